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
            for type in adjacencies.indices where adjacencies[type].count > 0 {
                let adjacency = refreshed(TypeID(UInt32(type)))
                total += adjacency.view(.outgoing).degree(node.index) + adjacency.view(.incoming).degree(node.index)
            }
            return total
        }
    }

    /// The node's relationships of all types and both directions, each once.
    public func relationships(of node: NodeID) -> [RelationshipID] {
        lock.withLock { _ in
            var result: [RelationshipID] = []
            for type in adjacencies.indices where adjacencies[type].count > 0 {
                let adjacency = refreshed(TypeID(UInt32(type)))
                let outgoing = adjacency.view(.outgoing)
                var row = outgoing.neighbours(node.index)
                for index in row.nodes.indices {
                    result.append(RelationshipID(outgoing.relationship(at: row.firstPosition + index)))
                }
                let incoming = adjacency.view(.incoming)
                row = incoming.neighbours(node.index)
                // A loop has been met on the way out.
                for index in row.nodes.indices where row.nodes[index] != node.index {
                    result.append(RelationshipID(incoming.relationship(at: row.firstPosition + index)))
                }
            }
            return result
        }
    }

    /// Under the lock.
    func refreshed(_ type: TypeID) -> TypeAdjacency {
        let adjacency = adjacencies[Int(type.index)]
        if adjacency.hasPending { adjacency.refresh(type, relationshipTable, retired: &derived.retired) }
        return adjacency
    }
}
