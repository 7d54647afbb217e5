/// What a statement does, as the schema names it.
public enum SpeechAct: UInt8, CaseIterable, Sendable {
    case say, confirm, deny, announce, report, claim, warn, threaten, promise, accuse, reject, reveal, add, ask, believe

    /// The act of a name in files.
    public init?(name: String) {
        guard let act = SpeechAct.allCases.first(where: { $0.name == name }) else { return nil }
        self = act
    }
    private static let names = allCases.map { "\($0)" }
    /// The schema's word for it.
    public var name: String { SpeechAct.names[Int(rawValue)] }
    /// Whether whoever speaks does not hold with the words that are put down to him.
    public var denies: Bool { self == .deny || self == .reject }
}

/// What a verb of reporting takes.
public struct VerbFrames: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt16
    /// The set of some bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// A that-clause.
    @inlinable public static var that: VerbFrames { VerbFrames(rawValue: 1) }
    /// A quotation, before or after.
    @inlinable public static var quote: VerbFrames { VerbFrames(rawValue: 2) }
    /// Its object is what was said.
    @inlinable public static var noun: VerbFrames { VerbFrames(rawValue: 4) }
    /// The hearer as its object.
    @inlinable public static var whom: VerbFrames { VerbFrames(rawValue: 8) }
    /// Passes on another's words.
    @inlinable public static var relay: VerbFrames { VerbFrames(rawValue: 16) }
    /// Has other meanings: wants a speaker that can speak, or marked content.
    @inlinable public static var weak: VerbFrames { VerbFrames(rawValue: 32) }
    /// A clause without a that-word.
    @inlinable public static var bare: VerbFrames { VerbFrames(rawValue: 64) }
    /// Has prepositions before a that-clause, before a noun.
    @inlinable public static var prepositionThat: VerbFrames { VerbFrames(rawValue: 128) }
    /// Has prepositions before a noun.
    @inlinable public static var prepositionNoun: VerbFrames { VerbFrames(rawValue: 256) }
    /// Says of its object what it is ("called the plan a mistake").
    @inlinable public static var label: VerbFrames { VerbFrames(rawValue: 512) }

    /// Every value by its name in files.
    public static let byFileName: [String: VerbFrames] = [
        "that": .that, "quote": .quote, "noun": .noun, "whom": .whom, "relay": .relay, "weak": .weak, "bare": .bare,
        "preposition-that": .prepositionThat, "preposition-noun": .prepositionNoun, "label": .label,
    ]
}

/// A verb of reporting.
public struct Verb: Sendable, BitwiseCopyable {
    let lemmaStart: Int32
    let lemmaSize: Int32
    /// What it takes.
    public let frames: VerbFrames
    let rawAct: UInt8
    /// The number of its language, 0 for what all share.
    public let language: UInt8
    @usableFromInline let prepositions: Int32
    @usableFromInline let prepositionCount: Int32

    /// What saying so does.
    public var act: SpeechAct { SpeechAct(rawValue: rawAct) ?? .say }
}

/// A preposition that a verb takes, by the hash of its folded word, and what follows it.
public struct VerbPreposition: Sendable, BitwiseCopyable {
    /// The hash of its folded word.
    public let key: UInt64
    /// Bits: 1 before a that-clause, 2 before a noun, 4 before a noun in quotation marks alone.
    public let follows: UInt64
}
