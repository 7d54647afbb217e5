import Language

/// A word, a number or a mark of an article.
public struct Token: Sendable {
    /// What kind it is.
    public enum Kind: UInt8, Sendable, BitwiseCopyable { case word, number, mark }

    struct Shape: OptionSet, BitwiseCopyable {
        let rawValue: UInt16
        /// Written in a script whose words bear clitics.
        static let clitic = Shape(rawValue: 1)
        /// Begins with a capital letter.
        static let capital = Shape(rawValue: 2)
        /// All capitals, two letters or more.
        static let allCapitals = Shape(rawValue: 4)
        /// Begins with an article written with the word.
        static let article = Shape(rawValue: 8)
        /// No space before it.
        static let attached = Shape(rawValue: 16)
        /// A possessive ending as a token of its own.
        static let possessive = Shape(rawValue: 32)
        /// Has the article after a clitic.
        static let innerArticle = Shape(rawValue: 64)
        /// Ends with a point that ends no sentence.
        static let abbreviated = Shape(rawValue: 128)
        /// In a line that writes apart what folding makes one, ى and ي: exact entries count.
        static let exact = Shape(rawValue: 256)
        /// Opens with a preposition and an article written as one.
        static let contracted = Shape(rawValue: 512)
    }

    let start: Int32
    var end: Int32
    /// What kind it is.
    public let kind: Kind
    var shape: Shape
    /// The mark itself, or the first folded letter of a word.
    let scalar: UInt32
    /// The hash of the folded word.
    public let key: UInt64
    /// Readings of the word in `Document.readings`: whole first, then with clitics taken off.
    let readings: Range<Int32>
    /// The classes of all single-word entries of the whole reading, in the sentence's language.
    var kinds = ClassSet()
    /// The classes of the entries of every reading.
    var anyKinds = ClassSet()
    /// For a number its value, else -1.
    let number: Int32
    /// The language of its sentence.
    var language: UInt8 = 0
    /// True where its classes come from its shape.
    var isShaped = false

    /// True where single letters and points alternate.
    func isShort(_ scalars: [UInt32]) -> Bool {
        (Int(start)..<Int(end)).allSatisfy { ($0 - Int(start)) % 2 == 0 || scalars[$0] == 0x2E }
    }

    func has(_ kind: WordClass) -> Bool { kinds.contains(kind) }
    /// True where no list knows the word but for what it does beside others.
    var isUnlisted: Bool { kinds.isDisjoint(with: Token.telling) }

    /// Classes that a word of a name may have and still be known by nothing else.
    static let nameParts = ClassSet([.connector, .opener, .verbalNoun, .placeOpener])

    /// Classes that make a word a known one by any reading. Those declared from ``WordClass/about`` on, which say
    /// what it does
    /// beside others, do not.
    static let known = ClassSet(WordClass.allCases.filter { $0.rawValue < WordClass.about.rawValue }).without(nameParts)

    /// The classes that say what a word is; the rest says what it does beside others.
    static let telling = ClassSet(
        WordClass.allCases.filter { kind in
            ![
                .connector, .opener, .adjective, .link, .organizationWord, .outletWord, .placeWord, .peopleOf,
                .companyNoun, .placeOpener, .ruler, .weakPublisher, .outletDescription, .namedBody, .plainBody,
                .commonBody, .company, .label, .channel, .quarter, .weakPlace, .notPlaceAdjective, .placePreposition,
                .motionPreposition, .describing, .quantifier, .correspondent, .called, .action, .flash, .abbreviation,
                .suffix, .title, .interviewer, .era, .agencies, .unitDay, .unitWeek, .ago, .what, .reason, .passive,
                .past, .infinitive, .of, .about, .by, .number, .byMeansOf, .anonymity, .verbalNoun, .interviewee,
                .finite, .joint, .closing, .sequel, .titled, .elided, .asking, .polarity, .calling, .kin,
                .numeral, .counted, .comparator, .charged,
            ].contains(kind)
        })
}

/// A reading of a word: what is left of it after its clitics.
struct Reading: BitwiseCopyable {
    /// Code points taken off.
    let prefix: Int32
    let key: UInt64
    /// The node of the lexicon's table, or 0.
    let node: UInt32
    /// True where a conjunction was taken off.
    let hasConjunction: Bool
    /// The letter of the preposition taken off, or 0.
    let preposition: UInt32
}
