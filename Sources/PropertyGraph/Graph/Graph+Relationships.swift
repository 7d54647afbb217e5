import Synchronization

extension Graph {
    /// Alive relationships.
    public var relationshipCount: Int { relationshipTable.count - relationshipTable.deadCount }
    /// Relationship ids are below this; dead ones are counted.
    public var relationshipCapacity: Int { relationshipTable.count }
    /// Whether the relationship exists.
    public func isAlive(_ relationship: RelationshipID) -> Bool { relationshipTable.isAlive(relationship.index) }
    /// The relationship's type.
    public func type(of relationship: RelationshipID) -> TypeID { relationshipTable.type(relationship.index) }
    /// Where the relationship starts.
    public func source(of relationship: RelationshipID) -> NodeID {
        NodeID(relationshipTable.source(relationship.index))
    }
    /// Where the relationship ends.
    public func target(of relationship: RelationshipID) -> NodeID {
        NodeID(relationshipTable.target(relationship.index))
    }

    /// Where relationships start and end, a node each.
    public func ends(of relationships: [UInt32]) -> (sources: [UInt32], targets: [UInt32]) {
        relationships.withUnsafeBufferPointer { relationshipTable.ends(of: $0) }
    }

    /// The relationships of a type seen from one side, up to date with what was written.
    public func adjacency(_ type: TypeID, _ direction: AdjacencyDirection) -> Adjacency {
        lock.withLock { _ in refreshed(type).view(direction) }
    }

    /// The relationships of a type.
    public func relationships(of type: TypeID) -> RelationshipSet {
        let adjacency = adjacencies[Int(type.index)]
        if relationshipTable.deadCount == 0 {
            let segment = relationshipTable.segment(of: type)
            if let segment, adjacency.later.isEmpty {
                return NodeSet(range: segment.first..<(segment.first + segment.count))
            }
            if segment == nil, let first = adjacency.later.first, let last = adjacency.later.last,
                Int(last - first) + 1 == adjacency.later.count
            {
                return NodeSet(range: first..<(last + 1))
            }
        }
        var ids: [UInt32] = []
        ids.reserveCapacity(adjacency.count)
        adjacency.forEach(type, relationshipTable) { ids.append($0) }
        return NodeSet(ids: ids)
    }

    /// How many relationships the node has, of all types and both directions (a loop counts twice).
    public func degree(of node: NodeID) -> Int {
        lock.withLock { _ in
            var total = 0
            forEachRelationship(of: node.index) { _, _, _ in total += 1 }
            return total
        }
    }

    /// The node's relationships of all types and both directions, each once.
    public func relationships(of node: NodeID) -> [RelationshipID] {
        lock.withLock { _ in
            var result: [RelationshipID] = []
            forEachRelationship(of: node.index) { id, neighbour, direction in
                // A loop has been met on the way out.
                if direction == .outgoing || neighbour != node.index { result.append(RelationshipID(id)) }
            }
            return result
        }
    }

    /// Calls `body` with (id, other end, direction). Rows that only hold too much are not brought up to date for it, so
    /// that deleting node after node with its relationships does not rewrite rows each time.
    private func forEachRelationship(of node: UInt32, _ body: (UInt32, UInt32, AdjacencyDirection) -> Void) {
        for (type, adjacency) in adjacencies.enumerated() where adjacency.count > 0 {
            if adjacency.hasPendingRows { _ = refreshed(TypeID(UInt32(type))) }
            for direction in [AdjacencyDirection.outgoing, .incoming] {
                let view = adjacency.view(direction)
                let row = view.neighbours(node)
                for index in row.nodes.indices {
                    let id = view.relationship(at: row.firstPosition + index)
                    if adjacency.hasPending, !relationshipTable.isAlive(id) { continue }
                    body(id, row.nodes[index], direction)
                }
            }
        }
    }

    /// Under the lock.
    func refreshed(_ type: TypeID) -> TypeAdjacency {
        let adjacency = adjacencies[Int(type.index)]
        if adjacency.hasPending { adjacency.refresh(type, relationshipTable, retired: &derived.retired) }
        return adjacency
    }
}
