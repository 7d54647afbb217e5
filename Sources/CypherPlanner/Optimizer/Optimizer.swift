import CypherSemantics
import CypherSyntax

/// Builds the logical plan of a query and applies the rules to it.
struct Optimizer {
    let context: PlanningContext

    /// The optimised plan of a query, given what becomes of its rows.
    func plan(_ query: BoundQuery, over input: LogicalPlan, use: RowUse = RowUse()) throws(Diagnostic) -> LogicalPlan {
        try optimize(QueryBuilder.plan(query, over: input, in: context), use: use)
    }

    /// Applies all rules, with the order of joins between those of patterns and those of operators.
    func optimize(_ plan: LogicalPlan, use: RowUse) throws(Diagnostic) -> LogicalPlan {
        var plan = plan
        for rule in RuleList.beforeJoins where context.enabled(rule.rule) {
            rule.apply(to: &plan, in: context)
            try context.watch.step()
        }
        plan = RowUseAnalysis(context: context).annotate(plan, use: use)
        try solve(&plan)
        for rule in RuleList.afterJoins where context.enabled(rule.rule) {
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
            plan.cardinality = kind.estimatedRows(
                over: plan.inputs.first?.cardinality ?? 1, plan.inputs.last?.cardinality ?? 1)
        }
    }
}
