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
        case .command:
            return words(last, HelpText(commands: commands, session: session, width: 0, usesVi: false).words)
        }
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
                })
        }
        guard let question = try? library.question(named: String(words.prefix { !$0.isWhitespace })) else {
            return .none
        }
        let open = question.parameters.filter { !words.contains(" \($0)=") }
        return Completion(typed: last, candidates: open.map { Completion.Candidate(text: $0 + "=") })
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
        return words.isEmpty || files.typed != formats.typed || formats.candidates.isEmpty
            ? files : Completion(typed: files.typed, candidates: files.candidates + formats.candidates)
    }
}
