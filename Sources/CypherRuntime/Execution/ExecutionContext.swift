public import CypherPlanner
public import CypherSemantics
import CypherSyntax
public import PropertyGraph

/// All that the operators of one running statement share.
///
/// One thread compiles the plan and runs it; workers of a parallel part only read what is fixed and charge the budget.
///
/// Unchecked: workers read what is fixed once compilation is over.
public final class ExecutionContext: @unchecked Sendable {
    /// What is queried.
    public let graph: Graph
    /// `$name` values.
    public let parameters: [String: Value]
    /// The plans of subqueries inside expressions.
    public let subplans: [BoundSubquery: PhysicalPlan]
    /// The functions that can be called.
    public let functions: FunctionRegistry
    /// The procedures that can be called.
    public let procedures: ProcedureRegistry
    /// Nanoseconds since 1970, the same for the whole statement: `datetime()` and kin.
    public let statementClock: Int64
    /// Watches time, memory and the wish to stop.
    public let meter: ExecutionMeter
    /// Whether files and the network are out of reach.
    public let isSafe: Bool
    /// Comparisons that had no answer because of the kinds of their values.
    public let clashes = KindClashes()
    /// Searches that found more than they gave, unasked.
    public let cuts = SearchCuts()
    /// Where rows and times are collected, for PROFILE.
    public let profile: Profile?
    /// Whether EXPLAIN and PROFILE tell their plan beside the rows.
    public let tellsPlansApart: Bool
    /// How many slots a row has, hidden ones included. Fixed once compilation is over.
    public private(set) var slotCount: Int
    /// What was changed so far.
    public var counters = WriteCounters()
    /// Whether this statement has deleted entities, so that reads must look.
    public var hasDeleted = false

    /// Nodes that were deleted while they still had relationships: a later clause may delete those.
    private var pendingDeletes: [(node: NodeID, place: SourceRange)] = []

    /// What became of the transactions of `CALL { … } IN TRANSACTIONS`.
    public internal(set) var transactions = TransactionTally()
    /// Where the transactions that are kept end: what fails later goes back no further.
    private(set) var keptPoint: Savepoint?

    /// Whether the statement cannot change the graph, so that what was once found out of it stays true.
    var isReadOnly = false
    /// How many threads may work on parts of the plan.
    public let threads: ThreadBudget
    /// Whether parts of the plan may run by several threads.
    var isParallel = false
    /// Compiles the plan of a subquery inside an expression. Expressions know no operator: whoever runs the statement gives
    /// it.
    var compileInner: PlanCompilation?

    /// Makes the context of one statement.
    public init(
        graph: Graph, parameters: [String: Value] = [:], subplans: [BoundSubquery: PhysicalPlan] = [:],
        functions: FunctionRegistry, procedures: ProcedureRegistry = ProcedureRegistry([]), slotCount: Int,
        statementClock: Int64,
        meter: ExecutionMeter = ExecutionMeter(), isSafe: Bool = false, profile: Profile? = nil,
        tellsPlansApart: Bool = false, threads: ThreadBudget = ThreadBudget()
    ) {
        self.graph = graph
        self.parameters = parameters
        self.subplans = subplans
        self.functions = functions
        self.procedures = procedures
        self.slotCount = slotCount
        self.statementClock = statementClock
        self.meter = meter
        self.isSafe = isSafe
        self.profile = profile
        self.tellsPlansApart = tellsPlansApart
        self.threads = threads
    }

    /// A slot of its own for the compiler of an operator or expression. Only while compiling.
    public func allocateSlot() -> Slot {
        defer { slotCount += 1 }
        return slotCount
    }

    /// What operators may hold.
    public var budget: MemoryBudget { meter.memory }

    /// Throws where the statement is to stop. Once a batch: work of other amounts is charged to the meter.
    @inline(__always)
    public func checkpoint() throws(ExecutionError) { try meter.charge(work: ExecutionMeter.batch) }

    /// Deletes a node, now or, where it still has relationships, at the end of the statement.
    func delete(_ node: NodeID, at place: SourceRange) {
        hasDeleted = true
        if graph.degree(of: node) > 0 {
            pendingDeletes.append((node, place))
        } else {
            graph.deleteNode(node)
            counters.nodesDeleted += 1
        }
    }

    /// Keeps all changes so far, whatever becomes of the statement.
    func keepChanges() {
        transactions.kept += 1
        if keptPoint != nil { graph.commit() }
        keptPoint = graph.begin()
        meter.keepChanges()
    }

    /// Forgets what waited to be deleted: its transaction is undone.
    func forgetDeletes() { pendingDeletes = [] }

    /// Deletes what waited for its relationships to go.
    func finishDeletes() throws(ExecutionError) {
        for (node, place) in pendingDeletes where graph.isAlive(node) {
            try meter.charge(changes: 1)
            let degree = graph.degree(of: node)
            if degree > 0 { throw .deleteConnectedNode(relationships: degree, range: place) }
            graph.deleteNode(node)
            counters.nodesDeleted += 1
        }
        pendingDeletes = []
    }
}
