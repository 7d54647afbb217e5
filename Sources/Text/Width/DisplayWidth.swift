/// Cells that text takes on a terminal, whatever the locale: by grapheme clusters, letters of Arabic 1, its marks 0,
/// East Asian wide letters and emoji 2, controls 0.
public enum DisplayWidth {
    /// The width of a text in cells.
    public static func of(_ text: String) -> Int {
        var width = 0
        var isAscii = true
        for byte in text.utf8 {
            if byte >= 0x80 {
                isAscii = false
                break
            }
            if byte >= 0x20, byte != 0x7F { width += 1 }
        }
        if isAscii { return width }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The width of a grapheme cluster in cells.
    public static func of(_ cluster: Character) -> Int {
        let scalars = cluster.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.count == 1 { return of(first.value) }
        if isEmoji(scalars) { return 2 }
        return scalars.reduce(0) { $0 + of($1.value) }
    }

    /// The width of a code point that stands alone.
    public static func of(_ scalar: UInt32) -> Int {
        switch scalar {
        case ..<0x20, 0x7F..<0xA0: return 0
        case ..<0x300: return 1
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2: return 1
        case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFE00...0xFE0F, 0xE0000...0xE01EF: return 0
        default: break
        }
        guard let value = Unicode.Scalar(scalar) else { return 1 }
        switch value.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return WideRanges.contains(scalar) ? 2 : 1
        }
    }

    /// The longest front of a text that fits in a number of cells, whole clusters only.
    public static func prefix(_ text: String, cells: Int) -> Substring {
        var width = 0
        var end = text.startIndex
        while end < text.endIndex {
            width += of(text[end])
            if width > cells { break }
            end = text.index(after: end)
        }
        return text[..<end]
    }

    /// The text, or where it is wider than `cells` as much of it as fits with a `…` behind, which tells that it was cut.
    public static func shortened(_ text: String, to cells: Int) -> String {
        of(text) <= cells ? text : prefix(text, cells: cells - 1) + "…"
    }

    /// True for clusters that terminals draw as one emoji: with VS16, joined by ZWJ, flags, skin tones, keycaps.
    private static func isEmoji(_ scalars: Character.UnicodeScalarView) -> Bool {
        var pictures = 0
        var joiners = 0
        for scalar in scalars {
            switch scalar.value {
            case 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF: return true
            case 0x1F1E6...0x1F1FF: return true
            case 0x200D: joiners += 1
            case 0x231A..., 0xA9, 0xAE: if scalar.properties.isEmoji { pictures += 1 }
            default: break
            }
        }
        return joiners > 0 && pictures > 0
    }
}
