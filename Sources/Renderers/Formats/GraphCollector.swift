import Naql

/// The nodes and relationships that stand anywhere in a result, each once, in order of first appearance.
struct GraphCollector {
    private(set) var nodes: [NodeID] = []
    private(set) var relationships: [RelationshipID] = []
    private(set) var graph: Graph?
    private var seenNodes: Set<NodeID> = []
    private var seenRelationships: Set<RelationshipID> = []

    init() {}

    /// Everything that is alive in a graph.
    init(wholeGraph graph: Graph) {
        self.graph = graph
        nodes = (0..<UInt32(graph.nodeCapacity)).map(NodeID.init).filter(graph.isAlive)
        relationships = (0..<UInt32(graph.relationshipCapacity)).map(RelationshipID.init).filter(graph.isAlive)
    }

    mutating func collect(_ rows: Rows) {
        graph = rows.graph
        for row in 0..<rows.count {
            for column in rows.columns.indices { collect(rows.value(row: row, column: column), of: rows.graph) }
        }
    }

    private mutating func collect(_ value: Value, of graph: Graph) {
        switch value {
        case .node(let node): add(node)
        case .relationship(let relationship): add(relationship, of: graph)
        case .path(let path):
            for node in path.nodes { add(node) }
            for relationship in path.relationships { add(relationship, of: graph) }
        case .list(let elements): for element in elements { collect(element, of: graph) }
        case .map(let map): for element in map.values { collect(element, of: graph) }
        default: break
        }
    }

    private mutating func add(_ node: NodeID) {
        if seenNodes.insert(node).inserted { nodes.append(node) }
    }

    /// A relationship brings its ends with it: no format of graphs can hold one without.
    private mutating func add(_ relationship: RelationshipID, of graph: Graph) {
        guard seenRelationships.insert(relationship).inserted else { return }
        add(graph.source(of: relationship))
        add(graph.target(of: relationship))
        relationships.append(relationship)
    }
}

extension Graph {
    /// What to write on a node in a picture: its name, headline, title or beginning of its text, else its first label.
    func caption(of node: NodeID) -> String {
        for name in ["name", "headline", "title", "text"] {
            if let key = findKey(name), case .string(let text) = property(node, key) {
                return text.count > 60 ? text.prefix(59) + "…" : text
            }
        }
        return labels(of: node).first.map { name(of: $0) } ?? "\(node.index)"
    }
}
