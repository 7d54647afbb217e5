/// Writes text into XML 1.0 and HTML, and counts what they cannot hold.
struct XMLText {
    /// How many code points were replaced.
    private(set) var replaced = 0

    /// The text as the content of an element. A carriage return is written as a reference, for readers take a bare one for
    /// a line feed, and offsets would shift.
    mutating func content(_ text: String) -> String { escaped(text, inAttribute: false) }

    /// The text as the value of an attribute, where readers take line breaks and tabs for blanks.
    mutating func attribute(_ text: String) -> String { escaped(text, inAttribute: true) }

    /// The text with U+FFFD for each code point that XML 1.0 has no way to write: one for one, so that offsets stay.
    mutating func holdable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { replacement(of: $0) ?? $0 }))
    }

    /// What is to be told of what was written.
    var notes: [String] {
        replaced == 0
            ? []
            : [
                "note: \(replaced) control character\(replaced == 1 ? "" : "s") that the format cannot hold "
                    + "\(replaced == 1 ? "was" : "were") written as U+FFFD"
            ]
    }

    private mutating func escaped(_ text: String, inAttribute: Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
            case "\t" where inAttribute: result.append(contentsOf: "&#9;".unicodeScalars)
            case "\n" where inAttribute: result.append(contentsOf: "&#10;".unicodeScalars)
            default: result.append(replacement(of: scalar) ?? scalar)
            }
        }
        return String(result)
    }

    private mutating func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "\t", "\n", "\r": return nil
        case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}":
            replaced += 1
            return "\u{FFFD}"
        default: return nil
        }
    }
}
