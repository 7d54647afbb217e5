import CypherPlanner
import PropertyGraph

/// Sorts the rows of one batch by several slots.
struct RowSorter {
    /// Sorted at once, in a few milliseconds; longer inputs are merged of such runs.
    private static let run = 1 << 16

    private let graph: Graph
    private let meter: ExecutionMeter
    private let specifications: [SortSpecification]

    /// A row with numbers that decide most comparisons.
    private struct Entry {
        var first: UInt64
        var second: UInt64
        var row: UInt32

        /// The order by the numbers alone.
        @inline(__always)
        func precedes(_ other: Entry) -> Bool {
            if first != other.first { return first < other.first }
            if second != other.second { return second < other.second }
            return row < other.row
        }
    }

    init(_ context: ExecutionContext, _ specifications: [SortSpecification]) {
        graph = context.graph
        meter = context.meter
        self.specifications = specifications
    }

    /// The rows in order; equal ones stay in theirs.
    func order(_ batch: Batch) throws(ExecutionError) -> [UInt32] {
        let keys = try Keys(batch, self)
        var entries = keys.entries
        for start in stride(from: 0, to: entries.count, by: Self.run) {
            let end = min(start + Self.run, entries.count)
            // Sorting a run costs some ten steps a row.
            try meter.charge(work: 64 * (end - start))
            if keys.isDecided {
                entries[start..<end].sort { $0.precedes($1) }
            } else {
                entries[start..<end].sort { keys.precedes($0, $1) }
            }
        }
        if entries.count > Self.run { entries = try merged(entries, keys) }
        try meter.charge(work: entries.count)
        return entries.map(\.row)
    }

    /// Runs in order, merged two by two until there is one.
    private func merged(_ sorted: [Entry], _ keys: Keys) throws(ExecutionError) -> [Entry] {
        var entries = sorted
        var length = Self.run
        try meter.charge(bytes: entries.count * MemoryLayout<Entry>.stride)
        while length < entries.count {
            var merged: [Entry] = []
            merged.reserveCapacity(entries.count)
            for start in stride(from: 0, to: entries.count, by: 2 * length) {
                let middle = min(start + length, entries.count)
                let end = min(middle + length, entries.count)
                var (left, right) = (start, middle)
                while left < middle, right < end {
                    if merged.count & 0x3FFF == 0 { try meter.charge(work: 0x3FFF * 8) }
                    let a = entries[left]
                    let b = entries[right]
                    if keys.isDecided ? b.precedes(a) : keys.precedes(b, a) {
                        merged.append(b)
                        right += 1
                    } else {
                        merged.append(a)
                        left += 1
                    }
                }
                merged.append(contentsOf: entries[left..<middle])
                merged.append(contentsOf: entries[right..<end])
            }
            entries = merged
            length *= 2
        }
        return entries
    }

    /// The first rows, of which only the last is in its place.
    func first(_ wanted: Int, of batch: Batch) throws(ExecutionError) -> [UInt32] {
        guard wanted > 0, wanted < batch.count else { return Array(try order(batch).prefix(wanted)) }
        let keys = try Keys(batch, self)
        var entries = keys.entries
        let meter = meter
        entries.withUnsafeMutableBufferPointer { entries in
            if keys.isDecided {
                Self.select(wanted - 1, entries) { !meter.shouldStop(afterWork: 4) && $0.precedes($1) }
            } else {
                Self.select(wanted - 1, entries) { keys.precedes($0, $1) }
            }
        }
        return entries.prefix(wanted).map(\.row)
    }

    /// Puts the entry that belongs at `position` there, those before it before it (Hoare's selection).
    private static func select(
        _ position: Int, _ entries: UnsafeMutableBufferPointer<Entry>, _ precedes: (Entry, Entry) -> Bool
    ) {
        var low = 0
        var high = entries.count - 1
        while low < high {
            let pivot = entries[(low + high) / 2]
            var left = low
            var right = high
            while left <= right {
                while precedes(entries[left], pivot) { left += 1 }
                while precedes(pivot, entries[right]) { right -= 1 }
                if left <= right {
                    entries.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if position <= right { high = right } else if position >= left { low = left } else { return }
        }
    }

    /// What the rows of a batch are compared by.
    private struct Keys {
        /// Rows whose numbers are worked out between two charges.
        private static let piece = 1 << 14

        private let graph: Graph
        private let meter: ExecutionMeter
        private let specifications: [SortSpecification]
        private let columns: [Column]
        /// The first specification that the numbers of the entries do not decide.
        private let undecided: Int
        private(set) var entries: [Entry] = []

        /// Whether the entries' numbers are all there is to compare.
        var isDecided: Bool { undecided >= specifications.count }

        init(_ batch: Batch, _ sorter: RowSorter) throws(ExecutionError) {
            graph = sorter.graph
            meter = sorter.meter
            specifications = sorter.specifications
            columns = specifications.map { batch.column($0.slot) }
            undecided = columns.prefix(2).prefix { $0.hasExactOrderPrefixes }.count
            try meter.charge(bytes: batch.count * MemoryLayout<Entry>.stride)
            entries.reserveCapacity(batch.count)
            for start in stride(from: 0, to: batch.count, by: Self.piece) {
                let rows = start..<min(start + Self.piece, batch.count)
                try meter.charge(work: 32 * rows.count)
                let first = prefixes(0, rows)
                let second = undecided > 0 ? prefixes(1, rows) : nil
                for row in rows {
                    entries.append(
                        Entry(first: first?[row - start] ?? 0, second: second?[row - start] ?? 0, row: UInt32(row)))
                }
            }
        }

        func precedes(_ a: Entry, _ b: Entry) -> Bool {
            if a.first != b.first { return a.first < b.first }
            if a.second != b.second { return a.second < b.second }
            for index in undecided..<specifications.count {
                let order = order(columns[index], Int(a.row), Int(b.row))
                if order != 0 { return (order < 0) != specifications[index].descending }
            }
            return a.row < b.row
        }

        private func order(_ column: Column, _ a: Int, _ b: Int) -> Int {
            if case .values(let values) = column { return meter.order(values[a], values[b]) }
            if meter.shouldStop(afterWork: 32) { return 0 }
            return Column.order(column, a, column, b, in: graph)
        }

        /// Numbers of some rows that order as the specification asks, ascending; nil where there are none.
        private func prefixes(_ index: Int, _ rows: Range<Int>) -> [UInt64]? {
            guard index < columns.count,
                let prefixes = columns[index].slice(rows).orderPrefixes(in: graph)
            else { return nil }
            return specifications[index].descending ? prefixes.keys.map { ~$0 } : prefixes.keys
        }
    }
}
