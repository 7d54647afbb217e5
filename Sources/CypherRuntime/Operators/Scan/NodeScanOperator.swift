import CypherPlanner
import PropertyGraph

/// All nodes that pass a label filter, in ascending order of id.
final class NodeScanOperator: BatchOperator, MorselSource {
    private let context: ExecutionContext
    private let slot: Slot
    private let filter: LabelFilter
    private var nodes: NodeSet?
    private var test = NodeTest.none
    private var cursor = 0
    private var end = 0

    var morsel: Range<Int>?
    var morselItems: Int { Self.candidates(filter, in: context.graph).0.count }

    init(_ context: ExecutionContext, slot: Slot, filter: LabelFilter) {
        self.context = context
        self.slot = slot
        self.filter = filter
    }

    func open(argument: Batch?) {
        let (candidates, left) = Self.candidates(filter, in: context.graph)
        (nodes, test) = (candidates, left)
        cursor = morsel?.lowerBound ?? 0
        end = min(morsel?.upperBound ?? candidates.count, candidates.count)
    }

    /// The smallest known set that has all nodes that pass, and the test that is left.
    static func candidates(_ filter: LabelFilter, in graph: Graph) -> (NodeSet, NodeTest) {
        switch filter {
        case .label(let label): return (graph.nodes(with: label), .any)
        case .and(let parts):
            let labels = parts.compactMap { part in
                if case .label(let label) = part { label } else { nil }
            }
            if let rarest = labels.min(by: { graph.count(label: $0) < graph.count(label: $1) }) {
                return (graph.nodes(with: rarest), NodeTest(filter, in: graph))
            }
        default: break
        }
        return (graph.allNodes(), NodeTest(filter, in: graph))
    }

    func next() throws(ExecutionError) -> Batch? {
        if case .none = test { return nil }
        guard let nodes else { return nil }
        while cursor < end {
            try context.checkpoint()
            var ids = [UInt32](unsafeUninitializedCapacity: min(Batch.capacity, end - cursor)) { buffer, count in
                // The buffer may be longer than asked for.
                let room = UnsafeMutableBufferPointer(rebasing: buffer[..<min(buffer.count, end - cursor)])
                count = nodes.fill(room, from: cursor)
            }
            cursor += ids.count
            if case .any = test {} else { ids.removeAll { !test.matches($0) } }
            if ids.isEmpty { continue }
            var batch = Batch(count: ids.count, slotCount: context.slotCount)
            batch.columns[slot] = .nodes(ids)
            return batch
        }
        return nil
    }
}
