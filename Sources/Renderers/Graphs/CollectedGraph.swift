import Naql
import PropertyGraph

/// The nodes and relationships that stand anywhere in results, each once, in order of first appearance and as the last
/// statement that showed it left it.
struct CollectedGraph: GraphElements {
    private var nodes = OrderedRecords<NodeRecord>()
    private var relationships = OrderedRecords<RelationshipRecord>()
    /// The graphs that results came from: a session may open another one.
    private var graphs: [Graph] = []

    func forEachNode(_ body: (NodeRecord) throws -> Void) rethrows { try nodes.values.forEach(body) }

    func forEachRelationship(_ body: (RelationshipRecord) throws -> Void) rethrows {
        try relationships.values.forEach(body)
    }

    /// Takes what a statement showed, as it is now.
    mutating func add(_ entities: ShownEntities, of graph: Graph) {
        if !graphs.contains(where: { $0 === graph }) { graphs.append(graph) }
        let place = graphs.firstIndex { $0 === graph } ?? 0
        let suffix = place == 0 ? "" : ".\(place + 1)"
        for node in entities.nodes {
            let record = graph.record(of: node, suffix: suffix)
            nodes[record.id] = record
        }
        for relationship in entities.relationships {
            let record = graph.record(of: relationship, suffix: suffix)
            relationships[record.id] = record
        }
    }
}

/// Records by id, in the order in which the ids came.
private struct OrderedRecords<Record> {
    private(set) var values: [Record] = []
    private var places: [String: Int] = [:]

    subscript(id: String) -> Record? {
        get { places[id].map { values[$0] } }
        set {
            guard let newValue else { return }
            if let place = places[id] {
                values[place] = newValue
            } else {
                places[id] = values.count
                values.append(newValue)
            }
        }
    }
}

/// The nodes and relationships that the rows of one result show.
struct ShownEntities {
    private(set) var nodes: [NodeID] = []
    private(set) var relationships: [RelationshipID] = []
    private var seenNodes: Set<NodeID> = []
    private var seenRelationships: Set<RelationshipID> = []

    mutating func collect(_ rows: Rows) {
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
