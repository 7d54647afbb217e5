public import CypherPlanner
public import CypherRuntime
import CypherSyntax
import Machine
public import PropertyGraph

/// The rows of a statement, a batch at a time, and what it did.
public final class QueryResult {
    /// The names of the columns; empty where the statement returns nothing.
    public let columns: [String]
    /// The graph that was asked.
    public let graph: Graph
    /// What the statement may do.
    public let kind: Kind

    /// What a statement may do.
    public enum Kind: Sendable {
        /// It reads.
        case read
        /// It changes the graph and returns rows.
        case readWrite
        /// It changes the graph and returns nothing.
        case write
        /// It declares, or removes, an index or constraint.
        case schema
    }

    private let planned: PlannedStatement
    private let profile: Profile?
    private let source: QuerySource
    private var rows: Supply
    private let counters: () -> WriteCounters
    private let threadBudget: ThreadBudget
    private let began = Clock.monotonic()
    private let onEnd: () -> Void

    private enum Supply {
        case running(ResultCursor)
        case ready(Rows?)
    }

    /// Starts a planned statement: runs it, or explains it, or runs it to its end and tells what each operator did.
    ///
    /// `onEnd` is called when the last row was given. Where plans are told apart, EXPLAIN has the statement's columns and no
    /// rows, PROFILE its rows, and both ``plan``.
    init(
        _ planned: PlannedStatement, context: ExecutionContext, source: QuerySource,
        onEnd: @escaping () -> Void
    ) throws(NaqlError) {
        self.onEnd = onEnd
        self.source = source
        self.planned = planned
        profile = context.profile
        kind = Self.kind(of: planned)
        graph = context.graph
        counters = { context.counters }
        threadBudget = context.threads
        do throws(ExecutionError) {
            switch planned.mode {
            case .run:
                let cursor = try Execution.run(planned, in: context)
                columns = cursor.columns
                rows = .running(cursor)
            case .explain where context.tellsPlansApart:
                columns = planned.columns.map(\.name)
                rows = .ready(nil)
            case .profile where context.tellsPlansApart:
                let cursor = try Execution.run(planned, in: context)
                columns = cursor.columns
                rows = .running(cursor)
            case .explain:
                columns = Array(PlanPrinter.columns.prefix(3))
                rows = .ready(PlanRows.of(planned, in: context.graph, profile: nil))
            case .profile:
                let cursor = try Execution.run(planned, in: context)
                while try cursor.next() != nil {}
                columns = PlanPrinter.columns
                rows = .ready(PlanRows.of(planned, in: context.graph, profile: cursor.profile ?? Profile()))
            }
        } catch {
            LateRelease.begin()
            throw .execution(error, in: source)
        }
    }

    /// The next rows, or nil at the end.
    public func next() throws(NaqlError) -> Rows? {
        switch rows {
        case .ready(let batch):
            rows = .ready(nil)
            return batch
        case .running(let cursor):
            do throws(ExecutionError) {
                guard let batch = try cursor.next() else {
                    onEnd()
                    return nil
                }
                return Rows(count: batch.count, columns: batch.columns, graph: graph)
            } catch {
                LateRelease.begin()
                throw .execution(error, in: source)
            }
        }
    }

    /// Whether what was read so far is sound: strings and properties of rows are read from an archive when they are asked
    /// for, so call this after that and before telling them.
    ///
    /// - Throws: ``NaqlError`` where a place of the archive is damaged.
    public func confirm() throws(NaqlError) {
        do throws(ExecutionError) { try graph.confirm() } catch { throw .execution(error, in: source) }
    }

    /// All remaining rows, boxed: for small results.
    public func all() throws(NaqlError) -> [[Value]] {
        var result: [[Value]] = []
        while let rows = try next() {
            for row in 0..<rows.count {
                result.append(rows.columns.indices.map { rows.value(row: row, column: $0) })
            }
        }
        try confirm()
        return result
    }

    /// The plan of EXPLAIN and PROFILE, the latter with what each operator did so far; nil for a statement that just runs.
    public var plan: PlanTree? {
        planned.mode == .run ? nil : PlanRows.tree(of: planned, in: graph, profile: profile)
    }

    private static func kind(of planned: PlannedStatement) -> Kind {
        guard planned.writes else { return .read }
        if case .schema = planned.plan.kind { return .schema }
        return planned.columns.isEmpty ? .write : .readWrite
    }

    /// What the statement changed, so far.
    public var changes: WriteCounters { counters() }

    /// The most threads that worked on it at one time, so far.
    public var threads: Int { threadBudget.peak }

    /// Seconds since the statement began.
    public var seconds: Double { Double(Clock.monotonic() - began) / 1e9 }
}
