import CypherSemantics

/// **What**: A count of all nodes of a label, or of all relationships of a type, becomes a leaf that reads the graph's
/// counts.
///
/// **When**: `count(*)` stands alone, without groups, right over a scan that has no input.
///
/// **Why**: The graph keeps these counts with every write, so that nothing need be scanned.
struct CountFromStatistics: PlanRule {
    let rule = OptimizerRule.countFromStatistics

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .run(.aggregate(groups: [], let aggregates)) = node.step, aggregates.count == 1,
                aggregates[0].function == "count(*)", node.inputs[0].inputs.isEmpty
            else { return nil }
            let slot = aggregates[0].variable.id
            if case .run(.nodeScan(_, let label)) = node.inputs[0].step {
                return LogicalPlan(.run(.nodeCount(slot, label: label)), cardinality: 1)
            }
            guard case .run(.relationshipScan(_, _, _, let types)) = node.inputs[0].step else { return nil }
            return LogicalPlan(
                .run(.relationshipCount(slot, types: types, source: .any, target: .any)), cardinality: 1)
        }
    }
}
