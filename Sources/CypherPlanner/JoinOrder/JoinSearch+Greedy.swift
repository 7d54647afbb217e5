import CypherSyntax

extension JoinSearch {
    /// Follows the edge that leaves the fewest rows, again and again.
    ///
    /// What an edge leaves of each row changes only where something near it was bound, so that it is worked out anew then
    /// and not at every step.
    func greedy(nodes: [Int], edges: [Int], _ base: JoinState, _ anchored: Bool) -> JoinState {
        var state = starts(nodes: nodes, edges: edges, base, anchored).min { $0.cost < $1.cost } ?? base
        var frontier = Frontier(edges: edges, pattern: pattern)
        for edge in edges { frontier.offer(edge, share: share(of: edge, from: state)) }
        while !frontier.isEmpty, !context.watch.shouldStop(after: 2000) {
            let before = state
            if let edge = frontier.next(), let next = followed(edge, from: state) {
                frontier.close(edge)
                state = next
            } else if let node = unreached(nodes, state) {
                state = started(at: node, from: state)
            } else {
                break
            }
            for edge in frontier.touched(from: before, to: state) {
                frontier.offer(edge, share: share(of: edge, from: state))
            }
        }
        return state
    }

    /// How many rows following an edge makes of one; nil where it cannot be followed yet.
    private func share(of edge: Int, from state: JoinState) -> Double? {
        var one = state
        one.rows = 1
        return followed(edge, from: one)?.rows
    }
}

/// The edges that are still open, by how few rows they leave.
private struct Frontier {
    private struct Offer: Comparable {
        let share: Double
        let edge: Int
        let version: Int

        static func < (a: Offer, b: Offer) -> Bool { (a.share, a.edge) < (b.share, b.edge) }
    }

    private let pattern: PatternGraph
    private var open: Set<Int>
    /// The number of offers of an edge: only the latest counts.
    private var versions: [Int: Int] = [:]
    private var offers = Heap<Offer>()
    /// Edges that wait for a node, or for an edge.
    private var waitingForNode: [Int: [Int]] = [:]
    private var waitingForEdge: [Int: [Int]] = [:]

    init(edges: [Int], pattern: PatternGraph) {
        self.pattern = pattern
        open = Set(edges)
        for edge in edges {
            for node in pattern.edges[edge].needed.nodes { waitingForNode[node, default: []].append(edge) }
            for other in pattern.edges[edge].needed.edges { waitingForEdge[other, default: []].append(edge) }
        }
    }

    var isEmpty: Bool { open.isEmpty }

    mutating func close(_ edge: Int) { open.remove(edge) }

    mutating func offer(_ edge: Int, share: Double?) {
        let version = versions[edge, default: 0] + 1
        versions[edge] = version
        if let share { offers.push(Offer(share: share, edge: edge, version: version)) }
    }

    /// The open edge that leaves the fewest rows, of several the one that was written first.
    mutating func next() -> Int? {
        while let offer = offers.pop() {
            if open.contains(offer.edge), versions[offer.edge] == offer.version { return offer.edge }
        }
        return nil
    }

    /// The open edges for which a step has changed something: those at a new node, those that waited for it, and those
    /// beside which a predicate stands that reads it.
    func touched(from before: JoinState, to after: JoinState) -> [Int] {
        var found = Set<Int>()
        func addAll(besides predicates: [Int]) {
            for index in predicates {
                let predicate = pattern.predicates[index]
                for node in predicate.nodes { found.formUnion(pattern.nodes[node].edges) }
                found.formUnion(predicate.edges)
            }
        }
        for node in after.nodes.subtracting(before.nodes) {
            found.formUnion(pattern.nodes[node].edges)
            found.formUnion(waitingForNode[node] ?? [])
            addAll(besides: pattern.predicatesOfNode[node])
        }
        for edge in after.edges.subtracting(before.edges) {
            found.formUnion(waitingForEdge[edge] ?? [])
            addAll(besides: pattern.predicatesOfEdge[edge])
        }
        return found.intersection(open).sorted()
    }
}

/// A binary heap that gives the least first.
private struct Heap<Element: Comparable> {
    private var elements: [Element] = []

    mutating func push(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, elements[child] < elements[(child - 1) / 2] {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() -> Element? {
        guard let least = elements.first, let last = elements.popLast() else { return nil }
        if elements.isEmpty { return least }
        elements[0] = last
        var parent = 0
        while 2 * parent + 1 < elements.count {
            var child = 2 * parent + 1
            if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
            guard elements[child] < elements[parent] else { break }
            elements.swapAt(child, parent)
            parent = child
        }
        return least
    }
}
