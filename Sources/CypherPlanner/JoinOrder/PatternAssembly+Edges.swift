import CypherSemantics
import CypherSyntax
import PropertyGraph

extension PatternAssembly {
    /// Follows an edge from one of its ends.
    mutating func follow(_ number: Int, from source: Int, rows: Double) throws(Diagnostic) {
        let edge = pattern.edges[number]
        let target = edge.other(source)
        let isInto = nodes.contains(target) && nodes.contains(source)
        switch edge.connection.kind {
        case .relationship(_, isBound: false): expand(number, from: source, isInto: isInto, rows: rows)
        case .relationship(_, isBound: true):
            matchBound(number, isList: false, minimum: 1, maximum: 1, each: nil, predicates: [], rows: rows)
        case .variableLength(_, let minimum, let maximum, let each, let predicates, isBound: true):
            matchBound(
                number, isList: true, minimum: minimum, maximum: maximum, each: each, predicates: predicates,
                rows: rows)
        case .variableLength(let relationship, let minimum, let maximum, let each, let predicates, isBound: false):
            var expand = VariableLength(
                from: pattern.nodes[source].slot, relationships: relationship.variable.id,
                to: pattern.nodes[target].slot, toIsBound: isInto, types: edge.types,
                direction: edge.direction.expansion(reversed: source != edge.from), minimum: minimum,
                maximum: maximum, each: each.id, predicates: predicates,
                label: isInto ? .any : pattern.nodes[target].filter ?? .any, distinctFrom: distinctFrom(number),
                reversed: source != edge.from, distinctEnds: needsOnlyEnds(number))
            expand.repeats = edge.connection.repeats
            plan = LogicalPlan(.variableLengthExpand(expand), plan, cardinality: rows)
        case .quantified: try repeatPattern(number, from: source, isInto: isInto, rows: rows)
        }
        let newNodes = [edge.from, edge.to].filter { !nodes.contains($0) }
        for node in newNodes { bind(node) }
        finish(number)
        // Where the operator does not test the labels, a filter does.
        for node in newNodes {
            switch edge.connection.kind {
            case .relationship(_, isBound: false), .variableLength(_, _, _, _, _, isBound: false):
                if pattern.nodes[node].filter == nil { try testLabels(of: node) }
            default: try testLabels(of: node)
            }
        }
    }

    /// Whether a search with a visited set finds enough: no duplicates are wanted, the list is not read, and a shortest
    /// walk to any end is a trail of an allowed length.
    private func needsOnlyEnds(_ number: Int) -> Bool {
        let edge = pattern.edges[number]
        guard context.enabled(.distinctEnds), pattern.query.use.duplicates == .ignored,
            let reads = pattern.query.use.reads, !reads.contains(edge.relationships[0]),
            case .variableLength(_, let minimum, _, _, _, _) = edge.connection.kind,
            minimum == 0 || (minimum == 1 && edge.direction != .undirected), distinctFrom(number).isEmpty,
            !pattern.query.paths.contains(where: { $0.computed.expression.reads.contains(edge.relationships[0]) }),
            !pattern.predicates.contains(where: { $0.edges.contains(number) })
        else { return false }
        return !pattern.edges.indices.contains { $0 != number && uniqueness.mayBeEqual(number, $0) }
    }

    private mutating func expand(_ number: Int, from source: Int, isInto: Bool, rows: Double) {
        let edge = pattern.edges[number]
        let target = edge.other(source)
        let direction = edge.direction.expansion(reversed: source != edge.from)
        if pattern.countedEnds[number] == target {
            let label = neededFilter(at: target, from: source, by: edge, knowsSource: true)
            plan = LogicalPlan(
                .degree(from: pattern.nodes[source].slot, types: edge.types, direction: direction, label: label), plan)
        } else if isInto {
            plan = LogicalPlan(
                .expandInto(
                    from: pattern.nodes[source].slot, relationship: edge.relationships[0],
                    to: pattern.nodes[target].slot, types: edge.types, direction: direction,
                    distinctFrom: distinctFrom(number)), plan, cardinality: rows)
        } else {
            plan = LogicalPlan(
                .expand(
                    from: pattern.nodes[source].slot, relationship: edge.relationships[0],
                    to: pattern.nodes[target].slot, types: edge.types, direction: direction,
                    label: neededFilter(at: target, from: source, by: edge, knowsSource: true),
                    distinctFrom: distinctFrom(number)), plan, cardinality: rows)
        }
    }

    private mutating func matchBound(
        _ number: Int, isList: Bool, minimum: Int, maximum: Int?, each: Variable?, predicates: [BoundExpression],
        rows: Double
    ) {
        let edge = pattern.edges[number]
        let match = BoundRelationshipMatch(
            bound: edge.relationships[0], isList: isList, from: pattern.nodes[edge.from].slot,
            fromIsBound: nodes.contains(edge.from), to: pattern.nodes[edge.to].slot,
            toIsBound: nodes.contains(edge.to), types: edge.types,
            direction: edge.direction.expansion(reversed: false), minimum: minimum, maximum: maximum,
            each: (each ?? context.newVariable("each", type: .relationship)).id, predicates: predicates,
            distinctFrom: distinctFrom(number))
        plan = LogicalPlan(.boundRelationship(match), plan, cardinality: rows)
    }

    private mutating func repeatPattern(_ number: Int, from source: Int, isInto: Bool, rows: Double)
        throws(Diagnostic)
    {
        let edge = pattern.edges[number]
        guard
            case .quantified(let inner, let predicates, let first, let last, let minimum, let maximum, let groups) =
                edge.connection.kind
        else { return }
        let isReversed = source != edge.from
        let entry = isReversed ? last : first
        var bound = inner
        for index in bound.nodes.indices where bound.nodes[index].variable == entry {
            bound.nodes[index].isBound = true
        }
        let match = BoundMatch(optional: false, pattern: bound, predicates: predicates)
        let body = try PatternSolver(QueryGraph(match), context: context).solve(over: LogicalPlan(.argument))
        var repetition = RepeatPattern(
            from: pattern.nodes[source].slot, to: pattern.nodes[edge.other(source)].slot, toIsBound: isInto,
            first: entry.id, last: (isReversed ? first : last).id, minimum: minimum, maximum: maximum,
            relationships: inner.connections.compactMap(\.relationshipVariable?.id),
            groups: groups.map { (inner: $0.inner.id, outer: $0.outer.id) }, distinctFrom: distinctFrom(number),
            reversed: isReversed)
        repetition.repeats = edge.connection.repeats
        plan = LogicalPlan(.run(.repeatPattern(repetition)), [plan, body], cardinality: rows)
    }

    // MARK: Labels

    /// The test that the far end of an edge needs: none where the counts prove its labels.
    func neededFilter(at target: Int, from source: Int, by edge: PatternGraph.Edge, knowsSource: Bool) -> LabelFilter {
        let node = pattern.nodes[target]
        guard let filter = node.filter else { return .any }
        guard case .label(let label) = filter, context.trustsCounts, context.enabled(.redundantLabels),
            case .types(let types) = edge.types, edge.direction != .undirected
        else { return filter }
        let isOutgoing = (edge.direction == .outgoing) == (source == edge.from)
        let sourceLabels: [LabelID?] = [nil] + (knowsSource ? pattern.nodes[source].known : [])
        let graph = context.graph
        let isProved = sourceLabels.contains { known in
            types.allSatisfy {
                isOutgoing
                    ? graph.count(source: known, type: $0, target: label)
                        == graph.count(source: known, type: $0, target: nil)
                    : graph.count(source: label, type: $0, target: known)
                        == graph.count(source: nil, type: $0, target: known)
            }
        }
        return isProved ? .any : filter
    }
}
