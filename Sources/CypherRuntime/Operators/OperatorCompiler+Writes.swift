import CypherPlanner
import CypherSemantics

extension OperatorCompiler {
    /// A pattern found or made.
    func compileMerge(_ place: PlanPlace, _ merge: BoundMerge) throws(ExecutionError) -> any BatchOperator {
        let (outer, inner) = (place.plan.inputs[0], place.plan.inputs[1])
        return try MergeOperator(
            context, input: try flatInput(place), inner: try compile(inner, carrying: []), plan: InnerPlan(inner),
            merge: merge, inputSlots: outer.live.union(place.carrying), innerSlots: inner.live, kept: place.kept)
    }

    /// Writes for each element of a list.
    func compileForeach(
        _ place: PlanPlace, _ slot: Slot, _ list: BoundExpression
    ) throws(ExecutionError) -> any BatchOperator {
        let inner = place.plan.inputs[1]
        return ForeachOperator(
            context, input: try flatInput(place), inner: try compile(inner, carrying: []), plan: InnerPlan(inner),
            slot: slot, list: try ExpressionCompiler(context).compileElements(list), kept: place.kept)
    }
}
