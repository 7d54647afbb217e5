import CypherSemantics
import PropertyGraph

/// Functions of strings. Positions and lengths count code points.
enum StringFunctions {
    static let all: [ScalarFunction] =
        cases + TrimFunctions.all + parts + length + NormalizationFunctions.all + StringSpaceFunctions.all

    private static let original = FunctionSignature.Parameter("original", .string)

    private static let cases: [ScalarFunction] = [
        convert("toUpper", "A string in upper case.") { $0.uppercased() },
        convert("upper", "A string in upper case.") { $0.uppercased() },
        convert("toLower", "A string in lower case.") { $0.lowercased() },
        convert("lower", "A string in lower case.") { $0.lowercased() },
    ]

    private static let parts: [ScalarFunction] = [
        ScalarFunction(
            signature(
                "replace", [original, .init("search", .string), .init("replace", .string), .init("limit", .integer)],
                required: 3, result: .string, "A string with each occurrence of another, or the first few, replaced.")
        ) { (arguments, context) throws(ExecutionError) in
            let limit = arguments.count > 3 ? try arguments[3].count("replace", "The limit") : Int.max
            return .string(
                try CodePointText.replace(
                    arguments[0].string("replace"), arguments[1].string("replace"),
                    with: arguments[2].string("replace"), limit: limit, context))
        },
        ScalarFunction(
            signature(
                "split", [original, .init("delimiter", .string, .list(.string))], result: .list(.string),
                "The parts of a string between a delimiter or any of a list of them.")
        ) { (arguments, context) throws(ExecutionError) in
            let text = try arguments[0].string("split")
            var delimiters: [String] = []
            if case .list(let list) = arguments[1] {
                for delimiter in list {
                    if delimiter.isNull { return .null }
                    delimiters.append(try delimiter.string("split"))
                }
            } else {
                delimiters = [try arguments[1].string("split")]
            }
            return .list(try CodePointText.split(text, by: delimiters, context))
        },
        ScalarFunction(
            seesNull: signature(
                "substring", [original, .init("start", .integer), .init("length", .integer)], required: 2,
                result: .string,
                "The part of a string from a position, counted from 0, of a length or to the end. Neither must be null."
            )
        ) { (arguments, context) throws(ExecutionError) in
            if arguments[0].isNull { return .null }
            let text = try arguments[0].string("substring")
            let start = try arguments[1].count("substring", "the start")
            let length = arguments.count > 2 ? try arguments[2].count("substring", "the length") : Int.max
            return .string(try CodePointText.slice(text, from: start, count: length, context))
        },
        ScalarFunction(
            seesNull: signature(
                "left", [original, .init("length", .integer)], result: .string,
                "The first characters of a string. Their number must not be null.")
        ) { (arguments, context) throws(ExecutionError) in
            if arguments[0].isNull { return .null }
            let text = try arguments[0].string("left")
            let length = try arguments[1].count("left", "the length")
            return .string(try CodePointText.slice(text, from: 0, count: length, context))
        },
        ScalarFunction(
            seesNull: signature(
                "right", [original, .init("length", .integer)], result: .string,
                "The last characters of a string. Their number must not be null.")
        ) { (arguments, context) throws(ExecutionError) in
            if arguments[0].isNull { return .null }
            let text = try arguments[0].string("right")
            let length = try arguments[1].count("right", "the length")
            return .string(try CodePointText.suffix(text, count: length, context))
        },
    ]

    private static let length: [ScalarFunction] = [
        count("char_length").with(SizeKernels.ofTexts), count("character_length").with(SizeKernels.ofTexts),
    ]

    static func signature(
        _ name: String, _ parameters: [FunctionSignature.Parameter], required: Int? = nil, result: CypherType,
        _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(
            name, parameters, required: required, result: result, category: "string", summary: summary)
    }

    /// A function of one string to a string, code point by code point.
    static func convert(
        _ name: String, _ summary: String, _ body: @escaping @Sendable (Substring) -> String
    ) -> ScalarFunction {
        ScalarFunction(signature(name, [original], result: .string, summary)) {
            (arguments, context) throws(ExecutionError) in
            .string(try context.convert(try arguments[0].string(name), body))
        }
    }

    private static func count(_ name: String) -> ScalarFunction {
        ScalarFunction(signature(name, [original], result: .integer, "How many characters a string has.")) {
            (arguments, _) throws(ExecutionError) in .integer(Int64(CodePoints.count(try arguments[0].string(name))))
        }
    }
}
