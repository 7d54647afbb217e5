import CypherPlanner

/// Collects the first rows in order, without keeping many more than those.
struct TopRows {
    private let context: ExecutionContext
    private let specifications: [SortSpecification]
    private let slots: [Slot]
    private let account: MemoryAccount

    private var wanted = 0
    private var builders: [ColumnBuilder] = []
    private var count = 0
    private var threshold: Threshold?

    /// The keys of the last row that is still among the first; rows behind it need not be kept.
    private struct Threshold {
        var forms: [Int]
        var keys: [UInt64]
    }

    /// Of each row the `slots` are kept, which have those of the keys.
    init(_ context: ExecutionContext, _ specifications: [SortSpecification], slots: [Slot]) {
        self.context = context
        self.specifications = specifications
        self.slots = slots
        account = MemoryAccount(context.budget)
    }

    /// Forgets all rows; so many are wanted now.
    mutating func reset(wanted: Int) {
        self.wanted = wanted
        threshold = nil
        builders = slots.map { _ in ColumnBuilder(context.graph) }
        count = 0
        account.releaseAll()
    }

    /// Takes the rows that may be among the first, and says which these are; nil is all.
    @discardableResult
    mutating func take(_ batch: Batch) throws(ExecutionError) -> [UInt32]? {
        if wanted == 0 { return [] }
        var rows: [UInt32]?
        if let threshold { rows = candidates(batch, threshold) }
        if let rows, rows.isEmpty { return rows }
        for (index, slot) in slots.enumerated() {
            try builders[index].makeRoom(for: batch.count, context.meter)
            if let rows, rows.count < batch.count {
                builders[index].append(batch.column(slot), rows: rows)
            } else {
                builders[index].append(batch.column(slot))
            }
        }
        let added = rows?.count ?? batch.count
        count += added
        try account.charge(added * (16 + 8 * slots.count))
        if wanted < .max / 4, count >= 2 * wanted + Batch.capacity { try prune() }
        return rows
    }

    /// The rows that were kept: the first, and some that are not.
    func rows() -> Batch {
        var batch = Batch(count: count, slotCount: context.slotCount)
        for (index, slot) in slots.enumerated() { batch.columns[slot] = builders[index].column }
        return batch
    }

    /// Keeps the first rows alone and notes where they end.
    private mutating func prune() throws(ExecutionError) {
        let rows = rows()
        let order = try RowSorter(context, specifications).first(wanted, of: rows)
        for (index, slot) in slots.enumerated() {
            builders[index] = ColumnBuilder(context.graph)
            builders[index].append(rows.column(slot), rows: order)
        }
        count = order.count
        guard let last = order.last else { return }
        var found = Threshold(forms: [], keys: [])
        for specification in specifications {
            let column = rows.column(specification.slot).gather([last])
            guard
                let prefix = column.orderPrefixes(in: context.graph)?.ordered(descending: specification.descending)
            else { break }
            found.forms.append(Self.form(column))
            found.keys.append(prefix.keys[0])
            if !prefix.isExact { break }
        }
        threshold = found.keys.isEmpty ? nil : found
    }

    /// The rows that may be among the first; nil where the keys say nothing.
    private func candidates(_ batch: Batch, _ threshold: Threshold) -> [UInt32]? {
        if case .integers(let values, nil) = batch.column(specifications[0].slot), threshold.forms[0] == 2 {
            let rows = candidates(values, threshold.keys[0])
            if rows.isEmpty || threshold.keys.count < 2 { return rows }
            // Few are left to look at more closely.
            let left = batch.gather(rows)
            guard let first = keys(left, 0, threshold), first.isExact, let second = keys(left, 1, threshold) else {
                return rows
            }
            let (last, lastSecond) = (threshold.keys[0], threshold.keys[1])
            return rows.indices.filter { first.keys[$0] < last || second.keys[$0] <= lastSecond }.map { rows[$0] }
        }
        guard let first = keys(batch, 0, threshold) else { return nil }
        let last = threshold.keys[0]
        if threshold.keys.count > 1, let second = keys(batch, 1, threshold), first.isExact {
            let lastSecond = threshold.keys[1]
            return Self.select(batch.count) { row in
                first.keys[row] < last || (first.keys[row] == last && second.keys[row] <= lastSecond)
            }
        }
        return Self.select(batch.count) { first.keys[$0] <= last }
    }

    /// The rows whose integer is not behind the last one's key.
    private func candidates(_ values: [Int64], _ key: UInt64) -> [UInt32] {
        let isDescending = specifications[0].descending
        let last = Int64(bitPattern: (isDescending ? ~key : key) ^ (1 << 63))
        return values.withUnsafeBufferPointer { values in
            isDescending
                ? Self.select(values.count) { values[$0] >= last } : Self.select(values.count) { values[$0] <= last }
        }
    }

    private func keys(_ batch: Batch, _ index: Int, _ threshold: Threshold) -> Column.OrderPrefixes? {
        let column = batch.column(specifications[index].slot)
        guard Self.form(column) == threshold.forms[index] else { return nil }
        return column.orderPrefixes(in: context.graph)?.ordered(descending: specifications[index].descending)
    }

    @inline(__always)
    private static func select(_ count: Int, _ passes: (Int) -> Bool) -> [UInt32] {
        Array(unsafeUninitializedCapacity: count) { rows, found in
            var next = 0
            for row in 0..<count {
                rows[next] = UInt32(truncatingIfNeeded: row)
                if passes(row) { next &+= 1 }
            }
            found = next
        }
    }

    private static func form(_ column: Column) -> Int {
        switch column {
        case .nodes: 0
        case .relationships: 1
        case .integers: 2
        case .floats: 3
        case .booleans: 4
        case .strings: 5
        case .values: 6
        // Orders like nothing else.
        case .constant: 7
        }
    }
}
