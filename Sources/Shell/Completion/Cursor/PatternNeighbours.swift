import CypherSyntax
import PropertyGraph

/// Types and labels that can stand next to what a pattern has before them, by the counts of the graph.
struct PatternNeighbours {
    let graph: Graph

    /// The types that a node of any of some labels can have in a direction; nil where nothing is known of it.
    func types(after labels: [String], _ direction: RelationshipPattern.Direction) -> [String]? {
        let labels = labels.compactMap(graph.findLabel)
        let fits = allTypes.filter { type in
            labels.contains { connects(direction, $0, type, nil) }
        }
        return fits.isEmpty ? nil : fits.map(graph.name(of:)).sorted()
    }

    /// The labels that the node after a relationship can have; nil where nothing is known.
    func labels(after relationship: RelationshipPattern, _ types: [String], from labels: [String]) -> [String]? {
        // Behind several steps only the last one counts.
        let labels = relationship.length == nil ? labels.compactMap(graph.findLabel) : []
        let known = types.compactMap(graph.findType)
        guard !known.isEmpty || types.isEmpty && !labels.isEmpty else { return nil }
        let before = labels.isEmpty ? [nil] : labels.map(Optional.some)
        let fits = allLabels.filter { label in
            (known.isEmpty ? allTypes : known).contains { type in
                before.contains { connects(relationship.direction, $0, type, label) }
            }
        }
        return fits.isEmpty ? nil : fits.map(graph.name(of:)).sorted()
    }

    /// Whether a type leads from a node to another, read in the direction of an arrow.
    private func connects(
        _ direction: RelationshipPattern.Direction, _ first: LabelID?, _ type: TypeID, _ second: LabelID?
    ) -> Bool {
        let forward = direction != .incoming && graph.count(source: first, type: type, target: second) > 0
        return forward || direction != .outgoing && graph.count(source: second, type: type, target: first) > 0
    }

    private var allTypes: [TypeID] {
        (0..<graph.typeCount).map { TypeID(UInt32($0)) }.filter { graph.count(type: $0) > 0 }
    }

    private var allLabels: [LabelID] {
        (0..<graph.labelCount).map { LabelID(UInt32($0)) }.filter { graph.count(label: $0) > 0 }
    }
}
