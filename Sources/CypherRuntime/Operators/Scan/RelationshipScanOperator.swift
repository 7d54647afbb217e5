import CypherPlanner
import PropertyGraph

/// Every relationship of some types with its ends, type by type in ascending order of id.
final class RelationshipScanOperator: BatchOperator, MorselSource {
    private let context: ExecutionContext
    private let relationship: Slot
    private let start: Slot
    private let end: Slot
    private let types: ExpandTypes
    private var sets: [RelationshipSet] = []
    private var set = 0
    private var cursor = 0
    private var left = 0

    init(_ context: ExecutionContext, relationship: Slot, start: Slot, end: Slot, types: ExpandTypes) {
        self.context = context
        self.relationship = relationship
        self.start = start
        self.end = end
        self.types = types
    }

    var morsel: Range<Int>?
    var morselItems: Int { relationshipSets.reduce(0) { $0 + $1.count } }

    private var relationshipSets: [RelationshipSet] {
        types.resolved(in: context.graph).map { context.graph.relationships(of: $0) }
    }

    func open(argument: Batch?) {
        sets = relationshipSets
        set = 0
        cursor = 0
        left = sets.reduce(0) { $0 + $1.count }
        guard let morsel else { return }
        left = morsel.count
        cursor = morsel.lowerBound
        while set < sets.count, cursor >= sets[set].count {
            cursor -= sets[set].count
            set += 1
        }
    }

    func next() throws(ExecutionError) -> Batch? {
        let graph = context.graph
        while set < sets.count, left > 0 {
            try context.checkpoint()
            let wanted = min(Batch.capacity, left, sets[set].count - cursor)
            if wanted == 0 {
                set += 1
                cursor = 0
                continue
            }
            let current = sets[set]
            let ids = [UInt32](unsafeUninitializedCapacity: wanted) { buffer, count in
                // The buffer may be longer than asked for.
                count = current.fill(UnsafeMutableBufferPointer(rebasing: buffer[..<wanted]), from: cursor)
            }
            cursor += ids.count
            left -= ids.count
            var batch = Batch(count: ids.count, slotCount: context.slotCount)
            batch.columns[relationship] = .relationships(ids)
            batch.columns[start] = .nodes(ids.map { graph.source(of: RelationshipID($0)).index })
            batch.columns[end] = .nodes(ids.map { graph.target(of: RelationshipID($0)).index })
            return batch
        }
        return nil
    }
}

extension ExpandTypes {
    /// The types themselves.
    func resolved(in graph: Graph) -> [TypeID] {
        switch self {
        case .all: (0..<graph.typeCount).map { TypeID(UInt32($0)) }
        case .types(let types): types
        }
    }
}
