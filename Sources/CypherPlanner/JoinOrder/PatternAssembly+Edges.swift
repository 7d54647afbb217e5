import CypherSemantics
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
            let expand = VariableLength(
                from: pattern.nodes[source].slot, relationships: relationship.variable.id,
                to: pattern.nodes[target].slot, toIsBound: isInto, types: edge.types,
                direction: edge.direction.expansion(reversed: source != edge.from), minimum: minimum,
                maximum: maximum, each: each.id, predicates: predicates,
                label: isInto ? .any : pattern.nodes[target].filter ?? .any, distinctFrom: distinctFrom(number),
                reversed: source != edge.from, distinctEnds: false)
            plan = LogicalPlan(.variableLengthExpand(expand), plan, cardinality: rows)
        case .quantified: try repeatPattern(number, from: source, isInto: isInto, rows: rows)
        }
        let newNodes = [edge.from, edge.to].filter { !nodes.contains($0) }
        for node in newNodes { nodes.insert(node) }
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

    private mutating func expand(_ number: Int, from source: Int, isInto: Bool, rows: Double) {
        let edge = pattern.edges[number]
        let target = edge.other(source)
        let direction = edge.direction.expansion(reversed: source != edge.from)
        if isInto {
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
        let repetition = RepeatPattern(
            from: pattern.nodes[source].slot, to: pattern.nodes[edge.other(source)].slot, toIsBound: isInto,
            first: entry.id, last: (isReversed ? first : last).id, minimum: minimum, maximum: maximum,
            relationships: inner.connections.compactMap(\.relationshipVariable?.id),
            groups: groups.map { (inner: $0.inner.id, outer: $0.outer.id) }, distinctFrom: distinctFrom(number),
            reversed: isReversed)
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

    // MARK: Trail semantics

    /// Slots of relationships of the same MATCH, followed before, that the edge's could be equal to.
    func distinctFrom(_ number: Int) -> [Slot] {
        var slots: [Slot] = []
        for other in followed where mayBeEqual(number, other) { slots += pattern.edges[other].relationships }
        return slots
    }

    /// Tests for different relationships between two parts of a MATCH that were solved apart.
    func uniquenessTests(between left: [Int], and right: [Int]) -> [BoundExpression] {
        var tests: [BoundExpression] = []
        for a in left {
            for b in right where mayBeEqual(a, b) {
                for first in pattern.edges[a].relationships {
                    for second in pattern.edges[b].relationships {
                        tests.append(
                            differ(
                                first, pattern.edges[a].isPlain || !pattern.edges[a].isList, second,
                                pattern.edges[b].isPlain || !pattern.edges[b].isList))
                    }
                }
            }
        }
        return tests
    }

    private func differ(_ a: Slot, _ aIsSingle: Bool, _ b: Slot, _ bIsSingle: Bool) -> BoundExpression {
        let none = SourceRange(0, 0)
        func read(_ slot: Slot, _ isSingle: Bool) -> BoundExpression {
            .read(
                Variable(id: slot, name: "  ", type: isSingle ? .relationship : .list(.relationship)))
        }
        let (left, right) = (read(a, aIsSingle), read(b, bIsSingle))
        func isIn(_ item: BoundExpression, _ list: BoundExpression) -> BoundExpression {
            BoundExpression(.binary(.in_, item, list), type: .boolean, range: none)
        }
        switch (aIsSingle, bIsSingle) {
        case (true, true): return BoundExpression(.compare(.notEqual, left, right), type: .boolean, range: none)
        case (true, false): return BoundExpression(.not(isIn(left, right)), type: .boolean, range: none)
        case (false, true): return BoundExpression(.not(isIn(right, left)), type: .boolean, range: none)
        case (false, false):
            let each = context.newVariable("each", type: .relationship)
            return BoundExpression(
                .quantifier(.none, each, list: left, predicate: isIn(.read(each), right)), type: .boolean, range: none)
        }
    }

    private func mayBeEqual(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (pattern.edges[a], pattern.edges[b])
        guard first.clause == second.clause, first.types.overlaps(second.types) else { return false }
        return !context.enabled(.redundantUniqueness) || !areProvedDifferent(first, second)
    }

    /// Two directed relationships are different if their starts or their ends must be.
    private func areProvedDifferent(_ a: PatternGraph.Edge, _ b: PatternGraph.Edge) -> Bool {
        guard a.isPlain, b.isPlain, a.direction != .undirected, b.direction != .undirected else { return false }
        let (aStart, aEnd) = a.direction == .outgoing ? (a.from, a.to) : (a.to, a.from)
        let (bStart, bEnd) = b.direction == .outgoing ? (b.from, b.to) : (b.to, b.from)
        return areProvedDifferent(node: aStart, bStart) || areProvedDifferent(node: aEnd, bEnd)
    }

    /// Whether two nodes cannot be the same: no node has labels of both, or a predicate orders them strictly.
    private func areProvedDifferent(node a: Int, _ b: Int) -> Bool {
        guard a != b else { return false }
        if pattern.predicates.contains(where: { $0.expression.separates(pattern.nodes[a].slot, pattern.nodes[b].slot) })
        {
            return true
        }
        guard context.trustsCounts else { return false }
        let graph = context.graph
        for first in pattern.nodes[a].known {
            for second in pattern.nodes[b].known where first != second {
                let isDisjoint = (0..<UInt32(graph.labelSetCount)).allSatisfy { set in
                    let labels = graph.labels(inSet: set)
                    return graph.count(labelSet: set) == 0 || !(labels.contains(first) && labels.contains(second))
                }
                if isDisjoint { return true }
            }
        }
        return false
    }
}

extension PatternGraph.Edge {
    /// Whether its slots hold lists of relationships.
    var isList: Bool {
        if case .relationship = connection.kind { return false }
        return true
    }
}

extension BoundExpression {
    /// `a.k <> b.k`, `a.k < b.k`, `a <> b`: true only if the two are different.
    fileprivate func separates(_ a: Slot, _ b: Slot) -> Bool {
        guard case .compare(let comparison, let left, let right) = kind,
            [.notEqual, .less, .greater].contains(comparison)
        else { return false }
        if let first = left.variable?.id, let second = right.variable?.id {
            return comparison == .notEqual && Set([first, second]) == Set([a, b])
        }
        guard case .property(let first, let key) = left.kind, case .property(let second, let otherKey) = right.kind,
            key == otherKey, let one = first.variable?.id, let other = second.variable?.id
        else { return false }
        return (one == a && other == b) || (one == b && other == a)
    }
}
