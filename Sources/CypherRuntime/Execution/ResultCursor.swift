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

    /// Rows and times by operator, under PROFILE.
    public var profile: Profile? { context.profile }

    /// The next rows: one typed column for each of ``columns``; nil at the end.
    public func next() throws(ExecutionError) -> ResultBatch? {
        switch source {
        case .running(let root):
            do throws(ExecutionError) {
                guard let batch = try root.next() else {
                    source = .finished([], next: 0)
                    try context.graph.confirm(isLast: true)
                    return nil
                }
                try context.graph.confirm()
                return result(batch)
            } catch {
                source = .finished([], next: 0)
                context.meter.discard(operators: root)
                throw error
            }
        case .finished(let batches, let next):
            guard next < batches.count else { return nil }
            source = .finished(batches, next: next + 1)
            return result(batches[next])
        }
    }

    private func result(_ batch: Batch) -> ResultBatch {
        ResultBatch(count: batch.count, columns: slots.map { batch.column($0) })
    }
}

extension Graph {
    /// Throws where what was read of an archive is damaged, so that nobody is told an answer from it; a last time after a
    /// look whether another program has changed the file.
    public func confirm(isLast: Bool = false) throws(ExecutionError) {
        if let damage = isLast ? lookForDamage() : damage { throw .inputOutput(message: damage.description) }
    }
}

/// Rows of a result: a column for each name.
public struct ResultBatch: Sendable {
    /// How many rows.
    public let count: Int
    /// In the order of the result's columns.
    public let columns: [Column]
}
