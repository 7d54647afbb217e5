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
    /// What its cue's first token is among, or nothing for any.
    let firsts: TokenSet
    /// What must stand from the end of the cue on, and before the cue.
    let needs: TokenSet
    let needsBefore: TokenSet
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
    /// What the first token of its cue, or of a match where it has none, is among; nothing where any may.
    public let firsts: TokenSet
    /// What must stand in the text from the end of the cue on, and before the cue.
    public let needs: TokenSet
    /// See `needs`.
    public let needsBefore: TokenSet

    init(_ stored: StoredRule) {
        storedName = stored.name
        layer = RuleLayer(rawValue: stored.layer)!
        outcome = RuleOutcome(rawValue: stored.outcome)!
        language = stored.language
        options = RuleOptions(rawValue: stored.options)
        cue = Int(stored.cue)
        forward = Int(stored.forward)
        backward = Int(stored.backward)
        firsts = stored.firsts
        needs = stored.needs
        needsBefore = stored.needsBefore
    }
}

/// An instruction of a compiled pattern: a word of code, its operands in the words after it.
public enum PatternInstruction: Int32, Sendable {
    /// The registers that the code of one pattern counts in, at most.
    public static let registers = 8

    /// The pattern is matched.
    case accept
    /// A lexical item: where its alternatives stand, and how many they are.
    case item
    /// A word of the table's list; a mark.
    case word, mark
    case layer
    /// Goes on at the first address; where that fails, at the second.
    case split
    /// The same, but passes over the first where the token at hand is not of a set.
    case branch
    case jump
    /// Notes where a capture begins, where it ends.
    case open, close
    case gap
    /// What follows or precedes is or is not so: negative or not, and the address after the test.
    case look
    /// The same of one token or phrase, without a run of its own: the same bits, how many tests there are, the set that the token is
    /// among or -1, and the tests, each an item, a word or a mark with two operands.
    case glance
    case start, end
    /// Repetition: begins to count in a register; asks whether one more is to be read, with the register, the least and the most,
    /// whether as few as may be are read, the set that one begins with or -1, and the address after the last; counts one;
    /// goes back to ask. But for choices between one more and none they are no steps: what is repeated costs what it
    /// would cost written out.
    case count, again, next, back
}
