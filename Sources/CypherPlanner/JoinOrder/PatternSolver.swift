import CypherSemantics
import CypherSyntax

/// Replaces a pattern by operators: joins in the order that ``JoinSearch`` found, predicates as early as they can be.
struct PatternSolver {
    let context: PlanningContext
    let pattern: PatternGraph
    let uniqueness: RelationshipUniqueness

    init(_ graph: QueryGraph, context: PlanningContext) {
        self.context = context
        pattern = PatternGraph(graph, context: context)
        uniqueness = RelationshipUniqueness(pattern: pattern, context: context)
    }

    /// The plan that matches the pattern for each row of the input.
    func solve(over input: LogicalPlan) throws(Diagnostic) -> LogicalPlan {
        var assembly = PatternAssembly(solver: self, plan: input)
        for (number, node) in pattern.nodes.enumerated() where node.isBound { assembly.bind(number) }
        try assembly.testBoundNodes()
        try assembly.applyPredicates()
        var separate: [Component] = []
        for component in components() {
            if component.isAnchored {
                let nested = search(readsInput: true).solve(component, from: assembly.state)
                var isJoined = false
                if !component.readsInput {
                    isJoined = try assembly.joinSeparately(component, insteadOf: nested)
                }
                if !isJoined { try assembly.run(nested) }
            } else {
                separate.append(component)
            }
        }
        try add(separate, to: &assembly)
        for path in pattern.query.selected { try assembly.add(path) }
        assembly.addPaths()
        try assembly.applyLatePredicates()
        return assembly.plan
    }

    // MARK: Connected parts

    /// A connected part of the pattern.
    struct Component {
        var nodes: [Int] = []
        var edges: [Int] = []
        /// Whether a node or relationship of it is bound by the input.
        var isAnchored = false
        /// Whether a condition inside a repeated relationship reads the input's rows: it cannot be solved apart.
        var readsInput = false
    }

    private func components() -> [Component] {
        let groups = pattern.edges.indices.map { connected(by: $0) }
        var groupsOfNode: [[Int]] = Array(repeating: [], count: pattern.nodes.count)
        for (group, members) in groups.enumerated() { for node in members { groupsOfNode[node].append(group) } }
        var seen = BitSet()
        var seenGroups = BitSet()
        var result: [Component] = []
        for start in pattern.nodes.indices where !seen.contains(start) {
            var component = Component()
            var queue = [start]
            var seenEdges = Set<Int>()
            seen.insert(start)
            while let node = queue.popLast() {
                component.nodes.append(node)
                if pattern.nodes[node].isBound { component.isAnchored = true }
                for edge in pattern.nodes[node].edges where seenEdges.insert(edge).inserted {
                    component.edges.append(edge)
                    if pattern.edges[edge].connection.hasBoundRelationships { component.isAnchored = true }
                    if pattern.edges[edge].needed.input { component.readsInput = true }
                }
                for group in groupsOfNode[node] where seenGroups.insert(group).inserted {
                    for other in groups[group] where !seen.contains(other) {
                        seen.insert(other)
                        queue.append(other)
                    }
                }
            }
            component.nodes.sort()
            component.edges.sort()
            result.append(component)
        }
        return result
    }

    /// The ends of an edge, and the nodes that it must know: they are of one part.
    private func connected(by number: Int) -> [Int] {
        let edge = pattern.edges[number]
        let ends = edge.needed.edges.flatMap { [pattern.edges[$0].from, pattern.edges[$0].to] }
        return [edge.from, edge.to] + edge.needed.nodes + ends
    }

    private func search(readsInput: Bool) -> JoinSearch {
        JoinSearch(pattern: pattern, context: context, readsInput: readsInput)
    }

    // MARK: Parts that the input does not bind

    /// Adds each part to the plan: by lookups that read the rows so far, or solved apart and joined.
    private func add(_ components: [Component], to assembly: inout PatternAssembly) throws(Diagnostic) {
        let apart = search(readsInput: false)
        let empty = JoinState(cost: 0, rows: 1, nodes: BitSet(), edges: BitSet(), steps: nil)
        var parts = components.map { (component: $0, state: apart.solve($0, from: empty)) }
        if context.enabled(.joinOrder) { parts.sort { $0.state.rows < $1.state.rows } }
        var open = OpenParts(parts.map(\.component), pattern: pattern)
        while open.count > 0 {
            try context.watch.step(5000)
            let index =
                context.chance == nil || assembly.plan.isUnit
                ? open.take { !assembly.plan.isUnit && assembly.isLinked(to: parts[$0].component) }
                : open.take(number: context.pick(of: open.count))
            let (component, separate) = parts[index]
            if assembly.plan.isUnit {
                try assembly.run(search(readsInput: true).solve(component, from: assembly.state))
                continue
            }
            let base = assembly.state
            let dependent = search(readsInput: true).solve(component, from: base)
            let joinCost = separate.cost + separate.rows + base.rows
            if component.readsInput
                || (dependent.dependsOnInput && context.prefers(dependent.cost - base.cost <= joinCost))
            {
                try assembly.run(dependent)
            } else {
                try assembly.join(component, separate)
            }
        }
    }
}

/// Parts of a pattern that are still to be joined, in the order in which they come where nothing ties one to another.
private struct OpenParts {
    private var isOpen: [Bool]
    private(set) var count: Int
    private var first = 0
    /// Parts that an equality reads: those that may be tied to what is bound.
    private var tied: ArraySlice<Int>

    init(_ components: [PatternSolver.Component], pattern: PatternGraph) {
        isOpen = Array(repeating: true, count: components.count)
        count = components.count
        tied = components.indices.filter { components[$0].nodes.contains { !pattern.equalities(of: $0).isEmpty } }[...]
    }

    /// Takes the first part that fulfils the test, else the first of all: a part that a lookup or an equality ties to the
    /// rows so far comes before one that multiplies them.
    mutating func take(where isTied: (Int) -> Bool) -> Int {
        while !isOpen[first] { first += 1 }
        while let index = tied.first, !isOpen[index] { tied.removeFirst() }
        return close(tied.first { isOpen[$0] && isTied($0) } ?? first)
    }

    /// Takes the open part of this number.
    mutating func take(number: Int) -> Int { close(isOpen.indices.filter { isOpen[$0] }[number]) }

    private mutating func close(_ index: Int) -> Int {
        isOpen[index] = false
        count -= 1
        return index
    }
}

extension JoinSearch {
    /// Solves a part.
    func solve(_ component: PatternSolver.Component, from base: JoinState) -> JoinState {
        solve(nodes: component.nodes, edges: component.edges, from: base, anchored: component.isAnchored)
    }
}

extension JoinState {
    /// Whether its first step looks up what a row says.
    var dependsOnInput: Bool {
        var steps = steps
        while let current = steps {
            if case .start(_, let access) = current.step { return access.readsInput }
            steps = current.previous
        }
        return false
    }
}

extension BoundConnection {
    /// Whether its relationship, or list of them, was bound by an earlier clause.
    var hasBoundRelationships: Bool {
        switch kind {
        case .relationship(_, let isBound), .variableLength(_, _, _, _, _, let isBound): isBound
        case .quantified: false
        }
    }
}
