import Naql
import Renderers

/// Completes lines that begin with a colon: the command, then its argument.
struct CommandCompletion {
    let session: Session

    /// What Tab offers after a text that begins with a colon.
    func complete(_ before: String) -> Completion {
        let name = before.dropFirst().prefix { !$0.isWhitespace }
        guard name.endIndex < before.endIndex else {
            let names = ShellCommand.all.map {
                Completion.Candidate(text: ":" + $0.name, ending: $0.arguments.isEmpty ? "" : " ")
            }
            return Completion(typed: before, candidates: names)
        }
        guard let command = ShellCommand.named(String(name)) else { return .none }
        let last = before.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        switch command.completes {
        case .nothing: return .none
        case .path: return paths(last)
        case .format: return words(last, OutputFormat.all.map(\.name))
        case .onOff: return words(last, ["on", "off"])
        case .bidi: return words(last, ["auto", "isolate", "off"])
        case .parameter: return parameter(before.dropFirst(name.count + 1), last)
        case .label: return words(last, SchemaNames(session: session).labels + SchemaNames(session: session).types)
        case .command:
            let topics = ["functions", "procedures", "formats", "shortcuts"]
            return words(
                last,
                ShellCommand.all.map(\.name) + topics + session.catalog.functions.values.map(\.name).sorted()
                    + session.catalog.procedures.keys.sorted())
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

    private func paths(_ typed: String) -> Completion {
        let slash = typed.lastIndex(of: "/")
        let folder = slash.map { String(typed[...$0]) } ?? ""
        let begun = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
        var place = folder.isEmpty ? "." : folder
        if place.hasPrefix("~/"), let home = TerminalFacts.variable("HOME") { place = home + place.dropFirst() }
        let names = (try? Files.names(in: place)) ?? []
        let shown = names.filter { !$0.hasPrefix(".") || begun.hasPrefix(".") }.sorted()
        let candidates = shown.filter { $0.hasPrefix(begun) && !$0.contains(" ") }.map { name in
            let isFolder = (try? Files.kind(of: place + "/" + name)) == .folder
            return Completion.Candidate(text: folder + name + (isFolder ? "/" : ""))
        }
        return Completion(typed: typed, candidates: candidates)
    }
}
