import CypherSemantics
import PropertyGraph

/// The declared indexes and constraints as SHOW lists them.
enum SchemaListings {
    static let all = [indexes, constraints]

    private static let indexes = Procedure(
        ProcedureSignature(
            "show.indexes", inputs: [.init("kind", .string)], required: 0,
            outputs: [
                .init("id", .integer), .init("name", .string), .init("state", .string),
                .init("populationPercent", .float), .init("type", .string), .init("entityType", .string),
                .init("labelsOrTypes", .list(.string)), .init("properties", .list(.string)),
                .init("indexProvider", .string), .init("owningConstraint", .string), .init("lastRead", .dateTime),
                .init("readCount", .integer), .init("trackedSince", .dateTime), .init("options", .map),
                .init("failureMessage", .string), .init("createStatement", .string),
            ], shown: 12, summary: "Lists the declared indexes, all or those of a kind: RANGE, TEXT, POINT, FULLTEXT.")
    ) { arguments, context in
        let graph = context.graph
        var listed = graph.declaredIndexes.map { Listed(index: $0, owner: nil) }
        for constraint in graph.constraints where constraint.ownsIndex {
            let index = SchemaIndex(name: constraint.name, entity: constraint.entity, keys: constraint.keys)
            listed.append(Listed(index: index, owner: constraint))
        }
        var wanted: String?
        if case .string(let kind)? = arguments.first { wanted = kind }
        return listed.enumerated().filter { wanted == nil || $1.kind == wanted }.map { place, listed in
            listed.row(id: place + 1, in: graph)
        }
    }

    private struct Listed {
        var index: SchemaIndex
        var owner: SchemaConstraint?

        var kind: String { index.kind.text }

        func row(id: Int, in graph: Graph) -> [Value] {
            let provider = index.kind.rawValue + "-1.0"
            let options = Value.map(
                MapValue([("indexConfig", .map(MapValue([]))), ("indexProvider", .string(provider))]))
            let statement = owner.map { SchemaStatement.text(of: $0, in: graph) }
            return [
                .integer(Int64(id)), .string(index.name), .string("ONLINE"), .float(100), .string(kind),
            ] + described(index.entities, index.keys, in: graph) + [
                .string(provider), owner.map { .string($0.name) } ?? .null, .null, .null, .null, options, .string(""),
                .string(statement ?? SchemaStatement.text(of: index, in: graph)),
            ]
        }
    }

    private static let constraints = Procedure(
        ProcedureSignature(
            "show.constraints", inputs: [.init("kind", .string)], required: 0,
            outputs: [
                .init("id", .integer), .init("name", .string), .init("type", .string), .init("entityType", .string),
                .init("labelsOrTypes", .list(.string)), .init("properties", .list(.string)),
                .init("enforcedLabel", .string), .init("classification", .string), .init("ownedIndex", .string),
                .init("propertyType", .string), .init("options", .map), .init("createStatement", .string),
            ], shown: 10,
            summary: "Lists the declared constraints, all or those of a kind: UNIQUENESS, NODE KEY, PROPERTY TYPE, …")
    ) { arguments, context in
        let graph = context.graph
        return graph.constraints.enumerated().filter { _, constraint in
            guard case .string(let wanted)? = arguments.first else { return true }
            return constraint.isOf(kind: wanted)
        }.map { place, constraint in
            var type: Value = .null
            if case .type(let required) = constraint.kind { type = .string(required.description) }
            let owned: Value = constraint.ownsIndex ? .string(constraint.name) : .null
            return [.integer(Int64(place + 1)), .string(constraint.name), .string(constraint.typeText)]
                + described([constraint.entity], constraint.keys, in: graph)
                + [
                    .null, .string("undesignated"), owned, type, .map(MapValue([])),
                    .string(SchemaStatement.text(of: constraint, in: graph)),
                ]
        }
    }

    private static func described(_ entities: [SchemaEntity], _ keys: [KeyID], in graph: Graph) -> [Value] {
        let isNode = entities.first?.isNode ?? true
        return [
            .string(isNode ? "NODE" : "RELATIONSHIP"), .list(entities.map { .string($0.name(in: graph)) }),
            .list(keys.map { .string(graph.name(of: $0)) }),
        ]
    }
}

extension SchemaIndex.Kind {
    /// In the words of SHOW.
    fileprivate var text: String { rawValue.uppercased() }
}

extension SchemaConstraint {
    /// What SHOW calls its type.
    fileprivate var typeText: String {
        let owner = entity.isNode ? "NODE_" : "RELATIONSHIP_"
        switch kind {
        case .unique: return owner + "PROPERTY_UNIQUENESS"
        case .exists: return owner + "PROPERTY_EXISTENCE"
        case .key: return owner + "KEY"
        case .type: return owner + "PROPERTY_TYPE"
        }
    }

    /// Whether it is one of `NODE UNIQUENESS`, `KEY`, `RELATIONSHIP PROPERTY TYPE`, …
    fileprivate func isOf(kind wanted: String) -> Bool {
        var words = wanted.split(separator: " ")
        if words.first == "NODE" || words.first == "RELATIONSHIP" {
            guard (words.removeFirst() == "NODE") == entity.isNode else { return false }
        }
        return typeText.hasSuffix("_" + words.joined(separator: "_"))
    }
}

/// Declarations as statements that make them again.
enum SchemaStatement {
    /// `CREATE RANGE INDEX …`
    static func text(of index: SchemaIndex, in graph: Graph) -> String {
        let keys = keys(index.keys, of: index.entity, in: graph)
        let on = index.kind == .fulltext ? "EACH [\(keys)]" : "(\(keys))"
        return "CREATE \(index.kind.rawValue.uppercased()) INDEX \(quoted(index.name)) FOR "
            + "\(pattern(index.entities, in: graph)) ON \(on)"
    }

    /// `CREATE CONSTRAINT …`
    static func text(of constraint: SchemaConstraint, in graph: Graph) -> String {
        let demand =
            switch constraint.kind {
            case .unique: "UNIQUE"
            case .exists: "NOT NULL"
            case .key: constraint.entity.isNode ? "NODE KEY" : "RELATIONSHIP KEY"
            case .type(let type): ":: \(type)"
            }
        return "CREATE CONSTRAINT \(quoted(constraint.name)) FOR \(pattern([constraint.entity], in: graph)) REQUIRE "
            + "(\(keys(constraint.keys, of: constraint.entity, in: graph))) IS \(demand)"
    }

    private static func pattern(_ entities: [SchemaEntity], in graph: Graph) -> String {
        let names = entities.map { quoted($0.name(in: graph)) }.joined(separator: "|")
        return entities.first?.isNode ?? true ? "(n:\(names))" : "()-[r:\(names)]-()"
    }

    private static func keys(_ keys: [KeyID], of entity: SchemaEntity, in graph: Graph) -> String {
        keys.map { "\(entity.isNode ? "n" : "r").\(quoted(graph.name(of: $0)))" }.joined(separator: ", ")
    }

    private static func quoted(_ name: String) -> String {
        var result = "`"
        for scalar in name.unicodeScalars {
            if scalar == "`" { result += "`" }
            result.unicodeScalars.append(scalar)
        }
        return result + "`"
    }
}
