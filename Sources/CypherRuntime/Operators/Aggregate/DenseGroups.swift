import PropertyGraph

/// Groups by one node or relationship id: an array from id to group.
final class DenseGroups {
    private let isNode: Bool
    private let capacity: Int
    /// Group plus one by id, 0 where there is none; the last element is for null. Cleared pages cost nothing until
    /// they are written.
    private let table: UnsafeMutablePointer<UInt32>
    private var ids: [UInt32] = []

    /// Nil where the key is no id.
    init?(_ key: Column, in graph: Graph) {
        switch key {
        case .nodes:
            isNode = true
            capacity = graph.nodeCapacity
        case .relationships:
            isNode = false
            capacity = graph.relationshipCapacity
        default: return nil
        }
        table = .allocateCleared(capacity + 1)
    }

    deinit { table.deallocateCleared() }

    var count: Int { ids.count }

    func accepts(_ key: Column) -> Bool {
        switch key {
        case .nodes(let ids): isNode && ids.allSatisfy { $0 < capacity || $0 == Column.nullID }
        case .relationships(let ids): !isNode && ids.allSatisfy { $0 < capacity || $0 == Column.nullID }
        default: false
        }
    }

    func assign(_ key: Column, _ groups: inout [UInt32], _ fresh: inout [UInt32]) {
        guard let keys = isNode ? key.nodeIDs : key.relationshipIDs else { return }
        let last = UInt32(capacity)
        groups.withUnsafeMutableBufferPointer { groups in
            keys.withUnsafeBufferPointer { keys in
                for row in 0..<keys.count {
                    let index = Int(min(keys[row], last))
                    var group = table[index]
                    if group == 0 {
                        ids.append(keys[row])
                        group = UInt32(truncatingIfNeeded: ids.count)
                        table[index] = group
                        fresh.append(UInt32(truncatingIfNeeded: row))
                    }
                    groups[row] = group &- 1
                }
            }
        }
    }

    func find(_ key: Column) -> [UInt32] {
        guard let keys = isNode ? key.nodeIDs : key.relationshipIDs else { return [] }
        let last = UInt32(capacity)
        // Zero minus one is the id that stands for none.
        return keys.map { table[Int(min($0, last))] &- 1 }
    }

    func keys() -> [Column] { [isNode ? .nodes(ids) : .relationships(ids)] }
}
