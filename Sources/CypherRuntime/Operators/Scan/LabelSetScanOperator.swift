import CypherPlanner
import PropertyGraph

/// One row for each set of labels that nodes have, which counts as often as there are such nodes.
final class LabelSetScanOperator: BatchOperator {
    private let context: ExecutionContext
    private let slot: Slot
    private var isDone = true

    init(_ context: ExecutionContext, slot: Slot) {
        self.context = context
        self.slot = slot
    }

    func open(argument: Batch?) { isDone = false }

    func next() throws(ExecutionError) -> Batch? {
        if isDone { return nil }
        isDone = true
        let graph = context.graph
        let examples = Self.examples(in: graph)
        try context.checkpoint()
        let sets = examples.keys.sorted { (examples[$0] ?? 0) < (examples[$1] ?? 0) }
        if sets.isEmpty { return nil }
        var batch = Batch(count: sets.count, slotCount: context.slotCount)
        batch.columns[slot] = .nodes(sets.map { examples[$0] ?? Column.nullID })
        batch.multiplicity = sets.map { Int64(graph.count(labelSet: $0)) }
        return batch
    }

    /// A node of each set that has nodes. Graphs are ordered by label: mostly the first or the last node of a set's rarest
    /// label has the set. A damaged archive may name sets of which it shows no node; the next checkpoint tells it.
    private static func examples(in graph: Graph) -> [UInt32: UInt32] {
        var examples: [UInt32: UInt32] = [:]
        let wanted = (0..<UInt32(graph.labelSetCount)).filter { graph.count(labelSet: $0) > 0 }
        func look(in nodes: NodeSet, _ position: Int) {
            let set = graph.labelSet(of: NodeID(nodes[position]))
            if examples[set] == nil { examples[set] = nodes[position] }
        }
        for set in wanted {
            let labels = graph.labels(inSet: set)
            guard let rarest = labels.min(by: { graph.count(label: $0) < graph.count(label: $1) }) else { continue }
            let members = graph.nodes(with: rarest)
            guard members.count > 0 else { continue }
            look(in: members, 0)
            look(in: members, members.count - 1)
            var position = 0
            while examples[set] == nil, position < members.count {
                look(in: members, position)
                position += 1
            }
        }
        // Nodes without labels.
        let nodes = graph.allNodes()
        for position in 0..<nodes.count {
            if examples.count == wanted.count { break }
            look(in: nodes, position)
        }
        return examples
    }
}
