import CypherRuntime
import PropertyGraph

extension ResultCursor {
    /// All remaining rows, boxed.
    func rows(in graph: Graph) throws -> [[Value]] {
        var rows: [[Value]] = []
        while let batch = try next() {
            let columns = batch.columns.map { $0.boxed(in: graph) }
            for row in 0..<batch.count { rows.append(columns.map { $0[row] }) }
        }
        try graph.confirm()
        return rows
    }
}
