import CypherSemantics

/// **What**: Consecutive MATCH clauses become one pattern; relationships stay different only within each clause.
///
/// **When**: The later reads no relationship, list or path of the earlier, and both together are not too large.
///
/// **Why**: Joins are then ordered over both.
struct MergeMatches: PlanRule {
    let rule = OptimizerRule.mergeMatches

    /// Larger patterns gain nothing from it.
    private static let limit = 40

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .match(let later) = node.step, case .match(var earlier) = node.inputs[0].step,
                earlier.connections.count + later.connections.count <= Self.limit,
                earlier.nodes.count + later.nodes.count <= 2 * Self.limit,
                earlier.predicates.count + later.predicates.count <= 4 * Self.limit,
                !readsRelationships(of: earlier, later)
            else { return nil }
            earlier.merge(later)
            return LogicalPlan(.match(earlier), node.inputs[0].inputs)
        }
    }

    /// Whether the later pattern matches a relationship, list or path of the earlier again, or starts from what is
    /// known only when the earlier is solved.
    private func readsRelationships(of earlier: QueryGraph, _ later: QueryGraph) -> Bool {
        let produced = earlier.produced
        if !earlier.selected.isEmpty {
            let selected = earlier.selectedSlots
            if later.predicates.contains(where: { !$0.reads.isDisjoint(with: selected) }) { return true }
        }
        let nodes = SlotSet(earlier.nodes.map(\.variable.id))
        for connection in later.connections {
            if let variable = connection.connection.relationshipVariable, produced.contains(variable.id) { return true }
            if readsPaths(connection.connection, produced.subtracting(nodes)) { return true }
        }
        for path in later.selected {
            for connection in path.pattern.connections where readsPaths(connection, produced.subtracting(nodes)) {
                return true
            }
        }
        // A node that an earlier path or list gave is bound, but not a node of that pattern.
        return later.nodes.contains {
            $0.isBound && produced.contains($0.variable.id) && !nodes.contains($0.variable.id)
        }
    }

    /// Whether predicates inside a repeated connection read the given slots.
    private func readsPaths(_ connection: BoundConnection, _ slots: SlotSet) -> Bool {
        let predicates: [BoundExpression]
        switch connection.kind {
        case .relationship: return false
        case .variableLength(_, _, _, _, let inner, _): predicates = inner
        case .quantified(_, let inner, _, _, _, _, _): predicates = inner
        }
        return predicates.contains { !$0.reads.isDisjoint(with: slots) }
    }
}
