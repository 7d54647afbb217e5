import PropertyGraph

extension MCPTool {
    /// The tools over a session.
    static func all(_ session: Session, _ options: LoadOptions) -> [MCPTool] {
        [ask(session), schema(session), search(session), open(session), cite(session), verify(session, options)]
    }

    private static let id = Argument(
        name: "id", type: "integer",
        words: "The id of a statement, sentence or article, as `search` and id(n) give it.",
        isRequired: true)

    private static func ask(_ session: Session) -> MCPTool {
        let isReadOnly = session.settings.isReadOnly
        return MCPTool(
            name: "ask",
            words:
                "Runs a Cypher query over the graph of articles\(isReadOnly ? ", reading only" : ""); rows come as JSON Lines.",
            arguments: [
                Argument(name: "query", type: "string", words: "One statement of Cypher.", isRequired: true),
                Argument(name: "params", type: "object", words: "Values of $parameters by name."),
                Argument(name: "limit", type: "integer", words: "The most rows that are given (100)."),
            ], reads: isReadOnly
        ) { arguments in
            let limit = try arguments.count("limit", or: 100, atMost: 1000)
            return try MCPText.rows(
                of: try arguments.text("query"), try arguments.values("params"), in: session, limit: limit)
        }
    }

    private static func schema(_ session: Session) -> MCPTool {
        MCPTool(
            name: "schema",
            words: "What the graph holds: labels, keys, relationships, and how to search and count in it.",
            arguments: []
        ) { _ in MCPSchema.text(of: session.graph) }
    }

    private static func search(_ session: Session) -> MCPTool {
        MCPTool(
            name: "search",
            words:
                "Ranks sentences for words, \"phrases\", \"a b\"~5, a NEAR/5 b, AND, OR, -not, prefix*; Arabic and Latin "
                + "letters are folded, inflections found.",
            arguments: [
                Argument(name: "query", type: "string", words: "What to search.", isRequired: true),
                Argument(name: "limit", type: "integer", words: "The most hits that are given (20)."),
            ]
        ) { arguments in
            let limit = try arguments.count("limit", or: 20, atMost: 200)
            return try MCPText.rows(
                of: Self.searchQuery, ["words": .string(try arguments.text("query")), "limit": .integer(Int64(limit))],
                in: session, limit: limit)
        }
    }

    private static let searchQuery = """
        CALL search.text($words, {limit: $limit, width: 200}) YIELD node, score, snippet
        OPTIONAL MATCH (a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->(node)
        RETURN id(node) AS id, snippet, head([(a)-[:PUBLISHED_BY]->(o) | o.name]) AS outlet, toString(a.day) AS day,
          a.headline AS headline
        """

    private static func open(_ session: Session) -> MCPTool {
        MCPTool(
            name: "open",
            words:
                "The paragraph round a statement or sentence with its headline, outlet, day and place; an article whole.",
            arguments: [id]
        ) { arguments in
            try single(Self.openQuery, arguments, session, "stands in no article")
        }
    }

    private static let openQuery = """
        MATCH (n) WHERE id(n) = $id
        OPTIONAL MATCH (n)-[:IN]->(said:Sentence)
        WITH n, coalesce(head(collect(said)), n) AS part
        OPTIONAL MATCH (p:Paragraph)-[:HAS_SENTENCE*0..1]->(part)
        WITH n, part, head(collect(p)) AS p
        OPTIONAL MATCH (a:Article)-[:HAS_SECTION|HAS_PARAGRAPH|HAS_SENTENCE*0..3]->(part)
        WITH n, p, head(collect(a)) AS a WHERE a IS NOT NULL
        RETURN a.headline AS headline, head([(a)-[:PUBLISHED_BY]->(o) | o.name]) AS outlet, toString(a.day) AS day,
          coalesce(a.uri, a.path, a.id) AS source, CASE WHEN n = a THEN a.text ELSE coalesce(p.text, n.text) END AS text,
          CASE WHEN n:Statement THEN n.text END AS statement,
          CASE WHEN n:Statement THEN [(w)-[:SAID]->(n) | w.name] END AS said_by
        """

    private static func cite(_ session: Session) -> MCPTool {
        MCPTool(
            name: "cite",
            words: "A reference to quote: who, in which role, the words, outlet, day, paragraph, address.",
            arguments: [id]
        ) { arguments in
            try single(
                "MATCH (n) WHERE id(n) = $id WITH source.cite(n) AS reference WHERE reference IS NOT NULL RETURN reference",
                arguments, session, "stands in no article, so nothing can be cited")
        }
    }

    /// The one row of a query about a node.
    private static func single(
        _ query: String, _ arguments: MCPArguments, _ session: Session, _ problem: String
    ) throws -> String {
        let id = try arguments.count("id", or: -1, atMost: Int(UInt32.max), least: 0)
        if id < 0 { throw Refusal("`\(arguments.tool)` needs `id`, a whole number") }
        let text = try MCPText.rows(of: query, ["id": .integer(Int64(id))], in: session, limit: 1)
        if text == MCPText.nothing { throw Refusal("there is no node \(id), or it \(problem); `search` gives ids") }
        return text
    }
}
