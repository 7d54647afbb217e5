/// A relationship of a node, with the node at its other end.
public struct NodeLink: Hashable, Sendable {
    /// The relationship.
    public let relationship: RelationshipID
    /// The other end.
    public let node: NodeID
}

/// What a node is joined to by relationships of a type that is told by its name: for what asks about few nodes. Whatever goes
/// through many takes an ``Adjacency`` once.
extension Graph {
    /// The relationships of a node, in the order of their other ends; none where the graph knows no such type.
    public func links(
        of node: NodeID, _ type: String, _ direction: AdjacencyDirection = .outgoing
    ) -> [NodeLink] {
        guard let type = findType(type) else { return [] }
        let adjacency = adjacency(type, direction)
        let (nodes, first) = adjacency.neighbours(node.index)
        return nodes.enumerated().map { offset, node in
            NodeLink(relationship: RelationshipID(adjacency.relationship(at: first + offset)), node: NodeID(node))
        }
    }

    /// The nodes at the other ends of a node's relationships, in order; none where the graph knows no such type.
    public func neighbours(
        of node: NodeID, _ type: String, _ direction: AdjacencyDirection = .outgoing
    ) -> [NodeID] {
        guard let type = findType(type) else { return [] }
        return adjacency(type, direction).neighbours(node.index).nodes.map { NodeID($0) }
    }
}
