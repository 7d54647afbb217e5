/// The parts of an article's text that the schema tells apart.
public enum SectionKind: String, Sendable {
    case headline, lead, body, caption, teaser, boilerplate
}

/// A stretch of paragraphs of one kind. Offsets are code points of the text.
public struct SectionSpan: Sendable {
    public var kind: SectionKind
    public var start: Int
    public var end: Int
    public var heading: String?
    /// True from the first heading of another story on: its date is not the article's.
    public var isOtherStory = false
}

/// A paragraph.
public struct ParagraphSpan: Sendable {
    public let start: Int
    public let end: Int
    public var section: Int
    /// The tokens of it.
    public var tokens: Range<Int>
}

/// A sentence.
public struct SentenceSpan: Sendable {
    public let start: Int
    public let end: Int
    public let paragraph: Int
    public let tokens: Range<Int>
    /// The number of its language, 0 where none is known.
    public var language: UInt8 = 0
}
