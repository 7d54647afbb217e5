import CypherPlanner
import PropertyGraph

/// One row with the number of nodes that pass a filter, from the graph's statistics.
final class NodeCountOperator: BatchOperator {
    private let context: ExecutionContext
    private let slot: Slot
    private let filter: LabelFilter
    private var isDone = true

    init(_ context: ExecutionContext, slot: Slot, filter: LabelFilter) {
        self.context = context
        self.slot = slot
        self.filter = filter
    }

    func open(argument: Batch?) { isDone = false }

    func next() -> Batch? {
        if isDone { return nil }
        isDone = true
        var batch = Batch(count: 1, slotCount: context.slotCount)
        batch.columns[slot] = .integers([Int64(count)], nulls: nil)
        return batch
    }

    private var count: Int {
        let graph = context.graph
        switch filter {
        case .any: return graph.nodeCount
        case .none: return 0
        case .label(let label): return graph.count(label: label)
        case .and, .or, .not:
            return (0..<graph.labelSetCount).reduce(into: 0) { total, set in
                if NodeTest.passes(Set(graph.labels(inSet: UInt32(set))), filter) {
                    total += graph.count(labelSet: UInt32(set))
                }
            }
        }
    }
}
