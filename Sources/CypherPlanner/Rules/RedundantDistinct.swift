import CypherSemantics

/// Rows that differ by what they are made of need no DISTINCT.
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
    fileprivate var key: SlotSet? {
        guard let kind else { return nil }
        switch kind {
        case .unit, .nodeCount, .relationshipCount: return []
        case .nodeScan(let slot, _): return [slot]
        case .nodeIndexSeek(let slot, _, _, _, _), .nodeIndexRange(let slot, _, _, _), .nodeByID(let slot, _, _):
            guard let input = inputs.first else { return [slot] }
            return input.key.map { $0.union([slot]) }
        case .relationshipScan(let slot, _, _, _): return [slot]
        case .distinct(let slots): return inputs[0].key ?? SlotSet(slots)
        case .aggregate(let groups, _): return SlotSet(groups.map(\.variable.id))
        case .filter, .project, .sort, .top, .skip, .limit, .eager, .apply(.semi), .apply(.anti): return inputs[0].key
        case .cartesianProduct:
            guard let left = inputs[0].key, let right = inputs[1].key else { return nil }
            return left.union(right)
        case .hashJoin(let leftKeys, let rightKeys):
            guard let left = inputs[0].key, var right = inputs[1].key else { return nil }
            var result = left
            // What is equal to a slot of the left side adds nothing to it.
            for (outer, inner) in zip(leftKeys, rightKeys) {
                guard let outer = outer.variable, let inner = inner.variable, right.remove(inner.id) != nil else {
                    continue
                }
                result.insert(outer.id)
            }
            return result.union(right)
        default: return nil
        }
    }
}
