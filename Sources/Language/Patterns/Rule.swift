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
    public let layer: RuleLayer
    public let outcome: RuleOutcome
    public let language: UInt8
    public let options: RuleOptions
    /// Where the cue's test begins in the table's code, or -1.
    public let cue: Int
    public let forward: Int
    public let backward: Int
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
    public enum Subject: Int32, Sendable { case kind, tag, frame, shape }
    public let word: Int32

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

    @inlinable public var isNegative: Bool { word & 1 << 24 != 0 }
    @inlinable public var subject: Int32 { (word >> 16) & 0xFF }
    @inlinable public var value: Int32 { word & 0xFFFF }
    public var kind: WordClass { WordClass(rawValue: UInt8(value))! }
    public var shape: PatternShape { PatternShape(rawValue: UInt8(value))! }
    @inlinable public var tag: WordTags { WordTags(rawValue: UInt16(value)) }
    @inlinable public var frame: VerbFrames { VerbFrames(rawValue: UInt16(value)) }
}
