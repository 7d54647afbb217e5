public import CypherRuntime
public import PropertyGraph

/// The rows of a statement, a batch at a time, and what it did.
public final class ResultCursor {
    /// The names of the columns; empty where the statement returns nothing.
    public let columns: [String]
    /// The graph that was asked.
    public let graph: Graph

    private let execution: Execution
    private let source: QuerySource
    private let began = Clock.monotonic()

    init(_ planned: PlannedStatement, context: ExecutionContext, source: QuerySource) throws(NaqlError) {
        self.source = source
        graph = context.graph
        do throws(ExecutionError) {
            execution = try Execution(planned, context: context)
        } catch { throw .execution(error, in: source) }
        columns = execution.columns
    }

    /// The next rows, or nil at the end.
    public func next() throws(NaqlError) -> Rows? {
        do throws(ExecutionError) {
            guard let batch = try execution.next() else { return nil }
            return Rows(count: batch.count, columns: batch.columns.compactMap { $0 }, graph: graph)
        } catch { throw .execution(error, in: source) }
    }

    /// All remaining rows, boxed: for small results.
    public func all() throws(NaqlError) -> [[Value]] {
        var result: [[Value]] = []
        while let rows = try next() {
            for row in 0..<rows.count {
                result.append(rows.columns.indices.map { rows.value(row: row, column: $0) })
            }
        }
        return result
    }

    /// What the statement changed, so far.
    public var changes: WriteCounters { execution.counters }

    /// Seconds since the statement began.
    public var seconds: Double { Double(Clock.monotonic() - began) / 1e9 }
}
