/// **What**: A sort under LIMIT, with or without SKIP between, becomes one operator that keeps the first rows only.
///
/// **When**: LIMIT, SKIP and the sort follow one another directly.
///
/// **Why**: It holds SKIP + LIMIT rows instead of all.
struct LimitToTop: PlanRule {
    let rule = OptimizerRule.limitToTop

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .run(.limit(let limit)) = node.step else { return nil }
            let input = node.inputs[0]
            if case .run(.sort(let keys)) = input.step {
                return LogicalPlan(
                    .run(.top(keys, skip: nil, limit: limit)), input.inputs, cardinality: node.cardinality)
            }
            if case .run(.skip(let skip)) = input.step, case .run(.sort(let keys)) = input.inputs[0].step {
                return LogicalPlan(
                    .run(.top(keys, skip: skip, limit: limit)), input.inputs[0].inputs, cardinality: node.cardinality)
            }
            return nil
        }
    }
}
