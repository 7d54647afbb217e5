import CypherSemantics
import PropertyGraph

/// The shape of the graph: which labels are joined by which types, and what properties they have.
enum SchemaProcedures {
    static let all = [schema, labels, types, nodeProperties, relationshipProperties, visualization]

    static let schema = Procedure(
        ProcedureSignature(
            "db.schema", inputs: [],
            outputs: [
                .init("source", .string), .init("type", .string), .init("target", .string), .init("count", .integer),
            ], summary: "Lists which labels are joined by which relationship types, and how often.")
    ) { _, context throws(ExecutionError) in
        let graph = context.graph
        return try SchemaSurvey(context).joins().map { join in
            [
                .string(graph.name(of: join.source)), .string(graph.name(of: join.type)),
                .string(graph.name(of: join.target)), .integer(Int64(join.count)),
            ]
        }
    }

    static let labels = Procedure(
        ProcedureSignature(
            "schema.labels", inputs: [],
            outputs: [
                .init("label", .string), .init("count", .integer), .init("property", .string),
                .init("types", .list(.string)),
            ], summary: "Lists each label with its number of nodes, and the properties seen in a sample of them.")
    ) { _, context throws(ExecutionError) in
        let survey = SchemaSurvey(context)
        var rows: [[Value]] = []
        for label in survey.labels {
            let count = context.graph.count(label: label)
            rows += list(context.graph.name(of: label), count, try survey.sampled(label), in: context.graph)
        }
        return rows
    }

    static let types = Procedure(
        ProcedureSignature(
            "schema.types", inputs: [],
            outputs: [
                .init("type", .string), .init("count", .integer), .init("property", .string),
                .init("types", .list(.string)),
            ], summary: "Lists each relationship type with its number, and the properties seen in a sample.")
    ) { _, context throws(ExecutionError) in
        let survey = SchemaSurvey(context)
        var rows: [[Value]] = []
        for type in survey.types {
            let count = context.graph.count(type: type)
            rows += list(context.graph.name(of: type), count, try survey.sampled(type), in: context.graph)
        }
        return rows
    }

    private static func list(
        _ name: String, _ count: Int, _ kinds: SchemaSurvey.Kinds, in graph: Graph
    ) -> [[Value]] {
        if kinds.types.isEmpty { return [[.string(name), .integer(Int64(count)), .null, .null]] }
        return kinds.types.keys.sorted().map { key in
            [.string(name), .integer(Int64(count)), .string(graph.name(of: key)), kinds.list(key)]
        }
    }

    static let nodeProperties = Procedure(
        ProcedureSignature(
            "db.schema.nodeTypeProperties", inputs: [],
            outputs: [
                .init("nodeType", .string), .init("nodeLabels", .list(.string)), .init("propertyName", .string),
                .init("propertyTypes", .list(.string)), .init("mandatory", .boolean),
            ],
            summary:
                "Lists the properties of nodes by all labels that they have together: with their types, and whether "
                + "all such nodes have them. Reads all nodes.")
    ) { _, context throws(ExecutionError) in
        let graph = context.graph
        var kinds: [[LabelID]: SchemaSurvey.Kinds] = [:]
        let nodes = graph.allNodes()
        for position in 0..<nodes.count {
            let node = NodeID(nodes[position])
            try context.meter.charge(work: 256)
            kinds[graph.labels(of: node), default: .init()].add(graph.properties(of: node))
        }
        let named = kinds.map { labels, kinds in (labels.map { graph.name(of: $0) }.sorted(), kinds) }
        return named.sorted { $0.0.lexicographicallyPrecedes($1.0) }.flatMap { names, kinds in
            properties(
                [.string(names.map { ":`\($0)`" }.joined()), .list(names.map(Value.string))], kinds, in: graph)
        }
    }

    static let relationshipProperties = Procedure(
        ProcedureSignature(
            "db.schema.relTypeProperties", inputs: [],
            outputs: [
                .init("relType", .string), .init("sourceNodeLabels", .list(.string)),
                .init("targetNodeLabels", .list(.string)), .init("propertyName", .string),
                .init("propertyTypes", .list(.string)), .init("mandatory", .boolean),
            ],
            summary:
                "Lists the properties of relationships by type: with the labels at either end, their types, and whether "
                + "all of the type have them. Reads all relationships.")
    ) { _, context throws(ExecutionError) in
        let graph = context.graph
        let survey = SchemaSurvey(context)
        let joins = try survey.joins()
        var rows: [[Value]] = []
        for type in survey.types {
            var kinds = SchemaSurvey.Kinds()
            let relationships = graph.relationships(of: type)
            for position in 0..<relationships.count {
                try context.meter.charge(work: 256)
                kinds.add(graph.properties(of: RelationshipID(relationships[position])))
            }
            func ends(_ end: (SchemaSurvey.Join) -> LabelID) -> Value {
                .list(
                    Set(joins.filter { $0.type == type }.map { graph.name(of: end($0)) }).sorted().map(Value.string))
            }
            rows += properties(
                [.string(":`\(graph.name(of: type))`"), ends(\.source), ends(\.target)], kinds, in: graph)
        }
        return rows
    }

    private static func properties(_ head: [Value], _ kinds: SchemaSurvey.Kinds, in graph: Graph) -> [[Value]] {
        if kinds.types.isEmpty { return [head + [.null, .null, .boolean(false)]] }
        return kinds.types.keys.sorted().map { key in
            head + [
                .string(graph.name(of: key)), kinds.list(key), .boolean(kinds.counts[key] == kinds.total),
            ]
        }
    }

    static let visualization = Procedure(
        ProcedureSignature(
            "db.schema.visualization", inputs: [],
            outputs: [.init("nodes", .list(.map)), .init("relationships", .list(.map))],
            summary:
                "Tells the labels and which types join them, as maps: {name, indexes, constraints} and {name, from, to}."
        )
    ) { _, context throws(ExecutionError) in
        let graph = context.graph
        let survey = SchemaSurvey(context)
        let nodes = survey.labels.map { label in
            let entity = SchemaEntity.nodes(label)
            let indexes = graph.declaredIndexes.filter { $0.entities.contains(entity) }.map(\.name)
            let constraints = graph.constraints.filter { $0.entity == entity }.map(\.name)
            return Value.map(
                MapValue([
                    ("name", .string(graph.name(of: label))), ("indexes", .list(indexes.map(Value.string))),
                    ("constraints", .list(constraints.map(Value.string))),
                ]))
        }
        let relationships = try survey.joins().map { join in
            Value.map(
                MapValue([
                    ("name", .string(graph.name(of: join.type))), ("from", .string(graph.name(of: join.source))),
                    ("to", .string(graph.name(of: join.target))),
                ]))
        }
        return [[.list(nodes), .list(relationships)]]
    }
}
