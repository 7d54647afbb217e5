import CypherSemantics
import PropertyGraph

/// Trail semantics: relationships of one MATCH are different. Knows which of them could be the same at all.
struct RelationshipUniqueness {
    let pattern: PatternGraph
    let context: PlanningContext

    /// Whether the trail rule has to compare two edges.
    func mayBeEqual(_ a: Int, _ b: Int) -> Bool {
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
        let (first, second) = (pattern.nodes[a].slot, pattern.nodes[b].slot)
        if pattern.separated.contains([min(first, second), max(first, second)]) { return true }
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
    /// The nodes that `a.k <> b.k`, `a.k < b.k` or `a <> b` forces to be different, lower slot first.
    var separatedSlots: [Slot]? {
        guard case .compare(let comparison, let left, let right) = kind,
            [.notEqual, .less, .greater].contains(comparison)
        else { return nil }
        if let first = left.variable?.id, let second = right.variable?.id {
            return comparison == .notEqual ? [min(first, second), max(first, second)] : nil
        }
        guard case .property(let first, let key) = left.kind, case .property(let second, let otherKey) = right.kind,
            key == otherKey, let one = first.variable?.id, let other = second.variable?.id, one != other
        else { return nil }
        return [min(one, other), max(one, other)]
    }
}
