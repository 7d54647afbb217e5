/// Text as it may reach a terminal or a person: whatever would act, hide or turn the reading order is written out.
///
/// Written out are C0, DEL and C1 controls, the line and paragraph separators, the controls of bidirectional text, tags
/// (U+E0000…E007F) and all else that has no shape of its own (zero-width spaces, soft hyphens, fillers). Joiners and
/// variation selectors serve letters and stay where they do: a joiner beside a letter of a script that joins (می‌خواهم) or
/// between emoji, a selector behind a sign that has variants. Elsewhere, and twice in a row, they can only hide something.
public enum VisibleText {
    /// What acts and yet may stay, where the reader is used to it.
    public struct Kept: OptionSet, Sendable {
        /// The bits of the set.
        public let rawValue: UInt8
        /// A set of those bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Line feeds.
        public static let lineBreaks = Kept(rawValue: 1)
        /// Tabs.
        public static let tabs = Kept(rawValue: 2)
    }

    /// How a code point is written out.
    public enum Style: Sendable {
        /// `\u{202E}`; `\n`, `\r` and `\t` for line feed, carriage return and tab.
        case braces
        /// `\u202E`, as JSON has it: a document stays one.
        case json
    }

    /// The text with whatever acts or hides written out.
    public static func escaped(_ text: String, keeping kept: Kept = [], style: Style = .braces) -> String {
        guard text.utf8.contains(where: mayNeedEscape), text.unicodeScalars.contains(where: isSuspect) else {
            return text
        }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var isChanged = false
        for (index, scalar) in scalars.enumerated() {
            if isShown(at: index, in: scalars, keeping: kept) {
                result.append(scalar)
            } else {
                isChanged = true
                result.append(contentsOf: written(scalar, style).unicodeScalars)
            }
        }
        return isChanged ? String(result) : text
    }

    /// False for bytes of UTF-8 that no code point has which is ever written out.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20..<0x7F, 0x80..<0xC2: false
        case 0xC3..<0xCD, 0xCE..<0xD8, 0xD9..<0xE1, 0xE4..<0xEF: false
        default: true
        }
    }

    private static func isSuspect(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: false
        case 0x200C, 0x200D, 0xFE00...0xFE0F, 0x180B...0x180F: true
        default: isInvisible(scalar.value)
        }
    }

    private static func isShown(at index: Int, in scalars: [Unicode.Scalar], keeping kept: Kept) -> Bool {
        let scalar = scalars[index]
        switch scalar.value {
        case 0x20..<0x7F: return true
        case 0x0A: return kept.contains(.lineBreaks)
        case 0x09: return kept.contains(.tabs)
        case 0x200C, 0x200D:
            let before = index > 0 ? scalars[index - 1] : nil
            let after = index + 1 < scalars.count ? scalars[index + 1] : nil
            return Joining.serves(scalar, before, after)
        case 0xFE00...0xFE0F, 0x180B...0x180D, 0x180F, 0xE0100...0xE01EF:
            return index > 0 && Joining.selects(scalar, scalars[index - 1])
        default: return !isInvisible(scalar.value)
        }
    }

    /// Whether a code point acts or has no shape, whatever stands beside it.
    private static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x20, 0x7F...0x9F: true
        // Soft hyphen, grapheme joiner, Arabic letter mark, fillers and inherent vowels of Hangul and Khmer.
        case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFFA0: true
        // Zero width space and marks of direction; separators, embeddings and overrides; invisible signs and isolates.
        case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        case 0xFEFF, 0xFFF0...0xFFFB: true
        case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    private static func written(_ scalar: Unicode.Scalar, _ style: Style) -> String {
        switch (scalar, style) {
        case ("\n", _): return "\\n"
        case ("\r", _): return "\\r"
        case ("\t", _): return "\\t"
        case (_, .braces): return "\\u{\(hexadecimal(scalar.value))}"
        case (_, .json):
            return UTF16.encode(scalar)!.map { unit in
                let digits = hexadecimal(UInt32(unit))
                return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }.joined()
        }
    }

    private static func hexadecimal(_ number: UInt32) -> String { String(number, radix: 16, uppercase: true) }
}
