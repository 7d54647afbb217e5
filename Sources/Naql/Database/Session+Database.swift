/// A session of a database.
extension Session {
    /// A session that asks a database. It sees of others what is committed.
    public convenience init(database: Database, settings: Settings = Settings()) {
        self.init(graph: database.committed, settings: settings)
        self.database = database
    }

    /// Gives up the open transaction, if there is one.
    public func abandon() {
        if isInTransaction { try? rollback() }
    }

    /// Whether the statement that failed last only has to wait until another session has written.
    public var awaitsWriter: Bool { false }

    /// Waits no longer to write.
    public func stopWaiting() {}

    /// Whether others wait until this session's transaction has ended.
    public var isWriting: Bool { false }
}
