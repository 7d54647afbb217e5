import CypherRuntime
import Naql
public import PropertyGraph

extension Console {
    /// Prints rows of the program's own as a result is printed.
    ///
    /// - Throws: ``OutputError`` where the output cannot be written.
    public func show(columns: [String], rows: [[Value]]) throws {
        let kept = KeptResult(columns: columns)
        if !rows.isEmpty {
            let cells = columns.indices.map { column in Column.values(rows.map { $0[column] }) }
            kept.add(Rows(count: rows.count, columns: cells, graph: session.graph))
        }
        _ = try printAgain(kept)
        last = kept
    }
}
