import PropertyGraph

/// What corrections that name things did to a graph: that is no query's doing.
public struct CorrectionTrace: Sendable {
    private struct Cell: Hashable {
        let node: NodeID
        let name: String
    }

    private(set) var madeNodes: Set<NodeID> = []
    private(set) var goneNodes: Set<NodeID> = []
    private(set) var madeRelationships: Set<RelationshipID> = []
    private(set) var goneRelationships: Set<RelationshipID> = []
    private(set) var setRelationships: Set<RelationshipID> = []
    private var values: [Cell: Value] = [:]
    private var labels: Set<Cell> = []

    /// Nothing was done.
    public init() {}

    /// Whether a property has the value that a correction gave it.
    func set(_ node: NodeID, _ key: String, _ value: Value) -> Bool {
        values[Cell(node: node, name: key)].map { $0.archiveBytes == value.archiveBytes } ?? false
    }

    /// Whether a correction gave a node a label.
    func gave(_ node: NodeID, label: String) -> Bool { labels.contains(Cell(node: node, name: label)) }

    mutating func noteMade(_ node: NodeID) { madeNodes.insert(node) }
    mutating func noteGone(_ node: NodeID) { goneNodes.insert(node) }
    mutating func noteMade(_ relationship: RelationshipID) { madeRelationships.insert(relationship) }
    mutating func noteGone(_ relationship: RelationshipID) { goneRelationships.insert(relationship) }
    mutating func noteSet(_ relationship: RelationshipID) { setRelationships.insert(relationship) }
    mutating func noteSet(_ node: NodeID, _ key: String, _ value: Value) {
        values[Cell(node: node, name: key)] = value
    }
    mutating func noteGave(_ node: NodeID, label: String) { labels.insert(Cell(node: node, name: label)) }
}
