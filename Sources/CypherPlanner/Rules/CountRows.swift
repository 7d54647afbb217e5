import CypherSemantics

/// **What**: `count(x)` becomes `count(*)`.
///
/// **When**: A MATCH below has bound x in every row, so that it is never null, and DISTINCT is not asked for.
///
/// **Why**: Then x need not be read, and the last hop to it may become a degree.
struct CountRows: PlanRule {
    let rule = OptimizerRule.countByDegree

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .run(.aggregate(let groups, var aggregates)) = node.step,
                aggregates.contains(where: { $0.function == "count" && !$0.distinct })
            else { return nil }
            let certain = node.inputs[0].certainSlots
            for index in aggregates.indices {
                let aggregate = aggregates[index]
                guard aggregate.function == "count", !aggregate.distinct, aggregate.arguments.count == 1,
                    let variable = aggregate.arguments[0].variable, certain.contains(variable.id)
                else { continue }
                aggregates[index].function = "count(*)"
                aggregates[index].arguments = []
            }
            return LogicalPlan(
                .run(.aggregate(groups: groups, aggregates: aggregates)), node.inputs, cardinality: node.cardinality)
        }
    }
}

extension LogicalPlan {
    /// Slots of nodes and relationships that a MATCH has bound in every row: never null.
    fileprivate var certainSlots: SlotSet {
        switch step {
        case .match(let graph):
            var slots = inputs[0].certainSlots
            for node in graph.nodes { slots.insert(node.variable.id) }
            for connection in graph.connections { slots.formUnion(connection.connection.produced) }
            return slots
        case .run(let kind):
            switch kind {
            case .filter, .sort, .top, .skip, .limit, .unwind, .eager, .apply, .project, .distinct, .create:
                return inputs[0].certainSlots
            case .unit, .argument, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
                .relationshipCount, .relationshipScan, .schema, .expand, .expandInto, .variableLengthExpand,
                .repeatPattern, .shortestPath, .boundRelationship, .selectPaths, .degree, .aggregate, .loadCSV,
                .procedureCall, .emptyResult, .cartesianProduct, .hashJoin, .unionAll, .merge, .set, .remove, .delete,
                .foreach:
                return []
            }
        }
    }
}
