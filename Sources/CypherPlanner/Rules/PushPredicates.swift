import CypherSemantics

/// **What**: A filter moves below projections, groupings, DISTINCT and optional matches, and into the pattern below.
///
/// **When**: What it reads comes from below unchanged, or is cheap to compute twice; nothing volatile moves.
///
/// **Why**: Rows that a test refuses are best never made, and a test inside a pattern may become a lookup.
struct PushPredicates: PlanRule {
    let rule = OptimizerRule.pushPredicates

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .run(.filter(let predicates)) = node.step else { return nil }
            var kept: [BoundExpression] = []
            var input = node.inputs[0]
            for predicate in predicates {
                if let pushed = push(predicate, into: input) { input = pushed } else { kept.append(predicate) }
            }
            return kept.isEmpty ? input : LogicalPlan(.filter(kept), input)
        }
    }

    /// The plan with the predicate inside, or nil where it must stay above.
    private func push(_ predicate: BoundExpression, into plan: LogicalPlan) -> LogicalPlan? {
        guard !predicate.isVolatile else { return nil }
        switch plan.step {
        case .match(var graph):
            guard graph.selected.isEmpty || predicate.reads.isDisjoint(with: graph.selectedSlots) else { return nil }
            graph.predicates.append(predicate)
            return LogicalPlan(.match(graph), plan.inputs)
        case .run(.project(let items)):
            var replacements: [Slot: BoundExpression] = [:]
            let reads = predicate.reads
            for item in items where reads.contains(item.variable.id) {
                guard item.expression.isCheap else { return nil }
                replacements[item.variable.id] = item.expression
            }
            guard let moved = predicate.substituting(replacements), let input = push(moved, into: plan.inputs[0])
            else { return nil }
            return LogicalPlan(.run(.project(items)), [input])
        case .run(.filter(let predicates)):
            guard let input = push(predicate, into: plan.inputs[0]) else { return nil }
            return LogicalPlan(.run(.filter(predicates)), [input])
        case .run(.apply(.optional(let nulls))):
            guard predicate.reads.isDisjoint(with: nulls), let input = push(predicate, into: plan.inputs[0])
            else { return nil }
            return LogicalPlan(plan.step, [input, plan.inputs[1]])
        case .run(.distinct):
            guard let input = push(predicate, into: plan.inputs[0]) else { return nil }
            return LogicalPlan(plan.step, [input])
        case .run(.aggregate(let groups, _)):
            var replacements: [Slot: BoundExpression] = [:]
            let reads = predicate.reads
            for group in groups where reads.contains(group.variable.id) && group.expression.isCheap {
                replacements[group.variable.id] = group.expression
            }
            guard !groups.isEmpty, reads.isSubset(of: replacements.keys), !reads.isEmpty,
                let moved = predicate.substituting(replacements), let input = push(moved, into: plan.inputs[0])
            else { return nil }
            return LogicalPlan(plan.step, [input])
        default: return nil
        }
    }
}

extension BoundExpression {
    /// Whether it may be computed twice: a variable, a property of one, or a literal.
    fileprivate var isCheap: Bool {
        switch kind {
        case .variable, .null, .boolean, .integer, .float, .string, .parameter: true
        case .property(let operand, _): operand.variable != nil
        default: false
        }
    }
}
