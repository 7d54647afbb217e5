import CypherSemantics

/// Builds the logical plan of a query and applies the rules to it.
struct Optimizer {
    let context: PlanningContext

    /// Rules over patterns that have no order yet.
    private var logicalRules: [any PlanRule] {
        [
            FoldConstants(), PushPredicates(), MergeMatches(), CountZeroToAntiJoin(),
            CountRows(), InferBounds(),
        ]
    }

    /// Rules over operators.
    private var physicalRules: [any PlanRule] {
        [RedundantDistinct(), LimitToTop(), CountFromStatistics(), LabelSets()]
    }

    /// The optimised plan of a query, given what becomes of its rows.
    func plan(_ query: BoundQuery, over input: LogicalPlan, use: RowUse = RowUse()) throws(Diagnostic) -> LogicalPlan {
        try optimize(QueryBuilder.plan(query, over: input, in: context), use: use)
    }

    /// Applies all rules, with the order of joins between those of patterns and those of operators.
    func optimize(_ plan: LogicalPlan, use: RowUse) throws(Diagnostic) -> LogicalPlan {
        var plan = plan
        for rule in logicalRules where context.enabled(rule.rule) {
            rule.apply(to: &plan, in: context)
            try context.watch.step()
        }
        plan = RowUseAnalysis(context: context).annotate(plan, use: use)
        try solve(&plan)
        for rule in physicalRules where context.enabled(rule.rule) {
            rule.apply(to: &plan, in: context)
            try context.watch.step()
        }
        return plan
    }

    /// Replaces patterns by operators, and filters on subqueries by semi-joins; estimates rows on the way.
    private func solve(_ plan: inout LogicalPlan) throws(Diagnostic) {
        try context.watch.step(200)
        for index in plan.inputs.indices { try solve(&plan.inputs[index]) }
        switch plan.step {
        case .match(let graph):
            plan = try PatternSolver(graph, context: context).solve(over: plan.inputs[0])
        case .run(.filter(let predicates)):
            let rows = plan.inputs[0].cardinality * 0.3
            plan = try FilterPlanner(context: context).plan(predicates, over: plan.inputs[0])
            plan.cardinality = rows
        case .run(let kind):
            plan.cardinality = Self.rows(
                of: kind, plan.inputs.first?.cardinality ?? 1, plan.inputs.last?.cardinality ?? 1)
        }
    }

    /// Estimated rows of an operator, given those of its inputs.
    private static func rows(of kind: Operator, _ first: Double, _ last: Double) -> Double {
        switch kind {
        case .unit, .argument: return 1
        case .unwind(let list, _):
            if case .list(let items) = list.kind { return first * Double(items.count) }
            return first * 10
        case .aggregate(let groups, _): return groups.isEmpty ? 1 : max(1, first.squareRoot())
        case .distinct: return max(1, first * 0.5)
        case .limit(let limit):
            if case .integer(let count) = limit.kind { return min(first, Double(count)) }
            return first
        case .apply(.inner): return first * last
        case .apply(.optional): return first * max(1, last)
        case .unionAll: return first + last
        case .procedureCall, .loadCSV: return first * 10
        case .emptyResult: return 0
        default: return first
        }
    }
}

/// A rewriting of plans that keeps their answers.
protocol PlanRule {
    /// Its name.
    var rule: OptimizerRule { get }
    /// Rewrites a plan.
    func apply(to plan: inout LogicalPlan, in context: PlanningContext)
}
