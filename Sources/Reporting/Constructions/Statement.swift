import Language

/// Who speaks.
public enum Speaker: Equatable, Sendable {
    case entity(Int)
    case unnamed(Int)
    case none
}

public enum StatementKind: String, Sendable { case direct, indirect, mixed }
public enum Resolution: String, Sendable { case explicit, ellipsis, pronoun, nominal, none }

/// Through whom a statement came, and by which words.
public struct Relay: Sendable {
    public let speaker: Speaker
    public let verb: String?
}

/// What somebody is reported to have said.
public struct StatementSpan: Sendable {
    public var start: Int
    public var end: Int
    public var kind: StatementKind
    public var verb: String
    public var lemma: String
    public var act: SpeechAct
    public var speaker: Speaker
    public var resolved: Resolution
    public var role: String?
    public var via: [Relay] = []
    public var addressed: [Speaker] = []
    /// Days since 1970-01-01.
    public var date: Int?
    public var sentence: Int
    /// The statement that this one stands in.
    public var parent: Int?
    /// The construction that found it, and the resolver that found its speaker.
    public var rule: String
    public var resolver: String
}
