import CypherPlanner
import PropertyGraph

/// Sorts the rows of one batch by several slots.
///
/// Rows are sorted by numbers that stand for their first keys. What those leave alike is sorted further, group by group:
/// by the next eight bytes of a text, then by the next key. So no comparison looks at a column, but in small groups and
/// between boxed values.
struct RowSorter {
    private let graph: Graph
    private let meter: ExecutionMeter
    private let specifications: [SortSpecification]

    init(_ context: ExecutionContext, _ specifications: [SortSpecification]) {
        graph = context.graph
        meter = context.meter
        self.specifications = specifications
    }

    /// The rows in order; equal ones stay in theirs.
    func order(_ batch: Batch) throws(ExecutionError) -> [UInt32] {
        try meter.charge(bytes: batch.count * (MemoryLayout<SortEntry>.stride + MemoryLayout<UInt32>.stride))
        let (entries, decided) = try numbered(batch)
        let ties = TieSorter(batch, specifications, graph, meter)
        if var packed = PackedEntry.pack(entries) {
            try RunSort.sort(&packed, meter) { $0 < $1 }
            return try ties.sorted(packed, from: decided)
        }
        var sorted = entries
        try RunSort.sort(&sorted, meter) { $0 < $1 }
        return try ties.sorted(sorted, from: decided)
    }

    /// The first rows, of which only the last is in its place.
    func first(_ wanted: Int, of batch: Batch) throws(ExecutionError) -> [UInt32] {
        guard wanted > 0, wanted < batch.count else { return Array(try order(batch).prefix(wanted)) }
        let (entries, decided) = try numbered(batch)
        let ties = TieSorter(batch, specifications, graph, meter)
        if let packed = PackedEntry.pack(entries) { return try first(wanted, of: packed, ties, from: decided) }
        return try first(wanted, of: entries, ties, from: decided)
    }

    private func first<Entry: NumberedRow>(
        _ wanted: Int, of entries: [Entry], _ ties: TieSorter, from decided: Int
    ) throws(ExecutionError) -> [UInt32] {
        var entries = entries
        try RunSort.select(wanted - 1, &entries, meter)
        if decided == specifications.count { return entries.prefix(wanted).map(\.row) }
        // Which of those that are like the last come first, only the other keys say.
        let last = entries[wanted - 1]
        var result: [UInt32] = []
        var alike: [Entry] = []
        for entry in entries {
            if entry.isAlike(last) { alike.append(entry) } else if entry < last { result.append(entry.row) }
        }
        try RunSort.sort(&alike, meter) { $0 < $1 }
        result += try ties.sorted(alike, from: decided).prefix(wanted - result.count)
        return result
    }

    /// Rows whose numbers are worked out between two charges.
    private static let piece = 1 << 14

    /// The rows with the numbers of their first keys, and how many keys these decide.
    private func numbered(_ batch: Batch) throws(ExecutionError) -> ([SortEntry], decided: Int) {
        let columns = specifications.prefix(2).map { batch.column($0.slot) }
        let decided = columns.prefix { $0.hasExactOrderPrefixes }.count
        var entries: [SortEntry] = []
        entries.reserveCapacity(batch.count)
        for start in stride(from: 0, to: batch.count, by: Self.piece) {
            let rows = start..<min(start + Self.piece, batch.count)
            try meter.charge(work: 32 * rows.count)
            let first = numbers(columns[0], 0, rows)
            let second = columns.count > 1 && decided > 0 ? numbers(columns[1], 1, rows) : nil
            for row in 0..<rows.count {
                entries.append(
                    SortEntry(first: first?[row] ?? 0, second: second?[row] ?? 0, row: UInt32(start + row)))
            }
        }
        return (entries, decided)
    }

    /// Numbers of some rows that order as the specification asks, ascending; nil where there are none.
    private func numbers(_ column: Column, _ index: Int, _ rows: Range<Int>) -> [UInt64]? {
        let isDescending = specifications[index].descending
        return column.slice(rows).orderPrefixes(in: graph)?.ordered(descending: isDescending).keys
    }
}
