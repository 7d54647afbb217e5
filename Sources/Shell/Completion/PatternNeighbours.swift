import CypherSyntax
import PropertyGraph

/// Types and labels that can stand next to what a pattern has before the cursor, by the counts of the graph.
struct PatternNeighbours {
    let graph: Graph
    let statement: StatementTokens

    /// The types that the node before a bracket can have in that direction; nil where nothing is known of it.
    func types(inBracket bracket: Int) -> [String]? {
        let tokens = statement.tokens
        var at = bracket - 1
        guard at >= 1 else { return nil }
        let isIncoming = [.less, .lessVariant].contains(tokens[at - 1].kind)
        if isIncoming { at -= 1 }
        guard let labels = labels(ofNodeBefore: at) else { return nil }
        let fits = allTypes.filter { type in
            labels.contains { label in
                isIncoming
                    ? graph.count(source: nil, type: type, target: label) > 0
                    : graph.count(source: label, type: type, target: nil) > 0
                        || graph.count(source: nil, type: type, target: label) > 0
            }
        }
        return fits.isEmpty ? nil : fits.map(graph.name(of:)).sorted()
    }

    /// The labels that the node after a relationship can have; nil where nothing is known of the relationship.
    func labels(inParenthesis parenthesis: Int) -> [String]? {
        guard let relationship = relationship(before: parenthesis) else { return nil }
        let labels = labels(ofNodeBefore: relationship.first)
        // Without a type the node before must tell something.
        guard !relationship.types.isEmpty || labels != nil else { return nil }
        let types = relationship.types.isEmpty ? allTypes : relationship.types
        let before = labels.map { $0.map(Optional.some) } ?? [nil]
        let fits = allLabels.filter { label in
            types.contains { type in
                before.contains { other in
                    let forward = graph.count(source: other, type: type, target: label) > 0
                    let backward = graph.count(source: label, type: type, target: other) > 0
                    return relationship.isIncoming ? backward : relationship.isOutgoing ? forward : forward || backward
                }
            }
        }
        return fits.isEmpty ? nil : fits.map(graph.name(of:)).sorted()
    }

    private struct Relationship {
        /// Where its first sign stands.
        let first: Int
        var types: [TypeID] = []
        let isIncoming: Bool
        let isOutgoing: Bool
    }

    /// The relationship that leads to a parenthesis: `-[:T]->(`, `<-[:T]-(`, `-->(`, `<--(`, `--(`.
    private func relationship(before parenthesis: Int) -> Relationship? {
        let tokens = statement.tokens
        let signs: Set<Token.Kind> = [.minus, .greater, .greaterVariant, .dashVariant, .less, .lessVariant]
        let lefts: Set<Token.Kind> = [.less, .lessVariant]
        var at = parenthesis - 1
        guard at >= 1, signs.contains(tokens[at].kind) else { return nil }
        let isOutgoing = [.greater, .greaterVariant].contains(tokens[at].kind)
        while at > 0, signs.contains(tokens[at].kind), !lefts.contains(tokens[at].kind) { at -= 1 }
        if lefts.contains(tokens[at].kind) { return Relationship(first: at, isIncoming: true, isOutgoing: false) }
        if tokens[at].kind == .rightParenthesis {
            return Relationship(first: at + 1, isIncoming: false, isOutgoing: isOutgoing)
        }
        guard tokens[at].kind == .rightBracket, let open = statement.opening(of: at), open >= 2 else { return nil }
        let isIncoming = lefts.contains(tokens[open - 2].kind)
        let types = statement.names(within: open..<at).compactMap(graph.findType)
        return types.isEmpty
            ? nil
            : Relationship(
                first: open - (isIncoming ? 2 : 1), types: types, isIncoming: isIncoming, isOutgoing: isOutgoing)
    }

    private var allTypes: [TypeID] {
        (0..<graph.typeCount).map { TypeID(UInt32($0)) }.filter { graph.count(type: $0) > 0 }
    }

    private var allLabels: [LabelID] {
        (0..<graph.labelCount).map { LabelID(UInt32($0)) }.filter { graph.count(label: $0) > 0 }
    }

    /// The labels of the node whose parenthesis closes before a token; nil where none is known.
    private func labels(ofNodeBefore end: Int) -> [LabelID]? {
        guard end > 0, statement.tokens[end - 1].kind == .rightParenthesis,
            let open = statement.opening(of: end - 1)
        else { return nil }
        var names = statement.names(within: open..<(end - 1))
        if names.isEmpty, let name = statement.name(statement.tokens[open + 1]) {
            names = VariablesInScope(statement).kinds[name]?.names ?? []
        }
        let labels = names.compactMap(graph.findLabel)
        return labels.isEmpty ? nil : labels
    }
}
