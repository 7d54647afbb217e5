import PropertyGraph

/// All shortest paths between two nodes: distances from the start, then every way back along falling distances.
struct ShortestLattice {
    private let context: ExecutionContext
    private let forward: PathStepper
    private let backward: PathStepper

    init(_ context: ExecutionContext, _ forward: PathStepper, _ backward: PathStepper) {
        self.context = context
        self.forward = forward
        self.backward = backward
    }

    /// The paths, of at most `maximum` relationships.
    func paths(from source: UInt32, to target: UInt32, row: Int, maximum: Int) throws(ExecutionError) -> [PathValue] {
        let account = MemoryAccount(context.budget)
        var distances: [UInt32: Int] = [source: 0]
        var frontier = [source]
        var depth = 0
        var nodes: [UInt32] = []
        var relationships: [UInt32] = []
        while distances[target] == nil, !frontier.isEmpty, depth < maximum {
            depth += 1
            var next: [UInt32] = []
            for node in frontier {
                nodes.removeAll(keepingCapacity: true)
                relationships.removeAll(keepingCapacity: true)
                try forward.steps(from: node, row: row, nodes: &nodes, relationships: &relationships)
                try context.meter.charge(work: 32 * nodes.count)
                for other in nodes where distances[other] == nil {
                    distances[other] = depth
                    next.append(other)
                }
            }
            try account.charge(next.count * 24)
            frontier = next
        }
        guard distances[target] != nil else { return [] }
        return try ways(to: target, distances, row, account)
    }

    /// Walks back from the target; each way is kept as what is left of it to the target.
    private func ways(
        to target: UInt32, _ distances: [UInt32: Int], _ row: Int, _ account: MemoryAccount
    ) throws(ExecutionError) -> [PathValue] {
        var result: [PathValue] = []
        var stack: [(node: UInt32, nodes: [NodeID], relationships: [RelationshipID])] = [(target, [NodeID(target)], [])]
        var nodes: [UInt32] = []
        var relationships: [UInt32] = []
        while let (node, tailNodes, tailRelationships) = stack.popLast() {
            try context.meter.charge(work: 128 + 16 * tailNodes.count)
            guard let distance = distances[node], distance > 0 else {
                try account.charge(32 + 8 * tailNodes.count)
                result.append(
                    PathValue(nodes: tailNodes.reversed(), relationships: tailRelationships.reversed()))
                continue
            }
            nodes.removeAll(keepingCapacity: true)
            relationships.removeAll(keepingCapacity: true)
            try backward.steps(from: node, row: row, nodes: &nodes, relationships: &relationships)
            for (index, other) in nodes.enumerated().reversed() where distances[other] == distance - 1 {
                stack.append(
                    (other, tailNodes + [NodeID(other)], tailRelationships + [RelationshipID(relationships[index])]))
            }
        }
        return result
    }
}
