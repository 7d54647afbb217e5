/// Arabic letters in the forms that fonts and old encodings gave them, and their plain letters.
enum ArabicForms {
    /// The plain letter of a presentation form, or nil; of a lam-alef ligature the lam.
    static func plain(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xFE70...0xFE7F: return 0
        case 0xFE80...0xFEF4: return formsB[Int(scalar - 0xFE80)]
        case 0xFEF5...0xFEFC: return 0x644
        case 0xFB50...0xFBFF: return formsA(scalar)
        default: return nil
        }
    }

    /// U+FE80 to U+FEF4, folded already (alef forms to alef, teh marbuta to heh, alef maksura to yeh).
    private static let formsB: [UInt32] = {
        let runs: [(letter: UInt32, count: Int)] = [
            (0x621, 1), (0x627, 2), (0x627, 2), (0x648, 2), (0x627, 2), (0x64A, 4), (0x627, 2), (0x628, 4), (0x647, 2),
            (0x62A, 4), (0x62B, 4), (0x62C, 4), (0x62D, 4), (0x62E, 4), (0x62F, 2), (0x630, 2), (0x631, 2), (0x632, 2),
            (0x633, 4), (0x634, 4), (0x635, 4), (0x636, 4), (0x637, 4), (0x638, 4), (0x639, 4), (0x63A, 4), (0x641, 4),
            (0x642, 4), (0x643, 4), (0x644, 4), (0x645, 4), (0x646, 4), (0x647, 4), (0x648, 2), (0x64A, 2), (0x64A, 4),
        ]
        return runs.flatMap { Array(repeating: $0.letter, count: $0.count) }
    }()

    private static func formsA(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xFB50, 0xFB51: 0x627
        case 0xFB52...0xFB59: 0x628
        case 0xFB6A...0xFB6D: 0x641
        case 0xFB7A...0xFB7D: 0x62C
        case 0xFB8A, 0xFB8B: 0x632
        case 0xFB8E...0xFB95: 0x643
        case 0xFBA4...0xFBAD: 0x647
        case 0xFBAE...0xFBB1, 0xFBFC...0xFBFF: 0x64A
        default: nil
        }
    }
}
