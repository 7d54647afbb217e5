/// Where joiners and variation selectors do what they are for.
enum Joining {
    /// Whether a zero-width joiner or non-joiner steers the shape of a neighbour (compare UTS #46, CONTEXTJ).
    static func serves(_ joiner: Unicode.Scalar, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
        if let before, isJoiner(before) { return false }
        if let before, joins(before) { return true }
        if let after, joins(after) { return true }
        guard joiner.value == 0x200D, let before, let after else { return false }
        return endsEmoji(before) && isEmoji(after)
    }

    /// Whether a variation selector chooses among shapes that a sign has.
    static func selects(_ selector: Unicode.Scalar, _ before: Unicode.Scalar) -> Bool {
        switch selector.value {
        case 0x180B...0x180F: return (0x1800...0x18AF).contains(before.value) && !isSelector(before)
        case 0xE0100...0xE01EF: return before.properties.isIdeographic
        // Keycaps and emoji, signs of mathematics, East Asian letters.
        default: return (before.properties.isEmoji || before.value >= 0x1000) && !isSelector(before)
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

    private static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x180B...0x180F, 0xFE00...0xFE0F, 0xE0000...0xE0FFF, 0x200B...0x200F: true
        default: false
        }
    }

    /// Letters and marks of scripts that join: Arabic and its kin, those of India and South-East Asia, Mongolian, Adlam.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0600...0x109F, 0x1780...0x18AF, 0x1900...0x1CFF, 0xA800...0xABFF, 0xFB50...0xFDFF, 0xFE70...0xFEFC,
            0x10A00...0x11FFF, 0x1E900...0x1E95F:
            switch scalar.properties.generalCategory {
            case .otherLetter, .modifierLetter, .uppercaseLetter, .lowercaseLetter, .nonspacingMark, .spacingMark: true
            default: false
            }
        default: false
        }
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x203C && scalar.properties.isEmoji
    }

    /// The last code point of an emoji: itself, a selector or a tone of skin.
    private static func endsEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFE0F || isEmoji(scalar)
    }
}
