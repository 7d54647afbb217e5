import PropertyGraph

/// How the articles of a session's graph were understood, asked of the graph in its own language: so it holds for archives
/// and for whatever queries have changed.
extension Session {
    /// The ids of the articles that a text means: an id, a uri, a path or its end, or words of the headline; all where it
    /// is nil. An exact match hides the others.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func articles(matching text: String?) throws(NaqlError) -> [String] {
        guard let text else { return try ids("MATCH (a:Article) RETURN a.id ORDER BY a.id") }
        let exact = try ids(
            "MATCH (a:Article) WHERE $text IN [a.id, a.uri, a.path] RETURN a.id ORDER BY a.id", ["text": .string(text)])
        if !exact.isEmpty { return exact }
        return try ids(
            """
            MATCH (a:Article)
            WHERE a.path ENDS WITH '/' + $text OR text.fold(a.headline) CONTAINS text.fold($text)
            RETURN a.id ORDER BY a.id
            """, ["text": .string(text)])
    }

    /// An article as it was understood; nil where there is none of that id.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func reading(of id: String) throws(NaqlError) -> ArticleReading? {
        let parameters = ["id": Value.string(id)]
        guard let row = try answer(Self.articleQuery, parameters).first else { return nil }
        var reading = ArticleReading(
            id: id, path: row[0].text, headline: row[1].text, outlet: row[2].text, published: row[3].text,
            language: row[4].text, text: Array((row[5].text ?? "").unicodeScalars))
        reading.passages = try answer(Self.passageQuery, parameters).compactMap { row in
            range(row[1], row[2]).map { ArticleReading.Passage(section: row[0].text ?? "", range: $0) }
        }
        if reading.passages.isEmpty, !reading.text.isEmpty {
            reading.passages = [ArticleReading.Passage(section: "body", range: reading.text.indices)]
        }
        reading.statements = try answer(Self.statementQuery, parameters).compactMap { statement($0) }
        reading.names = try answer(Self.nameQuery, parameters).compactMap { row in
            guard let range = range(row[0], row[1]), let name = row[3].text else { return nil }
            return ReportedName(
                range: range, kind: row[2].text ?? "", name: name, label: label(row[4]), rule: row[5].text)
        }
        return reading
    }

    private static let articleQuery = """
        MATCH (a:Article {id: $id})
        RETURN a.path, a.headline, head([(a)-[:PUBLISHED_BY]->(o) | o.name]), toString(a.published), a.language, a.text
        """

    private static let passageQuery = """
        MATCH (:Article {id: $id})-[:HAS_SECTION]->(x)-[:HAS_PARAGRAPH]->(p)
        RETURN x.kind, p.start, p.end ORDER BY p.start
        """

    private static let statementQuery = """
        MATCH (:Article {id: $id})-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->()<-[:IN]-(s:Statement)
        WITH DISTINCT s
        OPTIONAL MATCH (who)-[said:SAID]->(s)
        WITH s, head(collect([who.name, labels(who), said.role])) AS speaker
        OPTIONAL MATCH (s)-[via:VIA]->(relay)
        WITH s, speaker, via, relay ORDER BY via.order
        WITH s, speaker, collect([relay.name, labels(relay), via.verb]) AS relays
        RETURN s.start, s.end, s.kind, s.verb, s.act, s.rule, s.resolver, s.resolved, toString(s.date), speaker, relays
        ORDER BY s.start, s.end DESC
        """

    private static let nameQuery = """
        MATCH (:Article {id: $id})-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->()-[m:MENTIONS]->(e)
        RETURN m.start, m.end, m.kind, e.name, labels(e), m.rule ORDER BY m.start
        """

    private func ids(_ query: String, _ parameters: [String: Value] = [:]) throws(NaqlError) -> [String] {
        try answer(query, parameters).compactMap { $0[0].text }
    }

    /// The rows of one of the program's own queries: what the graph lacks is no slip of the user's pen, so no notes.
    func answer(_ query: String, _ parameters: [String: Value]) throws(NaqlError) -> [[Value]] {
        let listener = onNote
        onNote = nil
        defer { onNote = listener }
        return try run(query, parameters: parameters, name: "<article>").all()
    }

    private func statement(_ row: [Value]) -> ReportedStatement? {
        guard let range = range(row[0], row[1]) else { return nil }
        var relays: [ReportedAgent] = []
        if case .list(let found) = row[10] { relays = found.compactMap(agent) }
        return ReportedStatement(
            range: range, kind: row[2].text ?? "", verb: row[3].text, act: row[4].text, speaker: agent(row[9]),
            relays: relays, rule: row[5].text, resolver: row[6].text, resolved: row[7].text, date: row[8].text)
    }

    private func agent(_ value: Value) -> ReportedAgent? {
        guard case .list(let parts) = value, parts.count == 3, let name = parts[0].text else { return nil }
        return ReportedAgent(name: name, label: label(parts[1]), detail: parts[2].text)
    }

    /// The label that says what kind of thing a node is: not that it speaks or publishes.
    private func label(_ value: Value) -> String {
        guard case .list(let labels) = value else { return "" }
        let names = labels.compactMap(\.text)
        return names.first { $0 != "Agent" && $0 != "Outlet" } ?? names.first ?? ""
    }

    private func range(_ start: Value, _ end: Value) -> Range<Int>? {
        guard case .integer(let start) = start, case .integer(let end) = end, 0 <= start, start < end else {
            return nil
        }
        return Int(start)..<Int(end)
    }
}

extension Value {
    fileprivate var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }
}
