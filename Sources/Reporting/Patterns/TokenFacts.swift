import Language

/// What patterns ask of a token, worked out once for an article and kept as plain numbers.
struct TokenFacts: BitwiseCopyable {
    /// The classes of the whole reading.
    var kinds = ClassSet()
    /// The classes of the phrases that begin at it by any reading.
    var phraseKinds = ClassSet()
    /// What patterns may open with here.
    var starts = TokenSet()
    var key: UInt64 = 0
    /// A bit for each `PatternShape` that it has.
    var shapes: UInt32 = 0
    /// The mark itself; 0 for words and numbers.
    var mark: UInt32 = 0
    var flags: Flags = []
    /// The phrases that begin at it, in the table.
    var firstPhrase: Int32 = 0
    var phraseCount: Int32 = 0
    /// The token after the name that begins at it; the first of the name that ends at it.
    var nameEnd: Int32 = 0
    var nameStart: Int32 = 0
    /// The layers that the name belongs to which begins at it, and which ends at it: a bit each.
    var names: UInt16 = 0
    var namesBack: UInt16 = 0
    /// How many tokens before it phrases may begin that end at it.
    var phraseReach: UInt8 = 0
    var language: UInt8 = 0

    struct Flags: OptionSet, BitwiseCopyable {
        let rawValue: UInt16
        /// A person's name covers it.
        static let personal = Flags(rawValue: 1)
        /// Its classes come from its shape.
        static let shaped = Flags(rawValue: 2)
        static let isMark = Flags(rawValue: 4)
        static let joiner = Flags(rawValue: 8)
        /// A date may begin at it.
        static let mayBeDate = Flags(rawValue: 16)
        /// A that-word, or a word before one.
        static let mayBeThat = Flags(rawValue: 32)
        /// A noun phrase may begin at it wherever it stands; where it is the first of its sentence.
        static let opensPhrase = Flags(rawValue: 64)
        static let mayOpenPhrase = Flags(rawValue: 128)
        /// A mark that a search for a noun phrase does not pass backwards.
        static let barrier = Flags(rawValue: 256)
        /// A mention covers it.
        static let mentioned = Flags(rawValue: 512)
        /// A verb of reporting may be read in it.
        static let verb = Flags(rawValue: 1024)
        /// A that-word is its whole reading.
        static let that = Flags(rawValue: 2048)
        /// A mark that gaps do not pass; one that opens or closes a pair.
        static let stopsGap = Flags(rawValue: 4096)
        static let opensPair = Flags(rawValue: 8192)
        static let closesPair = Flags(rawValue: 16384)
        /// A noun phrase cannot begin: "as for", a mark that is no quotation mark.
        static let noSource = Flags(rawValue: 32768)
    }

    /// The bit of a layer of names.
    static func bit(_ layer: PatternLayer) -> UInt16 { 1 << UInt16(layer.rawValue) }
    static func shape(_ shape: PatternShape) -> UInt32 { PatternItem.bit(shape) }
}

/// A phrase of the lexicon that begins at a token.
struct PhraseFact: BitwiseCopyable {
    let kind: UInt8
    let reading: Clitics
    let tags: WordTags
    /// What its verb takes, if it is one.
    let frames: VerbFrames
    let last: Int32

    /// What was taken off its first word.
    struct Clitics: OptionSet, BitwiseCopyable {
        let rawValue: UInt8
        static let any = Clitics(rawValue: 1)
        static let preposition = Clitics(rawValue: 2)
    }
}
