import CypherPlanner
import PropertyGraph

/// The shape of the graph: which labels are joined by which types, and what properties they have.
enum SchemaProcedures {
    static let all = [schema, nodeProperties, relationshipProperties]

    /// Properties are looked for in so many nodes or relationships of each kind, spread evenly.
    private static let sampleSize = 1_000

    static let schema = Procedure(
        ProcedureSignature(
            "db.schema", inputs: [],
            outputs: [
                .init("source", .string), .init("type", .string), .init("target", .string), .init("count", .integer),
            ], summary: "Lists which labels are joined by which relationship types, and how often.")
    ) { _, context throws(ExecutionError) in
        let graph = context.graph
        let labels = (0..<graph.labelCount).map { LabelID(UInt32($0)) }.filter { graph.count(label: $0) > 0 }
        var rows: [[Value]] = []
        for type in (0..<graph.typeCount).map({ TypeID(UInt32($0)) }) where graph.count(type: type) > 0 {
            for source in labels {
                try context.checkpoint()
                if graph.count(source: source, type: type, target: nil) == 0 { continue }
                for target in labels {
                    let count = graph.count(source: source, type: type, target: target)
                    if count == 0 { continue }
                    rows.append([
                        .string(graph.name(of: source)), .string(graph.name(of: type)),
                        .string(graph.name(of: target)), .integer(Int64(count)),
                    ])
                }
            }
        }
        return rows
    }

    static let nodeProperties = Procedure(
        ProcedureSignature(
            "db.schema.nodeTypeProperties", inputs: [],
            outputs: [
                .init("label", .string), .init("count", .integer), .init("property", .string),
                .init("types", .list(.string)),
            ], summary: "Lists each label with its number of nodes, and the properties seen in a sample of them.")
    ) { _, context throws(ExecutionError) in
        let graph = context.graph
        var rows: [[Value]] = []
        for label in (0..<graph.labelCount).map({ LabelID(UInt32($0)) }) {
            let nodes = graph.nodes(with: label)
            if nodes.count == 0 { continue }
            try context.checkpoint()
            let kinds = kinds(of: sample(nodes).map { graph.properties(of: NodeID($0)) })
            rows.append(contentsOf: list(graph.name(of: label), nodes.count, kinds, in: graph))
        }
        return rows
    }

    static let relationshipProperties = Procedure(
        ProcedureSignature(
            "db.schema.relTypeProperties", inputs: [],
            outputs: [
                .init("type", .string), .init("count", .integer), .init("property", .string),
                .init("types", .list(.string)),
            ], summary: "Lists each relationship type with its number, and the properties seen in a sample.")
    ) { _, context throws(ExecutionError) in
        let graph = context.graph
        var rows: [[Value]] = []
        for type in (0..<graph.typeCount).map({ TypeID(UInt32($0)) }) where graph.count(type: type) > 0 {
            try context.checkpoint()
            let relationships = graph.relationships(of: type)
            let kinds = kinds(of: sample(relationships).map { graph.properties(of: RelationshipID($0)) })
            rows.append(contentsOf: list(graph.name(of: type), relationships.count, kinds, in: graph))
        }
        return rows
    }

    private static func sample(_ set: NodeSet) -> [UInt32] {
        stride(from: 0, to: set.count, by: max(1, set.count / sampleSize)).map { set[$0] }
    }

    /// The types of value by key.
    private static func kinds(of entities: [[(KeyID, Value)]]) -> [KeyID: Set<String>] {
        var kinds: [KeyID: Set<String>] = [:]
        for properties in entities {
            for (key, value) in properties { kinds[key, default: []].insert(value.typeName) }
        }
        return kinds
    }

    private static func list(_ name: String, _ count: Int, _ kinds: [KeyID: Set<String>], in graph: Graph) -> [[Value]]
    {
        if kinds.isEmpty { return [[.string(name), .integer(Int64(count)), .null, .null]] }
        return kinds.keys.sorted().map { key in
            [
                .string(name), .integer(Int64(count)), .string(graph.name(of: key)),
                .list((kinds[key] ?? []).sorted().map { .string($0) }),
            ]
        }
    }
}

extension Value {
    /// The name of the value's type, as `IS ::` has it.
    fileprivate var typeName: String {
        switch self {
        case .null: "NULL"
        case .boolean: "BOOLEAN"
        case .integer: "INTEGER"
        case .float: "FLOAT"
        case .string: "STRING"
        case .list(let elements): "LIST<\(elements.first?.typeName ?? "ANY")>"
        case .map: "MAP"
        case .node: "NODE"
        case .relationship: "RELATIONSHIP"
        case .path: "PATH"
        case .date: "DATE"
        case .localTime: "LOCAL TIME"
        case .time: "ZONED TIME"
        case .localDateTime: "LOCAL DATETIME"
        case .dateTime: "ZONED DATETIME"
        case .duration: "DURATION"
        }
    }
}
