import CypherPlanner
import PropertyGraph

/// All nodes of a label that have a string with a needle in it, in ascending order of id.
final class SubstringScanOperator: BatchOperator, MorselSource {
    /// Nodes that are searched between two charges.
    private static let piece = 16_384

    private let context: ExecutionContext
    private let slot: Slot
    private let label: LabelID
    private let key: KeyID
    private let needle: any Evaluator
    private var nodes: NodeSet?
    private var search: SubstringSearch?
    private var found: ArraySlice<UInt32> = []
    private var cursor = 0
    private var end = 0

    var morsel: Range<Int>?
    var morselItems: Int { context.graph.count(label: label) }

    /// The needle is the same for every row.
    init(_ context: ExecutionContext, slot: Slot, label: LabelID, key: KeyID, needle: any Evaluator) {
        self.context = context
        self.slot = slot
        self.label = label
        self.key = key
        self.needle = needle
    }

    func open(argument: Batch?) throws(ExecutionError) {
        found = []
        let value = try needle.evaluate(Batch(count: 1, slotCount: context.slotCount))
        guard case .string(let text) = value.value(at: 0, in: context.graph) else {
            search = nil
            return
        }
        search = SubstringSearch(text)
        let nodes = context.graph.nodes(with: label)
        self.nodes = nodes
        cursor = morsel?.lowerBound ?? 0
        end = min(morsel?.upperBound ?? nodes.count, nodes.count)
    }

    func next() throws(ExecutionError) -> Batch? {
        guard let nodes, let search else { return nil }
        while found.isEmpty {
            guard cursor < end else { return nil }
            let piece = cursor..<min(cursor + Self.piece, end)
            try context.meter.charge(work: 64 + piece.count)
            found = context.graph.containing(key, search, among: nodes, at: piece)[...]
            cursor = piece.upperBound
        }
        let ids = Array(found.prefix(Batch.capacity))
        found = found.dropFirst(ids.count)
        try context.checkpoint()
        var batch = Batch(count: ids.count, slotCount: context.slotCount)
        batch.columns[slot] = .nodes(ids)
        return batch
    }
}
