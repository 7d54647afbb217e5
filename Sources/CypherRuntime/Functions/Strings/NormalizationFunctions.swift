import CypherSemantics
import PropertyGraph

// The standard library has the normal forms of Unicode, but not among its public names yet.
@_spi(_Unicode) import Swift

/// Unicode normal forms (UAX #15).
enum NormalizationFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            StringFunctions.signature(
                "normalize", [.init("original", .string), .init("form", .string)], required: 1, result: .string,
                "A string in a Unicode normal form: NFC, NFD, NFKC or NFKD.")
        ) { (arguments, context) throws(ExecutionError) in
            let text = try arguments[0].string("normalize")
            let form = arguments.count > 1 ? try arguments[1].string("normalize") : "NFC"
            return .string(try normalized(text, form, context))
        },
        ScalarFunction(
            StringFunctions.signature(
                "text.isNormalized", [.init("value", .any), .init("form", .string)], required: 1, result: .boolean,
                "Whether a string is in a Unicode normal form (NFC unless told); null for what is no string. "
                    + "`s IS NFC NORMALIZED` asks it.")
        ) { (arguments, context) throws(ExecutionError) in
            guard case .string(let text) = arguments[0] else { return .null }
            let form = arguments.count > 1 ? try arguments[1].string("text.isNormalized") : "NFC"
            return .boolean(CodePoints.equal(text, try normalized(text, form, context)))
        },
    ]

    /// Normalized piece by piece: what is cut before a code point that never joins one before it is the same as the whole.
    private static func normalized(
        _ text: String, _ form: String, _ context: FunctionContext
    ) throws(ExecutionError) -> String {
        let conversion: (Substring) -> String
        switch form {
        case "NFC": conversion = { composed($0) }
        case "NFD": conversion = { decomposed($0) }
        case "NFKC": conversion = { composed(CompatibilityMappings.applied(to: decomposed($0))[...]) }
        case "NFKD": conversion = { decomposed(CompatibilityMappings.applied(to: decomposed($0))[...]) }
        default: throw .invalid("there is no normal form \(Value.excerpt(form)); there are NFC, NFD, NFKC and NFKD")
        }
        let uncut = ExecutionError.invalid("normalize() takes no text with 1,000,000 marks or jamo in a row")
        return try context.convert(text, mayCut: beginsAnew, uncut: uncut, conversion)
    }

    /// Whether a code point can neither join nor be ordered before what stands in front of it, in any form: a letter of
    /// a script whose letters do not compose (Hangul and Kirat Rai do), or ASCII.
    private static func beginsAnew(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return true }
        switch scalar.value {
        case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xD7B0...0xD7FF, 0xFFA0...0xFFDC, 0x16D40...0x16D7F:
            return false
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .otherLetter: return true
            default: return false
            }
        }
    }

    private static func composed(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        for scalar in String(text)._nfc { result.append(scalar) }
        return String(result)
    }

    private static func decomposed(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        for scalar in String(text)._nfd { result.append(scalar) }
        return String(result)
    }
}
