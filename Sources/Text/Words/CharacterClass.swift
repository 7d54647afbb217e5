/// What a code point is to the segmentation of words.
public enum CharacterClass: UInt8, Sendable {
    /// Parts no words: punctuation, symbols.
    case other
    /// White space.
    case space
    /// A letter of an alphabet.
    case letter
    /// A digit of any script.
    case digit
    /// A mark or a format control that belongs to the letter before it.
    case mark
    /// A letter that is a word of its own: ideographs and kana.
    case ideograph

    private static let tableLimit = 0x0700
    private static let table: [CharacterClass] = (0..<UInt32(tableLimit)).map(slow)

    /// The class of a code point.
    public static func of(_ scalar: UInt32) -> CharacterClass {
        scalar < UInt32(tableLimit) ? table[Int(scalar)] : slow(scalar)
    }

    /// True for a small letter of the Latin script.
    public static func isLowercase(_ scalar: UInt32) -> Bool {
        (0x61...0x7A).contains(scalar)
            || (0xDF...0x24F).contains(scalar) && Unicode.Scalar(scalar)?.properties.isLowercase == true
    }

    private static func slow(_ scalar: UInt32) -> CharacterClass {
        guard let value = Unicode.Scalar(scalar) else { return .other }
        if Folding.isBidiControl(scalar) || scalar == 0x0640 { return .mark }
        switch scalar {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .ideograph
        case 0x200B...0x200D, 0xFEFF, 0xAD: return .mark
        default: break
        }
        switch value.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
        case .decimalNumber: return .digit
        case .letterNumber, .otherNumber: return .other
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        case .control: return (9...13).contains(scalar) || scalar == 0x85 ? .space : .other
        default: return .other
        }
    }
}
