import CypherPlanner
import PropertyGraph

/// What SHOW lists, and the same under Neo4j's older names.
enum ListingProcedures {
    static let all = [
        functions("show.functions"), functions("dbms.functions"), procedures("show.procedures"),
        procedures("dbms.procedures"), indexes, constraints,
    ]

    private static func functions(_ name: String) -> Procedure {
        Procedure(
            ProcedureSignature(
                name, inputs: [],
                outputs: [
                    .init("name", .string), .init("category", .string), .init("description", .string),
                    .init("signature", .string),
                ], summary: "Lists the functions of the language.")
        ) { _, _ in
            FunctionRegistry.standard.signatures.values.sorted { $0.name < $1.name }.map { signature in
                [
                    .string(signature.name), .string(signature.category), .string(signature.summary),
                    .string(signature.usage),
                ]
            }
        }
    }

    private static func procedures(_ name: String) -> Procedure {
        Procedure(
            ProcedureSignature(
                name, inputs: [],
                outputs: [
                    .init("name", .string), .init("description", .string), .init("signature", .string),
                    .init("writes", .boolean),
                ], summary: "Lists the procedures that can be called.")
        ) { _, context in
            context.procedures.signatures.values.sorted { $0.name < $1.name }.map { signature in
                [
                    .string(signature.name), .string(signature.summary), .string(signature.usage),
                    .boolean(signature.writes),
                ]
            }
        }
    }

    private static let indexes = Procedure(
        ProcedureSignature(
            "show.indexes", inputs: [],
            outputs: [
                .init("name", .string), .init("entityType", .string), .init("labelsOrTypes", .list(.string)),
                .init("properties", .list(.string)),
            ], summary: "Lists the declared indexes.")
    ) { _, context in
        context.graph.declaredIndexes.map { index in
            [.string(index.name)] + describe(index.entity, index.keys, in: context.graph)
        }
    }

    private static let constraints = Procedure(
        ProcedureSignature(
            "show.constraints", inputs: [],
            outputs: [
                .init("name", .string), .init("type", .string), .init("entityType", .string),
                .init("labelsOrTypes", .list(.string)), .init("properties", .list(.string)),
            ], summary: "Lists the declared constraints.")
    ) { _, context in
        context.graph.constraints.map { constraint in
            let kind =
                switch constraint.kind {
                case .unique: "UNIQUENESS"
                case .exists: "PROPERTY_EXISTENCE"
                case .key: "KEY"
                }
            return [.string(constraint.name), .string(kind)]
                + describe(constraint.entity, constraint.keys, in: context.graph)
        }
    }

    private static func describe(_ entity: SchemaEntity, _ keys: [KeyID], in graph: Graph) -> [Value] {
        let (kind, name) =
            switch entity {
            case .nodes(let label): ("NODE", graph.name(of: label))
            case .relationships(let type): ("RELATIONSHIP", graph.name(of: type))
            }
        return [.string(kind), .list([.string(name)]), .list(keys.map { .string(graph.name(of: $0)) })]
    }
}
