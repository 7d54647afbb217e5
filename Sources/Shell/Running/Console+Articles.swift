import Naql
import PropertyGraph
import Renderers

extension Console {
    /// Shows the paragraph that a row of the last result came from.
    ///
    /// - Throws: ``CommandError`` where there is no such row, or nothing in it leads to an article.
    func open(row number: Int) throws {
        let kept = try lastResult()
        guard let (values, graph) = kept.row(number) else { throw CommandError(Self.noRow(number, of: kept)) }
        guard session.sharesNumbers(with: graph) else {
            throw CommandError("the last result is of a graph that is no more open: run the statement again")
        }
        guard !kept.isOfNothing(number) else { throw CommandError(Self.nothingFound(number)) }
        guard let excerpt = try session.excerpt(of: kept.hidden(number) + values) else {
            throw CommandError(
                "nothing in row \(number) leads to an article: return a statement, sentence or article, or the "
                    + "text of one"
            )
        }
        try naming {
            var next: ArticleReading? = excerpt
            try ReadingFormat.all[0].write(to: output, options: options) {
                defer { next = nil }
                return next
            }
        }
    }

    static func nothingFound(_ number: Int) -> String {
        "nothing was found in the articles for row \(number): it leads nowhere"
    }

    /// Searches the articles and lists what is found, numbered for `:open`.
    ///
    /// - Throws: ``CommandError`` where no words are given, or what the search throws.
    func find(_ words: String) throws {
        guard !words.isEmpty else { throw CommandError("say what to look for: `:find هدنة OR truce`") }
        let query = QuerySource(name: "<find>", text: Self.findQuery)
        let result = try session.run(query, parameters: ["words": .string(words)])
        let rows = try result.all()
        let kept = KeptResult(
            columns: Array(result.columns.dropLast()), rows: rows.map { Array($0.dropLast()) }, graph: session.graph)
        kept.hide(rows.map { $0.last ?? .null })
        let printed = try printAgain(kept)
        last = kept
        guard printed.count > 0 else { return note("nothing is found; `:help search.text` tells how to ask") }
        let all = printed.count < Self.mostFound ? printed.count : try count(words)
        note(
            (all > printed.count ? "\(printed.count) of \(GroupedNumber.text(all)) shown" : "\(all) found")
                + "; `:open ROW` shows the paragraph")
    }

    /// How many sentences a search finds in all.
    private func count(_ words: String) throws -> Int {
        let query = QuerySource(name: "<find>", text: Self.countQuery)
        let rows = try session.run(query, parameters: ["words": .string(words)]).all()
        guard case .integer(let count)? = rows.first?.first else { return 0 }
        return Int(count)
    }

    /// How many of what is found are listed.
    private static let mostFound = 40

    private static let countQuery = """
        CALL search.text($words, {limit: 9223372036854775807, width: 0}) YIELD node RETURN count(*)
        """

    private static let findQuery = """
        CALL search.text($words, {limit: \(mostFound)}) YIELD node, score, snippet
        WITH node, snippet, score
        OPTIONAL MATCH (a:Article)-[:HAS_SECTION|HAS_PARAGRAPH|HAS_SENTENCE*0..3]->(node)
        WITH node, snippet, score, head(collect(a)) AS a
        ORDER BY score DESC, id(node)
        WITH collect({node: node, snippet: snippet, a: a}) AS found
        UNWIND range(1, size(found)) AS row
        WITH row, found[row - 1] AS f
        RETURN row, f.snippet AS snippet, head([(x)-[:PUBLISHED_BY]->(o) WHERE x = f.a | o.name]) AS outlet,
          toString(f.a.day) AS day, f.node AS node
        """
}
