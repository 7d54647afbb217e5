/// **What**: DISTINCT goes.
///
/// **When**: Its slots contain a key of the rows below: slots whose values together are different in every row.
///
/// **Why**: It would keep every row and hash each for it.
struct RedundantDistinct: PlanRule {
    let rule = OptimizerRule.redundantDistinct

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .run(.distinct(let slots)) = node.step, let key = node.inputs[0].key, key.isSubset(of: slots)
            else { return nil }
            return node.inputs[0]
        }
    }
}

extension LogicalPlan {
    /// Slots whose values together are different in every row, or nil where none are known.
    fileprivate var key: SlotSet? { kind?.key(over: inputs.map(\.key)) }
}
