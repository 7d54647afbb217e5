import Text

/// Words as they come back from spreadsheets and mail: without marks of direction, with other spaces, quotation marks
/// and
/// composition of letters.
enum LooseText {
    /// What is equal for two texts that differ in no more than that.
    static func fold(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isSpace = false
        for scalar in text.unicodeScalars {
            if Folding.isBidiControl(scalar.value) || Self.dropped.contains(scalar.value) { continue }
            if scalar.properties.isWhitespace {
                isSpace = !result.isEmpty
                continue
            }
            if isSpace { result.append(" ") }
            isSpace = false
            result.append(plain(scalar))
        }
        return String(result)
    }

    /// Marks of nothing, and quotation marks: they are doubled, lost or made others on the way.
    private static let dropped: Set<UInt32> = [
        0x200B, 0x2060, 0xFEFF, 0x22, 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB,
    ]

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2018, 0x2019, 0x201A, 0x201B, 0x2039, 0x203A: "'"
        case 0x2010, 0x2011: "-"
        default: scalar
        }
    }
}
