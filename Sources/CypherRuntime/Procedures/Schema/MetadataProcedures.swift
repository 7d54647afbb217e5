import CypherSemantics
import PropertyGraph

/// The shape of the graph under the names by which tools of APOC ask for it.
enum MetadataProcedures {
    static let all = [data, schema, indexes]

    private static let data = Procedure(
        ProcedureSignature(
            "apoc.meta.data", inputs: [.init("config", .map)], required: 0,
            outputs: [
                .init("label", .string), .init("property", .string), .init("count", .integer),
                .init("unique", .boolean), .init("index", .boolean), .init("existence", .boolean),
                .init("type", .string), .init("array", .boolean), .init("left", .integer), .init("right", .integer),
                .init("other", .list(.string)), .init("otherLeft", .list(.string)),
                .init("otherRight", .list(.string)), .init("elementType", .string),
            ],
            summary:
                "Lists labels with their properties and relationships, and types with their properties, from a sample "
                + "(sample: 1000).")
    ) { arguments, context throws(ExecutionError) in
        let graph = context.graph
        let survey = SchemaSurvey(context, sampling: try sample(arguments))
        let joins = try survey.joins()
        var rows: [[Value]] = []
        for label in survey.labels {
            let facts = SchemaFacts(.nodes(label), in: graph)
            rows += properties(of: graph.name(of: label), try survey.sampled(label), facts, "node", in: graph)
            for type in survey.types {
                let out = joins.filter { $0.source == label && $0.type == type }
                guard !out.isEmpty else { continue }
                let others = Value.list(out.map { .string(graph.name(of: $0.target)) })
                let count = graph.count(source: label, type: type, target: nil)
                rows.append([
                    .string(graph.name(of: label)), .string(graph.name(of: type)), .integer(Int64(count)),
                    .boolean(false), .boolean(false), .boolean(false), .string("RELATIONSHIP"), .boolean(true),
                    .integer(1), .integer(1), others, .list([]), .list([]), .string("node"),
                ])
            }
        }
        for type in survey.types {
            let facts = SchemaFacts(.relationships(type), in: graph)
            rows += properties(of: graph.name(of: type), try survey.sampled(type), facts, "relationship", in: graph)
        }
        return rows
    }

    private static func properties(
        of name: String, _ kinds: SchemaSurvey.Kinds, _ facts: SchemaFacts, _ element: String, in graph: Graph
    ) -> [[Value]] {
        kinds.types.keys.sorted().map { key in
            let type = typeText(kinds, key)
            return [
                .string(name), .string(graph.name(of: key)), .integer(0), .boolean(facts.unique.contains(key)),
                .boolean(facts.indexed.contains(key)), .boolean(facts.required.contains(key)), .string(type),
                .boolean(type == "LIST"), .integer(0), .integer(0), .list([]), .list([]), .list([]),
                .string(element),
            ]
        }
    }

    /// In APOC's words, which have one type for a property.
    private static func typeText(_ kinds: SchemaSurvey.Kinds, _ key: KeyID) -> String {
        let types = kinds.types[key] ?? []
        guard types.count == 1, let only = types.first else { return "ANY" }
        let words = [
            "LOCAL DATETIME": "LOCAL_DATE_TIME", "ZONED DATETIME": "DATE_TIME", "LOCAL TIME": "LOCAL_TIME",
            "ZONED TIME": "TIME",
        ]
        return only.hasPrefix("LIST") ? "LIST" : words[only] ?? only
    }

    private static func sample(_ arguments: [Value]) throws(ExecutionError) -> Int {
        guard case .map(let map)? = arguments.first, let value = map["sample"], !value.isNull else { return 1_000 }
        guard case .integer(let size) = value else {
            throw .argumentError(
                detail: "InvalidArgumentType", message: "`sample` must be an INTEGER, not \(value.kindForPeople)")
        }
        // Below one: all.
        return size < 1 ? .max : Int(size)
    }

    private static let schema = Procedure(
        ProcedureSignature(
            "apoc.meta.schema", inputs: [.init("config", .map)], required: 0, outputs: [.init("value", .map)],
            summary:
                "Tells labels and types with their properties and relationships as one map, from a sample (sample: 1000)."
        )
    ) { arguments, context throws(ExecutionError) in
        let graph = context.graph
        let survey = SchemaSurvey(context, sampling: try sample(arguments))
        let joins = try survey.joins()
        var entries: [(String, Value)] = []
        for label in survey.labels {
            let facts = SchemaFacts(.nodes(label), in: graph)
            var relationships: [(String, Value)] = []
            for type in survey.types {
                let (out, into) = (
                    joins.filter { $0.source == label && $0.type == type },
                    joins.filter { $0.target == label && $0.type == type }
                )
                guard let direction = out.isEmpty ? (into.isEmpty ? nil : "in") : "out" else { continue }
                let others = out.isEmpty ? into.map(\.source) : out.map(\.target)
                let count =
                    out.isEmpty
                    ? graph.count(source: nil, type: type, target: label)
                    : graph.count(source: label, type: type, target: nil)
                relationships.append(
                    (
                        graph.name(of: type),
                        .map(
                            MapValue([
                                ("count", .integer(Int64(count))), ("direction", .string(direction)),
                                ("labels", .list(others.map { .string(graph.name(of: $0)) })),
                                (
                                    "properties",
                                    details(
                                        try survey.sampled(type), SchemaFacts(.relationships(type), in: graph),
                                        in: graph)
                                ),
                            ]))
                    ))
            }
            entries.append(
                (
                    graph.name(of: label),
                    .map(
                        MapValue([
                            ("type", .string("node")), ("count", .integer(Int64(graph.count(label: label)))),
                            ("labels", .list([])), ("properties", details(try survey.sampled(label), facts, in: graph)),
                            ("relationships", .map(MapValue(relationships))),
                        ]))
                ))
        }
        for type in survey.types {
            let facts = SchemaFacts(.relationships(type), in: graph)
            entries.append(
                (
                    graph.name(of: type),
                    .map(
                        MapValue([
                            ("type", .string("relationship")), ("count", .integer(Int64(graph.count(type: type)))),
                            ("properties", details(try survey.sampled(type), facts, in: graph)),
                        ]))
                ))
        }
        return [[.map(MapValue(entries))]]
    }

    private static func details(_ kinds: SchemaSurvey.Kinds, _ facts: SchemaFacts, in graph: Graph) -> Value {
        .map(
            MapValue(
                kinds.types.keys.sorted().map { key in
                    (
                        graph.name(of: key),
                        Value.map(
                            MapValue([
                                ("type", .string(typeText(kinds, key))),
                                ("existence", .boolean(facts.required.contains(key))),
                                ("indexed", .boolean(facts.indexed.contains(key))),
                                ("unique", .boolean(facts.unique.contains(key))),
                                ("array", .boolean(typeText(kinds, key) == "LIST")),
                            ]))
                    )
                }))
    }

    private static let indexes = Procedure(
        ProcedureSignature(
            "apoc.schema.nodes", inputs: [.init("config", .map)], required: 0,
            outputs: [
                .init("name", .string), .init("label", .string), .init("properties", .list(.string)),
                .init("status", .string), .init("type", .string), .init("failure", .string),
                .init("populationProgress", .float), .init("size", .integer), .init("valuesSelectivity", .float),
                .init("userDescription", .string),
            ],
            summary: "Lists indexes and constraints of nodes, with how many nodes have a value and how selective it is."
        )
    ) { _, context throws(ExecutionError) in
        let graph = context.graph
        var rows: [[Value]] = []
        var objects = graph.declaredIndexes.map { ($0.name, $0.entities, $0.keys, $0.kind.rawValue.uppercased()) }
        for constraint in graph.constraints {
            let type = constraint.ownsIndex ? "UNIQUENESS" : "NODE_PROPERTY_EXISTENCE"
            objects.append((constraint.name, [constraint.entity], constraint.keys, type))
        }
        for (name, entities, keys, type) in objects {
            for case .nodes(let label) in entities {
                let (size, distinct) = try selectivity(label, keys, context)
                rows.append([
                    .string(name), .string(graph.name(of: label)),
                    .list(keys.map { .string(graph.name(of: $0)) }), .string("ONLINE"), .string(type),
                    .string("NO FAILURE"), .float(100), .integer(Int64(size)),
                    .float(size == 0 ? 0 : Double(distinct) / Double(size)),
                    .string("Index( type='\(type)', schema=(:\(graph.name(of: label))) )"),
                ])
            }
        }
        return rows
    }

    /// How many nodes have the first key, and how many values it has.
    private static func selectivity(
        _ label: LabelID, _ keys: [KeyID], _ context: ExecutionContext
    ) throws(ExecutionError) -> (size: Int, distinct: Int) {
        guard let key = keys.first else { return (0, 0) }
        let nodes = context.graph.nodes(with: label)
        var (size, values) = (0, Set<Value>())
        for position in 0..<nodes.count {
            try context.meter.charge(work: 64)
            let value = context.graph.property(NodeID(nodes[position]), key)
            if value.isNull { continue }
            size += 1
            values.insert(value)
        }
        return (size, values.count)
    }
}

/// What is declared of the properties of a label or type.
private struct SchemaFacts {
    var indexed: Set<KeyID> = []
    var unique: Set<KeyID> = []
    var required: Set<KeyID> = []

    init(_ entity: SchemaEntity, in graph: Graph) {
        for index in graph.declaredIndexes where index.entities.contains(entity) { indexed.formUnion(index.keys) }
        for constraint in graph.constraints where constraint.entity == entity {
            if constraint.ownsIndex {
                indexed.formUnion(constraint.keys)
                if constraint.keys.count == 1 { unique.formUnion(constraint.keys) }
            }
            if constraint.kind == .exists || constraint.kind == .key { required.formUnion(constraint.keys) }
        }
    }
}
