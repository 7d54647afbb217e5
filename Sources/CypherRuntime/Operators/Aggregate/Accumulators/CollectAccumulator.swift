import PropertyGraph

/// `collect(x)`: the values that are not null, in order of arrival. They are kept in one column with the group of each,
/// and put together at the end.
final class CollectAccumulator: Accumulator {
    private let graph: Graph
    private let account: MemoryAccount
    private let meter: ExecutionMeter
    private var values: ColumnBuilder
    private var owners: [UInt32] = []

    init(_ context: ExecutionContext) {
        graph = context.graph
        account = MemoryAccount(context.budget)
        meter = context.meter
        values = ColumnBuilder(context.graph)
    }

    func grow(to groups: Int) {}

    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) throws(ExecutionError) {
        let column = arguments[0]
        if weights == nil, column.nullMask() == nil {
            try account.charge(column.estimatedBytes + 4 * groups.count)
            try makeRoom(for: groups.count)
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
        try makeRoom(for: rows.count)
        values.append(kept)
        for row in rows { owners.append(groups[Int(row)]) }
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) throws(ExecutionError) {
        guard let other = other as? CollectAccumulator else { return }
        try account.charge(4 * other.owners.count + other.values.estimatedBytes)
        try makeRoom(for: other.owners.count)
        values.append(other.values.column)
        for owner in other.owners { owners.append(mapping[Int(owner)]) }
    }

    private func makeRoom(for rows: Int) throws(ExecutionError) {
        try values.makeRoom(for: rows, meter)
        try meter.makeRoom(for: rows, in: &owners, blank: 0)
    }

    /// The values of each group, in order.
    func lists(groups: Int) throws(ExecutionError) -> [[Value]] {
        try meter.charge(bytes: groups * 64 + owners.count * MemoryLayout<Value>.stride)
        let column = values.column
        var sizes = [Int](repeating: 0, count: groups)
        for owner in owners { sizes[Int(owner)] += 1 }
        var lists: [[Value]] = []
        lists.reserveCapacity(groups)
        try meter.keeping(&lists) { (lists) throws(ExecutionError) in
            for size in sizes {
                try meter.charge(work: 64)
                var list: [Value] = []
                list.reserveCapacity(size)
                lists.append(list)
            }
            for (row, owner) in owners.enumerated() {
                if row & 0xFFF == 0 { try meter.charge(work: 32 << 12) }
                lists[Int(owner)].append(column.value(at: row, in: graph))
            }
        }
        return lists
    }

    func result(groups: Int) throws(ExecutionError) -> Column {
        .values(try lists(groups: groups).map { .list($0) })
    }
}
