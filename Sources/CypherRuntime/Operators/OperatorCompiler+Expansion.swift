import CypherPlanner

extension OperatorCompiler {
    /// Paths of one relationship pattern: a search of ends where only those matter, else a walk.
    func compileVariableLength(
        _ place: PlanPlace, _ pattern: VariableLength
    ) throws(ExecutionError) -> any BatchOperator {
        let isReach =
            pattern.distinctEnds && pattern.minimum <= 1 && pattern.distinctFrom.isEmpty
            && (pattern.minimum == 0 || pattern.direction != .both)
            && !(pattern.relationships.map { place.kept.contains($0) } ?? false)
        let end = pattern.toIsBound ? nil : pattern.to
        let rows = try input(place)
        if isReach {
            return expander(place, rows, try Reach(context, plan: pattern, kept: place.kept), made: [end])
        }
        let walk = try VariableLengthWalk(context, plan: pattern, kept: place.kept)
        return expander(place, rows, walk, made: [pattern.relationships, end])
    }

    /// A quantified path pattern.
    func compileRepetition(
        _ place: PlanPlace, _ pattern: RepeatPattern
    ) throws(ExecutionError) -> any BatchOperator {
        let rows = try input(place)
        let inner = place.plan.inputs[1]
        let shape = InnerPlan(inner)
        let number = shape.isBatchable ? context.allocateSlot() : nil
        let repetition = PatternRepetition(
            context, inner: try compile(inner, carrying: number.map { [$0] } ?? []), plan: shape, number: number,
            pattern: pattern, kept: place.kept)
        let made = pattern.groups.map(\.outer) + (pattern.toIsBound ? [] : [pattern.to])
        return expander(place, rows, repetition, made: made)
    }

    /// An expansion into a node over an expansion to its other end is an intersection of two lists.
    func compileIntersection(_ place: PlanPlace) throws(ExecutionError) -> (any BatchOperator)? {
        guard context.profile == nil,
            case .expandInto(let middle, let second, let to, let types, let direction, let distinct) = place.plan.kind,
            let inner = place.plan.inputs.first,
            case .expand(
                let from, let first, let reached, let firstTypes, let firstDirection, let label, let firstDistinct) =
                inner.kind, reached == middle, to != middle, to != from
        else { return nil }
        return IntersectOperator(
            context, input: try input(PlanPlace(plan: inner, carrying: place.carrying)), from: from, middle: middle,
            to: to, label: label,
            first: .init(
                types: firstTypes, direction: firstDirection, relationship: first, distinctFrom: firstDistinct),
            second: .init(types: types, direction: direction, relationship: second, distinctFrom: distinct),
            kept: place.kept)
    }
}
