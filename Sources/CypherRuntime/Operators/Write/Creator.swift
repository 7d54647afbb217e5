import CypherPlanner
import PropertyGraph

/// Makes the nodes and relationships of CREATE and MERGE, for all rows of a batch.
struct Creator {
    private let context: ExecutionContext
    private let create: BoundCreate
    private let nodeProperties: [NewProperties]
    private let relationshipProperties: [NewProperties]

    init(_ create: BoundCreate, _ context: ExecutionContext) throws(ExecutionError) {
        self.context = context
        self.create = create
        var properties: [NewProperties] = []
        for node in create.nodes { properties.append(try NewProperties(node.properties, context)) }
        nodeProperties = properties
        properties = []
        for relationship in create.relationships {
            properties.append(try NewProperties(relationship.properties, context))
        }
        relationshipProperties = properties
    }

    /// The slots that it fills.
    var slots: [Slot] { create.nodes.map(\.variable.id) + create.relationships.map(\.variable.id) }

    /// Refuses a row with a null property.
    func refuseNulls(_ row: Batch) throws(ExecutionError) {
        for properties in nodeProperties + relationshipProperties {
            if let null = try properties.nullKey(row) { throw .mergeNullProperty(key: null.key, range: null.place) }
        }
    }

    /// Makes everything for each row and puts it into the rows.
    func run(_ batch: inout Batch) throws(ExecutionError) {
        try makeNodes(&batch)
        try makeRelationships(&batch)
    }

    private func makeNodes(_ batch: inout Batch) throws(ExecutionError) {
        if create.nodes.isEmpty { return }
        let graph = context.graph
        var properties: [NewProperties.Rows] = []
        for node in nodeProperties { properties.append(try node.evaluate(batch)) }
        let labels = create.nodes.map { Set($0.labels.map { graph.internLabel($0) }).sorted() }
        var made = create.nodes.map { _ in
            var ids: [UInt32] = []
            ids.reserveCapacity(batch.count)
            return ids
        }
        for row in 0..<batch.count {
            for index in create.nodes.indices {
                let node = graph.createNode(labels: labels[index])
                made[index].append(node.index)
                context.counters.nodesCreated += 1
                context.counters.labelsAdded += labels[index].count
                try properties[index].forEach(row, in: graph) { key, value in
                    graph.setProperty(node, key, value)
                    context.counters.propertiesSet += 1
                }
            }
        }
        for (index, node) in create.nodes.enumerated() { batch.columns[node.variable.id] = .nodes(made[index]) }
    }

    private func makeRelationships(_ batch: inout Batch) throws(ExecutionError) {
        if create.relationships.isEmpty { return }
        let graph = context.graph
        var properties: [NewProperties.Rows] = []
        for relationship in relationshipProperties { properties.append(try relationship.evaluate(batch)) }
        let types = create.relationships.map { graph.internType($0.type) }
        var starts: [[UInt32]] = []
        var ends: [[UInt32]] = []
        for relationship in create.relationships {
            starts.append(try ids(of: relationship.start, batch))
            ends.append(try ids(of: relationship.end, batch))
        }
        var made = create.relationships.map { _ in [UInt32]() }
        for row in 0..<batch.count {
            for index in create.relationships.indices {
                let relationship = graph.createRelationship(
                    types[index], from: NodeID(starts[index][row]), to: NodeID(ends[index][row]))
                made[index].append(relationship.index)
                context.counters.relationshipsCreated += 1
                try properties[index].forEach(row, in: graph) { key, value in
                    graph.setProperty(relationship, key, value)
                    context.counters.propertiesSet += 1
                }
            }
        }
        for (index, relationship) in create.relationships.enumerated() {
            batch.columns[relationship.variable.id] = .relationships(made[index])
        }
    }

    private func ids(of node: Variable, _ batch: Batch) throws(ExecutionError) -> [UInt32] {
        let ids = try batch.nodes(node.id)
        for id in ids {
            if id == Column.nullID {
                throw .typeError(
                    detail: "InvalidArgumentValue",
                    message:
                        "A relationship cannot be created: its end \(node.isAnonymous ? "" : "`\(node.name)` ")is null."
                )
            }
            if context.hasDeleted, !context.graph.isAlive(NodeID(id)) { throw .deletedEntity(.node) }
        }
        return ids
    }
}
