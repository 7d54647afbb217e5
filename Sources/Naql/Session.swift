import Articles
public import CypherPlanner
public import CypherRuntime
public import CypherSemantics
public import CypherSyntax
public import Machine
public import PropertyGraph

/// A graph, and the way to ask it: text goes in, rows come out.
///
/// A session is used from one thread; only ``cancel()`` may be called from others and from signal handlers.
public final class Session {
    /// What is asked.
    public internal(set) var graph: Graph { didSet { if graph !== oldValue { prepared.forgetPlans() } } }
    /// The procedures that `CALL` finds; more may be registered.
    public var procedures: ProcedureRegistry { didSet { prepared = PreparedStatements() } }
    /// Limits and modes.
    public var settings: Settings { didSet { if settings.planner != oldValue.planner { prepared.forgetPlans() } } }
    /// Values of `$name` that every query sees, unless its own parameters say otherwise.
    public var parameters: [String: Value] = [:]

    /// Hears what may explain an answer: labels, types and keys in reading queries that the graph does not know, most
    /// of them
    /// slips of the pen, and comparisons that cannot hold because of the kinds of their values.
    public var onNote: ((Diagnostic, QuerySource) -> Void)?

    /// Statements that were asked before.
    var prepared = PreparedStatements()
    /// Where comparisons of the statement planned last were told of.
    var toldPlaces: Set<SourceRange> = []

    /// Whether ``cancel()`` stops the statements that come later, too, until ``resume()``; else each begins anew.
    public var staysCancelled = false

    /// Called from any thread when it is this session's turn to write; without it, a statement that writes waits for
    /// its turn.
    public var onTurn: (@Sendable () -> Void)?

    /// Called before a statement of a database's session changes the graph, on its thread. Results of earlier
    /// statements of the
    /// same transaction are not to be read after that.
    public var beforeWriting: (() throws(NaqlError) -> Void)?

    /// Stops the running statement from another thread, or a signal handler: see ``cancel()``.
    public let cancellation = CancellationFlag()
    /// The database that is asked, where that is not a graph of its own.
    var use: DatabaseUse?
    /// Whether the statement that failed last has kept some of its changes.
    var keepsPart = false
    var transaction: Savepoint?
    /// The files that articles of the graph were read from, as shown to people.
    var filesRead: Set<String> = []
    /// The graph as it was loaded: another count tells of changes since.
    var loadedChangeCount = 0 { didSet { correctedChangeCount = loadedChangeCount } }
    /// The same where corrections that name things are all that changed it since.
    var correctedChangeCount = 0
    /// The graph as it was before its first change, where it is one of articles.
    var opened: Graph?
    /// The archive that it was opened from, or written to last.
    var place: ArchivePlace?
    /// The corrections that name things: those that the graph was opened with, and those since.
    var corrections = CorrectionSet()
    /// What those since did to the graph.
    var trace = CorrectionTrace()
    /// What changed since the graph was loaded or saved.
    var unsaved = UnsavedChanges()

    /// A session over a graph; an empty one where none is given.
    public init(graph: Graph = Graph(), settings: Settings = Settings()) {
        self.graph = graph
        self.procedures = .ofSessions
        self.settings = settings
    }

    deinit { abandon() }

    /// Runs one statement: tokens → syntax tree → bound statement → plan → batches of rows.
    ///
    /// The rows of a reading query come as they are pulled; a writing one is done when this returns.
    public func run(
        _ text: String, parameters: [String: Value] = [:], name: String = "<command>"
    ) throws(NaqlError) -> QueryResult {
        try run(QuerySource(name: name, text: text), parameters: parameters)
    }

    /// Runs the one statement of a source.
    public func run(_ source: QuerySource, parameters: [String: Value] = [:]) throws(NaqlError) -> QueryResult {
        let limits = newLimits()
        return try run(prepare(source, within: limits), of: source, parameters: parameters, within: limits)
    }

    /// Runs a statement that was parsed from `source`.
    public func run(
        _ statement: Statement, of source: QuerySource, parameters: [String: Value] = [:]
    ) throws(NaqlError) -> QueryResult {
        let limits = newLimits()
        let bound = try bind(statement, of: source, within: limits)
        return try run(
            PreparedStatement(statement, bound), of: source, parameters: parameters, within: limits)
    }

    private func run(
        _ prepared: PreparedStatement, of source: QuerySource, parameters: [String: Value],
        within limits: StatementLimits
    ) throws(NaqlError) -> QueryResult {
        let (statement, bound) = (prepared.statement, prepared.bound)
        let given = parameters.isEmpty ? self.parameters : self.parameters.merging(parameters) { _, own in own }
        try require(given, for: bound, of: source)
        lookAtDatabase()
        return try onOwnGraph(bound, at: statement.range, of: source, within: limits) { () throws(NaqlError) in
            try run(prepared, given: given, of: source, within: limits)
        }
    }

    private func run(
        _ prepared: PreparedStatement, given: [String: Value], of source: QuerySource, within limits: StatementLimits
    ) throws(NaqlError) -> QueryResult {
        let (statement, bound) = (prepared.statement, prepared.bound)
        if bound.writes, bound.mode != .explain, !settings.isReadOnly { keepBase() }
        let planned = try plan(prepared, of: source, given: given, within: limits)
        if planned.writes && settings.isReadOnly && planned.mode != .explain {
            throw readOnly(statement.range, source)
        }
        if planned.commitsBatches, isInTransaction, planned.mode != .explain {
            throw .diagnostic(
                Diagnostic(
                    code: "TransactionOpen", at: statement.range,
                    message: "CALL { … } IN TRANSACTIONS cannot run while a transaction is open",
                    hints: ["commit it or roll it back first"]), in: source)
        }
        let context = context(of: planned, given, limits.meter)
        let (told, onNote) = (toldPlaces, onNote)
        let onEnd = { [self] in
            if let onNote {
                for note in KindNotes.notes(on: context.clashes, besides: told) { onNote(note, source) }
                if let note = context.cuts.note(at: statement.range) { onNote(note, source) }
            }
            tellTransactions(of: context, in: source)
        }
        do throws(NaqlError) {
            let result = try QueryResult(planned, context: context, source: source, onEnd: onEnd)
            if !result.changes.isEmpty { unsaved.exist = true }
            return result
        } catch {
            keepsPart = context.transactions.kept > 0
            if keepsPart { unsaved.exist = true }
            tellTransactions(of: context, in: source)
            // A constraint is checked when all is written: what first writes is the nearest place.
            if case .execution(let failure, _) = error, case .constraintViolated = failure.cause {
                throw .execution(failure.at(statement.firstWrite), in: source)
            }
            throw error
        }
    }

    private func context(
        of planned: PlannedStatement, _ parameters: [String: Value], _ meter: ExecutionMeter
    ) -> ExecutionContext {
        ExecutionContext(
            graph: graph,
            parameters: parameters,
            subplans: planned.subplans,
            functions: .ofSessions,
            procedures: procedures,
            slotCount: planned.slotCount,
            statementClock: Clock.now(),
            meter: meter,
            isSafe: settings.isSafe,
            profile: planned.mode == .profile ? Profile() : nil,
            tellsPlansApart: settings.tellsPlansApart,
            threads: ThreadBudget(limit: settings.workers))
    }

    private func tellTransactions(of context: ExecutionContext, in source: QuerySource) {
        if let note = context.transactions.note { onNote?(note, source) }
    }

    /// Binds and plans a statement without running it. Where `parameters` are given they must be all that it reads.
    public func plan(
        _ statement: Statement, of source: QuerySource, given parameters: [String: Value]? = nil
    ) throws(NaqlError) -> PlannedStatement {
        let limits = newLimits()
        let bound = try bind(statement, of: source, within: limits)
        if let parameters { try require(parameters, for: bound, of: source) }
        return try plan(PreparedStatement(statement, bound), of: source, given: parameters, within: limits)
    }

    /// The names of the parameters that a statement reads, sorted.
    public func parameterNames(of text: String) throws(NaqlError) -> [String] {
        let limits = newLimits()
        let source = QuerySource(name: "<command>", text: text)
        do throws(Diagnostic) {
            let statement = try Parser.parse(text, watch: limits.watch)
            return try Binder(catalog: catalog).bind(statement, watch: limits.watch).parameters.sorted()
        } catch { throw limits.failure(error, in: source) }
    }

    /// The limits of a statement that begins now.
    private func newLimits() -> StatementLimits {
        if !staysCancelled { cancellation.reset() }
        return StatementLimits(
            ExecutionMeter(
                cancellation: cancellation, timeLimit: settings.timeLimit,
                memory: MemoryBudget(limit: settings.memoryLimit)))
    }

    /// The functions and procedures that a query can call.
    public var catalog: Catalog {
        Catalog(functions: FunctionRegistry.ofSessions.signatures, procedures: procedures.signatures)
    }

    /// Asks the running statement to stop; it does so within 100 ms, and leaves the graph as it was.
    public func cancel() { cancellation.cancel() }

    /// Lets statements run again after ``cancel()``, where it stays.
    public func resume() { cancellation.reset() }

    /// Empties the graph and forgets registered procedures and parameters.
    public func reset() {
        graph = Graph()
        procedures = .ofSessions
        parameters = [:]
        transaction = nil
        filesRead = []
        loadedChangeCount = 0
        (opened, place) = (nil, nil)
        (corrections, trace) = (CorrectionSet(), CorrectionTrace())
        unsaved = UnsavedChanges()
    }
}
