import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Names of the schema that a query reads and the graph does not know.
struct UnknownNames {
    let graph: Graph

    /// A note on each, in the order of the text.
    func notes(on statement: BoundStatement) -> [Diagnostic] {
        var told: Set<ReadName> = []
        return statement.readNames.sorted { $0.name.range.lower < $1.name.range.lower }
            .filter { !isKnown($0) && told.insert($0).inserted }.map { note(on: $0) }
    }

    private func isKnown(_ read: ReadName) -> Bool {
        switch read.kind {
        case .label: graph.findLabel(read.name.text) != nil
        case .type: graph.findType(read.name.text) != nil
        case .key: graph.findKey(read.name.text) != nil
        }
    }

    private func note(on read: ReadName) -> Diagnostic {
        let name = read.name.text
        switch read.kind {
        case .label:
            return note(
                "UnknownLabel", "no node has the label `\(name)`", read,
                among: (0..<graph.labelCount).map { graph.name(of: LabelID(UInt32($0))) })
        case .type:
            return note(
                "UnknownRelationshipType", "no relationship has the type `\(name)`", read,
                among: (0..<graph.typeCount).map { graph.name(of: TypeID(UInt32($0))) })
        case .key:
            return note(
                "UnknownPropertyKey", "nothing has a property `\(name)`", read,
                among: (0..<graph.keyCount).map { graph.name(of: KeyID(UInt32($0))) })
        }
    }

    private func note(_ code: String, _ message: String, _ read: ReadName, among known: [String]) -> Diagnostic {
        Diagnostic(
            code: code, at: read.name.range, message: message,
            hints: Suggestions.hints(for: read.name.text, among: known))
    }
}
