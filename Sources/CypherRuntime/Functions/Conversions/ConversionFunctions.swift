import CypherSemantics
import PropertyGraph

/// Conversions between scalar types: the strict ones fail on types that never convert, those in `OrNull` give null, and
/// those in `List` convert element by element.
enum ConversionFunctions {
    static let all: [ScalarFunction] = [
        strict(
            "toBoolean", .boolean, "a BOOLEAN, STRING or INTEGER", [.boolean, .string, .integer], "A boolean", boolean),
        strict(
            "toInteger", .integer, "a number, BOOLEAN or STRING", [.number, .boolean, .string], "An integer", integer),
        strict("toFloat", .float, "a number or STRING", [.number, .string], "A float", float),
        strict(
            "toString", .string, "a scalar, a point or temporal value",
            [
                .number, .boolean, .string, .date, .localTime, .time, .localDateTime, .dateTime, .duration,
                .point,
            ], "The text", text),
        lenient("toBooleanOrNull", .boolean, "A boolean", boolean),
        lenient("toIntegerOrNull", .integer, "An integer", integer),
        lenient("toFloatOrNull", .float, "A float", float),
        lenient("toStringOrNull", .string, "The text", text),
        elementwise("toBooleanList", .boolean, "booleans", boolean),
        elementwise("toIntegerList", .integer, "integers", integer),
        elementwise("toFloatList", .float, "floats", float),
        elementwise("toStringList", .string, "strings", text),
    ]

    /// What a conversion finds: a value (null where the text has another form), or a type that never converts.
    private enum Outcome {
        case value(Value)
        case wrongType
    }

    private typealias Conversion = @Sendable (Value) throws(ExecutionError) -> Outcome

    private static let boolean: Conversion = { (value) throws(ExecutionError) in
        switch value {
        case .boolean: return .value(value)
        case .integer(let number): return .value(.boolean(number != 0))
        case .string(let text):
            switch trimmed(text).lowercased() {
            case "true": return .value(.boolean(true))
            case "false": return .value(.boolean(false))
            default: return .value(.null)
            }
        default: return .wrongType
        }
    }

    private static let integer: Conversion = { (value) throws(ExecutionError) in
        switch value {
        case .integer: return .value(value)
        case .boolean(let flag): return .value(.integer(flag ? 1 : 0))
        case .float(let number): return .value(try truncated(number))
        case .string(let text):
            if let number = Int64(trimmed(text)) { return .value(.integer(number)) }
            guard let number = parsedFloat(text) else { return .value(.null) }
            return .value(try truncated(number))
        default: return .wrongType
        }
    }

    private static let float: Conversion = { (value) throws(ExecutionError) in
        switch value {
        case .float: return .value(value)
        case .integer(let number): return .value(.float(Double(number)))
        case .string(let text): return .value(parsedFloat(text).map(Value.float) ?? .null)
        default: return .wrongType
        }
    }

    private static let text: Conversion = { (value) throws(ExecutionError) in
        value.scalarText.map { .value(.string($0)) } ?? .wrongType
    }

    /// Cut towards zero.
    private static func truncated(_ number: Double) throws(ExecutionError) -> Value {
        if number.isNaN { return .null }
        guard number > -0x1p63 - 1, number < 0x1p63 else {
            throw .overflow("toInteger(\(Numbers.text(number)))")
        }
        return .integer(Int64(number))
    }

    /// A decimal number with an optional fraction and exponent, `NaN` or `Infinity`; not the other forms that C knows.
    private static func parsedFloat(_ text: String) -> Double? {
        let text = trimmed(text)
        switch text {
        case "NaN": return .nan
        case "Infinity", "+Infinity": return .infinity
        case "-Infinity": return -.infinity
        default: break
        }
        let isPlain = text.utf8.allSatisfy { byte in
            0x30...0x39 ~= byte || "+-.eE".utf8.contains(byte)
        }
        // Swift wants digits on both sides of the point; the language does not.
        guard isPlain, text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return nil }
        return Double(text) ?? Double(completed(text))
    }

    /// `.5` as `0.5` and `5.` as `5.0`.
    private static func completed(_ text: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        for (position, byte) in bytes.enumerated() {
            let isPoint = byte == UInt8(ascii: ".")
            if isPoint, position == 0 || !(0x30...0x39 ~= bytes[position - 1]) { result.append(0x30) }
            result.append(byte)
            if isPoint, position + 1 == bytes.count || !(0x30...0x39 ~= bytes[position + 1]) { result.append(0x30) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    private static func signature(
        _ name: String, _ parameter: FunctionSignature.Parameter, _ result: CypherType, _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(name, [parameter], result: result, category: "conversion", summary: summary)
    }

    private static func strict(
        _ name: String, _ result: CypherType, _ expected: String, _ types: [CypherType], _ summary: String,
        _ conversion: @escaping Conversion
    ) -> ScalarFunction {
        var parameter = FunctionSignature.Parameter("value")
        parameter.types = types
        let summary = "\(summary) made of a value; null where a text has no such form."
        return ScalarFunction(signature(name, parameter, result, summary)) { (arguments, _) throws(ExecutionError) in
            guard case .value(let value) = try conversion(arguments[0]) else {
                throw .wrongType(name, arguments[0], expected: expected)
            }
            return value
        }
    }

    private static func lenient(
        _ name: String, _ result: CypherType, _ summary: String, _ conversion: @escaping Conversion
    ) -> ScalarFunction {
        let summary = "\(summary) made of a value; null where it has no such form or type."
        return ScalarFunction(signature(name, .init("value", .any), result, summary)) {
            (arguments, _) throws(ExecutionError) in orNull(arguments[0], conversion)
        }
    }

    private static func elementwise(
        _ name: String, _ result: CypherType, _ what: String, _ conversion: @escaping Conversion
    ) -> ScalarFunction {
        let summary = "A list with its elements made into \(what); null for those that have no such form."
        return ScalarFunction(signature(name, .init("list", .list(.any)), .list(result), summary)) {
            (arguments, context) throws(ExecutionError) in
            let list = try arguments[0].list(name)
            try context.make(elements: list.count)
            var results: [Value] = []
            results.reserveCapacity(list.count)
            try context.keeping(&results) { (results) throws(ExecutionError) in
                for value in list {
                    try context.charge(work: 32 + value.contentBytes)
                    results.append(orNull(value, conversion))
                }
            }
            return .list(results)
        }
    }

    private static func orNull(_ value: Value, _ conversion: Conversion) -> Value {
        guard case .value(let result)? = try? conversion(value) else { return .null }
        return result
    }
}
