import CypherPlanner
import PropertyGraph

extension OperatorCompiler {
    /// An outer and an inner plan.
    func compileApply(
        _ kind: ApplyKind, _ plan: PhysicalPlan, _ carrying: SlotSet, _ kept: SlotSet
    ) throws(ExecutionError) -> any BatchOperator {
        let (outerPlan, innerPlan) = (plan.inputs[0], plan.inputs[1])
        let outer = try compile(outerPlan, carrying: carrying)
        let outerSlots = kept.intersection(outerPlan.live.union(carrying))
        let innerSlots = kept.subtracting(outerSlots)
        let shape = InnerPlan(innerPlan)
        if case .batches(let batches, _, let isUnit, let isOptional) = kind {
            return try TransactionApplyOperator(
                context, outer: outer, inner: try compile(innerPlan, carrying: []), plan: shape, batches,
                isUnit: isUnit, isOptional: isOptional, outerSlots: outerSlots, innerSlots: innerSlots, kept: kept)
        }
        guard shape.isBatchable, kind != .unit else {
            return RowApplyOperator(
                context, outer: outer, inner: try compile(innerPlan, carrying: []), plan: shape, kind: kind,
                outerSlots: outerSlots, innerSlots: innerSlots)
        }
        let number = context.allocateSlot()
        let inner = try compile(innerPlan, carrying: [number])
        switch kind {
        case .inner, .optional:
            let isOptional = kind != .inner
            return ApplyOperator(
                context, outer: outer, inner: inner, plan: shape, number: number, isOptional: isOptional,
                outerSlots: outerSlots, innerSlots: innerSlots)
        case .semi, .anti, .unit, .batches:
            return SemiApplyOperator(
                context, outer: outer, inner: inner, plan: shape, number: number, isAnti: kind == .anti,
                kept: outerSlots)
        }
    }

    /// Two independent inputs.
    func compileJoin(
        _ plan: PhysicalPlan, _ carrying: SlotSet, _ kept: SlotSet
    ) throws(ExecutionError) -> any BatchOperator {
        let (left, right) = (plan.inputs[0], plan.inputs[1])
        let leftSlots = kept.intersection(left.live.union(carrying))
        let rightSlots = kept.intersection(right.live)
        let drainsLeft = !context.isReadOnly && left.writes
        let compiler = ExpressionCompiler(context)
        switch plan.kind {
        case .cartesianProduct:
            return CartesianProductOperator(
                context, left: try compile(left, carrying: carrying), right: try compile(right, carrying: []),
                leftSlots: leftSlots, rightSlots: rightSlots, drainsLeft: drainsLeft)
        case .hashJoin(let leftKeys, let rightKeys):
            return HashJoinOperator(
                context, left: try compile(left, carrying: carrying), right: try compile(right, carrying: []),
                leftKeys: try compiler.compile(leftKeys), rightKeys: try compiler.compile(rightKeys),
                leftSlots: leftSlots, rightSlots: rightSlots, drainsLeft: drainsLeft)
        case .unionAll(let columns):
            return UnionOperator(
                context, left: try compile(left, carrying: carrying), right: try compile(right, carrying: carrying),
                columns: columns, kept: kept)
        default: preconditionFailure("not a join")
        }
    }
}
