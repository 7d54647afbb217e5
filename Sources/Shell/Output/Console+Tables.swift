import Naql
public import PropertyGraph

extension Console {
    /// Prints rows of the program's own as a result is printed.
    ///
    /// - Throws: ``OutputError`` where the output cannot be written.
    public func show(columns: [String], rows: [[Value]]) throws {
        let kept = KeptResult(columns: columns, rows: rows, graph: session.graph)
        _ = try printAgain(kept)
        last = kept
    }
}
