import CypherSemantics

/// A count of all nodes of a label, or all relationships of a type, is known without reading them.
struct CountFromStatistics: PlanRule {
    let rule = OptimizerRule.countFromStatistics

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .run(.aggregate(groups: [], let aggregates)) = node.step, aggregates.count == 1,
                aggregates[0].function == "count(*)", node.inputs[0].inputs.isEmpty
            else { return nil }
            let slot = aggregates[0].variable.id
            switch node.inputs[0].step {
            case .run(.nodeScan(_, let label)):
                return LogicalPlan(.run(.nodeCount(slot, label: label)), cardinality: 1)
            case .run(.relationshipScan(_, _, _, let types)):
                return LogicalPlan(
                    .run(.relationshipCount(slot, types: types, source: .any, target: .any)), cardinality: 1)
            default: return nil
            }
        }
    }
}
