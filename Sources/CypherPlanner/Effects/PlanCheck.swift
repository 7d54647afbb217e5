public import CypherSemantics
public import PropertyGraph

/// Holds a finished plan against the order of the clauses: what a clause reads, it reads after all that the clauses
/// before it write and before anything that those behind it write; and what a clause writes is written for every row.
///
/// It walks the plan as it runs, and gathers of each part what it has done by its first row and what it still does while
/// its rows are used. Two accesses that show in each other must not be done by turns, a batch each; and of two that are
/// done one after the other the clause that is written first must come first. Planning does not depend on it.
public struct PlanCheck {
    private let graph: Graph
    private let order: ClauseOrder
    private var found: [String] = []

    private init(_ query: BoundQuery, graph: Graph) {
        self.graph = graph
        order = ClauseOrder(query)
    }

    /// What is wrong with the plan of a statement, a sentence each; empty for a plan in order.
    public static func violations(of plan: PhysicalPlan, for statement: BoundStatement, in graph: Graph) -> [String] {
        guard statement.writes, case .query(let query) = statement.body else { return [] }
        var check = PlanCheck(query, graph: graph)
        _ = check.visit(plan, WantedNodes())
        return check.found
    }

    /// What a part of a plan does to the graph.
    private struct Progress {
        /// What is all done when the first row comes out.
        var done: [Access] = []
        /// What goes on while rows are used.
        var open: [Access] = []

        var all: [Access] { done + open }
    }

    // MARK: Walking

    private mutating func visit(_ plan: PhysicalPlan, _ wanted: WantedNodes) -> Progress {
        let own = Access.list(of: plan.kind, in: graph, order: order, wanted: wanted)
        let below = wanted.below(plan.kind)
        switch plan.kind.facts.evaluation {
        case .leaf: return Progress(open: own)
        case .single: return Progress(done: own)
        case .streams, .cuts: return stream(plan, own, below)
        case .gathers: return gather(plan, own, below)
        case .nests: return nest(plan, own, below)
        case .builds: return build(plan, own, below)
        case .chains:
            let (left, right) = (visit(plan.inputs[0], below), visit(plan.inputs[1], below))
            requireOrder(left.all, right.all)
            return Progress(done: left.done, open: left.open + right.all)
        }
    }

    private mutating func stream(_ plan: PhysicalPlan, _ own: [Access], _ wanted: WantedNodes) -> Progress {
        let progress = plan.inputs.first.map { visit($0, wanted) } ?? Progress()
        if plan.kind.facts.evaluation == .cuts, let write = progress.open.first(where: { $0.effects.writes }) {
            found.append("\(plan.kind.name) may end before \(write) is done for every row")
        }
        requireApart(progress.open, own)
        requireOrder(progress.done, own)
        return Progress(done: progress.done, open: progress.open + own)
    }

    /// What reads the rows as they are gathered does so by turns with them; what is written, is written behind them.
    private mutating func gather(_ plan: PhysicalPlan, _ own: [Access], _ wanted: WantedNodes) -> Progress {
        let input = visit(plan.inputs[0], wanted)
        for access in own {
            var reading = access
            reading.effects = access.effects.withoutWrites
            requireApart(input.open, [reading])
        }
        requireOrder(input.all, own)
        return Progress(done: input.all + own)
    }

    private mutating func nest(_ plan: PhysicalPlan, _ own: [Access], _ wanted: WantedNodes) -> Progress {
        let outer = visit(plan.inputs[0], wanted)
        let inner = visit(plan.inputs[1], WantedNodes())
        requireNoWrites(inner, leftOutBy: plan.kind)
        requireApart(outer.open, inner.all + own)
        requireOrder(outer.done, inner.all + own)
        // Over a single row the inner plan runs once.
        let isOneRow = plan.inputs[0].kind.facts.traits.contains(.oneRow)
        return isOneRow
            ? Progress(done: inner.done, open: inner.open + own)
            : Progress(done: outer.done, open: outer.open + inner.all + own)
    }

    private mutating func build(_ plan: PhysicalPlan, _ own: [Access], _ wanted: WantedNodes) -> Progress {
        let (left, right) = (visit(plan.inputs[0], wanted), visit(plan.inputs[1], wanted))
        requireNoWrites(right, leftOutBy: plan.kind)
        requireApart(left.open, right.all + own)
        requireOrder(left.done, right.all + own)
        return Progress(done: left.done + right.all, open: left.open + own)
    }

    // MARK: Comparing

    private mutating func requireNoWrites(_ inner: Progress, leftOutBy kind: Operator) {
        guard kind.facts.traits.contains(.leavesOut), let write = inner.all.first(where: { $0.effects.writes })
        else { return }
        found.append("\(kind.name) may leave out \(write)")
    }

    private mutating func requireApart(_ earlier: [Access], _ later: [Access]) {
        for (a, b) in Self.conflicts(earlier, later) { found.append("\(a) and \(b) go on by turns") }
    }

    private mutating func requireOrder(_ earlier: [Access], _ later: [Access]) {
        for (a, b) in Self.conflicts(earlier, later) {
            guard let first = a.clause, let second = b.clause, first > second else { continue }
            found.append("\(a) is done before \(b)")
        }
    }

    private static func conflicts(_ a: [Access], _ b: [Access]) -> [(Access, Access)] {
        var result: [(Access, Access)] = []
        for first in a {
            for second in b where first.effects.writes || second.effects.writes {
                if first.effects.conflicts(with: second.effects) { result.append((first, second)) }
            }
        }
        return result
    }
}
