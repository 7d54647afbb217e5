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
            switch form {
            case "NFC": return .string(composed(text))
            case "NFD": return .string(decomposed(text))
            case "NFKC": return .string(composed(CompatibilityMappings.applied(to: decomposed(text))))
            case "NFKD": return .string(decomposed(CompatibilityMappings.applied(to: decomposed(text))))
            default: throw .invalid("normalize() knows no form \(Value.quoted(form)); there are NFC, NFD, NFKC, NFKD.")
            }
        }
    ]

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
