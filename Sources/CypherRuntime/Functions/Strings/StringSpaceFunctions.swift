import CypherSemantics
import PropertyGraph

/// The functions of strings in the name space `string` (Cypher 25).
enum StringSpaceFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            StringFunctions.signature(
                "string.join", [.init("list", .list(.string)), .init("delimiter", .string)], required: 1,
                result: .string,
                "The strings of a list as one, with a delimiter between them, or nothing. Nulls in the list are left out."
            )
        ) { (arguments, context) throws(ExecutionError) in
            let list = try arguments[0].list("string.join")
            let delimiter = arguments.count > 1 ? try arguments[1].string("string.join") : ""
            var texts: [String] = []
            var bytes = 0
            for element in list where !element.isNull {
                let text = try element.string("string.join")
                bytes += text.utf8.count + delimiter.utf8.count
                texts.append(text)
            }
            try context.make(bytes: bytes)
            return .string(texts.joined(separator: delimiter))
        },
        ScalarFunction(
            StringFunctions.signature(
                "string.indexOf",
                [.init("original", .string), .init("search", .string), .init("from", .integer)], required: 2,
                result: .integer,
                "Where a string first has another in it, counted in characters from 0; -1 where it has not. The search may "
                    + "begin later than at the start.")
        ) { (arguments, context) throws(ExecutionError) in
            let text = try arguments[0].string("string.indexOf")
            let search = try arguments[1].string("string.indexOf")
            let from = arguments.count > 2 ? try arguments[2].count("string.indexOf", "the start") : 0
            return .integer(Int64(try CodePointText.index(of: search, in: text, from: from, context) ?? -1))
        },
        ScalarFunction(
            StringFunctions.signature(
                "string.regexReplace",
                [.init("original", .string), .init("regex", .string), .init("replacement", .string)], result: .string,
                "A string with what a regular expression matches replaced; $1 and ${name} in the replacement stand for what "
                    + "a group matched.")
        ) { (arguments, context) throws(ExecutionError) in
            let replacement = try RegexReplacement(
                arguments[1].string("string.regexReplace"), arguments[2].string("string.regexReplace"))
            return .string(try replacement.apply(to: arguments[0].string("string.regexReplace"), context))
        },
    ]
}
