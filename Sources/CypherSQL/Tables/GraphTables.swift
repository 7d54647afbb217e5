public import PropertyGraph

/// How a graph is laid out in tables: the catalogue, and which table each node and relationship stands in.
public struct GraphTables {
    /// The tables.
    public let catalog: TableCatalog
    /// By table: its nodes in order.
    public let nodes: [[NodeID]]
    /// By table: its relationships in order.
    public let relationships: [[RelationshipID]]

    /// Looks through a graph.
    public init(_ graph: Graph) {
        var survey = TableSurvey(graph)
        survey.lookAtNodes()
        survey.lookAtRelationships()
        (nodes, relationships) = (survey.nodes, survey.relationships)
        catalog = survey.catalog()
    }
}

/// Looks through a graph for what its tables must hold.
private struct TableSurvey {
    let graph: Graph
    private(set) var nodes: [[NodeID]] = []
    private(set) var relationships: [[RelationshipID]] = []
    private var nodeTypes: [[KeyID: ColumnType]] = []
    private var relationshipTypes: [[KeyID: ColumnType]] = []
    /// By set of labels.
    private var tables: [UInt32: Int] = [:]
    private var groups: [Group: Int] = [:]
    private var order: [Group] = []

    /// Relationships that stand in one table.
    private struct Group: Hashable {
        let type: TypeID
        let source: Int
        let target: Int
    }

    init(_ graph: Graph) { self.graph = graph }

    mutating func lookAtNodes() {
        for index in 0..<graph.nodeCapacity {
            let node = NodeID(UInt32(index))
            guard graph.isAlive(node) else { continue }
            let set = graph.labelSet(of: node)
            let table: Int
            if let known = tables[set] {
                table = known
            } else {
                table = nodes.count
                tables[set] = table
                nodes.append([])
                nodeTypes.append([:])
            }
            nodes[table].append(node)
            Self.note(graph.properties(of: node), in: &nodeTypes[table])
        }
    }

    mutating func lookAtRelationships() {
        for index in 0..<graph.relationshipCapacity {
            let relationship = RelationshipID(UInt32(index))
            guard graph.isAlive(relationship) else { continue }
            let group = Group(
                type: graph.type(of: relationship),
                source: tables[graph.labelSet(of: graph.source(of: relationship))]!,
                target: tables[graph.labelSet(of: graph.target(of: relationship))]!)
            let table: Int
            if let known = groups[group] {
                table = known
            } else {
                table = order.count
                groups[group] = table
                order.append(group)
                relationships.append([])
                relationshipTypes.append([:])
            }
            relationships[table].append(relationship)
            Self.note(graph.properties(of: relationship), in: &relationshipTypes[table])
        }
    }

    private static func note(_ properties: [(KeyID, Value)], in types: inout [KeyID: ColumnType]) {
        for (key, value) in properties {
            guard let type = ColumnType(of: value) else { continue }
            types[key] = types[key]?.joined(type) ?? type
        }
    }

    func catalog() -> TableCatalog {
        var names = TableNames(reserved: ["_id", "_src", "_dst"])
        let columnNames = (0..<UInt32(graph.keyCount)).map { names.name(for: graph.name(of: KeyID($0))) }
        func columns(_ types: [KeyID: ColumnType]) -> [TableColumn] {
            types.sorted { $0.key < $1.key }.map {
                TableColumn(key: graph.name(of: $0.key), name: columnNames[Int($0.key.index)], type: $0.value.settled)
            }
        }
        names = TableNames()
        let nodeTables = nodes.indices.map { index in
            let labels = graph.labels(of: nodes[index][0]).map { graph.name(of: $0) }
            return TableCatalog.NodeTable(
                name: names.name(for: (["node"] + labels).joined(separator: "_")), labels: labels,
                columns: columns(nodeTypes[index]))
        }
        let relationshipTables = order.indices.map { index in
            let group = order[index]
            let type = graph.name(of: group.type)
            let ends = [group.source, group.target].map { nodeTables[$0].labels.joined(separator: "_") }
            return TableCatalog.RelationshipTable(
                name: names.name(for: "\(type)_\(ends[0])_\(ends[1])"), type: type, source: group.source,
                target: group.target, columns: columns(relationshipTypes[index]))
        }
        return TableCatalog(nodes: nodeTables, relationships: relationshipTables)
    }
}
