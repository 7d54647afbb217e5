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

    /// A node of each set that has nodes; graphs are ordered by label, so a look at every 64th node finds nearly all.
    private static func examples(in graph: Graph) -> [UInt32: UInt32] {
        var examples: [UInt32: UInt32] = [:]
        let wanted = (0..<graph.labelSetCount).filter { graph.count(labelSet: UInt32($0)) > 0 }
        let nodes = graph.allNodes()
        func look(_ position: Int) {
            let node = nodes[position]
            let set = graph.labelSet(of: NodeID(node))
            if examples[set] == nil { examples[set] = node }
        }
        for position in stride(from: 0, to: nodes.count, by: 64) { look(position) }
        if examples.count < wanted.count {
            for set in wanted where examples[UInt32(set)] == nil {
                guard let label = graph.labels(inSet: UInt32(set)).first else { continue }
                let members = graph.nodes(with: label)
                for position in 0..<members.count {
                    let node = members[position]
                    if graph.labelSet(of: NodeID(node)) == UInt32(set) {
                        examples[UInt32(set)] = node
                        break
                    }
                }
            }
        }
        if examples.count < wanted.count {
            for position in 0..<nodes.count {
                look(position)
                if examples.count == wanted.count { break }
            }
        }
        return examples
    }
}
