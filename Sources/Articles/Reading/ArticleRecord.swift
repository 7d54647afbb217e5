import PropertyGraph

/// An article as a reader found it, before anything is known of its text.
public struct ArticleRecord: Sendable {
    /// Stable: the article's own uri or its path, with the line where a file has several.
    public var id: String
    /// The file it came from, or "-".
    public var path: String
    /// The address it was published at.
    public var uri: String?
    /// The headline, where it is given apart from the text.
    public var headline: String?
    /// The text that offsets count in.
    public var text: String
    /// A BCP 47 tag, where it is given.
    public var language: String?
    /// A date or date and time, or null.
    public var published: Value = .null
    /// Who wrote it, as written.
    public var byline: String?
    /// Who published it, as written.
    public var outlet: String?
    /// Lines that the format marks as headings, as code points of the text.
    public var headings: [Range<Int>] = []

    /// Makes a record of a text alone.
    public init(id: String, path: String, text: String) {
        self.id = id
        self.path = path
        self.text = text
    }
}
