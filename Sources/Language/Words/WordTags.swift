/// Facts about a form of a word.
public struct WordTags: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt16
    /// The set of some bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A common word too: counts only where something else speaks for it.
    @inlinable public static var ambiguous: WordTags { WordTags(rawValue: 1) }
    /// Of feminine gender.
    @inlinable public static var feminine: WordTags { WordTags(rawValue: 2) }
    /// Of two.
    @inlinable public static var dual: WordTags { WordTags(rawValue: 4) }
    /// Of more than two, or more than one.
    @inlinable public static var plural: WordTags { WordTags(rawValue: 8) }
    /// With the article.
    @inlinable public static var definite: WordTags { WordTags(rawValue: 16) }
    /// A participle that goes on with a speaker ("مؤكدا", "saying").
    @inlinable public static var participle: WordTags { WordTags(rawValue: 32) }
    /// A form of the present.
    @inlinable public static var present: WordTags { WordTags(rawValue: 64) }
    /// Bears a pronoun that belongs to the content ("أنه").
    @inlinable public static var pronoun: WordTags { WordTags(rawValue: 128) }
    /// Of masculine gender.
    @inlinable public static var masculine: WordTags { WordTags(rawValue: 256) }
    /// A verb's form whose subject may be of any gender and number.
    @inlinable public static var anyGender: WordTags { WordTags(rawValue: 512) }
    /// Compared as written: the entry's `exact` is the hash of its letters.
    @inlinable public static var exact: WordTags { WordTags(rawValue: 1024) }
    /// A form of the past.
    @inlinable public static var past: WordTags { WordTags(rawValue: 2048) }
    /// A finite form with its object written on ("أعلنته").
    @inlinable public static var object: WordTags { WordTags(rawValue: 4096) }
    /// A bare form, as after "to".
    @inlinable public static var base: WordTags { WordTags(rawValue: 8192) }
    /// A verbal noun ("إعلان").
    @inlinable public static var noun: WordTags { WordTags(rawValue: 16384) }
    /// A noun that stands before another as an adjective does ("health minister"): of adjectives, which are no verbal nouns.
    @inlinable public static var attributive: WordTags { noun }
    /// Points at the one just told of ("this official"): of determiners, which have no present.
    @inlinable public static var demonstrative: WordTags { present }
    /// Before whom something is told ("ل"): of prepositions, which have no present.
    @inlinable public static var dative: WordTags { present }
    /// A participle that an auxiliary stands before ("déclaré" in "a déclaré").
    @inlinable public static var compound: WordTags { WordTags(rawValue: 32768) }

    /// A state has one of it ("government"): of bodies, which are no participles.
    @inlinable public static var sole: WordTags { compound }

    /// What stands behind it may not be so ("if"): of subordinators, which have no past.
    @inlinable public static var conditional: WordTags { past }

    /// The first of two words that deny together ("ne"): of words with a sense, which are no bare forms.
    @inlinable public static var firstHalf: WordTags { base }

    /// The second of two words that deny together, and behind the first alone ("plus"): of words with a sense, which are
    /// no participles.
    @inlinable public static var secondHalf: WordTags { compound }

    /// Every tag by its name in files.
    public static let byFileName: [String: WordTags] = [
        "ambiguous": .ambiguous, "feminine": .feminine, "dual": .dual, "plural": .plural, "definite": .definite,
        "participle": .participle, "present": .present, "pronoun": .pronoun, "masculine": .masculine,
        "any-gender": .anyGender, "exact": .exact, "past": .past, "object": .object, "base": .base, "verbal": .noun,
        "attributive": .attributive, "demonstrative": .demonstrative, "compound": .compound, "sole": .sole,
        "conditional": .conditional, "first-half": .firstHalf, "second-half": .secondHalf,
        "dative": .dative,
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
