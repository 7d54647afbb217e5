/// What a word or phrase is known as.
struct LexiconEntry {
    enum Kind: UInt8 {
        case name, demonym, given, family
        case role, source, body, publisher, place, document, bodyAdjective
        case verb
        case complementizer, saying, attribution, attributionClause, citing, adjunct, addressee
        case preposition, conjunction, relative, pronoun, stop, notBeforeThat, notSpeech
        case weekday, month, hijri, day, dayPart, weekdayPast, weekdayFuture
        case caption, teaser, boilerplate
    }

    /// Facts about a form.
    struct Flags: OptionSet {
        let rawValue: UInt16
        /// A common word too: counts only where something else speaks for it.
        static let ambiguous = Flags(rawValue: 1)
        static let feminine = Flags(rawValue: 2)
        static let dual = Flags(rawValue: 4)
        static let plural = Flags(rawValue: 8)
        static let definite = Flags(rawValue: 16)
        /// A verb's form: active participle ("مؤكدا", "saying").
        static let participle = Flags(rawValue: 32)
        static let present = Flags(rawValue: 64)
        /// Bears a pronoun that belongs to the content ("أنه").
        static let pronoun = Flags(rawValue: 128)
        /// Made of letters of the Latin script.
        static let latin = Flags(rawValue: 256)
        /// A present form whose subject may be feminine or plural: English, or one that is written alike.
        static let anyGender = Flags(rawValue: 512)
    }

    let kind: Kind
    let flags: Flags
    /// By kind: the index of a name or a verb, the number of a weekday or month, the shift of a day.
    let value: Int32
}

/// Sets of kinds, for one test of a token.
struct KindSet: OptionSet {
    let rawValue: UInt64
    init(rawValue: UInt64) { self.rawValue = rawValue }
    init(_ kind: LexiconEntry.Kind) { rawValue = 1 << UInt64(kind.rawValue) }
    init(_ kinds: [LexiconEntry.Kind]) { rawValue = kinds.reduce(0) { $0 | 1 << UInt64($1.rawValue) } }
    func contains(_ kind: LexiconEntry.Kind) -> Bool { rawValue & 1 << UInt64(kind.rawValue) != 0 }
    mutating func insert(_ kind: LexiconEntry.Kind) { self = union(KindSet(kind)) }
}
