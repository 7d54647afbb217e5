import PropertyGraph

/// `collect(x)`: the values that are not null, in order of arrival. They are kept in one column with the group of each,
/// and put together at the end.
final class CollectAccumulator: Accumulator {
    private let graph: Graph
    private let account: MemoryAccount
    private var values: ColumnBuilder
    private var owners: [UInt32] = []

    init(_ context: ExecutionContext) {
        graph = context.graph
        account = MemoryAccount(context.budget)
        values = ColumnBuilder(context.graph)
    }

    func grow(to groups: Int) {}

    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) throws(ExecutionError) {
        let column = arguments[0]
        if weights == nil, column.nullMask() == nil {
            try account.charge(column.estimatedBytes + 4 * groups.count)
            values.append(column)
            owners.append(contentsOf: groups)
            return
        }
        var rows: [UInt32] = []
        for row in 0..<groups.count where !column.isNull(at: row) {
            rows.append(contentsOf: repeatElement(UInt32(row), count: Int(weights?[row] ?? 1)))
        }
        let kept = column.gather(rows)
        try account.charge(kept.estimatedBytes + 4 * rows.count)
        values.append(kept)
        for row in rows { owners.append(groups[Int(row)]) }
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) throws(ExecutionError) {
        guard let other = other as? CollectAccumulator else { return }
        try account.charge(4 * other.owners.count + other.values.estimatedBytes)
        values.append(other.values.column)
        for owner in other.owners { owners.append(mapping[Int(owner)]) }
    }

    /// The values of each group, in order.
    func lists(groups: Int) -> [[Value]] {
        let column = values.column
        var sizes = [Int](repeating: 0, count: groups)
        for owner in owners { sizes[Int(owner)] += 1 }
        var lists = sizes.map { size in
            var list: [Value] = []
            list.reserveCapacity(size)
            return list
        }
        for (row, owner) in owners.enumerated() { lists[Int(owner)].append(column.value(at: row, in: graph)) }
        return lists
    }

    func result(groups: Int) -> Column { .values(lists(groups: groups).map { .list($0) }) }
}
