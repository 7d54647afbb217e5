import CypherSyntax
import PropertyGraph

/// Patterns by brute force: every assignment is made, and then tested.
extension NaiveEvaluator {
    /// An assignment in the making.
    private struct Walk {
        var row: NaiveRow
        /// REPEATABLE ELEMENTS
        var repeats: Bool
        /// Relationships of the clause so far: none may come twice, unless it repeats.
        var used: Set<Int> = []
        var nodes: [Int] = []
        var relationships: [Int] = []
        /// Inline maps and conditions, tested when everything is bound.
        var tests: [Test] = []

        struct Test {
            var entity: Value
            var properties: Expression?
            var predicate: Expression?
        }
    }

    func matches(
        _ patterns: [PathPattern], repeats: Bool = false, predicate: Expression?, in row: NaiveRow
    ) throws -> [NaiveRow] {
        var walks = [Walk(row: row, repeats: repeats)]
        for pattern in patterns {
            walks = try walks.flatMap { walk -> [Walk] in
                var start = walk
                (start.nodes, start.relationships) = ([], [])
                return try select(pattern.selector, follow(pattern, from: start))
            }
            if walks.count > rowLimit { throw NaiveError.tooBig }
        }
        return try walks.compactMap { walk in
            for test in walk.tests where try !holds(test, walk.row) { return nil }
            if let predicate, try !isTrue(predicate, walk.row) { return nil }
            return walk.row
        }
    }

    private func holds(_ test: Walk.Test, _ row: NaiveRow) throws -> Bool {
        if let properties = test.properties {
            guard case .map(let entries) = properties.kind else { throw NaiveError.unknown("properties") }
            for entry in entries {
                let wanted = try evaluate(entry.value, row)
                if property(of: test.entity, entry.key.text).equals(wanted) != true { return false }
            }
        }
        if let predicate = test.predicate { return try isTrue(predicate, row) }
        return true
    }

    private func follow(_ pattern: PathPattern, from start: Walk) throws -> [Walk] {
        var walks = [start]
        for (position, element) in pattern.elements.enumerated() {
            switch element {
            case .node(let node): walks = try walks.flatMap { try bind(node, isStart: position == 0, $0) }
            case .relationship(let step):
                walks = try walks.flatMap { step.length == nil ? try take(step, $0) : try takeMany(step, $0) }
            case .quantified(let group): walks = try walks.flatMap { try takeGroup(group, $0) }
            }
        }
        return try walks.compactMap { walk in
            guard keeps(to: pattern.mode, walk) else { return nil }
            var named = walk
            for name in [pattern.variable, pattern.innerVariable].compactMap({ $0?.text }) {
                named.row[name] = .path(
                    PathValue(
                        nodes: walk.nodes.map { NodeID(UInt32($0)) },
                        relationships: walk.relationships.map { RelationshipID(UInt32($0)) }))
            }
            if let predicate = pattern.predicate, try !isTrue(predicate, named.row) { return nil }
            return named
        }
    }

    private func keeps(to mode: PathMode?, _ walk: Walk) -> Bool {
        switch mode {
        case nil, .walk: true
        case .trail: Set(walk.relationships).count == walk.relationships.count
        case .acyclic: Set(walk.nodes).count == walk.nodes.count
        case .simple:
            Set(walk.nodes).count == walk.nodes.count
                || walk.nodes.first == walk.nodes.last && Set(walk.nodes).count == walk.nodes.count - 1
        }
    }

    /// Keeps the shortest walks between each pair of ends. One for each pair and one for all differ in number only.
    private func select(_ selector: PathSelector, _ walks: [Walk]) throws -> [Walk] {
        if selector == .all { return walks }
        var groups: [[Int]: [Walk]] = [:]
        for walk in walks where try walk.tests.allSatisfy({ try holds($0, walk.row) }) {
            groups[[walk.nodes[0], walk.nodes[walk.nodes.count - 1]], default: []].append(walk)
        }
        return try groups.values.flatMap { group -> [Walk] in
            let least = group.map(\.relationships.count).min() ?? 0
            let shortest = group.filter { $0.relationships.count == least }
            switch selector {
            case .shortestPath, .shortest(1): return Array(shortest.prefix(1))
            case .allShortestPaths, .allShortest: return shortest
            default: throw NaiveError.unknown("selector")
            }
        }
    }

    private func bind(_ pattern: NodePattern, isStart: Bool, _ walk: Walk) throws -> [Walk] {
        let candidates: [Int]
        if !isStart {
            candidates = [walk.nodes[walk.nodes.count - 1]]
        } else if let name = pattern.variable?.text, case .node(let id)? = walk.row[name] {
            candidates = graph.nodes[Int(id.index)].isAlive ? [Int(id.index)] : []
        } else {
            candidates = graph.aliveNodes
        }
        try spend(candidates.count)
        return try candidates.compactMap { node in
            if let labels = pattern.labels, try !satisfies(labels, graph.nodes[node].labels, walk.row) { return nil }
            var next = walk
            if isStart { next.nodes = [node] }
            let value = Value.node(NodeID(UInt32(node)))
            if let name = pattern.variable?.text {
                if let bound = walk.row[name], !bound.isEquivalent(value) { return nil }
                next.row[name] = value
            }
            if pattern.properties != nil || pattern.predicate != nil {
                next.tests.append(.init(entity: value, properties: pattern.properties, predicate: pattern.predicate))
            }
            return next
        }
    }

    /// One relationship from where the walk stands.
    private func take(_ step: RelationshipPattern, _ walk: Walk) throws -> [Walk] {
        let here = walk.nodes[walk.nodes.count - 1]
        let incident = relationships(at: here)
        try spend(incident.count + 1)
        return try incident.compactMap { index in
            let relationship = graph.relationships[index]
            let other: Int
            if step.direction != .incoming && relationship.source == here {
                other = relationship.target
            } else if step.direction != .outgoing && relationship.target == here {
                other = relationship.source
            } else {
                return nil
            }
            if !walk.repeats, walk.used.contains(index) { return nil }
            if let types = step.types, try !satisfies(types, [relationship.type], walk.row) { return nil }
            var next = walk
            let value = Value.relationship(RelationshipID(UInt32(index)))
            if step.length == nil, let name = step.variable?.text {
                if let bound = walk.row[name], !bound.isEquivalent(value) { return nil }
                next.row[name] = value
            }
            next.used.insert(index)
            next.nodes.append(other)
            next.relationships.append(index)
            if step.properties != nil || step.predicate != nil {
                next.tests.append(.init(entity: value, properties: step.properties, predicate: step.predicate))
            }
            return next
        }
    }

    private func takeMany(_ step: RelationshipPattern, _ walk: Walk) throws -> [Walk] {
        let bounds = step.length ?? .init(minimum: 1, maximum: 1)
        var result: [Walk] = []
        var frontier = [walk]
        var length = 0
        while !frontier.isEmpty {
            if length >= bounds.minimum ?? 1 {
                result += frontier.map { reached in
                    var named = reached
                    if let name = step.variable?.text {
                        named.row[name] = .list(
                            reached.relationships.suffix(length).map { .relationship(RelationshipID(UInt32($0))) })
                    }
                    return named
                }
            }
            if let maximum = bounds.maximum, length >= maximum { break }
            frontier = try frontier.flatMap { try take(step, $0) }
            length += 1
        }
        return result
    }

    private func takeGroup(_ group: QuantifiedPattern, _ walk: Walk) throws -> [Walk] {
        let inner = PathPattern(elements: group.elements, range: group.range)
        let names = Self.variables(of: [inner])
        var start = walk
        for name in names { start.row[name] = .list([]) }
        var result: [Walk] = []
        var frontier = [start]
        var times = 0
        while !frontier.isEmpty {
            if times >= group.minimum { result += frontier }
            if let maximum = group.maximum, times >= maximum { break }
            frontier = try frontier.flatMap { try repeatGroup(group, names, $0) }
            times += 1
        }
        return result
    }

    private func repeatGroup(_ group: QuantifiedPattern, _ names: [String], _ walk: Walk) throws -> [Walk] {
        var walks = [walk]
        for name in names { walks[0].row[name] = nil }
        walks[0].tests = []
        for element in group.elements {
            switch element {
            case .node(let node): walks = try walks.flatMap { try bind(node, isStart: false, $0) }
            case .relationship(let step): walks = try walks.flatMap { try take(step, $0) }
            case .quantified: throw NaiveError.unknown("nested group")
            }
        }
        return try walks.compactMap { reached in
            for test in reached.tests where try !holds(test, reached.row) { return nil }
            if let predicate = group.predicate, try !isTrue(predicate, reached.row) { return nil }
            var next = reached
            next.tests = walk.tests
            for name in names {
                guard case .list(let before)? = walk.row[name] else { continue }
                next.row[name] = .list(before + [reached.row[name] ?? .null])
            }
            return next
        }
    }

    func satisfies(_ expression: LabelExpression, _ labels: Set<String>, _ row: NaiveRow) throws -> Bool {
        switch expression {
        case .label(let name): labels.contains(name.text)
        case .wildcard: !labels.isEmpty
        case .not(let inner): try !satisfies(inner, labels, row)
        case .and(let a, let b): try satisfies(a, labels, row) && satisfies(b, labels, row)
        case .or(let a, let b): try satisfies(a, labels, row) || satisfies(b, labels, row)
        case .computed(let names, any: true): try self.names(of: names, row).contains { labels.contains($0) }
        case .computed(let names, any: false): try self.names(of: names, row).allSatisfy { labels.contains($0) }
        }
    }

    /// The names that patterns bind.
    static func variables(of patterns: [PathPattern]) -> [String] {
        patterns.flatMap { pattern -> [String] in
            [pattern.variable?.text, pattern.innerVariable?.text].compactMap { $0 }
                + pattern.elements.flatMap { element -> [String] in
                    switch element {
                    case .node(let node): [node.variable?.text].compactMap { $0 }
                    case .relationship(let step): [step.variable?.text].compactMap { $0 }
                    case .quantified(let group):
                        variables(of: [PathPattern(elements: group.elements, range: group.range)])
                    }
                }
        }
    }
}
