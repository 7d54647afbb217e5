extension Graph {
    /// A node's property, or null.
    public func property(_ node: NodeID, _ key: KeyID) -> Value {
        isAlive(node) ? nodeProperties.value(node.index, key, strings) : .null
    }

    /// A relationship's property, or null.
    public func property(_ relationship: RelationshipID, _ key: KeyID) -> Value {
        isAlive(relationship) ? relationshipProperties.value(relationship.index, key, strings) : .null
    }

    /// A node's properties, ascending by key.
    public func properties(of node: NodeID) -> [(KeyID, Value)] {
        isAlive(node) ? nodeProperties.values(of: node.index, strings) : []
    }

    /// A relationship's properties, ascending by key.
    public func properties(of relationship: RelationshipID) -> [(KeyID, Value)] {
        isAlive(relationship) ? relationshipProperties.values(of: relationship.index, strings) : []
    }

    /// A property of many nodes; `UInt32.max` stands for no node.
    public func gather(_ key: KeyID, nodes: UnsafeBufferPointer<UInt32>) -> GatheredColumn {
        guard aliveNodes < nodeCapacity else { return nodeProperties.gather(key, nodes, strings) }
        return gather(key, nodes, nodeProperties) { isAlive(NodeID($0)) }
    }

    /// A property of many relationships; `UInt32.max` stands for none.
    public func gather(_ key: KeyID, relationships: UnsafeBufferPointer<UInt32>) -> GatheredColumn {
        guard relationshipTable.deadCount > 0 else {
            return relationshipProperties.gather(key, relationships, strings)
        }
        return gather(key, relationships, relationshipProperties) { relationshipTable.isAlive($0) }
    }

    /// Replaces dead ids by the null id first: their values are still in the columns, for undo.
    private func gather(
        _ key: KeyID, _ ids: UnsafeBufferPointer<UInt32>, _ store: PropertyStore, isAlive: (UInt32) -> Bool
    ) -> GatheredColumn {
        guard ids.contains(where: { $0 != UInt32.max && !isAlive($0) }) else { return store.gather(key, ids, strings) }
        let alive = ids.map { isAlive($0) ? $0 : UInt32.max }
        return alive.withUnsafeBufferPointer { store.gather(key, $0, strings) }
    }
}
