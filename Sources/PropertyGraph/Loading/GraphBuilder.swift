/// Builds a graph in bulk: nodes and relationships in any order, then ``freeze()``.
public final class GraphBuilder {
    /// An empty builder.
    public init() {}
    /// The id for a label's name.
    public func label(_ name: String) -> LabelID { unwritten() }
    /// The id for a type's name.
    public func type(_ name: String) -> TypeID { unwritten() }
    /// The id for a key's name.
    public func key(_ name: String) -> KeyID { unwritten() }
    /// Adds a node (the first label decides its place) and returns a handle for relationships; not its later id.
    public func addNode(_ labels: [LabelID], _ properties: [(KeyID, Value)] = []) -> Node { unwritten() }
    /// Adds a relationship.
    public func addRelationship(
        _ type: TypeID, from source: Node, to target: Node, _ properties: [(KeyID, Value)] = []
    ) { unwritten() }
    /// Sets a property of a node added before.
    public func setProperty(_ node: Node, _ key: KeyID, _ value: Value) { unwritten() }
    /// The graph; the builder is empty afterwards.
    public func freeze() -> Graph { unwritten() }

    /// A node of the graph to be.
    public struct Node: Hashable, Sendable {
        let block: UInt32
        let row: UInt32
    }
}
