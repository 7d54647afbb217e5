import Naql
import PropertyGraph
import Text

/// Completes the names of people, organizations and places, as commands of corrections take them.
struct NameCompletion {
    let session: Session

    /// More would be no help.
    private static let most = 500

    /// A name among words, in quotes where it has blanks: `:same "Hani Bazzi" …`.
    func complete(_ argument: String, _ last: String) -> Completion {
        // An open quote keeps the blanks of what is typed.
        let isQuoted = argument.count { $0 == "\"" } % 2 == 1
        let typed = isQuoted ? String(argument[(argument.lastIndex(of: "\"") ?? argument.startIndex)...]) : last
        let names = names(beginning: isQuoted ? String(typed.dropFirst()) : typed)
        let candidates = names.map { name in
            isQuoted || name.contains(where: \.isWhitespace)
                ? Completion.Candidate(text: "\"" + name + "\"", ending: " ")
                : Completion.Candidate(text: name, ending: " ")
        }
        return Completion(replacing: typed, chosen: candidates)
    }

    /// A name that goes on to the end of the line: `:said 3 Hani Bazzi`.
    func completeWhole(_ typed: String) -> Completion {
        let plain = typed.drop { $0 == "\"" }
        return Completion(
            replacing: typed, chosen: names(beginning: String(plain)).map { Completion.Candidate(text: $0) })
    }

    private func names(beginning typed: String) -> [String] {
        let graph = session.graph
        guard let key = graph.findKey("name") else { return [] }
        let wanted = Folding.fold(typed)
        var found: Set<String> = []
        for label in ["Person", "Organization", "Place"] {
            guard let id = graph.findLabel(label) else { continue }
            let nodes = graph.nodes(with: id)
            for position in 0..<nodes.count {
                guard case .string(let name) = graph.property(NodeID(nodes[position]), key) else { continue }
                if wanted.isEmpty || Folding.fold(name).hasPrefix(wanted) { found.insert(name) }
                if found.count == Self.most { return found.sorted() }
            }
        }
        return found.sorted()
    }
}
