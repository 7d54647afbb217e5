/// Direction of text and the code points that steer it.
public enum Bidi {
    /// True for letters that are strongly right to left (bidi classes R and AL).
    public static func isStrongRightToLeft(_ scalar: UInt32) -> Bool {
        switch scalar {
        case ..<0x590: return false
        case 0x0600...0x0605, 0x060C, 0x066A...0x066C, 0x06DD, 0x0660...0x0669, 0x06F0...0x06F9: return false
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
            return CharacterClass.of(scalar) != .mark
        case 0x200F: return true
        default: return false
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

    /// True where a text has one of the twelve bidi controls.
    public static func hasControls(_ text: String) -> Bool {
        text.unicodeScalars.contains { Folding.isBidiControl($0.value) }
    }

    /// The text with bidi controls, C0 and C1 controls and the line and paragraph separators written out as `\u{202E}`,
    /// so that they cannot act on a terminal. Line feed and tab become `\n` and `\t`, carriage return `\r`.
    public static func escapingControls(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { needsEscape($0.value) }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: result.append(contentsOf: "\\n".unicodeScalars)
            case 0x09: result.append(contentsOf: "\\t".unicodeScalars)
            case 0x0D: result.append(contentsOf: "\\r".unicodeScalars)
            case let value where needsEscape(value):
                let digits = String(value, radix: 16, uppercase: true)
                result.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// True for a code point that `escapingControls` writes out.
    public static func needsEscape(_ scalar: UInt32) -> Bool {
        scalar < 0x20 || (0x7F...0x9F).contains(scalar) || scalar == 0x2028 || scalar == 0x2029
            || Folding.isBidiControl(scalar)
    }
}
