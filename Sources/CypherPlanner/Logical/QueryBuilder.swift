import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Turns bound clauses into a logical plan, one clause after the other.
struct QueryBuilder {
    let context: PlanningContext
    /// The plan of the clauses so far.
    private(set) var plan: LogicalPlan
    /// What the clauses since the last barrier read and change.
    private var pending = Effects()
    /// Whether any of the clauses so far writes.
    private var hasWritten = false

    init(context: PlanningContext, over input: LogicalPlan) {
        self.context = context
        plan = input
    }

    /// The plan of a query whose rows carry its columns. `input` is the single row, or `argument` inside an apply.
    static func plan(_ query: BoundQuery, over input: LogicalPlan, in context: PlanningContext) throws(Diagnostic)
        -> LogicalPlan
    {
        guard !query.branches.isEmpty else { return input }
        if query.branches.count > 1 { for column in query.columns { context.note(column.variable) } }
        let plan = try unite(query, query.branches.indices, over: input, in: context)
        // UNION and UNION ALL are not mixed: duplicates are removed of all rows together.
        guard query.unionAll.contains(false) else { return plan }
        return LogicalPlan(.distinct(query.columns.map(\.variable.id)), plan)
    }

    /// The plan of some branches of a query, in order: halved, for rows pass through every union above them.
    private static func unite(
        _ query: BoundQuery, _ branches: Range<Int>, over input: LogicalPlan, in context: PlanningContext
    ) throws(Diagnostic) -> LogicalPlan {
        guard branches.count > 1 else {
            var builder = QueryBuilder(context: context, over: input)
            for clause in query.branches[branches.lowerBound] { try builder.add(clause) }
            return builder.plan
        }
        let middle = (branches.lowerBound + branches.upperBound + 1) / 2
        let (first, second) = (branches.lowerBound..<middle, middle..<branches.upperBound)
        func outputs(_ branches: Range<Int>) -> [Slot] {
            branches.count == 1
                ? query.branchOutputs[branches.lowerBound].map(\.id) : query.columns.map(\.variable.id)
        }
        let columns = zip(query.columns, zip(outputs(first), outputs(second))).map {
            UnionColumn(output: $0.variable.id, left: $1.0, right: $1.1)
        }
        return LogicalPlan(
            .unionAll(columns), try unite(query, first, over: input, in: context),
            try unite(query, second, over: input, in: context))
    }

    // MARK: Barriers

    /// Puts a barrier where the next clause and those before it would disturb each other.
    private mutating func separate(from next: Effects) {
        guard context.writes else { return }
        if next.conflicts(with: pending) { addBarrier() }
        pending.formUnion(next)
        hasWritten = hasWritten || next.writes
    }

    private mutating func addBarrier() {
        plan = LogicalPlan(.eager, plan)
        pending = Effects()
    }

    /// Computes values of a clause for all rows before the clause writes.
    private mutating func read(_ values: EarlyValues) {
        separate(from: values.effects)
        plan = LogicalPlan(.project(values.computed), plan)
        addBarrier()
    }

    /// DELETE reads all of its rows before it deletes anything: only what its own expressions read needs a barrier, and
    /// behind it nothing is left to be done.
    private mutating func delete(_ expressions: [BoundExpression], detach: Bool) {
        var reads = Effects()
        for expression in expressions { reads.add(expression) }
        separate(from: reads)
        plan = LogicalPlan(.delete(expressions, detach: detach), plan)
        pending = Effects()
        hasWritten = true
    }

    // MARK: Clauses

    private mutating func add(_ clause: BoundClause) throws(Diagnostic) {
        try context.watch.step(1000)
        if case .project(let projection) = clause { return add(projection) }
        if case .delete(let expressions, let detach) = clause { return delete(expressions, detach: detach) }
        var clause = clause
        if context.writes {
            let early = EarlyValues(of: &clause, in: context)
            if !early.computed.isEmpty { read(early) }
            separate(from: Effects(clause))
        }
        switch clause {
        case .match(let match): add(match)
        case .unwind(let list, let variable):
            context.note(variable)
            plan = LogicalPlan(.unwind(list, variable.id), plan)
        case .project, .delete: break
        case .create(let create): add(create)
        case .merge(let merge): try add(merge)
        case .set(let items):
            intern(items)
            plan = LogicalPlan(.set(items), plan)
        case .remove(let items): plan = LogicalPlan(.remove(items), plan)
        case .foreach(let variable, let list, let clauses):
            context.note(variable)
            var inner = QueryBuilder(context: context, over: LogicalPlan(.argument))
            for clause in clauses { try inner.add(clause) }
            plan = LogicalPlan(.foreach(variable.id, list: list), plan, inner.plan)
        case .call(let call): add(call)
        case .subquery(let subquery, let optional, let batches):
            try add(subquery, optional: optional, batches)
        case .loadCSV(let withHeaders, let source, let variable, let terminator):
            context.note(variable)
            plan = LogicalPlan(
                .loadCSV(withHeaders: withHeaders, from: source, variable.id, fieldTerminator: terminator), plan)
        }
    }

    private mutating func add(_ match: BoundMatch) {
        var graph = QueryGraph(match)
        graph.followsWrites = hasWritten
        note(match.pattern)
        guard match.optional else {
            plan = LogicalPlan(.match(graph), [plan])
            return
        }
        let inner = LogicalPlan(.match(graph), [LogicalPlan(.argument)])
        plan = LogicalPlan(.apply(.optional(nulls: graph.produced.sorted())), plan, inner)
    }

    private mutating func add(_ call: BoundCall) {
        for output in call.outputs { context.note(output.variable) }
        guard call.optional else {
            plan = LogicalPlan(.procedureCall(call), plan)
            if let predicate = call.predicate { plan = LogicalPlan(.filter(predicate.conjuncts), plan) }
            return
        }
        var inner = LogicalPlan(.procedureCall(call), LogicalPlan(.argument))
        if let predicate = call.predicate { inner = LogicalPlan(.filter(predicate.conjuncts), inner) }
        plan = LogicalPlan(.apply(.optional(nulls: call.outputs.map(\.variable.id))), plan, inner)
    }

    private mutating func add(
        _ subquery: BoundSubquery, optional: Bool, _ batches: BoundBatches?
    ) throws(Diagnostic) {
        let inner = try Self.plan(subquery.query, over: LogicalPlan(.argument), in: context)
        let columns = subquery.query.columns.map(\.variable)
        for column in columns { context.note(column) }
        if let batches {
            if let status = batches.status { context.note(status) }
            let kind = ApplyKind.batches(
                batches, nulls: columns.map(\.id), isUnit: columns.isEmpty, optional: optional)
            plan = LogicalPlan(.apply(kind), plan, inner)
            return
        }
        let kind: ApplyKind =
            columns.isEmpty ? .unit : optional ? .optional(nulls: columns.map(\.id)) : .inner
        plan = LogicalPlan(.apply(kind), plan, inner)
    }

    // MARK: Projections

    private mutating func add(_ projection: BoundProjection) {
        var effects = Effects()
        if context.writes {
            effects.add(projection)
            separate(from: effects)
        }
        for computed in projection.groups + projection.items { context.note(computed.variable) }
        if projection.isAggregating {
            for aggregate in projection.aggregates { context.note(aggregate.variable) }
            plan = LogicalPlan(.aggregate(groups: projection.groups, aggregates: projection.aggregates), plan)
            pending = effects.withoutWrites
        }
        var late: [BoundProjection.Computed] = []
        var early = projection.items.filter { $0.expression.variable != $0.variable }
        if projection.limit != nil && !projection.distinct && context.enabled(.lateProjection) {
            (early, late) = split(early, for: projection.orderBy)
        }
        if !early.isEmpty { plan = LogicalPlan(.project(early), plan) }
        if projection.distinct { plan = LogicalPlan(.distinct(projection.items.map(\.variable.id)), plan) }
        addOrder(projection)
        if (projection.skip != nil || projection.limit != nil) && pending.writes { addBarrier() }
        if let skip = projection.skip { plan = LogicalPlan(.skip(skip), plan) }
        if let limit = projection.limit { plan = LogicalPlan(.limit(limit), plan) }
        if !late.isEmpty { plan = LogicalPlan(.project(late), plan) }
        if let predicate = projection.predicate { plan = LogicalPlan(.filter(predicate.conjuncts), plan) }
    }

    /// Items that sorting reads, or that cannot wait, and the others.
    private func split(_ items: [BoundProjection.Computed], for keys: [BoundProjection.SortKey]) -> (
        early: [BoundProjection.Computed], late: [BoundProjection.Computed]
    ) {
        var read = SlotSet()
        for key in keys { read.formUnion(key.expression.reads) }
        var early: [BoundProjection.Computed] = []
        var late: [BoundProjection.Computed] = []
        for item in items {
            let isSortKey = read.contains(item.variable.id) || keys.contains { $0.expression == item.expression }
            if isSortKey || item.expression.isVolatile { early.append(item) } else { late.append(item) }
        }
        return (early, late)
    }

    private mutating func addOrder(_ projection: BoundProjection) {
        guard !projection.orderBy.isEmpty else { return }
        var computed: [BoundProjection.Computed] = []
        let keys = projection.orderBy.map { key in
            if let variable = key.expression.variable {
                return SortSpecification(slot: variable.id, descending: key.descending)
            }
            if let item = projection.items.first(where: { $0.expression == key.expression }) {
                return SortSpecification(slot: item.variable.id, descending: key.descending)
            }
            let variable = context.newVariable("sort key", type: key.expression.type)
            computed.append(BoundProjection.Computed(variable: variable, expression: key.expression))
            return SortSpecification(slot: variable.id, descending: key.descending)
        }
        if !computed.isEmpty { plan = LogicalPlan(.project(computed), plan) }
        plan = LogicalPlan(.sort(keys), plan)
        // Sorting reads all rows, as a barrier does.
        pending = pending.withoutWrites
    }

    // MARK: Writes

    private mutating func add(_ create: BoundCreate) {
        var bare = create
        bare.paths = []
        intern(create)
        plan = LogicalPlan(.create(bare), plan)
        addPaths(create.paths)
    }

    private mutating func add(_ merge: BoundMerge) throws(Diagnostic) {
        var bare = try merge.withPathsWritten()
        bare.create.paths = []
        bare.match.pattern.paths = []
        note(merge.match.pattern)
        intern(merge.create)
        intern(merge.onCreate + merge.onMatch)
        var match = merge.match
        match.pattern.paths = []
        let inner = LogicalPlan(.match(QueryGraph(match)), [LogicalPlan(.argument)])
        plan = LogicalPlan(.merge(bare), plan, inner)
        addPaths(merge.create.paths.isEmpty ? merge.match.pattern.paths : merge.create.paths)
    }

    private mutating func addPaths(_ paths: [BoundPath]) {
        guard !paths.isEmpty else { return }
        plan = LogicalPlan(.project(paths.map(\.computed)), plan)
    }

    /// A label or type that a statement creates is known before a later clause of it asks for it.
    private func intern(_ create: BoundCreate) {
        for node in create.nodes {
            context.note(node.variable)
            for label in node.labels { _ = context.graph.internLabel(label) }
            // MERGE looks a property up before it is there for the first time.
            if case .map(let entries)? = node.properties?.kind {
                for entry in entries { _ = context.graph.internKey(entry.key) }
            }
        }
        for relationship in create.relationships {
            context.note(relationship.variable)
            if let type = relationship.type { _ = context.graph.internType(type) }
        }
        for path in create.paths { context.note(path.variable) }
    }

    private func intern(_ items: [BoundSetItem]) {
        for case .labels(_, let labels) in items {
            for label in labels { _ = context.graph.internLabel(label) }
        }
    }

    private func note(_ pattern: BoundPattern) {
        for node in pattern.nodes { context.note(node.variable) }
        for connection in pattern.connections {
            switch connection.kind {
            case .relationship(let relationship, _), .variableLength(let relationship, _, _, _, _, _):
                context.note(relationship.variable)
            case .quantified(let inner, _, _, _, _, _, let groups):
                note(inner)
                for group in groups { context.note(group.outer) }
            }
        }
        for path in pattern.paths { context.note(path.variable) }
        for path in pattern.selected {
            note(path.pattern)
            if let variable = path.path?.variable { context.note(variable) }
        }
    }
}

extension BoundMerge {
    /// The same where ON CREATE and ON MATCH read no path: it is made after them, of what they may read.
    fileprivate func withPathsWritten() throws(Diagnostic) -> BoundMerge {
        let paths = (create.paths + match.pattern.paths).map { ($0.variable.id, $0.computed.expression) }
        guard !paths.isEmpty else { return self }
        let written = Dictionary(paths, uniquingKeysWith: { first, _ in first })
        func replaced(_ items: [BoundSetItem]) throws(Diagnostic) -> [BoundSetItem] {
            var result: [BoundSetItem] = []
            for item in items {
                result.append(
                    try item.mapExpressions { expression throws(Diagnostic) in
                        if let known = expression.substituting(written) { return known }
                        throw Diagnostic(
                            .unsupported, code: "UnsupportedClause", at: expression.range,
                            message: "a subquery in ON CREATE or ON MATCH cannot read the path of its MERGE",
                            hints: ["set it in a SET of its own after MERGE"])
                    })
            }
            return result
        }
        var result = self
        result.onCreate = try replaced(onCreate)
        result.onMatch = try replaced(onMatch)
        return result
    }
}

extension BoundPath {
    /// The path as a computed value.
    var computed: BoundProjection.Computed {
        BoundProjection.Computed(
            variable: variable,
            expression: BoundExpression(.path(steps), type: .path, range: SourceRange(0, 0)))
    }
}
