import CypherPlanner
import CypherSemantics

extension OperatorCompiler {
    /// An outer and an inner plan.
    func compileApply(
        _ place: PlanPlace, _ kind: ApplyKind
    ) throws(ExecutionError) -> any BatchOperator {
        let (outerPlan, innerPlan) = (place.plan.inputs[0], place.plan.inputs[1])
        let outer = try compile(outerPlan, carrying: place.carrying)
        let outerSlots = place.kept.intersection(outerPlan.live.union(place.carrying))
        let innerSlots = place.kept.subtracting(outerSlots)
        let shape = InnerPlan(innerPlan)
        if case .batches(let batches, _, let isUnit, let isOptional) = kind {
            return try TransactionApplyOperator(
                context, outer: outer, inner: try compile(innerPlan, carrying: []), plan: shape, batches,
                isUnit: isUnit, isOptional: isOptional, outerSlots: outerSlots, innerSlots: innerSlots, kept: place.kept
            )
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

    /// Every row of the left with every row of the right.
    func compileProduct(_ place: PlanPlace) throws(ExecutionError) -> any BatchOperator {
        let sides = JoinSides(place)
        return CartesianProductOperator(
            context, left: try compile(sides.left, carrying: place.carrying),
            right: try compile(sides.right, carrying: []), leftSlots: sides.leftSlots, rightSlots: sides.rightSlots,
            drainsLeft: !context.isReadOnly && sides.left.writes)
    }

    /// Rows with equal keys.
    func compileHashJoin(
        _ place: PlanPlace, _ leftKeys: [BoundExpression], _ rightKeys: [BoundExpression]
    ) throws(ExecutionError) -> any BatchOperator {
        let sides = JoinSides(place)
        let compiler = ExpressionCompiler(context)
        return HashJoinOperator(
            context, left: try compile(sides.left, carrying: place.carrying),
            right: try compile(sides.right, carrying: []), leftKeys: try compiler.compile(leftKeys),
            rightKeys: try compiler.compile(rightKeys), leftSlots: sides.leftSlots, rightSlots: sides.rightSlots,
            drainsLeft: !context.isReadOnly && sides.left.writes)
    }
}

/// Two independent inputs, and what is kept of the rows of each.
private struct JoinSides {
    let left: PhysicalPlan
    let right: PhysicalPlan
    let leftSlots: SlotSet
    let rightSlots: SlotSet

    init(_ place: PlanPlace) {
        (left, right) = (place.plan.inputs[0], place.plan.inputs[1])
        leftSlots = place.kept.intersection(left.live.union(place.carrying))
        rightSlots = place.kept.intersection(right.live)
    }
}
