import CypherPlanner
import PropertyGraph

extension OperatorCompiler {
    /// Operators that follow relationships.
    func compileExpansion(
        _ plan: PhysicalPlan, _ carrying: SlotSet, _ kept: SlotSet
    ) throws(ExecutionError) -> any BatchOperator {
        if let intersection = try compileIntersection(plan, carrying, kept) { return intersection }
        let rows = try input(plan, carrying)
        switch plan.kind {
        case .expand(let from, let relationship, let to, let types, let direction, let label, let distinctFrom):
            return ExpandOperator(
                context, input: rows, from: from, relationship: relationship, to: to, types: types,
                direction: direction, label: label, distinctFrom: distinctFrom, kept: kept)
        case .expandInto(let from, let relationship, let to, let types, let direction, let distinctFrom):
            let expansion = ExpandInto(
                context, from: from, relationship: relationship, to: to, types: types, direction: direction,
                distinctFrom: distinctFrom, kept: kept)
            return RowExpander(context, input: rows, expansion, made: [relationship], kept: kept)
        case .degree(let from, let types, let direction, let label):
            return DegreeOperator(
                context, input: rows, from: from, types: types, direction: direction, label: label, kept: kept)
        case .variableLengthExpand(let pattern):
            let isReach =
                pattern.distinctEnds && pattern.minimum <= 1 && pattern.distinctFrom.isEmpty
                && (pattern.minimum == 0 || pattern.direction != .both)
                && !(pattern.relationships.map { kept.contains($0) } ?? false)
            let end = pattern.toIsBound ? nil : pattern.to
            if isReach {
                let reach = try Reach(context, plan: pattern, kept: kept)
                return RowExpander(context, input: rows, reach, made: [end], kept: kept)
            }
            let walk = try VariableLengthWalk(context, plan: pattern, kept: kept)
            return RowExpander(context, input: rows, walk, made: [pattern.relationships, end], kept: kept)
        case .shortestPath(let path):
            let paths = try ShortestPaths(context, plan: path, kept: kept)
            return RowExpander(context, input: rows, paths, made: [path.relationships, path.path], kept: kept)
        case .boundRelationship(let match):
            return try BoundRelationshipOperator(context, input: rows, plan: match, kept: kept)
        case .selectPaths(let selector, let length):
            return SelectPathsOperator(context, input: rows, selector: selector, length: length, kept: kept)
        case .repeatPattern(let pattern):
            let inner = plan.inputs[1]
            let number = InnerPlan(inner).isBatchable ? context.allocateSlot() : nil
            let repetition = PatternRepetition(
                context, inner: try compile(inner, carrying: number.map { [$0] } ?? []), plan: InnerPlan(inner),
                number: number, pattern: pattern, kept: kept)
            return RowExpander(
                context, input: rows, repetition,
                made: pattern.groups.map(\.outer) + (pattern.toIsBound ? [] : [pattern.to]), kept: kept)
        default: preconditionFailure("not an expansion")
        }
    }

    /// An expansion into a node over an expansion to its other end is an intersection of two lists.
    private func compileIntersection(
        _ plan: PhysicalPlan, _ carrying: SlotSet, _ kept: SlotSet
    ) throws(ExecutionError) -> (any BatchOperator)? {
        guard context.profile == nil,
            case .expandInto(let middle, let second, let to, let types, let direction, let distinct) = plan.kind,
            let inner = plan.inputs.first,
            case .expand(
                let from, let first, let reached, let firstTypes, let firstDirection, let label, let firstDistinct) =
                inner.kind, reached == middle, to != middle, to != from
        else { return nil }
        return IntersectOperator(
            context, input: try input(inner, carrying), from: from, middle: middle, to: to, label: label,
            first: .init(
                types: firstTypes, direction: firstDirection, relationship: first, distinctFrom: firstDistinct),
            second: .init(types: types, direction: direction, relationship: second, distinctFrom: distinct), kept: kept)
    }
}
