import Naql
import Renderers

/// Completes lines that begin with a colon: the command, then its argument.
struct CommandCompletion {
    let commands: CommandTable
    let session: Session
    var library = QuestionLibrary()

    /// What Tab offers after a text that begins with a colon.
    func complete(_ before: String) -> Completion {
        let name = before.dropFirst().prefix { !$0.isWhitespace }
        guard name.endIndex < before.endIndex else {
            let names = commands.all.map {
                Completion.Candidate(text: ":" + $0.name, ending: $0.arguments.isEmpty ? "" : " ")
            }
            return Completion(typed: before, candidates: names)
        }
        guard let command = commands.named(String(name)) else { return .none }
        let last = before.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        switch command.completes {
        case .nothing: return .none
        case .path: return PathCompletion.complete(String(before.dropFirst(name.count + 1)))
        case .destination: return destination(String(before.dropFirst(name.count + 1)))
        case .query: return .none
        case .questionRun: return question(String(before.dropFirst(name.count + 1)), last)
        case .format: return words(last, OutputFormat.all.map(\.name))
        case .onOff: return words(last, ["on", "off"])
        case .bidi: return words(last, ["auto", "isolate", "off"])
        case .parameter: return parameter(before.dropFirst(name.count + 1), last)
        case .label: return words(last, SchemaNames(session: session).labels + SchemaNames(session: session).types)
        case .names: return NameCompletion(session: session).complete(String(before.dropFirst(name.count + 1)), last)
        case .rowAndName:
            let argument = before.dropFirst(name.count + 1).drop(while: \.isWhitespace)
            guard let blank = argument.firstIndex(where: \.isWhitespace) else { return .none }
            return NameCompletion(session: session).completeWhole(
                String(argument[blank...].drop(while: \.isWhitespace)))
        case .mark: return before.dropFirst(name.count + 1).contains { !$0.isWhitespace } ? mark(before, last) : .none
        case .command:
            return words(last, HelpText(commands: commands, session: session, width: 0, usesVi: false).words)
        }
    }

    /// The query that stands within a line: `:set who = MATCH …`, `:watch 5 MATCH …`; nil where none is begun.
    func query(in line: String) -> String? {
        let name = line.dropFirst().prefix { !$0.isWhitespace }
        guard let command = commands.named(String(name)), command.completes == .query else { return nil }
        let argument = line.dropFirst(name.count + 1).drop(while: \.isWhitespace)
        let first = argument.prefix { !$0.isWhitespace && $0 != "=" }
        let rest = argument.dropFirst(first.count).drop(while: \.isWhitespace)
        let query =
            rest.first == "=" ? rest.dropFirst() : Double(first) != nil && !rest.isEmpty ? rest : argument[...]
        let text = String(query.drop(while: \.isWhitespace))
        // Before the sign of equality a name is typed.
        return command.name == "set" && rest.first != "=" || text.isEmpty ? nil : text
    }

    /// `:param` takes a name, then a value: what is not typed freely is a constant or made by a constructor.
    private func parameter(_ argument: Substring, _ last: String) -> Completion {
        guard argument.drop(while: \.isWhitespace).contains(where: \.isWhitespace) else {
            return words(last, session.parameters.keys.sorted() + ["clear"])
        }
        let constructors = ParameterText.constructors.map { Completion.Candidate(text: $0, ending: "('") }
        let constants = ["true", "false", "null"].map { Completion.Candidate(text: $0) }
        return Completion(typed: last, candidates: constructors + constants)
    }

    /// The marks, behind the row.
    private func mark(_ before: String, _ last: String) -> Completion {
        let given = before.split(separator: " ").map(String.init)
        guard given.count > 1, given.count > 2 || last.isEmpty else { return .none }
        let isOfWrong = given.count > 2 && given[2] == "wrong" && (given.count > 3 || last.isEmpty)
        return words(last, isOfWrong ? ["speaker", "span"] : ["checked", "wrong", "call", "none"])
    }

    private func words(_ typed: String, _ names: [String]) -> Completion {
        Completion(typed: typed, candidates: names.map { Completion.Candidate(text: $0) })
    }

    /// A question's name, then what it asks for.
    private func question(_ argument: String, _ last: String) -> Completion {
        let words = argument.drop(while: \.isWhitespace)
        guard words.contains(where: \.isWhitespace) else {
            return Completion(
                typed: last,
                candidates: library.all.map {
                    Completion.Candidate(text: $0.name, ending: $0.parameters.isEmpty ? "" : " ")
                } + scripts(argument))
        }
        guard let question = try? library.question(named: String(words.prefix { !$0.isWhitespace })) else {
            return .none
        }
        let open = question.parameters.filter { !words.contains(" \($0)=") }
        return Completion(typed: last, candidates: open.map { Completion.Candidate(text: $0 + "=") })
    }

    /// Script files, and folders that may hold some.
    private func scripts(_ argument: String) -> [Completion.Candidate] {
        guard argument.contains(where: { !$0.isWhitespace }) else { return [] }
        return PathCompletion.complete(argument).candidates.filter {
            $0.text.hasSuffix(".cypher") || $0.text.hasSuffix("/")
        }
    }

    /// A file, after a format or not; what a program is called the shell of the system knows.
    private func destination(_ argument: String) -> Completion {
        let words = argument.drop(while: \.isWhitespace)
        if words.contains("|") { return .none }
        let first = words.prefix { !$0.isWhitespace }
        if first.endIndex < words.endIndex, OutputFormat.named(String(first)) != nil {
            return PathCompletion.complete(String(words.dropFirst(first.count)))
        }
        let files = PathCompletion.complete(argument)
        let formats = Completion(
            typed: String(words), candidates: OutputFormat.all.map { Completion.Candidate(text: $0.name, ending: " ") })
        if words.isEmpty { return Completion(typed: "", candidates: formats.candidates + files.candidates) }
        return files.typed != formats.typed || formats.candidates.isEmpty
            ? files : Completion(typed: files.typed, candidates: files.candidates + formats.candidates)
    }
}
