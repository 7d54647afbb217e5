import CypherPlanner
public import PropertyGraph

/// The rows of a running statement, a batch at a time.
///
/// A statement that writes has run when the cursor is made; one that only reads runs as its rows are asked for.
public final class ResultCursor {
    /// Names of the columns in order.
    public let columns: [String]
    private let context: ExecutionContext
    private let slots: [Slot]
    private var source: Source
    private let start = ContinuousClock.now

    private enum Source {
        case running(any BatchOperator)
        case finished([Batch], next: Int)
    }

    init(columns: [(name: String, slot: Slot)], context: ExecutionContext, running root: any BatchOperator) {
        self.columns = columns.map(\.name)
        slots = columns.map(\.slot)
        self.context = context
        source = .running(root)
    }

    init(columns: [(name: String, slot: Slot)], context: ExecutionContext, rows: [Batch]) {
        self.columns = columns.map(\.name)
        slots = columns.map(\.slot)
        self.context = context
        source = .finished(rows, next: 0)
    }

    /// The graph that ids and strings of the columns belong to.
    public var graph: Graph { context.graph }

    /// What the statement has changed.
    public var counters: WriteCounters { context.counters }

    /// Rows and times by operator, under PROFILE.
    public var profile: Profile? { context.profile }

    /// The next rows: one typed column for each of ``columns``; nil at the end.
    public func next() throws(ExecutionError) -> ResultBatch? {
        switch source {
        case .running(let root):
            guard let batch = try root.next() else {
                source = .finished([], next: 0)
                return nil
            }
            return result(batch)
        case .finished(let batches, let next):
            guard next < batches.count else { return nil }
            source = .finished(batches, next: next + 1)
            return result(batches[next])
        }
    }

    /// All remaining rows, boxed.
    public func rows() throws(ExecutionError) -> [[Value]] {
        var rows: [[Value]] = []
        while let batch = try next() {
            let columns = batch.columns.map { $0.boxed(in: graph) }
            for row in 0..<batch.count { rows.append(columns.map { $0[row] }) }
        }
        return rows
    }

    private func result(_ batch: Batch) -> ResultBatch {
        ResultBatch(count: batch.count, columns: slots.map { batch.column($0) })
    }
}

/// Rows of a result: a column for each name.
public struct ResultBatch: Sendable {
    /// How many rows.
    public let count: Int
    /// In the order of the result's columns.
    public let columns: [Column]
}
