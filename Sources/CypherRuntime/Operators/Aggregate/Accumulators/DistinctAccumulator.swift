/// Gives an aggregate each value of a group once.
final class DistinctAccumulator: Accumulator {
    private let inner: any Accumulator
    private var seen: GroupTable
    private var pairs: [UInt32] = []
    private var fresh: [UInt32] = []

    init(_ inner: any Accumulator, _ context: ExecutionContext) {
        self.inner = inner
        seen = GroupTable(context)
    }

    func grow(to groups: Int) { inner.grow(to: groups) }

    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) throws(ExecutionError) {
        var groups = groups
        var arguments = arguments
        if let nulls = arguments[0].nullMask() {
            let rows = nulls.withUnsafeBufferPointer { mask in
                (0..<mask.count).filter { mask[$0] == 0 }.map { UInt32($0) }
            }
            if rows.isEmpty { return }
            groups = rows.map { groups[Int($0)] }
            arguments = arguments.map { $0.gather(rows) }
        }
        // The group stands in the key like an id.
        try seen.assign([.nodes(groups), arguments[0]], rows: groups.count, groups: &pairs, fresh: &fresh)
        if fresh.isEmpty { return }
        if fresh.count < groups.count {
            groups = fresh.map { groups[Int($0)] }
            arguments = arguments.map { $0.gather(fresh) }
        }
        try inner.update(groups, arguments, weights: nil)
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) throws(ExecutionError) {
        guard let other = other as? DistinctAccumulator else { return }
        let keys = other.seen.keys()
        guard keys.count == 2, let owners = keys[0].nodeIDs else { return }
        try update(owners.map { mapping[Int($0)] }, [keys[1]], weights: nil)
    }

    func result(groups: Int) throws(ExecutionError) -> Column { try inner.result(groups: groups) }
}
