import CypherRuntime
import CypherSemantics
import CypherSyntax
import Machine
import PropertyGraph

/// A session of a database.
extension Session {
    /// A session that asks a database. It sees of others what is committed: outside of a transaction when a statement begins,
    /// within one when it began.
    ///
    /// A transaction becomes one that writes with the first statement that changes the graph. Where it has read before and
    /// others have committed since, it fails as `Outdated`, to be tried again: so transactions are as if they ran one after
    /// the other.
    public convenience init(database: Database, settings: Settings = Settings()) {
        self.init(graph: database.committed, settings: settings)
        use = DatabaseUse(database: database)
    }

    /// Takes over what is committed in a database that began with this session's graph, to save it.
    public func takeOver(_ database: Database) {
        graph = database.committed
        unsaved.exist = database.commits > 0
    }

    /// Gives up the open transaction, if there is one, and the turn to write.
    public func abandon() {
        if isInTransaction { try? rollback() }
        stopWaiting()
    }

    /// Whether the statement that failed last only has to be run again when ``onTurn`` was called.
    public var awaitsTurn: Bool { use?.isWaiting ?? false }

    /// Waits for its turn to write no longer.
    public func stopWaiting() {
        guard let use, !use.isWriting else { return }
        self.use?.isWaiting = false
        use.database.endWriting(by: ObjectIdentifier(self))
    }

    /// Whether others wait until this session's transaction has ended.
    public var isWriting: Bool { use?.isWriting ?? false }

    // MARK: Statements

    /// The graph that the next statement sees.
    func lookAtDatabase() {
        guard let use, !use.isOpen, !use.isWriting else { return }
        graph = use.database.committed
    }

    /// Runs a bound statement by `body`, on the graph that it may change where it writes.
    func onOwnGraph<Result>(
        _ statement: BoundStatement, at range: SourceRange, of source: QuerySource, within limits: StatementLimits,
        _ body: () throws(NaqlError) -> Result
    ) throws(NaqlError) -> Result {
        guard let use else { return try body() }
        // What is only explained changes nothing, and nobody waits for it.
        guard statement.writes, statement.mode != .explain else {
            if use.isOpen { self.use?.hasRead = true }
            return try body()
        }
        if settings.isReadOnly { throw readOnly(range, source) }
        if !use.isWriting {
            do throws(ExecutionError) { try takeTurn(limits.meter) } catch {
                throw .execution(error.at(range), in: source)
            }
        }
        try beforeWriting?()
        return use.isOpen ? try body() : try alone(body)
    }

    /// A statement that is a transaction by itself.
    private func alone<Result>(_ body: () throws(NaqlError) -> Result) throws(NaqlError) -> Result {
        keepsPart = false
        do throws(NaqlError) {
            let result = try body()
            // Even where it changed nothing: its rows are read from this graph, which nobody may change then.
            endWriting(commits: true)
            return result
        } catch {
            // Of CALL { … } IN TRANSACTIONS what was kept stays.
            endWriting(commits: keepsPart)
            throw error
        }
    }

    /// What is told of a statement that may not change the graph.
    func readOnly(_ range: SourceRange, _ source: QuerySource) -> NaqlError {
        .execution(.readOnly(range), in: source)
    }

    // MARK: Turns

    /// Makes this session the one that writes: at once, or by waiting for its turn.
    private func takeTurn(_ meter: ExecutionMeter) throws(ExecutionError) {
        guard let use else { return }
        let bell = Monitor(false)
        let isOwn = onTurn == nil
        let tell: @Sendable () -> Void =
            onTurn ?? {
                bell.withLock { $0 = true }
                bell.wake()
            }
        if !use.database.requestWriting(ObjectIdentifier(self), tell: tell) {
            self.use?.isWaiting = true
            guard isOwn else { throw .transaction(detail: "WriterBusy", message: "another transaction writes") }
            while bell.wait(milliseconds: 20, for: { $0 ? true : nil }) == nil {
                do throws(ExecutionError) { try meter.chargeWait() } catch {
                    stopWaiting()
                    throw error
                }
            }
        }
        self.use?.isWaiting = false
        let (fork, committed) = use.database.graphForWriting()
        if use.isOpen, use.hasRead, committed !== graph {
            use.database.endWriting(by: ObjectIdentifier(self))
            throw .transaction(
                detail: "Outdated",
                message: "what this transaction has read was changed by another one since: run it again")
        }
        graph = fork
        self.use?.isWriting = true
        if use.isOpen { transaction = graph.begin() }
    }

    func endWriting(commits: Bool) {
        guard let use, use.isWriting else { return }
        self.use?.isWriting = false
        if commits {
            use.database.commit(by: ObjectIdentifier(self))
        } else {
            use.database.endWriting(by: ObjectIdentifier(self))
            graph = use.database.committed
        }
    }
}
