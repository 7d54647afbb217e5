import CypherPlanner

/// Makes the operator of a plan whose rows carry some hidden slots besides what is live.
typealias PlanCompilation =
    (_ plan: PhysicalPlan, _ carrying: SlotSet, _ context: ExecutionContext) throws(ExecutionError) -> any BatchOperator
