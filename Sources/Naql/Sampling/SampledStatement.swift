public import Articles
import PropertyGraph

/// A statement as it is shown to somebody who marks whether it is right.
public struct SampledStatement: Sendable {
    /// As corrections name it.
    public let thing: Correction.Thing
    /// Who published its article; nothing where that is not known.
    public let outlet: String
    /// BCP 47.
    public let language: String
    /// `direct`, `indirect` or `mixed`.
    public let kind: String
    /// How the speaker was found, in the program's own names.
    public let resolver: String
    /// The kind of resolver: `explicit`, `pronoun`, …
    public let resolved: String
    /// The construction that found it.
    public let rule: String
    /// Who is taken to speak; nothing where nobody is.
    public let speaker: String
    /// How far somebody looked into it.
    public let mark: String
    /// Where its sentences stand in the article's text.
    public let sentences: Range<Int>

    /// How likely it is to be wrong, from 0 to 1, by how its speaker and its words were found: what stands in the
    /// sentence is
    /// seldom wrong, what is taken from the sentences before is oftener.
    public var doubt: Double {
        let speaker: [String: Double] = [
            "explicit": 0.05, "corrected": 0, "nominal": 0.25, "pronoun": 0.3, "ellipsis": 0.35, "none": 0.5,
        ]
        let words: [String: Double] = ["direct": 0, "mixed": 0.05, "indirect": 0.1]
        return min(1, (speaker[resolved] ?? 0.3) + (words[kind] ?? 0.1))
    }

    /// What a sample may be parted by.
    public static let parts = ["outlet", "resolver", "resolved", "kind", "rule", "language", "speaker"]

    /// What it is in one of ``parts``.
    public func part(_ name: String) -> String {
        switch name {
        case "outlet": outlet
        case "resolver": resolver
        case "resolved": resolved
        case "kind": kind
        case "rule": rule
        case "language": language
        default: speaker
        }
    }
}

extension Session {
    /// All statements, by article and place.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func sampledStatements() throws(NaqlError) -> [SampledStatement] {
        try answer(Self.sampleQuery, [:]).compactMap { row in
            func text(_ column: Int) -> String { row[column].scalarText ?? "" }
            func number(_ column: Int) -> Int? { if case .integer(let value) = row[column] { Int(value) } else { nil } }
            guard let start = number(1), let end = number(2), let from = number(11), let to = number(12), from <= to
            else {
                return nil
            }
            return SampledStatement(
                thing: Correction.Thing("Statement", article: text(0), words: text(3), start: start, end: end),
                outlet: text(4), language: text(5), kind: text(6), resolver: text(7), resolved: text(8), rule: text(9),
                speaker: text(10), mark: text(13), sentences: from..<to)
        }
    }

    /// The sentences of a statement, with it between marks: `… said that [[the bridge was safe]].`
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func marked(_ statement: SampledStatement) throws(NaqlError) -> String {
        let rows = try answer("MATCH (a:Article {id: $id}) RETURN a.text", ["id": .string(statement.thing.article)])
        let scalars = Array((rows.first?.first?.scalarText ?? "").unicodeScalars)
        let (start, end) = (statement.thing.start ?? 0, statement.thing.end ?? 0)
        func piece(_ from: Int, _ to: Int) -> String {
            String(
                String.UnicodeScalarView(scalars[max(0, min(from, scalars.count))..<max(from, min(to, scalars.count))]))
        }
        guard start <= end, end <= scalars.count else { return statement.thing.words }
        let (from, to) = (min(statement.sentences.lowerBound, start), max(statement.sentences.upperBound, end))
        return piece(from, start) + "[[" + piece(start, end) + "]]" + piece(end, to)
    }

    private static let sampleQuery = """
        MATCH (a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->(x)<-[:IN]-(s:Statement)
        WITH a, s, min(x.start) AS from, max(x.end) AS to
        RETURN a.id, s.start, s.end, s.text, head([(a)-[:PUBLISHED_BY]->(o) | o.name]), a.language, s.kind, s.resolver,
          s.resolved, s.rule, head([(w)-[:SAID]->(s) | w.name]), from, to, s.mark
        ORDER BY a.id, s.start, s.end
        """
}
