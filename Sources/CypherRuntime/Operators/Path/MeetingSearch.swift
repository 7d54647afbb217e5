import PropertyGraph

/// One shortest path, by breadth-first searches from both ends that take turns: the side with less to expand goes on.
final class MeetingSearch {
    private let context: ExecutionContext
    let capacity: Int
    private let sides: [Side]

    /// One of the two searches.
    private final class Side {
        /// By node: the relationship that led there plus one; 0 is not visited, `.max` the root.
        let via: UnsafeMutablePointer<UInt32>
        var visited: [UInt32] = []
        var frontier: Range<Int> = 0..<0
        var depth = 0

        init(capacity: Int) { via = .allocateCleared(capacity) }
        deinit { via.deallocateCleared() }

        func start(_ node: UInt32) {
            visited = [node]
            via[Int(node)] = .max
            frontier = 0..<1
            depth = 0
        }

        func clear() {
            for node in visited { via[Int(node)] = 0 }
            visited = []
        }
    }

    init(_ context: ExecutionContext) {
        self.context = context
        capacity = context.graph.nodeCapacity
        sides = [Side(capacity: capacity), Side(capacity: capacity)]
    }

    /// A shortest path between two different nodes, of at most `maximum` relationships.
    func path(
        from source: UInt32, to target: UInt32, row: Int, maximum: Int, _ forward: PathStepper, _ backward: PathStepper
    ) throws(ExecutionError) -> PathValue? {
        sides[0].start(source)
        sides[1].start(target)
        defer {
            sides[0].clear()
            sides[1].clear()
        }
        while sides[0].depth + sides[1].depth < maximum {
            let turn = cost(sides[0], forward) <= cost(sides[1], backward) ? 0 : 1
            if sides[turn].frontier.isEmpty { return nil }
            let stepper = turn == 0 ? forward : backward
            if let middle = try expand(sides[turn], meeting: sides[1 - turn], stepper, row: row) {
                return assemble(middle)
            }
        }
        return nil
    }

    /// How many relationships the next level looks at.
    private func cost(_ side: Side, _ stepper: PathStepper) -> Int {
        var cost = side.frontier.count
        for leg in stepper.legs {
            for index in side.frontier { cost &+= leg.adjacency.degree(side.visited[index]) }
        }
        return cost
    }

    /// Visits the next level of a side; the first node that the other side has visited, if there is one.
    private func expand(
        _ side: Side, meeting other: Side, _ stepper: PathStepper, row: Int
    ) throws(ExecutionError) -> UInt32? {
        let level = side.frontier
        let start = side.visited.count
        side.depth += 1
        var nodes: [UInt32] = []
        var relationships: [UInt32] = []
        for index in level {
            let node = side.visited[index]
            if stepper.isFree {
                for leg in stepper.legs {
                    let (targets, first) = leg.adjacency.neighbours(node)
                    for position in 0..<targets.count {
                        let target = targets[position]
                        if side.via[Int(target)] != 0 { continue }
                        side.via[Int(target)] = leg.adjacency.relationship(at: first &+ position) &+ 1
                        side.visited.append(target)
                        if other.via[Int(target)] != 0 { return target }
                    }
                    try context.meter.charge(work: 2 &* targets.count &+ 8)
                }
            } else {
                nodes.removeAll(keepingCapacity: true)
                relationships.removeAll(keepingCapacity: true)
                try stepper.steps(from: node, row: row, nodes: &nodes, relationships: &relationships)
                for (position, target) in nodes.enumerated() where side.via[Int(target)] == 0 {
                    side.via[Int(target)] = relationships[position] &+ 1
                    side.visited.append(target)
                    if other.via[Int(target)] != 0 { return target }
                }
            }
        }
        side.frontier = start..<side.visited.count
        return nil
    }

    private func assemble(_ middle: UInt32) -> PathValue {
        let (firstNodes, firstRelationships) = walk(sides[0], from: middle)
        let (lastNodes, lastRelationships) = walk(sides[1], from: middle)
        return PathValue(
            nodes: firstNodes.reversed() + [NodeID(middle)] + lastNodes,
            relationships: firstRelationships.reversed() + lastRelationships)
    }

    /// The way from the middle to the root of a side, without the middle itself.
    private func walk(_ side: Side, from middle: UInt32) -> ([NodeID], [RelationshipID]) {
        var nodes: [NodeID] = []
        var relationships: [RelationshipID] = []
        var node = middle
        while side.via[Int(node)] != .max {
            let relationship = RelationshipID(side.via[Int(node)] - 1)
            let source = context.graph.source(of: relationship).index
            node = source == node ? context.graph.target(of: relationship).index : source
            nodes.append(NodeID(node))
            relationships.append(relationship)
        }
        return (nodes, relationships)
    }
}
