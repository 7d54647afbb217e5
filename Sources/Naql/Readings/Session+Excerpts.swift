public import PropertyGraph

/// Where something stands in an article.
public struct ArticlePlace: Hashable, Sendable {
    /// `Article.id`.
    public let article: String
    /// Code points of its text; nil where all of it is meant.
    public let range: Range<Int>?
}

/// The places in articles that values of an answer came from.
extension Session {
    /// The place that a row stands for: that of the first statement in it, else of another part of an article, else
    /// that in
    /// which one of its texts stands. Nil where nothing in it leads to an article.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func place(of row: [Value]) throws(NaqlError) -> ArticlePlace? {
        let nodes = row.flatMap { parts(in: $0) }
        for isStatement in [true, false] {
            for node in nodes where hasLabel(node, "Statement") == isStatement {
                if let found = try place(of: node) { return found }
            }
        }
        return try part(of: row).map { node throws(NaqlError) in try place(of: node) } ?? nil
    }

    /// The part of an article in which one of a row's texts stands.
    func part(of row: [Value]) throws(NaqlError) -> NodeID? {
        let texts = row.flatMap(\.texts).sorted { $0.unicodeScalars.count > $1.unicodeScalars.count }
        for text in texts {
            if let node = try part(withText: text, beside: texts), try place(of: node) != nil { return node }
        }
        return nil
    }

    /// The paragraph that a row stands for, with its statement.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func excerpt(of row: [Value]) throws(NaqlError) -> ArticleReading? {
        guard let place = try place(of: row), let reading = try reading(of: place.article) else { return nil }
        return (place.range ?? reading.passages.first?.range).map { reading.excerpt(at: $0) }
    }

    /// The sentence in which a node stands; nil where it stands in none.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func sentence(of node: NodeID) throws(NaqlError) -> String? {
        guard hasLabel(node, "Statement") else { return nil }
        let rows = try answer(Self.sentenceQuery, ["id": .integer(Int64(node.index))])
        return rows.first?.first.flatMap { if case .string(let text) = $0 { text } else { nil } }
    }

    private static let sentenceQuery = "MATCH (n)-[:IN]->(s:Sentence) WHERE id(n) = $id RETURN s.text LIMIT 1"

    /// The nodes in a value that may be parts of articles; of a relationship both ends, its target first.
    private func parts(in value: Value) -> [NodeID] {
        switch value {
        case .node(let node): [node]
        case .relationship(let relationship): [graph.target(of: relationship), graph.source(of: relationship)]
        case .path(let path): path.nodes
        case .list(let values): values.flatMap { parts(in: $0) }
        case .map(let map): map.values.flatMap { parts(in: $0) }
        default: []
        }
    }

    func hasLabel(_ node: NodeID, _ name: String) -> Bool {
        graph.isAlive(node) && graph.findLabel(name).map { graph.hasLabel(node, $0) } ?? false
    }

    private func place(of node: NodeID) throws(NaqlError) -> ArticlePlace? {
        guard graph.isAlive(node) else { return nil }
        let rows = try answer(Self.placeQuery, ["id": .integer(Int64(node.index))])
        guard let row = rows.first, case .string(let article) = row[0] else { return nil }
        guard case .integer(let start) = row[1], case .integer(let end) = row[2], start < end else {
            return ArticlePlace(article: article, range: nil)
        }
        return ArticlePlace(article: article, range: Int(start)..<Int(end))
    }

    /// A part of an article with a text of its own: of several statements with the same words that of a speaker whom
    /// the
    /// row names too.
    private func part(withText text: String, beside texts: [String]) throws(NaqlError) -> NodeID? {
        // Short texts are names and kinds, which stand in any number of places.
        guard text.unicodeScalars.count >= Self.shortestText else { return nil }
        for query in Self.textQueries {
            let parameters = ["text": Value.string(text), "names": .list(texts.map(Value.string))]
            if case .node(let node)? = try answer(query, parameters).first?.first { return node }
        }
        return nil
    }

    private static let shortestText = 8

    private static let placeQuery = """
        MATCH (n) WHERE id(n) = $id
        OPTIONAL MATCH (n)-[:IN]->(sentence:Sentence)
        WITH n, coalesce(sentence, n) AS part LIMIT 1
        MATCH (a:Article)-[:HAS_SECTION|HAS_PARAGRAPH|HAS_SENTENCE*0..3]->(part)
        RETURN a.id, n.start, n.end LIMIT 1
        """

    private static let textQueries = [
        """
        MATCH (s:Statement {text: $text}) OPTIONAL MATCH (who)-[:SAID]->(s)
        RETURN s, any(name IN $names WHERE who.name = name) AS isNamed ORDER BY isNamed DESC, id(s) LIMIT 1
        """,
        "MATCH (s:Sentence {text: $text}) RETURN s LIMIT 1",
        "MATCH (p:Paragraph {text: $text}) RETURN p LIMIT 1",
        "MATCH (a:Article) WHERE $text IN [a.headline, a.path, a.id, a.uri] RETURN a LIMIT 1",
        "MATCH (s:Statement) WHERE s.text STARTS WITH $text RETURN s LIMIT 1",
        "MATCH (s:Sentence) WHERE s.text CONTAINS $text RETURN s LIMIT 1",
    ]
}

extension Value {
    /// The strings in it.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .list(let values): values.flatMap(\.texts)
        case .map(let map): map.values.flatMap(\.texts)
        default: []
        }
    }
}
