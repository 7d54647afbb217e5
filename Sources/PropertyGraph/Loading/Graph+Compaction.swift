extension Graph {
    /// Whether every node and relationship is where loading put it: nothing was made or deleted since.
    var isAsLoaded: Bool {
        let blocks = nodeProperties.blocks
        return Int(blocks[blocks.count - 1].first) == nodeCapacity && aliveNodes == nodeCapacity
            && relationshipTable.loadedCount == relationshipTable.count && relationshipTable.deadCount == 0
            && relationshipTable.segments.count == types.count
            && adjacencies.allSatisfy { $0.rows != nil }
    }

    /// A copy as if it had been loaded: without what was deleted, with dense columns and rows. Ids are new.
    func compacted() -> Graph {
        let builder = GraphBuilder()
        for name in labels.names { _ = builder.label(name) }
        for name in types.names { _ = builder.type(name) }
        for name in keys.names { _ = builder.key(name) }
        var copies: [GraphBuilder.Node?] = []
        copies.reserveCapacity(nodeCapacity)
        for id in 0..<UInt32(nodeCapacity) {
            let set = nodeLabelSets[Int(id)]
            guard set != LabelSets.dead else {
                copies.append(nil)
                continue
            }
            copies.append(builder.addNode(labelSets.given[Int(set)], properties(of: NodeID(id))))
        }
        for id in 0..<UInt32(relationshipTable.count) where relationshipTable.isAlive(id) {
            guard let source = copies[Int(relationshipTable.source(id))],
                let target = copies[Int(relationshipTable.target(id))]
            else { continue }
            builder.addRelationship(
                relationshipTable.type(id), from: source, to: target, properties(of: RelationshipID(id)))
        }
        let graph = builder.freeze()
        graph.schema = schema
        return graph
    }
}
