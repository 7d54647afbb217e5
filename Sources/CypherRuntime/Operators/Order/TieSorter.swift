import CypherPlanner
import PropertyGraph

/// Sorts rows that are alike in the numbers of their first keys by what these do not tell: the rest of a text, then the
/// other keys.
struct TieSorter {
    private let specifications: [SortSpecification]
    private let columns: [Column]
    private let graph: Graph
    private let meter: ExecutionMeter

    /// Groups of up to so many rows are sorted by comparing them.
    private static let small = 6

    /// A group of rows that are alike in all keys before one, and in the first bytes of that one's text.
    private struct Tie {
        var range: Range<Int>
        var key: Int
        var offset: Int
    }

    init(_ batch: Batch, _ specifications: [SortSpecification], _ graph: Graph, _ meter: ExecutionMeter) {
        self.specifications = specifications
        self.graph = graph
        self.meter = meter
        columns = specifications.map { batch.column($0.slot) }
    }

    /// The rows of entries that are sorted by numbers. These decide the keys before `decided`, and tell of that one's text
    /// as much as they hold.
    func sorted<Entry: NumberedRow>(_ entries: [Entry], from decided: Int) throws(ExecutionError) -> [UInt32] {
        var rows = entries.map(\.row)
        if decided == specifications.count { return rows }
        var ties: [Tie] = []
        Self.groups(entries) { ties.append(Tie(range: $0, key: decided, offset: told(decided))) }
        // A list of what is left to do, for texts may be alike for as long as they are.
        while let tie = ties.popLast() { try sort(tie, &rows, &ties) }
        return rows
    }

    /// Bytes of a key's text that the first numbers hold: they hold those of the first key and, where that is decided,
    /// of the second.
    private func told(_ key: Int) -> Int {
        if key < 2, case .strings = columns[key] { return 8 }
        return 0
    }

    /// Calls `body` with each run of two or more entries that are alike.
    @inline(__always)
    private static func groups<Entry: NumberedRow>(_ entries: [Entry], _ body: (Range<Int>) -> Void) {
        var start = 0
        for index in 1..<max(entries.count, 1) where !entries[index].isAlike(entries[index - 1]) {
            if index - start > 1 { body(start..<index) }
            start = index
        }
        if entries.count - start > 1 { body(start..<entries.count) }
    }

    /// Sorts a group by its key, as far as one number tells, and notes the groups that are left.
    private func sort(_ tie: Tie, _ rows: inout [UInt32], _ ties: inout [Tie]) throws(ExecutionError) {
        let group = Array(rows[tie.range])
        let count = group.count
        if count <= Self.small { return try compare(group, tie, &rows) }
        try meter.charge(work: 16 * count)
        guard let (numbers, next) = try numbers(group, tie) else { return try compare(group, tie, &rows) }
        var entries = group.indices.map { SortEntry(first: numbers[$0], second: 0, row: group[$0]) }
        try RunSort.sort(&entries, meter) { $0 < $1 }
        for index in 0..<count { rows[tie.range.lowerBound + index] = entries[index].row }
        if next.key == specifications.count { return }
        Self.groups(entries) { range in
            let start = tie.range.lowerBound
            ties.append(
                Tie(range: start + range.lowerBound..<start + range.upperBound, key: next.key, offset: next.offset))
        }
    }

    /// A number a row, and where those go on that are alike in it; nil where only comparing tells.
    private func numbers(
        _ group: [UInt32], _ tie: Tie
    ) throws(ExecutionError) -> (numbers: [UInt64], next: (key: Int, offset: Int))? {
        let column = columns[tie.key].gather(group)
        let isDescending = specifications[tie.key].descending
        if case .strings(let ids) = column {
            if ids.allSatisfy({ $0 == ids[0] }) { return (Array(repeating: 0, count: ids.count), (tie.key + 1, 0)) }
            var offset = tie.offset
            while offset > 0, let (numbers, isLast) = column.textNumbers(at: offset, in: graph) {
                offset += 8
                if isLast || numbers.contains(where: { $0 != numbers[0] }) {
                    return (isDescending ? numbers.turned : numbers, isLast ? (tie.key + 1, 0) : (tie.key, offset))
                }
                try meter.charge(work: 16 * ids.count)
            }
        }
        let isText = if case .strings = column { true } else { false }
        guard isText || column.hasExactOrderPrefixes, let prefixes = column.orderPrefixes(in: graph) else { return nil }
        return (prefixes.ordered(descending: isDescending).keys, isText ? (tie.key, 8) : (tie.key + 1, 0))
    }

    /// Sorts a group by comparing its rows in all keys that are left.
    private func compare(_ group: [UInt32], _ tie: Tie, _ rows: inout [UInt32]) throws(ExecutionError) {
        var group = group
        try RunSort.sort(&group, meter) { precedes($0, $1, from: tie.key) }
        for index in group.indices { rows[tie.range.lowerBound + index] = group[index] }
    }

    private func precedes(_ a: UInt32, _ b: UInt32, from key: Int) -> Bool {
        for index in key..<specifications.count {
            let order = order(columns[index], Int(a), Int(b))
            if order != 0 { return (order < 0) != specifications[index].descending }
        }
        return a < b
    }

    private func order(_ column: Column, _ a: Int, _ b: Int) -> Int {
        if case .values(let values) = column { return meter.order(values[a], values[b]) }
        if meter.shouldStop(afterWork: 32) { return 0 }
        return Column.order(column, a, column, b, in: graph)
    }
}
