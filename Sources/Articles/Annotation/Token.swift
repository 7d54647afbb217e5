/// A word, a number or a mark of an article.
struct Token {
    enum Kind: UInt8 { case word, number, mark }

    struct Shape: OptionSet {
        let rawValue: UInt8
        static let arabic = Shape(rawValue: 1)
        /// Begins with a capital letter.
        static let capital = Shape(rawValue: 2)
        /// All capitals, two letters or more.
        static let allCapitals = Shape(rawValue: 4)
        /// Begins with the article ال.
        static let article = Shape(rawValue: 8)
        /// No space before it.
        static let attached = Shape(rawValue: 16)
        /// An English possessive: the token "'s" itself.
        static let possessive = Shape(rawValue: 32)
        /// Has the article after a proclitic (بالـ, وال, لل).
        static let innerArticle = Shape(rawValue: 64)
    }

    let start: Int32
    let end: Int32
    let kind: Kind
    var shape: Shape
    /// The mark itself, or the first folded letter of a word.
    let scalar: UInt32
    /// The hash of the folded word.
    let key: UInt64
    /// Readings of the word in `Document.readings`: whole first, then with proclitics taken off.
    let readings: Range<Int32>
    /// The kinds of all single-word entries of the whole reading.
    var kinds: KindSet
    /// The kinds of the entries of every reading.
    var anyKinds: KindSet
    /// For a number its value, else -1.
    let number: Int32
}

/// A reading of a word: what is left of it after its proclitics.
struct Reading {
    /// Code points taken off.
    let prefix: Int32
    let key: UInt64
    /// The node of the lexicon's trie, or 0.
    let node: UInt32
    /// True where و or ف was taken off.
    let hasConjunction: Bool
    /// The preposition letter taken off (ب ل ك), or 0.
    let preposition: UInt32
}
