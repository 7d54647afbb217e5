/// Whom an article has its story from, as a dateline, a byline or a note says.
public struct Credit: Sendable {
    /// Where it says so.
    public enum Place: String, Sendable { case dateline, byline, note }
    /// The outlet, as an entity of the article.
    public let outlet: Int
    /// Where it says so.
    public let how: Place
    /// The credit as written.
    public let text: String
    /// Its first code point and the one after its last; nil for a byline that is given apart from the text.
    public let range: Range<Int>?
}
