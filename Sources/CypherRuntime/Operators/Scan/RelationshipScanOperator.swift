import CypherPlanner
import PropertyGraph

/// Every relationship of some types with its ends, type by type in ascending order of id.
final class RelationshipScanOperator: BatchOperator {
    private let context: ExecutionContext
    private let relationship: Slot
    private let start: Slot
    private let end: Slot
    private let types: ExpandTypes
    private var sets: [RelationshipSet] = []
    private var cursor = 0

    init(_ context: ExecutionContext, relationship: Slot, start: Slot, end: Slot, types: ExpandTypes) {
        self.context = context
        self.relationship = relationship
        self.start = start
        self.end = end
        self.types = types
    }

    func open(argument: Batch?) {
        cursor = 0
        sets = types.resolved(in: context.graph).map { context.graph.relationships(of: $0) }.reversed()
    }

    func next() throws(ExecutionError) -> Batch? {
        let graph = context.graph
        while let set = sets.last {
            try context.checkpoint()
            let ids = [UInt32](unsafeUninitializedCapacity: Batch.capacity) { buffer, count in
                count = set.fill(buffer, from: cursor)
            }
            cursor += ids.count
            if ids.isEmpty {
                sets.removeLast()
                cursor = 0
                continue
            }
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
