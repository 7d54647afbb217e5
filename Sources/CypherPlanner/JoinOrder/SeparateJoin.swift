import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Solves a part of a pattern once, apart from the rows that it starts from, and joins the distinct results by hash.
///
/// Where duplicates are ignored and many rows start from few nodes, following the same relationships for each row again
/// costs more than finding all distinct pairs of ends once.
struct SeparateJoin {
    let solver: PatternSolver
    let component: PatternSolver.Component
    private var context: PlanningContext { solver.context }
    private var pattern: PatternGraph { solver.pattern }

    /// A part that was solved apart.
    struct Solution {
        var plan: LogicalPlan
        /// Slots of the rows and of the part that must be equal.
        var keys: [(outer: Variable, inner: Variable)]
        /// Predicates that were tested in it.
        var predicates: [Int]
        /// Rows that it touches.
        var cost: Double
    }

    /// The part solved apart, or nil where that is not allowed. `input` is the plan of the rows, of which it uses what
    /// is known of the shared nodes.
    func solution(for input: LogicalPlan) throws(Diagnostic) -> Solution? {
        guard isAllowed, let reads = pattern.query.use.reads else { return nil }
        var keys: [(outer: Variable, inner: Variable)] = []
        var renamed: [Slot: BoundExpression] = [:]
        for number in component.nodes where pattern.nodes[number].isBound {
            let outer = pattern.nodes[number].variable
            let inner = context.newVariable("", type: .node)
            keys.append((outer, inner))
            renamed[outer.id] = .read(inner)
        }
        guard var graph = part(renamed) else { return nil }
        let predicates = moveablePredicates(renamed)
        graph.predicates = predicates.map(\.moved)
        let known = RowKnowledge(of: input, slots: SlotSet(renamed.keys), in: context.graph)
        graph.predicates += known.predicates.compactMap { $0.substituting(renamed) }
        if context.enabled(.inferBounds) { graph.implied = BoundInference(graph.predicates).implied }
        for index in graph.nodes.indices {
            guard let key = keys.first(where: { $0.inner == graph.nodes[index].variable }) else { continue }
            for label in known.labels[key.outer.id] ?? [] {
                let name = LabelExpression.label(Name(context.graph.name(of: label), SourceRange(0, 0)))
                graph.nodes[index].labels = .both(graph.nodes[index].labels, name)
            }
        }
        let rest = pattern.predicates.indices.filter { index in !predicates.contains { $0.number == index } }
        let wanted = rest.reduce(into: reads) { $0.formUnion(pattern.predicates[$1].expression.reads) }
        let outputs = keys.map(\.inner.id) + produced.filter(wanted.contains)
        graph.use = RowUse(reads: SlotSet(outputs), duplicates: .ignored)
        var plan = try PatternSolver(graph, context: context).solve(over: LogicalPlan(.unit))
        plan = LogicalPlan(.distinct(outputs), plan, cardinality: plan.cardinality * 0.5)
        return Solution(plan: plan, keys: keys, predicates: predicates.map(\.number), cost: plan.touchedRows)
    }

    /// Only plain relationships whose trail rule stays within the part, and rows that nobody counts.
    private var isAllowed: Bool {
        guard context.enabled(.separateJoin), !context.writes, pattern.query.use.duplicates == .ignored,
            !component.edges.isEmpty, component.edges.allSatisfy({ pattern.edges[$0].isPlain }),
            pattern.query.paths.isEmpty, pattern.query.selected.isEmpty
        else { return false }
        let uniqueness = RelationshipUniqueness(pattern: pattern, context: context)
        let others = pattern.edges.indices.filter { !component.edges.contains($0) }
        return !component.edges.contains { edge in others.contains { uniqueness.mayBeEqual(edge, $0) } }
    }

    /// Slots that the part binds.
    private var produced: [Slot] {
        component.nodes.filter { !pattern.nodes[$0].isBound }.map { pattern.nodes[$0].slot }
            + component.edges.flatMap { pattern.edges[$0].relationships }
    }

    /// The part as a pattern of its own.
    private func part(_ renamed: [Slot: BoundExpression]) -> QueryGraph? {
        func new(_ variable: Variable) -> Variable { renamed[variable.id]?.variable ?? variable }
        var graph = QueryGraph(
            BoundMatch(
                optional: false, pattern: BoundPattern(nodes: [], connections: [], paths: []), predicates: []))
        graph.nodes = component.nodes.map {
            BoundNode(variable: new(pattern.nodes[$0].variable), labels: pattern.nodes[$0].labels, isBound: false)
        }
        graph.connections = component.edges.map {
            let edge = pattern.edges[$0]
            var connection = edge.connection
            connection.from = new(connection.from)
            connection.to = new(connection.to)
            return QueryGraph.Connection(connection: connection, clause: edge.clause)
        }
        graph.clauses = pattern.query.clauses
        return graph
    }

    /// Predicates that read only the part.
    private func moveablePredicates(_ renamed: [Slot: BoundExpression]) -> [(number: Int, moved: BoundExpression)] {
        let own = SlotSet(produced).union(renamed.keys)
        var result: [(number: Int, moved: BoundExpression)] = []
        for (number, predicate) in pattern.predicates.enumerated() where !predicate.isLate {
            let reads = predicate.expression.reads
            guard !reads.isEmpty, reads.isSubset(of: own), !reads.isDisjoint(with: produced),
                let moved = predicate.expression.substituting(renamed), !moved.hasSubquery
            else { continue }
            result.append((number, moved))
        }
        return result
    }
}

extension LogicalPlan {
    /// Sum of the rows of all its operators.
    var touchedRows: Double { inputs.reduce(cardinality) { $0 + $1.touchedRows } }
}
