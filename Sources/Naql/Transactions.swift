import PropertyGraph

/// A transaction command out of place.
public enum TransactionError: Error, Hashable {
    /// `begin` inside a transaction.
    case alreadyOpen
    /// `commit` or `rollback` without one.
    case noneOpen

    /// One sentence for a person.
    public var message: String {
        switch self {
        case .alreadyOpen: "a transaction is open already: commit it or roll it back first"
        case .noneOpen: "no transaction is open: begin one first"
        }
    }
}

/// Several statements that stand or fall together. Without one each statement is its own transaction.
extension Session {
    /// Whether a transaction is open.
    public var isInTransaction: Bool { transaction != nil || use?.isOpen == true }

    /// Begins a transaction.
    public func begin() throws(TransactionError) {
        guard !isInTransaction else { throw .alreadyOpen }
        if let use {
            graph = use.database.committed
            self.use?.isOpen = true
            self.use?.hasRead = false
            return
        }
        // What queries change is told from the graph as it was before the transaction.
        keepBase()
        transaction = graph.begin()
        unsaved.correctionsAtBegin = (corrections, trace)
        unsaved.existedAtBegin = unsaved.exist
    }

    /// Keeps the changes since ``begin()``.
    public func commit() throws(TransactionError) {
        guard isInTransaction else { throw .noneOpen }
        if transaction != nil {
            graph.commit()
            self.transaction = nil
            endWriting(commits: true)
        }
        use?.isOpen = false
    }

    /// Undoes the changes since ``begin()``.
    public func rollback() throws(TransactionError) {
        guard isInTransaction else { throw .noneOpen }
        if let savepoint = transaction {
            graph.rollback(to: savepoint)
            unsaved.exist = unsaved.existedAtBegin
            (corrections, trace) = unsaved.correctionsAtBegin
            transaction = nil
            endWriting(commits: false)
        }
        use?.isOpen = false
    }
}
