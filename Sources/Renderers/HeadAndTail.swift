import CypherRuntime
import Naql
import PropertyGraph

/// The first and the last rows of a result of any length, for a screen: all of it while it has no more than `limit` rows.
struct HeadAndTail {
    private let limit: Int
    private var head: [[Value]] = []
    private var last: [Rows] = []
    private var lastCount = 0
    private var graph: Graph?
    /// How many rows came.
    private(set) var count = 0

    init(limit: Int) { self.limit = max(limit, 2) }

    /// How many rows the end shows of a result that is too long.
    private var tailCount: Int { limit / 2 }

    mutating func add(_ rows: Rows) {
        graph = rows.graph
        for row in 0..<min(rows.count, limit - head.count) { head.append(Self.values(of: rows, row)) }
        count += rows.count
        last.append(rows)
        lastCount += rows.count
        // Only whole batches that the tail cannot need are let go.
        while let first = last.first, lastCount - first.count >= tailCount {
            lastCount -= first.count
            last.removeFirst()
        }
    }

    /// The rows to show, and between them how many are left out.
    func parts() -> (head: Rows, omitted: Int, tail: Rows)? {
        guard let graph, count > limit else {
            return graph.map { (Self.rows(head, of: $0), 0, Self.rows([], of: $0)) }
        }
        var tail: [[Value]] = []
        for rows in last.reversed() {
            for row in stride(from: rows.count - 1, through: 0, by: -1) where tail.count < tailCount {
                tail.append(Self.values(of: rows, row))
            }
        }
        let start = Array(head.prefix(limit - tailCount))
        return (Self.rows(start, of: graph), count - start.count - tail.count, Self.rows(tail.reversed(), of: graph))
    }

    private static func values(of rows: Rows, _ row: Int) -> [Value] {
        rows.columns.indices.map { rows.value(row: row, column: $0) }
    }

    private static func rows(_ values: [[Value]], of graph: Graph) -> Rows {
        let width = values.first?.count ?? 0
        return Rows(
            count: values.count, columns: (0..<width).map { column in .values(values.map { $0[column] }) }, graph: graph
        )
    }
}
