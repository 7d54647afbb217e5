/// What names of files, tables and columns have in common: letters, digits and marks of any script stay, what does not is
/// written as `%` and two hexadecimal digits a byte.
public enum PlainNames {
    /// True for a letter, digit or mark.
    public static func isText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }

    /// Writes the bytes of a code point as escapes.
    public static func appendEscaped(_ scalar: Unicode.Scalar, to text: inout String) {
        for byte in String(scalar).utf8 {
            text += byte < 16 ? "%0" : "%"
            text += String(byte, radix: 16, uppercase: true)
        }
    }
}
