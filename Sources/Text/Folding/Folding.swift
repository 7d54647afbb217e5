/// Folding for search: one form for what a reader takes for the same word.
///
/// Arabic: alef forms to ا, ى and Persian ی to ي, ة to ه, hamza carriers ؤ ئ to و ي, ک گ to ك, presentation forms to plain
/// letters, Arabic-Indic digits to ASCII; tatweel, marks and bidi controls go. Latin: lower case without diacritics.
/// NBSP and the other space characters become a space.
public enum Folding {
    /// What `fold(_:)` answers for a code point that goes.
    public static let dropped: UInt32 = 0
    /// The least code point that `table` does not cover.
    public static let tableLimit = 0x0700

    /// Folded forms of the code points below `tableLimit`.
    public static let table: [UInt32] = (0..<UInt32(tableLimit)).map(slowFold)

    /// The folded form of one code point, or `dropped`. Where folding gives two letters this is the first; see `second`.
    @inlinable
    public static func fold(_ scalar: UInt32) -> UInt32 {
        scalar < UInt32(tableLimit) ? table[Int(scalar)] : foldBeyondTable(scalar)
    }

    /// The folded form of a code point that `table` does not cover.
    public static func foldBeyondTable(_ scalar: UInt32) -> UInt32 { slowFold(scalar) }

    /// The second letter of a code point whose folded form has two, or 0: ß, æ, œ, þ, the lam-alef ligatures.
    @inlinable
    public static func second(_ scalar: UInt32) -> UInt32 {
        if scalar < 0xC6 { return 0 }
        switch scalar {
        case 0xC6, 0xE6, 0x152, 0x153: return 0x65
        case 0xDF, 0x1E9E: return 0x73
        case 0xDE, 0xFE: return 0x68
        case 0xFEF5...0xFEFC: return 0x627
        default: return 0
        }
    }

    /// The folded text.
    public static func fold(_ text: String) -> String { FoldedText(text).string }

    /// True for the code points that direct bidirectional text and nothing else.
    @inlinable
    public static func isBidiControl(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func slowFold(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x09...0x0D: return scalar
        case 0x41...0x5A: return scalar + 32
        case ..<0x80: return scalar
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return 0x20
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: return dropped
        case 0x300...0x36F, 0xFE00...0xFE0F: return dropped
        case 0x2018, 0x2019, 0x201B, 0x2BC: return 0x27
        case 0xFF01...0xFF5E: return slowFold(scalar - 0xFEE0)
        default: break
        }
        if isBidiControl(scalar) { return dropped }
        if let letter = arabic(scalar) ?? LatinForms.base(scalar) ?? ArabicForms.plain(scalar) { return letter }
        guard scalar >= 0x370, let value = Unicode.Scalar(scalar) else { return scalar }
        let lower = value.properties.lowercaseMapping.unicodeScalars
        guard lower.count == 1, let letter = lower.first?.value else { return scalar }
        return LatinForms.base(letter) ?? letter
    }

    private static func arabic(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x0622, 0x0623, 0x0625, 0x0671, 0x0672, 0x0673, 0x0675: 0x0627
        case 0x0649, 0x06CC, 0x06CD, 0x06D0, 0x06D2, 0x0626, 0x0678: 0x064A
        case 0x0624, 0x0676, 0x06C4...0x06CB: 0x0648
        case 0x0629, 0x06BE, 0x06C0...0x06C3, 0x06D5: 0x0647
        case 0x06A9, 0x06AA, 0x06AF, 0x06AD: 0x0643
        case 0x067E: 0x0628
        case 0x0686: 0x062C
        case 0x0698: 0x0632
        case 0x06A4: 0x0641
        case 0x0660...0x0669: scalar - 0x0660 + 0x30
        case 0x06F0...0x06F9: scalar - 0x06F0 + 0x30
        case 0x066B: 0x2E
        case 0x066C: 0x2C
        case 0x0640, 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7, 0x06E8,
            0x06EA...0x06ED:
            dropped
        default: nil
        }
    }
}
