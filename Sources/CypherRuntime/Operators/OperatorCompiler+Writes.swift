import CypherPlanner
import PropertyGraph

extension OperatorCompiler {
    /// Operators that change the graph. Each row is written once, so that rows that count often are repeated first.
    func compileWrite(
        _ plan: PhysicalPlan, _ carrying: SlotSet, _ kept: SlotSet
    ) throws(ExecutionError) -> any BatchOperator {
        let rows = try flatInput(plan, carrying)
        switch plan.kind {
        case .create(let create):
            return CreateOperator(context, input: rows, creator: try Creator(create, context), kept: kept)
        case .set(let items):
            return SetOperator(context, input: rows, setter: try Setter(items, context), kept: kept)
        case .remove(let items): return try RemoveOperator(context, input: rows, items: items, kept: kept)
        case .delete(let expressions, let isDetaching):
            return try DeleteOperator(
                context, input: rows, expressions: expressions, isDetaching: isDetaching, kept: kept)
        case .merge(let merge):
            let (outer, inner) = (plan.inputs[0], plan.inputs[1])
            return try MergeOperator(
                context, input: rows, inner: try compile(inner, carrying: []), plan: InnerPlan(inner), merge: merge,
                inputSlots: outer.live.union(carrying), innerSlots: inner.live, kept: kept)
        case .foreach(let slot, let list):
            let inner = plan.inputs[1]
            return ForeachOperator(
                context, input: rows, inner: try compile(inner, carrying: []), plan: InnerPlan(inner), slot: slot,
                list: try ExpressionCompiler(context).compileElements(list), kept: kept)
        default: preconditionFailure("not a write")
        }
    }
}
