import PropertyGraph

/// Trails between two nodes, or walks, all of one length at a time. Distances to the target cut off what cannot arrive.
final class TrailSearch {
    private let context: ExecutionContext
    private let forward: PathStepper
    private let backward: PathStepper
    private let source: UInt32
    private let target: UInt32
    private let row: Int
    /// Whether a relationship may be met again.
    private let repeats: Bool
    private let account: MemoryAccount
    /// The length of the shortest walk from a node to the target.
    private var distances: [UInt32: Int]?

    private var trail: [UInt32] = []
    private var nodes: [UInt32] = []
    private var found: [PathValue] = []
    private var wasCut = false

    init(
        _ context: ExecutionContext, _ forward: PathStepper, _ backward: PathStepper, from source: UInt32,
        to target: UInt32, row: Int, repeats: Bool
    ) {
        self.repeats = repeats
        self.context = context
        self.forward = forward
        self.backward = backward
        self.source = source
        self.target = target
        self.row = row
        account = MemoryAccount(context.budget)
    }

    /// The trails of a length, and whether there can be no longer ones.
    func paths(length: Int) throws(ExecutionError) -> (paths: [PathValue], isExhausted: Bool) {
        if distances == nil { distances = try measure() }
        guard let distances else { return ([], true) }
        guard distances[source] != nil else { return ([], true) }
        trail = []
        nodes = [source]
        found = []
        wasCut = false
        try extend(length, distances)
        return (found, !wasCut)
    }

    private func extend(_ length: Int, _ distances: [UInt32: Int]) throws(ExecutionError) {
        let node = nodes[nodes.count - 1]
        if trail.count == length {
            wasCut = true
            if node == target {
                try account.charge(64 + 8 * nodes.count)
                found.append(
                    PathValue(nodes: nodes.map { NodeID($0) }, relationships: trail.map { RelationshipID($0) }))
            }
            return
        }
        var others: [UInt32] = []
        var relationships: [UInt32] = []
        try forward.steps(from: node, row: row, nodes: &others, relationships: &relationships)
        try context.meter.charge(work: 64 + others.count * (8 + trail.count))
        for (index, other) in others.enumerated() {
            guard let distance = distances[other], repeats || !trail.contains(relationships[index]) else { continue }
            if trail.count + 1 + distance > length {
                wasCut = true
                continue
            }
            trail.append(relationships[index])
            nodes.append(other)
            try extend(length, distances)
            trail.removeLast()
            nodes.removeLast()
        }
    }

    private func measure() throws(ExecutionError) -> [UInt32: Int] {
        var distances = [target: 0]
        var frontier = [target]
        var depth = 0
        var others: [UInt32] = []
        var relationships: [UInt32] = []
        while !frontier.isEmpty {
            depth += 1
            var next: [UInt32] = []
            for node in frontier {
                others.removeAll(keepingCapacity: true)
                relationships.removeAll(keepingCapacity: true)
                try backward.steps(from: node, row: row, nodes: &others, relationships: &relationships)
                try context.meter.charge(work: 32 * others.count)
                for other in others where distances[other] == nil {
                    distances[other] = depth
                    next.append(other)
                }
            }
            try account.charge(next.count * 24)
            frontier = next
        }
        return distances
    }
}
