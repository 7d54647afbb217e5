import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Trail semantics: relationships of one MATCH are different. Knows which of them could be the same at all.
///
/// Every pair of a pattern's relationships is asked for, so the common answers take no more than a few comparisons.
struct RelationshipUniqueness {
    private let pattern: PatternGraph
    private let context: PlanningContext
    /// For each edge, whether it may be proved different from another.
    private let isProvable: [Bool]
    /// For each node, the number of its set of known labels.
    private let labelGroups: [Int]
    private let disjoint: DisjointLabels

    init(pattern: PatternGraph, context: PlanningContext) {
        self.pattern = pattern
        self.context = context
        var groups: [[LabelID]: Int] = [:]
        labelGroups = pattern.nodes.map { node in
            if let known = groups[node.known] { return known }
            groups[node.known] = groups.count
            return groups.count - 1
        }
        disjoint = DisjointLabels(groups.sorted { $0.value < $1.value }.map(\.key), graph: context.graph)
        isProvable = pattern.edges.map { edge in
            guard context.enabled(.redundantUniqueness), edge.isPlain, edge.direction != .undirected else {
                return false
            }
            let hasLabels = !pattern.nodes[edge.from].known.isEmpty || !pattern.nodes[edge.to].known.isEmpty
            return !pattern.separated.isEmpty || context.trustsCounts && hasLabels
        }
    }

    /// Whether the trail rule has to compare two edges.
    func mayBeEqual(_ a: Int, _ b: Int) -> Bool {
        guard pattern.edges[a].clause == pattern.edges[b].clause,
            pattern.edges[a].types.overlaps(pattern.edges[b].types)
        else { return false }
        return !isProvable[a] || !isProvable[b] || !areProvedDifferent(pattern.edges[a], pattern.edges[b])
    }

    /// Two directed relationships are different if their starts or their ends must be.
    private func areProvedDifferent(_ a: PatternGraph.Edge, _ b: PatternGraph.Edge) -> Bool {
        let (aStart, aEnd) = a.direction == .outgoing ? (a.from, a.to) : (a.to, a.from)
        let (bStart, bEnd) = b.direction == .outgoing ? (b.from, b.to) : (b.to, b.from)
        return areProvedDifferent(node: aStart, bStart) || areProvedDifferent(node: aEnd, bEnd)
    }

    /// Whether two nodes cannot be the same: no node has labels of both, or a predicate orders them strictly.
    private func areProvedDifferent(node a: Int, _ b: Int) -> Bool {
        guard a != b else { return false }
        if !pattern.separated.isEmpty,
            pattern.separated.contains(SlotPair(pattern.nodes[a].slot, pattern.nodes[b].slot))
        {
            return true
        }
        return context.trustsCounts && disjoint.contains(labelGroups[a], labelGroups[b])
    }
}

/// Which sets of labels no node has together, by the counts; found once for each pair.
private final class DisjointLabels {
    private let groups: [[LabelID]]
    private let graph: Graph
    private var known: [SlotPair: Bool] = [:]

    init(_ groups: [[LabelID]], graph: Graph) {
        (self.groups, self.graph) = (groups, graph)
    }

    /// Whether no node has all labels of both groups.
    func contains(_ a: Int, _ b: Int) -> Bool {
        if a == b || groups[a].isEmpty || groups[b].isEmpty { return false }
        let pair = SlotPair(a, b)
        if let answer = known[pair] { return answer }
        let answer = groups[a].contains { first in
            groups[b].contains { second in first != second && isDisjoint(first, second) }
        }
        known[pair] = answer
        return answer
    }

    private func isDisjoint(_ first: LabelID, _ second: LabelID) -> Bool {
        (0..<UInt32(graph.labelSetCount)).allSatisfy { set in
            let labels = graph.labels(inSet: set)
            return graph.count(labelSet: set) == 0 || !(labels.contains(first) && labels.contains(second))
        }
    }
}

/// Two numbers in no order.
struct SlotPair: Hashable {
    let lower: Int
    let upper: Int

    init(_ a: Int, _ b: Int) { (lower, upper) = (min(a, b), max(a, b)) }
}

extension PatternGraph.Edge {
    /// Whether its slots hold lists of relationships.
    var isList: Bool {
        if case .relationship = connection.kind { return false }
        return true
    }
}

extension BoundExpression {
    /// The nodes that `a.k <> b.k`, `a.k < b.k` or `a <> b` forces to be different.
    var separatedSlots: SlotPair? {
        guard case .compare(let comparison, let left, let right) = kind,
            [.notEqual, .less, .greater].contains(comparison)
        else { return nil }
        if let first = left.variable?.id, let second = right.variable?.id {
            return comparison == .notEqual ? SlotPair(first, second) : nil
        }
        guard case .property(let first, let key) = left.kind, case .property(let second, let otherKey) = right.kind,
            key == otherKey, let one = first.variable?.id, let other = second.variable?.id, one != other
        else { return nil }
        return SlotPair(one, other)
    }
}
