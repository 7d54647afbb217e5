import CypherSemantics
import PropertyGraph

/// `trim` and kin: white space, or the given characters, cut off the ends.
enum TrimFunctions {
    static let all: [ScalarFunction] = [
        trim("btrim", "from both ends", leading: true, trailing: true),
        trim("ltrim", "from the beginning", leading: true, trailing: false),
        trim("rtrim", "from the end", leading: false, trailing: true),
        ScalarFunction(
            StringFunctions.signature(
                "trim", [.init("original", .string), .init("characters", .string), .init("ends", .string)],
                required: 1, result: .string,
                "A string without white space, or without the given characters, at its ends: BOTH, LEADING or TRAILING."
            )
        ) { (arguments, context) throws(ExecutionError) in
            let ends = arguments.count > 2 ? try arguments[2].string("trim").uppercased() : "BOTH"
            guard ["BOTH", "LEADING", "TRAILING"].contains(ends) else {
                throw .invalid("trim() works on BOTH, LEADING or TRAILING ends")
            }
            return .string(
                try cut(
                    try arguments[0].string("trim"), try characters(arguments, "trim"), leading: ends != "TRAILING",
                    trailing: ends != "LEADING", context))
        },
    ]

    private static func trim(_ name: String, _ ends: String, leading: Bool, trailing: Bool) -> ScalarFunction {
        ScalarFunction(
            StringFunctions.signature(
                name, [.init("original", .string), .init("characters", .string)], required: 1, result: .string,
                "A string with white space, or the given characters, cut \(ends).")
        ) { (arguments, context) throws(ExecutionError) in
            .string(
                try cut(
                    try arguments[0].string(name), try characters(arguments, name), leading: leading,
                    trailing: trailing, context))
        }
    }

    private static func characters(_ arguments: [Value], _ name: String) throws(ExecutionError) -> Set<Unicode.Scalar>?
    {
        arguments.count > 1 ? Set(try arguments[1].string(name).unicodeScalars) : nil
    }

    private static func cut(
        _ text: String, _ set: Set<Unicode.Scalar>?, leading: Bool, trailing: Bool, _ context: FunctionContext
    ) throws(ExecutionError) -> String {
        let isCut: (Unicode.Scalar) -> Bool = { scalar in set?.contains(scalar) ?? scalar.properties.isWhitespace }
        let scalars = text.unicodeScalars
        var (start, end) = (scalars.startIndex, scalars.endIndex)
        while leading, start < end, isCut(scalars[start]) {
            scalars.formIndex(after: &start)
            try context.charge(work: 16)
        }
        while trailing, start < end {
            let last = scalars.index(before: end)
            guard isCut(scalars[last]) else { break }
            end = last
            try context.charge(work: 16)
        }
        if start == scalars.startIndex, end == scalars.endIndex { return text }
        return try context.copy(text[start..<end])
    }
}
