import CypherPlanner
import PropertyGraph

/// Sorts the rows of one batch by several slots.
struct RowSorter {
    /// Sorted at once, in a few milliseconds; longer inputs are merged of such runs.
    private static let run = 1 << 16

    private let graph: Graph
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

    init(_ graph: Graph, _ specifications: [SortSpecification]) {
        self.graph = graph
        self.specifications = specifications
    }

    /// The rows in order; equal ones stay in theirs. `checkpoint` is called now and then.
    func order(_ batch: Batch, checkpoint: () throws(ExecutionError) -> Void) throws(ExecutionError) -> [UInt32] {
        if batch.count <= Self.run { return order(batch) }
        let keys = Keys(batch, specifications, graph)
        var entries = keys.entries
        for start in stride(from: 0, to: entries.count, by: Self.run) {
            try checkpoint()
            let end = min(start + Self.run, entries.count)
            if keys.isDecided {
                entries[start..<end].sort { $0.precedes($1) }
            } else {
                entries[start..<end].sort { keys.precedes($0, $1) }
            }
        }
        var length = Self.run
        while length < entries.count {
            var merged: [Entry] = []
            merged.reserveCapacity(entries.count)
            for start in stride(from: 0, to: entries.count, by: 2 * length) {
                let middle = min(start + length, entries.count)
                let end = min(middle + length, entries.count)
                var (left, right) = (start, middle)
                while left < middle, right < end {
                    if merged.count & 0xFFFF == 0 { try checkpoint() }
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
        return entries.map(\.row)
    }

    /// The rows in order; equal ones stay in theirs.
    func order(_ batch: Batch) -> [UInt32] {
        let keys = Keys(batch, specifications, graph)
        var entries = keys.entries
        if keys.isDecided {
            entries.sort { $0.precedes($1) }
        } else {
            entries.sort { keys.precedes($0, $1) }
        }
        return entries.map(\.row)
    }

    /// The first rows, of which only the last is in its place.
    func first(_ wanted: Int, of batch: Batch) -> [UInt32] {
        guard wanted > 0, wanted < batch.count else { return Array(order(batch).prefix(wanted)) }
        let keys = Keys(batch, specifications, graph)
        var entries = keys.entries
        entries.withUnsafeMutableBufferPointer { entries in
            if keys.isDecided {
                Self.select(wanted - 1, entries) { $0.precedes($1) }
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
        let graph: Graph
        let specifications: [SortSpecification]
        let columns: [Column]
        /// The first specification that the numbers of the entries do not decide.
        private let undecided: Int
        private(set) var entries: [Entry] = []

        /// Whether the entries' numbers are all there is to compare.
        var isDecided: Bool { undecided >= specifications.count }

        init(_ batch: Batch, _ specifications: [SortSpecification], _ graph: Graph) {
            self.graph = graph
            self.specifications = specifications
            columns = specifications.map { batch.column($0.slot) }
            let (first, firstIsExact) = Self.prefixes(columns, specifications, 0, graph)
            let (second, secondIsExact) = firstIsExact ? Self.prefixes(columns, specifications, 1, graph) : (nil, false)
            undecided = firstIsExact ? (second != nil && secondIsExact ? 2 : 1) : 0
            entries.reserveCapacity(batch.count)
            for row in 0..<batch.count {
                entries.append(Entry(first: first?[row] ?? 0, second: second?[row] ?? 0, row: UInt32(row)))
            }
        }

        func precedes(_ a: Entry, _ b: Entry) -> Bool {
            if a.first != b.first { return a.first < b.first }
            if a.second != b.second { return a.second < b.second }
            for index in undecided..<specifications.count {
                let order = Column.order(columns[index], Int(a.row), columns[index], Int(b.row), in: graph)
                if order != 0 { return (order < 0) != specifications[index].descending }
            }
            return a.row < b.row
        }

        /// Numbers that order as the specification asks, ascending.
        private static func prefixes(
            _ columns: [Column], _ specifications: [SortSpecification], _ index: Int, _ graph: Graph
        ) -> ([UInt64]?, isExact: Bool) {
            guard index < columns.count, let prefixes = columns[index].orderPrefixes(in: graph) else {
                return (nil, false)
            }
            let keys = specifications[index].descending ? prefixes.keys.map { ~$0 } : prefixes.keys
            return (keys, prefixes.isExact)
        }
    }
}
