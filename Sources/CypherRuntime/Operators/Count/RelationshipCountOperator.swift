import CypherPlanner
import PropertyGraph

/// One row with the number of relationships of some types whose ends pass filters, without a row for each.
final class RelationshipCountOperator: BatchOperator {
    private let context: ExecutionContext
    private let slot: Slot
    private let types: ExpandTypes
    private let source: LabelFilter
    private let target: LabelFilter
    private var isDone = true

    init(_ context: ExecutionContext, slot: Slot, types: ExpandTypes, source: LabelFilter, target: LabelFilter) {
        self.context = context
        self.slot = slot
        self.types = types
        self.source = source
        self.target = target
    }

    func open(argument: Batch?) { isDone = false }

    func next() throws(ExecutionError) -> Batch? {
        if isDone { return nil }
        isDone = true
        var total = 0
        for type in types.resolved(in: context.graph) { total += try count(type) }
        var batch = Batch(count: 1, slotCount: context.slotCount)
        batch.columns[slot] = .integers([Int64(total)], nulls: nil)
        return batch
    }

    private func count(_ type: TypeID) throws(ExecutionError) -> Int {
        let graph = context.graph
        if case .any = source, case .any = target { return graph.count(type: type) }
        let sources = NodeTest(source, in: graph)
        let targets = NodeTest(target, in: graph)
        let outgoing = graph.adjacency(type, .outgoing)
        let nodes = NodeScanOperator.candidates(source, in: graph).0
        var total = 0
        for position in 0..<nodes.count {
            if position & 0xFFFF == 0 { try context.checkpoint() }
            let node = nodes[position]
            guard sources.matches(node) else { continue }
            if case .any = targets {
                total &+= outgoing.degree(node)
            } else {
                for other in outgoing.neighbours(node).nodes where targets.matches(other) { total &+= 1 }
            }
        }
        return total
    }
}
