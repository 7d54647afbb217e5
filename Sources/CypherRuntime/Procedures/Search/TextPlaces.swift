public import PropertyGraph

/// Where texts that are searched stand in larger ones. The engine does not know; whoever knows what a graph tells of, says so.
public protocol TextPlaces: Sendable {
    /// The node whose text has that of another, and where it begins there, in code points.
    func whole(of node: NodeID, in graph: Graph) -> (node: NodeID, start: Int)?
    /// The text of such a whole.
    func text(of whole: NodeID, in graph: Graph) -> String?
    /// Where a node's text is to be found, for people.
    func whereabouts(of node: NodeID, in graph: Graph) -> String?
}
