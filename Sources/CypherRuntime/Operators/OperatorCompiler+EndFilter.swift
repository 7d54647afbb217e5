import CypherPlanner
import CypherSemantics

extension OperatorCompiler {
    /// Filters over an operator that finds nodes, in one; nil where nothing is asked that it could test.
    func compileEndFilter(_ place: PlanPlace) throws(ExecutionError) -> (any BatchOperator)? {
        guard context.profile == nil, context.isReadOnly else { return nil }
        var conditions: [BoundExpression] = []
        var source = place.plan
        while case .filter(let more) = source.kind {
            conditions = more.flatMap(\.conjuncts) + conditions
            source = source.inputs[0]
        }
        let slots: [Slot]
        if case .expand(_, _, let end, _, _, _, _) = source.kind {
            slots = [end]
        } else if case .relationshipScan(_, let start, let end, _) = source.kind, source.inputs.isEmpty {
            slots = [start, end]
        } else {
            return nil
        }
        var found = slots.map { NodeConditions(slot: $0) }
        let rest = conditions.filter { condition in
            !found.indices.contains { found[$0].take(condition, in: context) }
        }
        guard found.contains(where: { !$0.written.isEmpty }) else { return nil }
        let compiler = ExpressionCompiler(context)
        var parts: [EndFilterOperator.Part] = []
        for conditions in found where !conditions.written.isEmpty {
            parts.append(
                EndFilterOperator.Part(
                    conditions: conditions, predicate: try compiler.compilePredicate(conditions.written)))
        }
        let others = rest.isEmpty ? nil : try compiler.compilePredicate(rest)
        guard let finder = try compile(source, carrying: place.carrying) as? any NodeFinder else { return nil }
        return EndFilterOperator(
            context, input: finder, parts: parts, rest: others, kept: place.kept)
    }
}
