import CypherSemantics
import PropertyGraph

/// Replaces a pattern by operators: joins in the order that ``JoinSearch`` found, predicates as early as they can be.
struct PatternSolver {
    let context: PlanningContext
    let pattern: PatternGraph

    init(_ graph: QueryGraph, context: PlanningContext) {
        self.context = context
        pattern = PatternGraph(graph, context: context)
    }

    /// The plan that matches the pattern for each row of the input.
    func solve(over input: LogicalPlan) throws(Diagnostic) -> LogicalPlan {
        var assembly = PatternAssembly(solver: self, plan: input)
        for (number, node) in pattern.nodes.enumerated() where node.isBound { assembly.nodes.insert(number) }
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
        var seen = BitSet()
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
                for group in groups where group.contains(node) {
                    for other in group where !seen.contains(other) {
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
        if edge.isPlain { return [edge.from, edge.to] }
        let needed = pattern.nodes.indices.filter { node in
            edge.needed.nodes.contains(node)
                || pattern.nodes[node].edges.contains { edge.needed.edges.contains($0) }
        }
        return [edge.from, edge.to] + needed
    }

    private func search(readsInput: Bool) -> JoinSearch {
        JoinSearch(pattern: pattern, context: context, readsInput: readsInput)
    }

    // MARK: Parts that the input does not bind

    /// Adds each part to the plan: by lookups that read the rows so far, or solved apart and joined.
    private func add(_ components: [Component], to assembly: inout PatternAssembly) throws(Diagnostic) {
        let apart = search(readsInput: false)
        let empty = JoinState(cost: 0, rows: 1, nodes: BitSet(), edges: BitSet(), steps: nil)
        var open = components.map { (component: $0, state: apart.solve($0, from: empty)) }
        if context.enabled(.joinOrder) { open.sort { $0.state.rows < $1.state.rows } }
        while !open.isEmpty {
            if assembly.plan.isUnit {
                let first = open.removeFirst()
                try assembly.run(search(readsInput: true).solve(first.component, from: assembly.state))
                continue
            }
            // A part that a lookup or an equality ties to the rows so far comes before one that multiplies them.
            let linked = open.firstIndex { assembly.isLinked(to: $0.component) } ?? 0
            let index = context.chance == nil ? linked : context.pick(of: open.count)
            let (component, separate) = open.remove(at: index)
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
