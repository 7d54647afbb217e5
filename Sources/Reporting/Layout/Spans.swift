/// The parts of an article's text that the schema tells apart.
public enum SectionKind: String, Sendable {
    case headline, lead, body, caption, teaser, boilerplate
}

/// A stretch of paragraphs of one kind. Offsets are code points of the text.
public struct SectionSpan: Sendable {
    /// What kind it is.
    public var kind: SectionKind
    /// The first code point.
    public var start: Int
    /// The code point after the last.
    public var end: Int
    /// The line that heads it.
    public var heading: String?
    /// True from the first heading of another story on: its date is not the article's.
    public var isOtherStory = false
}

/// A paragraph.
public struct ParagraphSpan: Sendable {
    /// The first code point.
    public let start: Int
    /// The code point after the last.
    public let end: Int
    /// The section that it stands in.
    public var section: Int
    /// The tokens of it.
    public var tokens: Range<Int>
}

/// A sentence.
public struct SentenceSpan: Sendable {
    /// The first code point.
    public let start: Int
    /// The code point after the last.
    public let end: Int
    /// The paragraph that it stands in.
    public let paragraph: Int
    /// The tokens of it.
    public let tokens: Range<Int>
    /// The number of its language, 0 where none is known.
    public var language: UInt8 = 0
}
