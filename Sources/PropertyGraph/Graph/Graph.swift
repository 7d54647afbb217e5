/// A property graph in columns.
public final class Graph: @unchecked Sendable {
    /// Every string value of the graph.
    public let strings: StringArena

    /// An empty graph.
    public init() { strings = StringArena() }
}
func unwritten() -> Never { fatalError("unwritten") }

extension Graph {
    /// The label's id, if the graph knows it.
    public func findLabel(_ name: String) -> LabelID? { unwritten() }
    /// The label's id, made where it is new.
    public func internLabel(_ name: String) -> LabelID { unwritten() }
    /// The label's name.
    public func name(of label: LabelID) -> String { unwritten() }
    /// The type's id, if the graph knows it.
    public func findType(_ name: String) -> TypeID? { unwritten() }
    /// The type's id, made where it is new.
    public func internType(_ name: String) -> TypeID { unwritten() }
    /// The type's name.
    public func name(of type: TypeID) -> String { unwritten() }
    /// The key's id, if the graph knows it.
    public func findKey(_ name: String) -> KeyID? { unwritten() }
    /// The key's id, made where it is new.
    public func internKey(_ name: String) -> KeyID { unwritten() }
    /// The key's name.
    public func name(of key: KeyID) -> String { unwritten() }
    /// How many labels have an id.
    public var labelCount: Int { unwritten() }
    /// How many types have an id.
    public var typeCount: Int { unwritten() }
    /// How many keys have an id.
    public var keyCount: Int { unwritten() }

    /// Alive nodes.
    public var nodeCount: Int { unwritten() }
    /// Node ids are below this; dead ones are counted.
    public var nodeCapacity: Int { unwritten() }
    /// Whether the node exists.
    public func isAlive(_ node: NodeID) -> Bool { unwritten() }
    /// The node's labels, ascending by id.
    public func labels(of node: NodeID) -> [LabelID] { unwritten() }
    /// Whether the node has the label.
    public func hasLabel(_ node: NodeID, _ label: LabelID) -> Bool { unwritten() }
    /// The nodes with a label.
    public func nodes(with label: LabelID) -> NodeSet { unwritten() }
    /// All nodes.
    public func allNodes() -> NodeSet { unwritten() }
    /// A number for the set of labels that the node has: equal numbers, equal labels. Dead nodes have `UInt32.max`.
    public func labelSet(of node: NodeID) -> UInt32 { unwritten() }
    /// How many label sets there are.
    public var labelSetCount: Int { unwritten() }
    /// The labels of a label set, ascending by id.
    public func labels(inSet set: UInt32) -> [LabelID] { unwritten() }
    /// How many alive nodes have exactly these labels.
    public func count(labelSet set: UInt32) -> Int { unwritten() }

    /// Alive relationships.
    public var relationshipCount: Int { unwritten() }
    /// Relationship ids are below this; dead ones are counted.
    public var relationshipCapacity: Int { unwritten() }
    /// Whether the relationship exists.
    public func isAlive(_ relationship: RelationshipID) -> Bool { unwritten() }
    /// The relationship's type.
    public func type(of relationship: RelationshipID) -> TypeID { unwritten() }
    /// Where the relationship starts.
    public func source(of relationship: RelationshipID) -> NodeID { unwritten() }
    /// Where the relationship ends.
    public func target(of relationship: RelationshipID) -> NodeID { unwritten() }
    /// The relationships of a type seen from one side.
    public func adjacency(_ type: TypeID, _ direction: AdjacencyDirection) -> Adjacency { unwritten() }
    /// The relationships of a type.
    public func relationships(of type: TypeID) -> RelationshipSet { unwritten() }
    /// How many relationships the node has, of all types and both directions (a loop counts twice).
    public func degree(of node: NodeID) -> Int { unwritten() }
    /// The node's relationships of all types and both directions, each once.
    public func relationships(of node: NodeID) -> [RelationshipID] { unwritten() }

    /// A node's property, or null.
    public func property(_ node: NodeID, _ key: KeyID) -> Value { unwritten() }
    /// A relationship's property, or null.
    public func property(_ relationship: RelationshipID, _ key: KeyID) -> Value { unwritten() }
    /// A node's properties, ascending by key.
    public func properties(of node: NodeID) -> [(KeyID, Value)] { unwritten() }
    /// A relationship's properties, ascending by key.
    public func properties(of relationship: RelationshipID) -> [(KeyID, Value)] { unwritten() }
    /// A property of many nodes; `UInt32.max` stands for no node.
    public func gather(_ key: KeyID, nodes: UnsafeBufferPointer<UInt32>) -> GatheredColumn { unwritten() }
    /// A property of many relationships; `UInt32.max` stands for none.
    public func gather(_ key: KeyID, relationships: UnsafeBufferPointer<UInt32>) -> GatheredColumn { unwritten() }

    /// Makes a node.
    public func createNode(labels: [LabelID]) -> NodeID { unwritten() }
    /// Makes a relationship.
    public func createRelationship(_ type: TypeID, from source: NodeID, to target: NodeID) -> RelationshipID {
        unwritten()
    }
    /// Sets a property; null removes it.
    public func setProperty(_ node: NodeID, _ key: KeyID, _ value: Value) { unwritten() }
    /// Sets a property; null removes it.
    public func setProperty(_ relationship: RelationshipID, _ key: KeyID, _ value: Value) { unwritten() }
    /// Gives the node a label.
    public func addLabel(_ node: NodeID, _ label: LabelID) { unwritten() }
    /// Takes a label from the node.
    public func removeLabel(_ node: NodeID, _ label: LabelID) { unwritten() }
    /// Deletes a node that has no relationships.
    public func deleteNode(_ node: NodeID) { unwritten() }
    /// Deletes a relationship.
    public func deleteRelationship(_ relationship: RelationshipID) { unwritten() }
    /// Marks a point that ``rollback(to:)`` returns to.
    public func begin() -> Savepoint { unwritten() }
    /// Undoes all changes since the savepoint, and ends it and those begun after it.
    public func rollback(to savepoint: Savepoint) { unwritten() }
    /// Ends the latest savepoint and keeps its changes.
    public func commit() { unwritten() }

    /// Alive nodes with the label.
    public func count(label: LabelID) -> Int { unwritten() }
    /// Alive relationships of the type.
    public func count(type: TypeID) -> Int { unwritten() }
    /// Relationships of the type between nodes of the labels (nil: any); exact after loading, close after writes.
    public func count(source: LabelID?, type: TypeID, target: LabelID?) -> Int { unwritten() }
    /// The most relationships of the type at one node on that side.
    public func maximumDegree(_ type: TypeID, _ direction: AdjacencyDirection) -> Int { unwritten() }
    /// How many different values the key has over nodes of the label, about; nil where none has it.
    public func distinctCount(label: LabelID, key: KeyID) -> Int? { unwritten() }
    /// Nodes with the label and exactly that value (`=`), ascending.
    public func lookup(_ label: LabelID, _ key: KeyID, equals value: Value) -> [UInt32] { unwritten() }
    /// Nodes with the label and a value within bounds of the same kind, ascending by id.
    public func range(
        _ label: LabelID, _ key: KeyID, lower: Value?, includesLower: Bool, upper: Value?, includesUpper: Bool
    ) -> [UInt32] { unwritten() }
    /// Nodes with the label and a string that starts with the prefix, ascending by id.
    public func prefix(_ label: LabelID, _ key: KeyID, _ prefix: String) -> [UInt32] { unwritten() }
    /// Nodes with the label and a string that has the needle in it, ascending by id.
    public func containing(_ label: LabelID, _ key: KeyID, _ needle: String) -> [UInt32] { unwritten() }
}
/// A point in a graph's undo log.
public struct Savepoint: Hashable, Sendable {
    let position: Int
    let depth: Int
}
