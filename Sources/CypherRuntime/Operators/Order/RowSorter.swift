import CypherPlanner
import PropertyGraph

/// Sorts the rows of one batch by several slots.
struct RowSorter {
    private let graph: Graph
    private let specifications: [SortSpecification]

    /// A row with numbers that decide most comparisons.
    private struct Entry {
        var first: UInt64
        var second: UInt64
        var row: UInt32
    }

    init(_ graph: Graph, _ specifications: [SortSpecification]) {
        self.graph = graph
        self.specifications = specifications
    }

    /// The rows in order; equal ones stay in theirs.
    func order(_ batch: Batch) -> [UInt32] {
        let columns = specifications.map { batch.column($0.slot) }
        let (first, firstIsExact) = prefixes(columns, 0, batch.count)
        let (second, secondIsExact) = firstIsExact ? prefixes(columns, 1, batch.count) : (nil, false)
        // The first specification that the numbers do not decide.
        let undecided = firstIsExact ? (second != nil && secondIsExact ? 2 : 1) : 0
        var entries: [Entry] = []
        entries.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            entries.append(Entry(first: first?[row] ?? 0, second: second?[row] ?? 0, row: UInt32(row)))
        }
        if undecided >= specifications.count {
            entries.sort { a, b in
                if a.first != b.first { return a.first < b.first }
                if a.second != b.second { return a.second < b.second }
                return a.row < b.row
            }
        } else {
            entries.sort { a, b in
                if a.first != b.first { return a.first < b.first }
                if a.second != b.second { return a.second < b.second }
                for index in undecided..<specifications.count {
                    let order = Column.order(columns[index], Int(a.row), columns[index], Int(b.row), in: graph)
                    if order != 0 { return (order < 0) != specifications[index].descending }
                }
                return a.row < b.row
            }
        }
        return entries.map(\.row)
    }

    /// Numbers that order as the specification asks, ascending.
    private func prefixes(_ columns: [Column], _ index: Int, _ count: Int) -> ([UInt64]?, isExact: Bool) {
        guard index < columns.count, let prefixes = columns[index].orderPrefixes(in: graph) else { return (nil, false) }
        let keys = specifications[index].descending ? prefixes.keys.map { ~$0 } : prefixes.keys
        return (keys, prefixes.isExact)
    }
}
