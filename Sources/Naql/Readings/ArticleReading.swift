/// An article as the program understood it: its text, and each statement and name in it with what made it.
///
/// Offsets are code points of ``text``: the first, and the one after the last.
public struct ArticleReading: Sendable {
    /// `Article.id`.
    public let id: String
    /// The file, where it came from one.
    public let path: String?
    /// The headline.
    public let headline: String?
    /// Who published it.
    public let outlet: String?
    /// When it was published, as a literal.
    public let published: String?
    /// BCP 47.
    public let language: String?
    /// The whole text.
    public let text: [Unicode.Scalar]
    /// The paragraphs in order; the whole text where the graph has none.
    public internal(set) var passages: [Passage] = []
    /// The statements by where they begin, outer ones first.
    public internal(set) var statements: [ReportedStatement] = []
    /// The names and the nouns that stand for them, by where they begin.
    public internal(set) var names: [ReportedName] = []

    /// A paragraph.
    public struct Passage: Sendable {
        /// The kind of its section: `headline`, `body`, `caption`, …
        public let section: String
        /// Where it stands.
        public let range: Range<Int>
    }

    /// What an article is called: its headline, else its file, else its id.
    public var title: String { headline ?? path ?? id }

    /// What else is known of it: file, outlet, date, language.
    public var facts: [String] { [headline == nil ? nil : path, outlet, published, language].compactMap { $0 } }

    /// The line on which a code point stands, from 1.
    public func line(of offset: Int) -> Int { text.prefix(offset).count { $0 == "\n" } + 1 }

    /// The paragraph of a place alone, with the statement that stands there, else those in it, and the line in the path.
    func excerpt(at range: Range<Int>) -> ArticleReading {
        let line = line(of: range.lowerBound)
        var part = ArticleReading(
            id: id, path: (path ?? id) + ":\(line)", headline: headline, outlet: outlet, published: published,
            language: language, text: text)
        let found = passages.filter { $0.range.overlaps(range) || $0.range.contains(range.lowerBound) }
        part.passages = found.isEmpty ? [Passage(section: "body", range: range)] : found
        part.statements = statements.filter { $0.range == range }
        // A sentence or paragraph shows all that is said in it.
        if part.statements.isEmpty { part.statements = statements.filter { $0.range.overlaps(range) } }
        return part
    }

    /// The text of a range of code points.
    public func string(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(text[range.clamped(to: text.indices)]))
    }
}

/// A statement of an article, with the rule that found it and the resolver that found who speaks.
public struct ReportedStatement: Sendable {
    /// Where its content stands.
    public let range: Range<Int>
    /// `direct`, `indirect` or `mixed`.
    public let kind: String
    /// The reporting words as written.
    public let verb: String?
    /// What saying so does: `say`, `deny`, …
    public let act: String?
    /// Who speaks; nil where nobody was found.
    public let speaker: ReportedAgent?
    /// Through whom it came, the nearest to the article first.
    public let relays: [ReportedAgent]
    /// The construction that found it.
    public let rule: String?
    /// The resolver that found who speaks.
    public let resolver: String?
    /// What kind of resolver that is: `explicit`, `pronoun`, …
    public let resolved: String?
    /// When it was said, as a literal.
    public let date: String?
}

/// Somebody who speaks or passes on.
public struct ReportedAgent: Sendable {
    /// The name in the graph.
    public let name: String
    /// The label: `Person`, `UnnamedSource`, …
    public let label: String
    /// The role of a speaker as written, the words that pass on of a relay.
    public let detail: String?
}

/// A name, or a noun that stands for one, where an article has it.
public struct ReportedName: Sendable {
    /// Where it stands.
    public let range: Range<Int>
    /// `name` or `nominal`.
    public let kind: String
    /// The name of whom it means, in the graph.
    public let name: String
    /// The label of whom it means.
    public let label: String
    /// What found it; nil in archives of versions that did not keep it.
    public let rule: String?
}
