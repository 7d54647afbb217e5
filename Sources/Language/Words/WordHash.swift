import Text

/// Hashes of folded words. 64 bits stand for a word: at a million words the chance that two meet is below one in ten
/// million.
public enum WordHash {
    /// The hash of no letters.
    @inlinable public static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }
    /// Stands before the words of the class `polarity` in the table: they are asked for their sense alone, and no search for
    /// what words are used for is to meet them.
    public static let senses: UInt64 = 0x5E45_E5E4_5E5E_0001
    /// Stands before common words in the table, which the search for names alone asks for.
    public static let common: UInt64 = 0x5E45_E5E4_5E5E_0002
    /// Stands likewise before words that are met in fields of records alone, those of the classes `column`, `hour-part` and `furniture`.
    public static let fields: UInt64 = 0xC01E_E5E4_C01E_0001
    /// The hash of a word with one more letter.
    @inlinable public static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        (hash ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
    }

    /// The hash of a folded word; apostrophes and points within it do not count.
    @inlinable public static func hash(_ folded: some Sequence<UInt32>) -> UInt64 {
        var hash = seed
        for scalar in folded where scalar != 0x27 && scalar != 0x2E { hash = step(hash, scalar) }
        return hash
    }

    /// The hash of one word as written.
    public static func word(_ text: String) -> UInt64 { hash(FoldedText(text).scalars) }

    /// The hash of letters as written, for entries that are compared so. Never 0.
    public static func exact(_ scalars: some Sequence<UInt32>) -> UInt32 {
        var hash = seed
        for scalar in scalars where CharacterClass.of(scalar) != .mark && !Folding.isBidiControl(scalar) {
            hash = step(hash, scalar)
        }
        return max(1, UInt32(truncatingIfNeeded: hash ^ (hash >> 32)))
    }

    /// The hashes of the words of a phrase, cut as text is: points within an abbreviation join ("U.S." is one word).
    public static func words(of phrase: String) -> [UInt64] {
        var words: [UInt64] = []
        var hash = seed
        var size = 0
        let scalars = FoldedText(phrase).scalars
        for (index, scalar) in scalars.enumerated() {
            switch CharacterClass.of(scalar) {
            case .letter, .digit, .ideograph:
                hash = step(hash, scalar)
                size += 1
            case .mark: break
            default:
                let joins =
                    scalar == 0x27
                    || scalar == 0x2E && size > 0 && index + 1 < scalars.count
                        && CharacterClass.of(scalars[index + 1]) == .letter && isInitial(scalars, index + 1)
                if joins { continue }
                if size > 0 { words.append(hash) }
                (hash, size) = (seed, 0)
            }
        }
        if size > 0 { words.append(hash) }
        return words
    }

    /// True for a letter alone between points or at the end.
    private static func isInitial(_ scalars: [UInt32], _ index: Int) -> Bool {
        index + 1 >= scalars.count || CharacterClass.of(scalars[index + 1]) != .letter
    }
}
