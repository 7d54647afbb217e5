import CypherPlanner
import PropertyGraph

/// Every relationship of some types with its ends, type by type in ascending order of id.
final class RelationshipScanOperator: BatchOperator, MorselSource {
    private let context: ExecutionContext
    private let relationship: Slot
    private let start: Slot
    private let end: Slot
    private let types: ExpandTypes
    private var startTest = NodeTest.any
    private var endTest = NodeTest.any
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
            let batch = rows(ids)
            if batch.count > 0 { return batch }
        }
        return nil
    }

    /// The relationships whose ends pass, with their ends.
    private func rows(_ all: [UInt32]) -> Batch {
        var ids = all
        var (starts, ends) = context.graph.ends(of: all)
        var count = ids.count
        for (test, isStart) in [(startTest, true), (endTest, false)] {
            if case .any = test { continue }
            var next = 0
            for row in 0..<count {
                let (id, start, end) = (ids[row], starts[row], ends[row])
                (ids[next], starts[next], ends[next]) = (id, start, end)
                if test.matches(isStart ? start : end) { next &+= 1 }
            }
            count = next
        }
        if count < ids.count {
            ids.removeLast(ids.count - count)
            starts.removeLast(starts.count - count)
            ends.removeLast(ends.count - count)
        }
        var batch = Batch(count: count, slotCount: context.slotCount)
        batch.columns[relationship] = .relationships(ids)
        batch.columns[start] = .nodes(starts)
        batch.columns[end] = .nodes(ends)
        return batch
    }
}

extension RelationshipScanOperator: NodeFinder {
    func ownFilter(of slot: Slot) -> LabelFilter { .any }

    func restrict(_ slot: Slot, to test: NodeTest) {
        if slot == start { startTest = test } else { endTest = test }
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
