import CypherSemantics
import PropertyGraph

/// Functions, procedures and settings as SHOW lists them, and the same under Neo4j's older names.
enum ListingProcedures {
    static let all = [
        functions("show.functions"), functions("dbms.functions"), procedures("show.procedures"),
        procedures("dbms.procedures"), settings, components,
    ]

    private static func functions(_ name: String) -> Procedure {
        Procedure(
            ProcedureSignature(
                name, inputs: [.init("kind", .string)], required: 0,
                outputs: [
                    .init("name", .string), .init("category", .string), .init("description", .string),
                    .init("signature", .string), .init("isBuiltIn", .boolean),
                    .init("argumentDescription", .list(.map)), .init("returnDescription", .string),
                    .init("aggregating", .boolean), .init("rolesExecution", .list(.string)),
                    .init("rolesBoostedExecution", .list(.string)), .init("isDeprecated", .boolean),
                    .init("deprecatedBy", .string),
                ], shown: 3, summary: "Lists the functions of the language, all or those of a kind: BUILT IN.")
        ) { arguments, context in
            if case .string("USER DEFINED")? = arguments.first { return [] }
            return context.functions.signatures.values.sorted { $0.name < $1.name }.map { signature in
                [
                    .string(signature.name), .string(signature.category), .string(signature.summary),
                    .string(signature.usage), .boolean(true),
                    .list(
                        signature.parameters.enumerated().map { place, parameter in
                            description(
                                parameter.name, parameter.types.map(\.cypherName).joined(separator: " | "),
                                isOptional: place >= signature.required)
                        }),
                    .string(signature.result.cypherName), .boolean(signature.isAggregate), .null, .null,
                    .boolean(false), .null,
                ]
            }
        }
    }

    private static func procedures(_ name: String) -> Procedure {
        Procedure(
            ProcedureSignature(
                name, inputs: [],
                outputs: [
                    .init("name", .string), .init("description", .string), .init("mode", .string),
                    .init("worksOnSystem", .boolean), .init("signature", .string),
                    .init("argumentDescription", .list(.map)), .init("returnDescription", .list(.map)),
                    .init("admin", .boolean), .init("rolesExecution", .list(.string)),
                    .init("rolesBoostedExecution", .list(.string)), .init("isDeprecated", .boolean),
                    .init("deprecatedBy", .string), .init("option", .map), .init("writes", .boolean),
                ], shown: 4, summary: "Lists the procedures that can be called.")
        ) { _, context in
            context.procedures.signatures.values.sorted { $0.name < $1.name }.map { signature in
                [
                    .string(signature.name), .string(signature.summary), .string(signature.writes ? "WRITE" : "READ"),
                    .boolean(false), .string(signature.usage),
                    .list(
                        signature.inputs.enumerated().map { place, input in
                            description(input.name, input.type.cypherName, isOptional: place >= signature.required)
                        }),
                    .list(signature.outputs.map { description($0.name, $0.type.cypherName) }), .boolean(false), .null,
                    .null, .boolean(false), .null, .map(MapValue([("deprecated", .boolean(false))])),
                    .boolean(signature.writes),
                ]
            }
        }
    }

    private static func description(_ name: String, _ type: String, isOptional: Bool = false) -> Value {
        .map(
            MapValue([
                ("name", .string(name)), ("type", .string(type)), ("description", .string("\(name) :: \(type)")),
                ("isDeprecated", .boolean(false)), ("isOptional", .boolean(isOptional)),
            ]))
    }

    private static let settings = Procedure(
        ProcedureSignature(
            "show.settings", inputs: [.init("names", .any)], required: 0,
            outputs: [
                .init("name", .string), .init("value", .string), .init("isDynamic", .boolean),
                .init("defaultValue", .string), .init("description", .string), .init("startupValue", .string),
                .init("isExplicitlySet", .boolean), .init("validValues", .string), .init("isDeprecated", .boolean),
            ], shown: 5, summary: "Lists the limits under which statements run, all or those of the given names.")
    ) { arguments, context throws(ExecutionError) in
        let wanted = try names(arguments.first ?? .null)
        return Setting.all(context).filter { wanted?.contains($0.name) ?? true }.map { setting in
            [
                .string(setting.name), .string(setting.value), .boolean(true), .string(setting.usual),
                .string(setting.summary), .string(setting.value), .boolean(setting.value != setting.usual),
                .string(setting.valid), .boolean(false),
            ]
        }
    }

    /// The names that are asked for; nil for all.
    private static func names(_ value: Value) throws(ExecutionError) -> Set<String>? {
        let values: [Value]
        switch value {
        case .null: return nil
        case .list(let list): values = list
        default: values = [value]
        }
        var names: Set<String> = []
        for value in values {
            guard case .string(let name) = value else {
                throw .argumentError(
                    detail: "InvalidArgumentType",
                    message: "SHOW SETTINGS takes names of settings as strings, not \(value.kindForPeople)")
            }
            names.insert(name)
        }
        return names
    }

    private static let components = Procedure(
        ProcedureSignature(
            "dbms.components", inputs: [],
            outputs: [.init("name", .string), .init("versions", .list(.string)), .init("edition", .string)],
            summary: "Tells the version of Neo4j whose Cypher is read, as drivers ask for it.")
    ) { _, _ in
        [[.string("Neo4j Kernel"), .list([.string("5.26.0")]), .string("community")]]
    }
}

/// A limit under which statements run.
private struct Setting {
    var name: String
    var value: String
    var usual: String
    var valid: String
    var summary: String

    static func all(_ context: ExecutionContext) -> [Setting] {
        let limit = context.budget.limit
        return [
            Setting(
                name: "memory", value: limit == .max ? "none" : "\(limit >> 20) MiB", usual: "80 %",
                valid: "a size such as 512MB", summary: "How much memory a statement may hold (--memory)."),
            Setting(
                name: "safe", value: context.isSafe ? "true" : "false", usual: "false", valid: "true, false",
                summary: "Whether files are out of reach of LOAD CSV and of the shell (--safe)."),
            Setting(
                name: "threads", value: String(context.threads.limit), usual: "as many as processors",
                valid: "1 or more", summary: "How many threads may work on a statement."),
            Setting(
                name: "timeout", value: context.meter.seconds.map { "\($0) s" } ?? "none", usual: "none",
                valid: "seconds", summary: "How long a statement may run (--timeout)."),
        ]
    }
}
