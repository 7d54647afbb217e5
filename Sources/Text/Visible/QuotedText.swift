/// Texts in quotation marks, with escapes: what queries, results and graph documents write alike.
public enum QuotedText {
    /// What is escaped besides the mark, the backslash, and control characters of ASCII.
    public struct Escapes: OptionSet, Sendable {
        /// A bit for each.
        public let rawValue: Int
        /// Makes a set.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Backspace and form feed have letters of their own.
        public static let backspaceAndFormFeed = Escapes(rawValue: 1)
        /// Control characters from U+0080 on too.
        public static let upperControls = Escapes(rawValue: 2)
    }

    /// The text between two marks.
    public static func of(_ text: String, in mark: Unicode.Scalar, escaping escapes: Escapes = []) -> String {
        var result = String(mark)
        for scalar in text.unicodeScalars {
            switch scalar {
            case mark, "\\":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}" where escapes.contains(.backspaceAndFormFeed): result += "\\b"
            case "\u{C}" where escapes.contains(.backspaceAndFormFeed): result += "\\f"
            case "\0"..<" ", "\u{7F}": result += unicode(scalar)
            case "\u{80}"..<"\u{A0}" where escapes.contains(.upperControls): result += unicode(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        result.unicodeScalars.append(mark)
        return result
    }

    private static func unicode(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
