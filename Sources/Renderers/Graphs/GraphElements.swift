import PropertyGraph

/// Nodes and relationships to be written as one document, each once.
protocol GraphElements {
    /// Calls `body` with every node, in an order that stays the same.
    func forEachNode(_ body: (NodeRecord) throws -> Void) rethrows
    /// Calls `body` with every relationship, in an order that stays the same; their ends are among the nodes.
    func forEachRelationship(_ body: (RelationshipRecord) throws -> Void) rethrows
}

/// A node as it was when it was looked at.
struct NodeRecord {
    /// Its name in the document.
    var id: String
    var labels: [String]
    var properties: [(key: String, value: Value)]

    /// What to write on it in a picture: its name, headline, title or the beginning of its text, else its first label.
    var caption: String {
        for name in ["name", "headline", "title", "text"] {
            if case .string(let text)? = properties.first(where: { $0.key == name })?.value {
                return text.count > 60 ? text.prefix(59) + "…" : text
            }
        }
        return labels.first ?? id
    }
}

/// A relationship as it was when it was looked at.
struct RelationshipRecord {
    /// Its name in the document.
    var id: String
    var type: String
    /// Names of its ends in the document.
    var source: String
    var target: String
    var properties: [(key: String, value: Value)]
}

extension Graph {
    /// A node, its labels and properties by name; a deleted one has none.
    func record(of node: NodeID, suffix: String = "") -> NodeRecord {
        guard isAlive(node) else { return NodeRecord(id: "n\(node.index)" + suffix, labels: [], properties: []) }
        return NodeRecord(
            id: "n\(node.index)" + suffix, labels: labels(of: node).map { name(of: $0) },
            properties: properties(of: node).map { (name(of: $0.0), $0.1) })
    }

    /// A relationship, its type and properties by name.
    func record(of relationship: RelationshipID, suffix: String = "") -> RelationshipRecord {
        RelationshipRecord(
            id: "e\(relationship.index)" + suffix, type: name(of: type(of: relationship)),
            source: "n\(source(of: relationship).index)" + suffix,
            target: "n\(target(of: relationship).index)" + suffix,
            properties: isAlive(relationship)
                ? properties(of: relationship).map { (name(of: $0.0), $0.1) } : [])
    }
}

/// Everything that is alive in a graph.
struct WholeGraph: GraphElements {
    let graph: Graph

    func forEachNode(_ body: (NodeRecord) throws -> Void) rethrows {
        for index in 0..<UInt32(graph.nodeCapacity) where graph.isAlive(NodeID(index)) {
            try body(graph.record(of: NodeID(index)))
        }
    }

    func forEachRelationship(_ body: (RelationshipRecord) throws -> Void) rethrows {
        for index in 0..<UInt32(graph.relationshipCapacity) where graph.isAlive(RelationshipID(index)) {
            try body(graph.record(of: RelationshipID(index)))
        }
    }
}
