/// A rule of a table, as it is stored.
struct StoredRule {
    let name: StoredText
    let layer: UInt8
    let outcome: UInt8
    let language: UInt8
    let options: UInt16
    /// Where its instructions begin: of the cue's test, of what follows it, and of what stands before it, or -1.
    let cue: Int32
    let forward: Int32
    let backward: Int32
    /// The classes one of which its first token must have, or empty for any.
    let low: UInt64
    let high: UInt64
}

/// A rule: what it is called, what it makes, and where its instructions are.
public struct Rule: Sendable, BitwiseCopyable {
    let storedName: StoredText
    /// The layer that it makes.
    public let layer: RuleLayer
    /// What a match means.
    public let outcome: RuleOutcome
    /// The number of its language, 0 for what all share.
    public let language: UInt8
    /// What is said besides.
    public let options: RuleOptions
    /// Where the cue's test begins in the table's code, or -1.
    public let cue: Int
    /// Where the instructions begin for what follows the cue.
    public let forward: Int
    /// Where those begin for what stands before it, or -1.
    public let backward: Int
    /// The classes one of which its first token opens with; none where any may.
    public let firstClasses: ClassSet

    init(_ stored: StoredRule) {
        storedName = stored.name
        layer = RuleLayer(rawValue: stored.layer)!
        outcome = RuleOutcome(rawValue: stored.outcome)!
        language = stored.language
        options = RuleOptions(rawValue: stored.options)
        cue = Int(stored.cue)
        forward = Int(stored.forward)
        backward = Int(stored.backward)
        firstClasses = ClassSet(low: stored.low, high: stored.high)
    }
}

/// An instruction of a compiled pattern: a word of code, its operands in the words after it.
public enum PatternInstruction: Int32, Sendable {
    /// The pattern is matched.
    case accept
    /// A lexical item: the count of alternatives, and for each its count of terms and the terms.
    case item
    /// A word of the table's list; a mark.
    case word, mark
    case layer
    /// Goes on at the first address; where that fails, at the second.
    case split
    case jump
    /// Notes where a capture begins, where it ends.
    case open, close
    case gap
    /// The next token is or is not so: negative or not, and the address after the test.
    case look
    case start, end
}

/// A term packed into a word of code.
public struct PackedTerm: Sendable {
    /// What is asked.
    public enum Subject: Int32, Sendable { case kind, tag, frame, shape }
    /// The term as a word of code.
    public let word: Int32

    /// Makes one of what it holds.
    @inlinable public init(word: Int32) { self.word = word }
    init(_ term: PatternTerm) {
        let sign: Int32 = term.isNegative ? 1 << 24 : 0
        switch term.subject {
        case .kind(let kind): word = sign | Int32(kind.rawValue)
        case .tag(let tag): word = sign | 1 << 16 | Int32(tag.rawValue)
        case .frame(let frame): word = sign | 2 << 16 | Int32(frame.rawValue)
        case .shape(let shape): word = sign | 3 << 16 | Int32(shape.rawValue)
        }
    }

    /// True where it must not hold.
    @inlinable public var isNegative: Bool { word & 1 << 24 != 0 }
    /// What is asked, as a number of `Subject`.
    @inlinable public var subject: Int32 { (word >> 16) & 0xFF }
    /// The number of what is asked.
    @inlinable public var value: Int32 { word & 0xFFFF }
    /// What kind it is.
    public var kind: WordClass { WordClass(rawValue: UInt8(value))! }
    /// The shape that is asked for.
    public var shape: PatternShape { PatternShape(rawValue: UInt8(value))! }
    /// The tags that are asked for.
    @inlinable public var tag: WordTags { WordTags(rawValue: UInt16(value)) }
    /// The frames that are asked for.
    @inlinable public var frame: VerbFrames { VerbFrames(rawValue: UInt16(value)) }
}
