public import CypherSemantics
public import CypherSyntax
public import PropertyGraph

/// Plans bound statements over one graph.
public struct Planner {
    /// The graph whose counts guide the plan.
    public let graph: Graph
    /// What the planner may do.
    public var options: PlannerOptions

    /// Makes a planner.
    public init(graph: Graph, options: PlannerOptions = PlannerOptions()) {
        self.graph = graph
        self.options = options
    }

    /// The plan of a statement. Throws where the statement asks for what cannot be run.
    ///
    /// Planning a statement that writes makes the labels, types and keys that it creates known to the graph: as for running
    /// it, nobody else may use the graph meanwhile.
    public func plan(
        _ statement: BoundStatement, watch: CompilationWatch = CompilationWatch()
    ) throws(Diagnostic) -> PlannedStatement {
        let context = PlanningContext(
            graph: graph, options: options, writes: statement.writes, variableCount: statement.variableCount,
            watch: watch)
        switch statement.body {
        case .query(let query): return try plan(query, of: statement, in: context)
        case .schema(let command): return plan(command, of: statement, in: context)
        }
    }

    private func plan(
        _ query: BoundQuery, of statement: BoundStatement, in context: PlanningContext
    ) throws(Diagnostic) -> PlannedStatement {
        for column in query.columns { context.note(column.variable) }
        if statement.computesNames { internReadNames(of: statement) }
        let columns = query.columns.map { (name: $0.name, slot: $0.variable.id) }
        let use = RowUse(reads: SlotSet(columns.map(\.slot)), duplicates: .kept)
        var logical = try Optimizer(context: context).plan(query, over: LogicalPlan(.unit), use: use)
        if query.columns.isEmpty { logical = LogicalPlan(.emptyResult, logical, cardinality: 0) }
        var lowering = Lowering(context: context)
        let root = try lowering.lower(root: logical, live: SlotSet(columns.map(\.slot)))
        try context.watch.step()
        assert(
            PlanCheck.violations(of: root, for: statement, in: graph).isEmpty,
            PlanCheck.violations(of: root, for: statement, in: graph).joined(separator: "; "))
        var planned = PlannedStatement(
            plan: root, columns: columns, slotCount: context.slotCount, subplans: lowering.subplans,
            writes: statement.writes, mode: statement.mode, slotNames: context.slotNames)
        planned.commitsBatches = statement.commitsBatches
        return planned
    }

    /// A label or type whose name a statement computes may be one that a later clause of it asks for: so all of those are
    /// known before.
    private func internReadNames(of statement: BoundStatement) {
        for read in statement.readNames {
            switch read.kind {
            case .label: _ = graph.internLabel(read.name.text)
            case .type: _ = graph.internType(read.name.text)
            case .key: break
            }
        }
    }

    private func plan(_ command: SchemaCommand, of statement: BoundStatement, in context: PlanningContext)
        -> PlannedStatement
    {
        PlannedStatement(
            plan: PhysicalPlan(.schema(command), live: SlotSet([]), cardinality: 0), columns: [],
            slotCount: context.slotCount, subplans: [:], writes: statement.writes, mode: statement.mode,
            slotNames: context.slotNames)
    }
}
