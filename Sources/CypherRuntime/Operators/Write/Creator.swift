import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Makes the nodes and relationships of CREATE and MERGE, for all rows of a batch.
struct Creator: BatchWriter {
    private let context: ExecutionContext
    private let create: BoundCreate
    private let nodeProperties: [NewProperties]
    private let relationshipProperties: [NewProperties]
    private let nodeLabels: [[ComputedNames]]
    private let relationshipTypes: [ComputedNames?]
    /// Whether a property looks through the graph from what the clause itself makes: then each row has its turn.
    private let looksForItself: Bool

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
        var labels: [[ComputedNames]] = []
        for node in create.nodes {
            var computed: [ComputedNames] = []
            for names in node.computedLabels { computed.append(try ComputedNames(names, of: "label", context)) }
            labels.append(computed)
        }
        nodeLabels = labels
        var types: [ComputedNames?] = []
        for relationship in create.relationships {
            if let name = relationship.computedType {
                types.append(try ComputedNames(name, of: "relationship type", context))
            } else {
                types.append(nil)
            }
        }
        relationshipTypes = types
        let made = SlotSet(create.nodes.map(\.variable.id) + create.relationships.map(\.variable.id))
        looksForItself = (create.nodes.flatMap(\.expressions) + create.relationships.flatMap(\.expressions)).contains {
            expression in
            expression.hasSubquery && !expression.reads.isDisjoint(with: made)
        }
    }

    /// The slots that it fills.
    var slots: [Slot] { create.nodes.map(\.variable.id) + create.relationships.map(\.variable.id) }

    /// Refuses a row with a null property.
    func refuseNulls(_ row: Batch) throws(ExecutionError) {
        let made = Set(slots)
        for properties in nodeProperties + relationshipProperties where properties.reads.isDisjoint(with: made) {
            if let null = try properties.nullKey(row) { throw .mergeNullProperty(key: null.key, range: null.place) }
        }
    }

    /// Makes everything for each row and puts it into the rows.
    func write(_ batch: inout Batch) throws(ExecutionError) {
        guard looksForItself, batch.count > 1 else { return try make(&batch) }
        var store = RowStore(context, slots: slots)
        for row in 0..<batch.count {
            var one = batch.slice(row..<(row + 1))
            try make(&one)
            try store.append(one)
        }
        let made = store.rows()
        for slot in slots { batch.columns[slot] = made.columns[slot] }
    }

    private func make(_ batch: inout Batch) throws(ExecutionError) {
        try makeNodes(&batch)
        try makeRelationships(&batch)
    }

    /// Makes the nodes row by row; where the properties of one read another, one after the other for all rows.
    private func makeNodes(_ batch: inout Batch) throws(ExecutionError) {
        let all = Array(create.nodes.indices)
        if all.isEmpty { return }
        for indices in dependsOnItself(create.nodes.flatMap(\.expressions)) ? all.map({ [$0] }) : [all] {
            try makeNodes(indices, &batch)
        }
    }

    private func makeNodes(_ indices: [Int], _ batch: inout Batch) throws(ExecutionError) {
        let graph = context.graph
        var properties: [NewProperties.Rows] = []
        for index in indices { properties.append(try nodeProperties[index].evaluate(batch)) }
        let labels = indices.map { Set(create.nodes[$0].labels.map { graph.internLabel($0) }).sorted() }
        var computed: [[[String]]] = []
        for index in indices { computed.append(try computedLabels(of: index, batch)) }
        var made = indices.map { _ in
            var ids: [UInt32] = []
            ids.reserveCapacity(batch.count)
            return ids
        }
        for row in 0..<batch.count {
            for index in indices.indices {
                try context.meter.charge(changes: 2)
                var own = labels[index]
                if !computed[index].isEmpty {
                    own = Set(own + computed[index][row].map { graph.internLabel($0) }).sorted()
                }
                let node = graph.createNode(labels: own)
                made[index].append(node.index)
                context.counters.nodesCreated += 1
                context.counters.labelsAdded += own.count
                try properties[index].forEach(row, in: graph) { key, value in
                    graph.setProperty(node, key, value)
                    context.counters.propertiesSet += 1
                }
            }
        }
        for (position, index) in indices.enumerated() {
            batch.columns[create.nodes[index].variable.id] = .nodes(made[position])
        }
    }

    private func makeRelationships(_ batch: inout Batch) throws(ExecutionError) {
        let all = Array(create.relationships.indices)
        if all.isEmpty { return }
        for indices in dependsOnItself(create.relationships.flatMap(\.expressions)) ? all.map({ [$0] }) : [all] {
            try makeRelationships(indices, &batch)
        }
    }

    private func makeRelationships(_ indices: [Int], _ batch: inout Batch) throws(ExecutionError) {
        let graph = context.graph
        var properties: [NewProperties.Rows] = []
        var starts: [[UInt32]] = []
        var ends: [[UInt32]] = []
        for index in indices {
            properties.append(try relationshipProperties[index].evaluate(batch))
            let relationship = create.relationships[index]
            starts.append(try ids(of: relationship.start, batch, for: relationship.range))
            ends.append(try ids(of: relationship.end, batch, for: relationship.range))
        }
        var types: [[TypeID]] = []
        for index in indices { types.append(try self.types(of: index, batch)) }
        var made = indices.map { _ in [UInt32]() }
        for row in 0..<batch.count {
            for index in indices.indices {
                try context.meter.charge(changes: 2)
                let relationship = graph.createRelationship(
                    types[index][types[index].count == 1 ? 0 : row], from: NodeID(starts[index][row]),
                    to: NodeID(ends[index][row]))
                made[index].append(relationship.index)
                context.counters.relationshipsCreated += 1
                try properties[index].forEach(row, in: graph) { key, value in
                    graph.setProperty(relationship, key, value)
                    context.counters.propertiesSet += 1
                }
            }
        }
        for (position, index) in indices.enumerated() {
            batch.columns[create.relationships[index].variable.id] = .relationships(made[position])
        }
    }

    /// By row the computed labels of a node; empty where it has none.
    private func computedLabels(of index: Int, _ batch: Batch) throws(ExecutionError) -> [[String]] {
        var result: [[String]] = []
        for names in nodeLabels[index] {
            let rows = try names.evaluate(batch)
            result = result.isEmpty ? rows : zip(result, rows).map { $0 + $1 }
        }
        return result
    }

    /// The type of a relationship: one for all rows, or one for each.
    private func types(of index: Int, _ batch: Batch) throws(ExecutionError) -> [TypeID] {
        let relationship = create.relationships[index]
        guard let computed = relationshipTypes[index] else {
            return [context.graph.internType(relationship.type ?? "")]
        }
        var types: [TypeID] = []
        for names in try computed.evaluate(batch) {
            guard names.count == 1 else {
                throw .typeError(
                    detail: "InvalidArgumentType",
                    message: "a relationship has one type, not \(names.count): make one for each, UNWIND types AS type",
                    range: relationship.computedType?.range ?? SourceRange(0, 0))
            }
            types.append(context.graph.internType(names[0]))
        }
        return types
    }

    /// Whether what is computed reads what the same clause makes.
    private func dependsOnItself(_ expressions: [BoundExpression]) -> Bool {
        let made = Set(slots)
        return expressions.contains { !$0.reads.isDisjoint(with: made) }
    }

    private func ids(
        of node: Variable, _ batch: Batch, for place: SourceRange
    ) throws(ExecutionError) -> [UInt32] {
        let ids = try batch.nodes(node.id)
        for id in ids {
            if id == Column.nullID {
                throw .typeError(
                    detail: "InvalidArgumentValue",
                    message:
                        "a relationship cannot be created: its end \(node.isAnonymous ? "" : "`\(node.name)` ")is null",
                    range: place)
            }
            if context.hasDeleted, !context.graph.isAlive(NodeID(id)) { throw .deletedEntity(.node, range: place) }
        }
        return ids
    }
}
