import CypherSemantics
import CypherSyntax
import PropertyGraph

/// A step of solving a pattern.
enum JoinStep {
    /// Finds a node that no step before has bound.
    case start(Int, NodeAccess)
    /// Reads all relationships of an edge with both ends.
    case startRelationship(Int)
    /// Follows an edge from a node to its other end, which may be bound already.
    case follow(Int, from: Int)
}

/// Steps so far, latest first; shared by the states that grew from it.
final class JoinSteps {
    let step: JoinStep
    /// Estimated rows after the step, before its predicates and after them.
    let rows: (raw: Double, filtered: Double)
    let previous: JoinSteps?

    init(_ step: JoinStep, rows: (raw: Double, filtered: Double), previous: JoinSteps?) {
        self.step = step
        self.rows = rows
        self.previous = previous
    }
}

/// A partial solution.
struct JoinState {
    /// Sum of the rows that were touched.
    var cost: Double
    var rows: Double
    var nodes: BitSet
    var edges: BitSet
    var steps: JoinSteps?
}

/// Searches the order in which the edges of one connected part of a pattern are followed.
struct JoinSearch {
    let pattern: PatternGraph
    let context: PlanningContext
    /// Slots of the input's rows may be read, so that lookups may depend on them.
    let readsInput: Bool
    var model: CostModel { CostModel(context: context) }

    /// Above this many edges the order is found greedily.
    static let exhaustiveLimit = 10

    /// The best state with all edges (and, of a part without edges, the only node) solved.
    func solve(nodes: [Int], edges: [Int], from base: JoinState, anchored: Bool) -> JoinState {
        if edges.isEmpty {
            if anchored { return base }
            return started(at: nodes[0], from: base)
        }
        if context.chance != nil { return byChance(nodes: nodes, edges: edges, base, anchored) }
        guard context.enabled(.joinOrder) else { return inOrder(nodes: nodes, edges: edges, base, anchored) }
        if edges.count <= Self.exhaustiveLimit { return exhaustive(nodes, edges, base, anchored) }
        return greedy(nodes: nodes, edges: edges, base, anchored)
    }

    // MARK: Searches

    func starts(nodes: [Int], edges: [Int], _ base: JoinState, _ anchored: Bool) -> [JoinState] {
        anchored ? [base] : nodes.map { started(at: $0, from: base) }
    }

    /// Dynamic programming over sets of edges, after Selinger et al.: for each set the cheapest order.
    private func exhaustive(_ nodes: [Int], _ edges: [Int], _ base: JoinState, _ anchored: Bool) -> JoinState {
        let starts = starts(nodes: nodes, edges: edges, base, anchored)
        var best = [JoinState?](repeating: nil, count: 1 << edges.count)
        func offer(_ state: JoinState, _ mask: Int) {
            if let known = best[mask], known.cost <= state.cost { return }
            best[mask] = state
        }
        for start in starts {
            for (bit, edge) in edges.enumerated() {
                if let next = followed(edge, from: start) { offer(next, 1 << bit) }
            }
        }
        if !anchored && context.enabled(.relationshipScan) {
            for (bit, edge) in edges.enumerated() {
                if let next = scanned(edge, from: base) { offer(next, 1 << bit) }
            }
        }
        for mask in 1..<best.count {
            guard let state = best[mask] else { continue }
            for (bit, edge) in edges.enumerated() where mask & (1 << bit) == 0 {
                if let next = followed(edge, from: state) { offer(next, mask | (1 << bit)) }
            }
        }
        return best[best.count - 1] ?? greedy(nodes: nodes, edges: edges, base, anchored)
    }

    /// In order of writing.
    private func inOrder(nodes: [Int], edges: [Int], _ base: JoinState, _ anchored: Bool) -> JoinState {
        var state = anchored ? base : started(at: pattern.edges[edges[0]].from, from: base)
        var open = edges
        while !open.isEmpty, !context.watch.shouldStop(after: 100 * open.count) {
            guard let index = open.firstIndex(where: { followed($0, from: state) != nil }) else {
                guard let node = unreached(nodes, state) else { break }
                state = started(at: node, from: state)
                continue
            }
            if let next = followed(open[index], from: state) { state = next }
            open.remove(at: index)
        }
        return state
    }

    /// Any order in which the edges can be followed.
    private func byChance(nodes: [Int], edges: [Int], _ base: JoinState, _ anchored: Bool) -> JoinState {
        var starts = starts(nodes: nodes, edges: edges, base, anchored)
        if !anchored && context.enabled(.relationshipScan) { starts += edges.compactMap { scanned($0, from: base) } }
        var state = starts[context.pick(of: starts.count)]
        while true {
            let open = edges.filter { !state.edges.contains($0) }
            if open.isEmpty { return state }
            let next = open.compactMap { followed($0, from: state) }
            if !next.isEmpty {
                state = next[context.pick(of: next.count)]
            } else if let node = unreached(nodes, state) {
                state = started(at: node, from: state)
            } else {
                return state
            }
        }
    }

    /// A node to start from anew where no edge can be followed; best one that an edge waits for.
    func unreached(_ nodes: [Int], _ state: JoinState) -> Int? {
        let open = nodes.filter { !state.nodes.contains($0) }
        let waiting = nodes.flatMap { pattern.nodes[$0].edges }.map { pattern.edges[$0].needed.nodes }
        return open.first { node in waiting.contains { $0.contains(node) } } ?? open.first
    }

    // MARK: Steps

    func started(at node: Int, from base: JoinState) -> JoinState {
        let access = access(to: node, bound: base.nodes)
        var state = base
        let scanned = access.scannedRows * base.rows
        let raw = access.rows * base.rows
        state.cost += raw + 0.1 * scanned
        state.nodes.insert(node)
        return filtered(state, .start(node, access), raw: raw, before: base, consumed: access.consumed)
    }

    private func scanned(_ number: Int, from base: JoinState) -> JoinState? {
        let edge = pattern.edges[number]
        guard edge.isPlain, edge.direction != .undirected, edge.from != edge.to else { return nil }
        var state = base
        let direction = edge.direction.expansion(reversed: false)
        let total = model.relationships(from: nil, types: edge.types, direction: direction, to: nil)
        let kept = model.relationships(
            from: pattern.nodes[edge.from].estimated, types: edge.types, direction: direction,
            to: pattern.nodes[edge.to].estimated)
        state.cost += 0.5 * total * base.rows + kept * base.rows
        state.nodes.insert(edge.from)
        state.nodes.insert(edge.to)
        state.edges.insert(number)
        return filtered(state, .startRelationship(number), raw: kept * base.rows, before: base)
    }

    /// The state after following an edge from its cheaper bound end, or nil where no end is bound.
    func followed(_ number: Int, from base: JoinState) -> JoinState? {
        let edge = pattern.edges[number]
        let hasFrom = base.nodes.contains(edge.from)
        let hasTo = base.nodes.contains(edge.to)
        let needsNoEnd: Bool =
            switch edge.connection.kind {
            case .relationship(_, let isBound): isBound
            case .variableLength(_, _, _, _, _, let isBound): isBound
            case .quantified: false
            }
        guard hasFrom || hasTo || needsNoEnd, edge.needed.nodes.isSubset(of: base.nodes),
            edge.needed.edges.isSubset(of: base.edges)
        else { return nil }
        var source = hasFrom ? edge.from : edge.to
        var (touched, factor) = needsNoEnd ? (1, 1) : expansion(edge, from: source, into: hasFrom && hasTo)
        if hasFrom && hasTo && !needsNoEnd {
            let other = expansion(edge, from: edge.to, into: true)
            if other.touched < touched { (source, touched, factor) = (edge.to, other.touched, other.factor) }
        }
        if pattern.countedEnds[number] == edge.other(source) { (touched, factor) = (0.1, 1) }
        var state = base
        state.nodes.insert(edge.from)
        state.nodes.insert(edge.to)
        state.edges.insert(number)
        state.cost += base.rows * (touched + factor) + base.rows * 0.1
        return filtered(state, .follow(number, from: source), raw: base.rows * factor, before: base)
    }

    /// Relationships looked at for each row, and rows that come of it.
    private func expansion(_ edge: PatternGraph.Edge, from node: Int, into: Bool) -> (touched: Double, factor: Double) {
        let source = pattern.nodes[node].estimated
        let target = pattern.nodes[edge.other(node)]
        let direction = edge.direction.expansion(reversed: node != edge.from)
        var touched = model.degree(from: source, types: edge.types, direction: direction, to: nil)
        var factor = model.degree(from: source, types: edge.types, direction: direction, to: target.estimated)
        let mean = touched
        if let sample = pattern.nodes[node].sample, !sample.hits.isEmpty {
            let share = touched > 0 ? factor / touched : 1
            touched = model.degree(of: sample.hits, types: edge.types, direction: direction)
            factor = touched * share
        }
        switch edge.connection.kind {
        case .relationship: break
        case .variableLength(_, let minimum, let maximum, _, _, _):
            let share = touched > 0 ? factor / touched : 0
            let total = min(Self.repeated(mean, minimum, maximum, first: touched), model.count(Optional<LabelID>.none))
            touched = total
            factor = total * max(share, 0.01)
        case .quantified(let inner, _, _, _, let minimum, let maximum, _):
            let hop = inner.connections.reduce(1.0) { degree, connection in
                degree * 2 * Double(max(1, connection.produced.count))
            }
            touched = Self.repeated(hop, minimum, maximum, first: hop)
            factor = touched
        }
        if into {
            factor /= max(1, model.count(target.estimated))
            touched = min(touched, 4)
        }
        return (touched, factor)
    }

    /// Ends of walks between the bounds, of which the first step has another degree than those after it.
    private static func repeated(_ degree: Double, _ minimum: Int, _ maximum: Int?, first: Double) -> Double {
        var total = 0.0
        var power = 1.0
        for length in 0...min(maximum ?? 6, 12) {
            if length >= minimum { total += power }
            power *= length == 0 ? first : degree
            if power > 1e12 { break }
        }
        return max(total, 0.01)
    }

    /// Counts the predicates that the step makes testable.
    private func filtered(
        _ state: JoinState, _ step: JoinStep, raw: Double, before: JoinState, consumed: [Int] = []
    ) -> JoinState {
        var state = state
        var rows = raw
        let consumed = Set(consumed)
        // Nodes whose predicates were counted: one that stands with several of them is counted with the first.
        var seen: [Int] = []
        func count(_ candidates: [Int]) {
            for index in candidates {
                let predicate = pattern.predicates[index]
                guard predicate.nodes.isSubset(of: state.nodes), predicate.edges.isSubset(of: state.edges),
                    !predicate.isLate, !consumed.contains(index), !seen.contains(where: predicate.nodes.contains)
                else { continue }
                rows *= predicate.selectivity
            }
        }
        func count(node: Int) {
            if before.nodes.contains(node) || seen.contains(node) { return }
            count(pattern.predicatesOfNode[node])
            seen.append(node)
        }
        switch step {
        case .start(let node, _): count(node: node)
        case .startRelationship(let edge), .follow(let edge, _):
            count(node: pattern.edges[edge].from)
            count(node: pattern.edges[edge].to)
            count(pattern.predicatesOfEdge[edge])
        }
        state.rows = rows
        state.steps = JoinSteps(step, rows: (raw, rows), previous: state.steps)
        return state
    }
}
