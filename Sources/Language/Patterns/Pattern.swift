/// A pattern as a rule file spells it.
indirect enum Pattern {
    case item([[PatternTerm]])
    case word(String)
    case mark(UInt32)
    case layer(PatternLayer)
    case gap(Int)
    case sequence([Pattern])
    case choice([Pattern])
    /// With `isLazy` it takes as few as may be.
    case repeated(Pattern, least: Int, most: Int, isLazy: Bool)
    case capture(PatternCapture, Pattern)
    /// The next token, or with `isBehind` the one before, is or is not so.
    case look(isNegative: Bool, isBehind: Bool, Pattern)
    case start
    case end
    case cue(Pattern)
}

/// What is asked of a token or of what a lexicon says of it.
struct PatternTerm: Equatable {
    enum Subject: Equatable {
        case kind(WordClass)
        case tag(WordTags)
        case frame(VerbFrames)
        case shape(PatternShape)
    }
    let isNegative: Bool
    let subject: Subject
}

/// Facts of a token that no lexicon is asked for.
public enum PatternShape: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case word, number, mark, capital, allCapitals, article, innerArticle, attached, quotationMark, comma, colon, stop
    case dash
    /// Read behind a clitic preposition; behind none.
    case prefixed, whole
    /// Read behind a clitic conjunction; behind a preposition and an article that are written as one.
    case conjoined, contracted
    /// A name covers it.
    case named
    /// No list knows it.
    case unknown
    /// No list knows it, and it begins with a letter that may be a clitic preposition.
    case bindable
    /// Has an article behind a clitic conjunction.
    case joinedArticle
    /// Part of the name of a person whom the article named before, and nothing else that a list knows.
    case again
    /// Has the article behind a word that has it too, and lacks the feminine ending of that word, or is feminine behind a verb for a man: a noun of its own.
    case disagreeing
    /// A noun that a pronoun is written with.
    case possessed
    /// The mark that opens a turn of a conversation, behind whoever speaks.
    case turn
}

/// Layers that a pattern may ask for.
public enum PatternLayer: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case name, person, organization, place, outlet, nominal, date, quotation, source, beside, that, object
    /// A source behind a clitic preposition; a name behind one.
    case prefixed, bound, boundBody
    /// An outlet that hands its stories on to others.
    case agency
}

/// What a pattern may capture.
public enum PatternCapture: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case who, via, to, content, quote, role, when, name, count, noun, body, reason, verb, slot
    /// A second relay, nearer to the speaker than `via`.
    case through
}

/// Which layer a rule makes.
public enum RuleLayer: UInt8, CaseIterable, Sendable, BitwiseCopyable { case source, beside, construction, credit }

/// What a match means.
public enum RuleOutcome: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    // Constructions: where the content is.
    case clause, object, quotation, before, around, line
    /// The quotation that the match stands in, which it cuts in two.
    case inside
    // Sources: what kind of speaker.
    case person, office, unnamed, body, publisher, pronoun, honorific, document, name, unknown
    case skip
    // Credits: where they stand.
    case dateline, byline, note
}

/// What is said besides of a rule.
public struct RuleOptions: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt16
    /// The set of some bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The construction has no subject of its own: the clause's or the sentence's speaks.
    @inlinable public static var same: RuleOptions { RuleOptions(rawValue: 1) }
    /// `via` passes on what `who` said.
    @inlinable public static var relay: RuleOptions { RuleOptions(rawValue: 2) }
    /// Counts although the verb is weak.
    @inlinable public static var strong: RuleOptions { RuleOptions(rawValue: 4) }
    /// Counts only where a speaker is written.
    @inlinable public static var written: RuleOptions { RuleOptions(rawValue: 8) }
    /// Not in heads and titles.
    @inlinable public static var body: RuleOptions { RuleOptions(rawValue: 16) }
    /// The content goes on over the end of the sentence to the end of the paragraph.
    @inlinable public static var paragraph: RuleOptions { RuleOptions(rawValue: 32) }
    /// A source that is definite; of more than one; feminine.
    @inlinable public static var definite: RuleOptions { RuleOptions(rawValue: 64) }
    /// Of more than two, or more than one.
    @inlinable public static var plural: RuleOptions { RuleOptions(rawValue: 128) }
    /// A lead that must open the line.
    @inlinable public static var opening: RuleOptions { RuleOptions(rawValue: 256) }
    /// A source behind a clitic preposition, for attributions alone.
    @inlinable public static var prefixed: RuleOptions { RuleOptions(rawValue: 512) }
    /// A source that is read only where no other rule reads one.
    @inlinable public static var loose: RuleOptions { RuleOptions(rawValue: 1024) }
    /// The speaker of before speaks, nobody of this sentence.
    @inlinable public static var last: RuleOptions { RuleOptions(rawValue: 2048) }
    /// Goes on with the construction of the sentence before it; there must be one, with a clause for its content.
    @inlinable public static var chained: RuleOptions { RuleOptions(rawValue: 4096) }
    /// A source that is anybody: no pronoun and no description means it again.
    @inlinable public static var anybody: RuleOptions { RuleOptions(rawValue: 8192) }

    static let byFileName: [String: RuleOptions] = [
        "same": .same, "relay": .relay, "strong": .strong, "written": .written, "body": .body,
        "paragraph": .paragraph, "definite": .definite, "plural": .plural, "opening": .opening, "prefixed": .prefixed,
        "loose": .loose, "last": .last, "chained": .chained, "anybody": .anybody,
    ]
}

/// The name of a case in files: "all-capitals" for `allCapitals`.
func fileName(_ value: some Any) -> String {
    var text = ""
    for scalar in "\(value)".unicodeScalars {
        if scalar.properties.isUppercase { text += "-" }
        text += scalar.properties.lowercaseMapping
    }
    return text
}
