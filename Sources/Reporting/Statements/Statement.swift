public import Language

/// Whether the words are quoted wholly, in part or not.
public enum StatementKind: String, Sendable { case direct, indirect, mixed }

/// Through whom a statement came, and by which words.
public struct Relay: Sendable {
    /// Who speaks.
    public let speaker: Speaker
    /// The reporting words as written.
    public let verb: String?
}

/// What somebody is reported to have said.
public struct StatementSpan: Sendable {
    /// The first code point.
    public var start: Int
    /// The code point after the last.
    public var end: Int
    /// What kind it is.
    public var kind: StatementKind
    /// The reporting words as written.
    public var verb: String
    /// The form that a dictionary has.
    public var lemma: String
    /// What saying so does.
    public var act: SpeechAct
    /// Who speaks.
    public var speaker: Speaker
    /// How the speaker was found, for people.
    public var resolved: Resolution
    /// What the speaker is called beside the name.
    public var role: String?
    /// Through whom it came, the nearest to the article first.
    public var via: [Relay] = []
    /// To whom it was said.
    public var addressed: [Speaker] = []
    /// Days since 1970-01-01.
    public var date: Int?
    /// The sentence that it begins in.
    public var sentence: Int
    /// Whether the speaker denies what a whole clause tells, so that what another says in it was not said.
    var isDeniedClause = false
    /// The statement that this one stands in.
    public var parent: Int?
    /// The construction that found it, and the resolver that found its speaker.
    public var rule: String
    /// The name of the resolver that found the speaker, or "none".
    public var resolver: String
}
