import CypherPlanner
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
        ) { (arguments, _) throws(FunctionError) in
            let text = try arguments[0].string("normalize")
            let form = arguments.count > 1 ? try arguments[1].string("normalize") : "NFC"
            return .string(try normalized(text, form))
        },
        ScalarFunction(
            StringFunctions.signature(
                "text.isNormalized", [.init("value", .any), .init("form", .string)], required: 1, result: .boolean,
                "Whether a string is in a Unicode normal form (NFC unless told); null for what is no string. "
                    + "`s IS NFC NORMALIZED` asks it.")
        ) { (arguments, _) throws(FunctionError) in
            guard case .string(let text) = arguments[0] else { return .null }
            let form = arguments.count > 1 ? try arguments[1].string("text.isNormalized") : "NFC"
            return .boolean(text.unicodeScalars.elementsEqual(try normalized(text, form).unicodeScalars))
        },
    ]

    private static func normalized(_ text: String, _ form: String) throws(FunctionError) -> String {
        switch form {
        case "NFC": return composed(text)
        case "NFD": return decomposed(text)
        case "NFKC": return composed(CompatibilityMappings.applied(to: decomposed(text)))
        case "NFKD": return decomposed(CompatibilityMappings.applied(to: decomposed(text)))
        default: throw .invalid("there is no normal form \(Value.quoted(form)); there are NFC, NFD, NFKC and NFKD")
        }
    }

    private static func composed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text._nfc { result.append(scalar) }
        return String(result)
    }

    private static func decomposed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text._nfd { result.append(scalar) }
        return String(result)
    }
}
