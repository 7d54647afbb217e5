/// Base letters of the precomposed Latin letters.
enum LatinForms {
    /// Base letters of U+00C0 to U+017F in order; `*` stands for what is no letter and stays as it is.
    private static let low = Array(
        ("aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
            + "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    /// Runs of U+1E00 to U+1EF9: the first code point of each and its base letter.
    private static let high: [(first: UInt32, base: Character)] = [
        (0x1E00, "a"), (0x1E02, "b"), (0x1E08, "c"), (0x1E0A, "d"), (0x1E14, "e"), (0x1E1E, "f"), (0x1E20, "g"),
        (0x1E22, "h"), (0x1E2C, "i"), (0x1E30, "k"), (0x1E36, "l"), (0x1E3E, "m"), (0x1E44, "n"), (0x1E4C, "o"),
        (0x1E54, "p"), (0x1E58, "r"), (0x1E60, "s"), (0x1E6A, "t"), (0x1E72, "u"), (0x1E7C, "v"), (0x1E80, "w"),
        (0x1E8A, "x"), (0x1E8E, "y"), (0x1E90, "z"), (0x1E96, "h"), (0x1E97, "t"), (0x1E98, "w"), (0x1E99, "y"),
        (0x1E9A, "a"), (0x1E9B, "s"), (0x1EA0, "a"), (0x1EB8, "e"), (0x1EC8, "i"), (0x1ECC, "o"), (0x1EE4, "u"),
        (0x1EF2, "y"),
    ]

    /// The base letter of a Latin letter with a diacritic, or nil.
    static func base(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xC0...0x17F:
            let base = low[Int(scalar - 0xC0)]
            return base == 0x2A ? nil : UInt32(base)
        case 0x1E00...0x1EF9:
            let run = high.last { $0.first <= scalar }
            return run?.base.unicodeScalars.first?.value
        case 0x1A0, 0x1A1, 0x1D1, 0x1D2: return 0x6F
        case 0x1AF, 0x1B0, 0x1D3...0x1DC: return 0x75
        case 0x1CD, 0x1CE: return 0x61
        case 0x1CF, 0x1D0: return 0x69
        case 0x218, 0x219: return 0x73
        case 0x21A, 0x21B: return 0x74
        default: return nil
        }
    }
}
