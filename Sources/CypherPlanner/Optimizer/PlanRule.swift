/// A rewriting of plans that keeps their answers.
protocol PlanRule: Sendable {
    /// Its name.
    var rule: OptimizerRule { get }
    /// Rewrites a plan.
    func apply(to plan: inout LogicalPlan, in context: PlanningContext)
}
