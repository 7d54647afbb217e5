/// Where Chinese and Japanese text, which is written without blanks, may be broken (compare UAX #14).
enum EastAsian {
    private enum Kind { case sign, numeral, opening, closing, letter, other }

    /// Whether a line may end between two characters that have no blank between them.
    static func mayBreak(_ before: Character, _ after: Character) -> Bool {
        guard let last = before.unicodeScalars.last?.value, let first = after.unicodeScalars.first?.value,
            last >= 0x2E80 || first >= 0x2E80
        else { return false }
        switch (kind(before.unicodeScalars.first!.value), kind(first)) {
        case (.numeral, .numeral): return false
        case (.sign, .sign), (.sign, .numeral), (.numeral, .sign): return true
        case (.sign, .opening), (.numeral, .opening), (.closing, .opening), (.letter, .opening): return true
        case (.closing, .sign), (.closing, .numeral), (.closing, .letter): return true
        case (.sign, .letter), (.letter, .sign): return true
        default: return false
        }
    }

    private static func kind(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A: return .letter
        case ..<0x2E80: return .other
        case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0xFF08, 0xFF3B, 0xFF5B:
            return .opening
        case 0x3001...0x3003, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0xFF01, 0xFF09,
            0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D:
            return .closing
        // Numerals and their powers of ten, which make one number together.
        case 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343,
            0x842C, 0x4E07, 0x5104, 0x4EBF, 0x5146, 0x96F6, 0x4E24:
            return .numeral
        // Signs of repetition and length and small kana go with what stands before them.
        case 0x3005, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x309D, 0x309E, 0x30A1,
            0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30FC...0x30FE:
            return .closing
        case 0x2E80...0x2FDF, 0x3021...0x3029, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFD:
            return .sign
        default: return .other
        }
    }
}
