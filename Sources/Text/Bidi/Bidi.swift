/// Direction of text and the code points that steer it.
public enum Bidi {
    /// True for letters that are strongly right to left (bidi classes R and AL).
    public static func isStrongRightToLeft(_ scalar: UInt32) -> Bool {
        switch scalar {
        case ..<0x590: return false
        case 0x0600...0x0605, 0x060C, 0x066A...0x066C, 0x06DD, 0x0660...0x0669, 0x06F0...0x06F9: return false
        case 0x200F: return true
        default: return isOfRightToLeftScript(scalar) && CharacterClass.of(scalar) != .mark
        }
    }

    /// Whether a scalar stands among those of scripts that run from right to left: their digits, signs and marks too, which
    /// terminals may move though they turn nothing by themselves.
    public static func isOfRightToLeftScript(_ scalar: UInt32) -> Bool {
        switch scalar {
        case ..<0x590: false
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }

    /// The direction of a text by its first strong letter: true right to left, false left to right, nil with none.
    public static func startsRightToLeft(_ text: String) -> Bool? {
        for scalar in text.unicodeScalars {
            if isStrongRightToLeft(scalar.value) { return true }
            if CharacterClass.of(scalar.value) == .letter { return false }
        }
        return nil
    }

    /// True where a text has any strongly right-to-left letter.
    public static func hasRightToLeft(_ text: String) -> Bool {
        text.utf8.contains { $0 >= 0xD6 } && text.unicodeScalars.contains { isStrongRightToLeft($0.value) }
    }
}
