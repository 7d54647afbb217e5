extension Graph {
    /// Stops the program where the graph's parts contradict each other. For tests; does nothing in release builds.
    public func _checkInvariants() {
        #if DEBUG
            precondition(aliveNodes == nodeLabelSets.view.count { $0 != LabelSets.dead })
            var counts = [Int](repeating: 0, count: labelSets.count)
            for set in nodeLabelSets.view where set != LabelSets.dead { counts[Int(set)] += 1 }
            precondition(counts == labelSets.counts, "nodes by label set")
            precondition(adjacencies.count == types.count)
            var alive = 0
            for type in adjacencies.indices {
                let type = TypeID(UInt32(type))
                let outgoing = adjacency(type, .outgoing)
                let incoming = adjacency(type, .incoming)
                precondition(outgoing.relationshipCount == incoming.relationshipCount)
                alive += outgoing.relationshipCount
                checkRows(type, outgoing, isOutgoing: true)
                checkRows(type, incoming, isOutgoing: false)
            }
            precondition(alive == relationshipCount, "relationships by type")
            for store in [nodeProperties, relationshipProperties] {
                for (block, next) in zip(store.blocks, store.blocks.dropFirst()) {
                    precondition(block.first + block.count == next.first, "blocks are contiguous")
                    block.forEachColumn { precondition($1.count <= Int(block.count)) }
                }
            }
        #endif
    }

    #if DEBUG
        /// Every relationship is met once, at its end, in order.
        private func checkRows(_ type: TypeID, _ adjacency: Adjacency, isOutgoing: Bool) {
            var met = 0
            for node in 0..<UInt32(nodeCapacity) {
                let row = adjacency.neighbours(node)
                var last: (UInt32, UInt32)?
                for (index, neighbour) in row.nodes.enumerated() {
                    let id = adjacency.relationship(at: row.firstPosition + index)
                    precondition(relationshipTable.isAlive(id) && relationshipTable.type(id) == type)
                    precondition((isOutgoing ? relationshipTable.source(id) : relationshipTable.target(id)) == node)
                    precondition(
                        (isOutgoing ? relationshipTable.target(id) : relationshipTable.source(id)) == neighbour)
                    if let last { precondition(last < (neighbour, id), "rows are sorted") }
                    last = (neighbour, id)
                    met += 1
                }
            }
            precondition(met == adjacency.relationshipCount, "rows hold every relationship")
        }
    #endif
}
