import CypherSemantics
import PropertyGraph

/// Functions of values of any type.
enum GeneralFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            seesNull: signature(
                "coalesce", [.init("value", .any)], isVariadic: true, result: .any, "The first value that is not null.")
        ) { (arguments, _) throws(ExecutionError) in arguments.first { !$0.isNull } ?? .null }.with(.firstKnown),
        ScalarFunction(
            seesNull: signature(
                "nullIf", [.init("value", .any), .init("other", .any)], result: .any,
                "A value, or null where it equals another.")
        ) { (arguments, _) throws(ExecutionError) in arguments[0].equals(arguments[1]) == true ? .null : arguments[0] },
        ScalarFunction(
            seesNull: signature(
                "exists", [.init("value", .any)], result: .boolean,
                "Whether a property is there (it is not null), or a pattern matches.")
        ) { (arguments, _) throws(ExecutionError) in .boolean(!arguments[0].isNull) },
        ScalarFunction(
            seesNull: signature(
                "valueType", [.init("value", .any)], result: .string,
                "The most exact type of a value, such as INTEGER NOT NULL.")
        ) { (arguments, _) throws(ExecutionError) in .string(ValueTypeText.text(of: arguments[0])) },
        ScalarFunction(
            seesNull: signature(
                "timestamp", [], result: .integer, "Milliseconds since 1970, the same for the whole statement.")
        ) { (_, context) throws(ExecutionError) in
            .integer(context.statementClock / 1_000_000)
        },
        ScalarFunction(
            seesNull: signature("randomUUID", [], isVolatile: true, result: .string, "A random UUID (version 4).")
        ) { (_, _) throws(ExecutionError) in .string(randomUUID()) },
    ]

    /// RFC 9562 §5.4.
    private static func randomUUID() -> String {
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = ""
        for (position, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(position) { text += "-" }
            if byte < 16 { text += "0" }
            text += String(byte, radix: 16)
        }
        return text
    }

    private static func signature(
        _ name: String, _ parameters: [FunctionSignature.Parameter], isVariadic: Bool = false, isVolatile: Bool = false,
        result: CypherType, _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(
            name, parameters, isVariadic: isVariadic, isVolatile: isVolatile, result: result, category: "scalar",
            summary: summary)
    }
}

/// The type of a value in the words of GQL.
enum ValueTypeText {
    static func text(of value: Value) -> String {
        guard case .list(let list) = value else { return value.isNull ? "NULL" : value.typeName + " NOT NULL" }
        return "LIST<\(element(of: list))> NOT NULL"
    }

    /// One type, or several with `|` between them in the order of the standard.
    private static func element(of list: [Value]) -> String {
        if list.isEmpty { return "NOTHING" }
        let isNullable = list.contains { $0.isNull }
        var types: [String] = []
        for value in list where !value.isNull {
            let type = text(of: value).dropLast(" NOT NULL".count)
            if !types.contains(String(type)) { types.append(String(type)) }
        }
        if types.isEmpty { return "NULL" }
        types.sort { (rank($0), $0) < (rank($1), $1) }
        return types.map { isNullable ? $0 : $0 + " NOT NULL" }.joined(separator: " | ")
    }

    private static let order = [
        "BOOLEAN", "STRING", "INTEGER", "FLOAT", "DATE", "LOCAL TIME", "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME",
        "DURATION", "POINT", "NODE", "RELATIONSHIP", "MAP", "LIST", "PATH",
    ]

    private static func rank(_ type: String) -> Int { order.firstIndex { type.hasPrefix($0) } ?? order.count }
}
