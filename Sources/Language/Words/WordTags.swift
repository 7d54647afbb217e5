/// Facts about a form of a word.
public struct WordTags: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt16
    /// The set of some bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A common word too: counts only where something else speaks for it.
    public static let ambiguous = WordTags(rawValue: 1)
    /// Of feminine gender.
    public static let feminine = WordTags(rawValue: 2)
    /// Of two.
    public static let dual = WordTags(rawValue: 4)
    /// Of more than two, or more than one.
    public static let plural = WordTags(rawValue: 8)
    /// With the article.
    public static let definite = WordTags(rawValue: 16)
    /// A participle that goes on with a speaker ("مؤكدا", "saying").
    public static let participle = WordTags(rawValue: 32)
    /// A form of the present.
    public static let present = WordTags(rawValue: 64)
    /// Bears a pronoun that belongs to the content ("أنه").
    public static let pronoun = WordTags(rawValue: 128)
    /// Of masculine gender.
    public static let masculine = WordTags(rawValue: 256)
    /// A verb's form whose subject may be of any gender and number.
    public static let anyGender = WordTags(rawValue: 512)
    /// Compared as written: the entry's `exact` is the hash of its letters.
    public static let exact = WordTags(rawValue: 1024)
    /// A form of the past.
    public static let past = WordTags(rawValue: 2048)
    /// A finite form with its object written on ("أعلنته").
    public static let object = WordTags(rawValue: 4096)
    /// A bare form, as after "to".
    public static let base = WordTags(rawValue: 8192)
    /// A verbal noun ("إعلان").
    public static let noun = WordTags(rawValue: 16384)
    /// A participle that an auxiliary stands before ("déclaré" in "a déclaré").
    public static let compound = WordTags(rawValue: 32768)

    /// Every tag by its name in files.
    public static let byFileName: [String: WordTags] = [
        "ambiguous": .ambiguous, "feminine": .feminine, "dual": .dual, "plural": .plural, "definite": .definite,
        "participle": .participle, "present": .present, "pronoun": .pronoun, "masculine": .masculine,
        "any-gender": .anyGender, "exact": .exact, "past": .past, "object": .object, "base": .base, "verbal": .noun,
        "compound": .compound,
    ]
}

/// What a word or phrase is known as.
public struct WordEntry: Sendable, BitwiseCopyable {
    @usableFromInline let rawClass: UInt8
    /// The number of the language, 0 for what all share.
    public let language: UInt8
    /// Facts of the form.
    public let tags: WordTags
    /// By class: the index of a name or a verb, the number of a weekday or month, the shift of a day.
    public let value: Int32
    /// The next entry of the same words, or -1.
    @usableFromInline var next: Int32
    /// The hash of the letters as written where that matters, else 0.
    public let exact: UInt32

    /// What kind it is.
    @inlinable public var kind: WordClass { unsafeBitCast(rawClass, to: WordClass.self) }

    /// An entry.
    public init(_ kind: WordClass, language: UInt8, tags: WordTags = [], value: Int32 = 0, exact: UInt32 = 0) {
        rawClass = kind.rawValue
        self.language = language
        self.tags = tags
        self.value = value
        self.exact = exact
        next = -1
    }
}
