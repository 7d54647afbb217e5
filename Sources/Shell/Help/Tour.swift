import Naql
import PropertyGraph

/// `:tour`: a few steps through what can be asked of the user's own graph. Each says one thing and puts a statement at the
/// prompt, where Enter runs it.
struct Tour {
    /// A step.
    struct Step {
        let text: String
        /// What stands at the next prompt.
        let offer: String
    }

    let steps: [Step]

    /// The steps for what a graph holds.
    ///
    /// - Throws: ``CommandError`` where it holds nothing.
    init(_ session: Session) throws {
        let graph = session.graph
        guard graph.nodeCount > 0 else {
            throw CommandError(
                "the graph is empty: `:load FOLDER` reads articles, then `:tour` shows the way through them")
        }
        let hasArticles = graph.findLabel("Statement").map { graph.count(label: $0) > 0 } ?? false
        steps = hasArticles ? Self.news(speaker: Self.speaker(session)) : Self.anyGraph
    }

    /// Who is quoted most, so that the tour speaks of this graph.
    private static func speaker(_ session: Session) -> String {
        let query = """
            MATCH (p:Person)-[:SAID]->(s) WITH p, count(s) AS n ORDER BY n DESC, p.name LIMIT 1 RETURN p.name
            """
        guard case .string(let name)? = try? session.run(query, name: "<tour>").all().first?.first else { return "…" }
        return name
    }

    private static func news(speaker: String) -> [Step] {
        let name = Value.quoted(speaker)
        return [
            Step(
                text: "What is here? Labels in parentheses, relationships in brackets: (who)-[:SAID]->(what).",
                offer:
                    "MATCH (who:Person)-[:SAID]->(s:Statement) RETURN who.name AS who, count(*) AS n ORDER BY n DESC LIMIT 5;"
            ),
            Step(
                text:
                    "What did one of them say? Names complete at Tab, after the quote; Latin letters find Arabic names, too.",
                offer:
                    "MATCH (:Person {name: \(name)})-[:SAID]->(s) RETURN s.date AS day, s.kind AS kind, s.text AS said;"
            ),
            Step(
                text: "Where does a row come from? `:open` shows its paragraph, with outlet, date, file and line.",
                offer: ":open 1"),
            Step(
                text: "On whose authority? VIA leads to whoever passed a statement on.",
                offer:
                    "MATCH (who)-[:SAID]->(s)-[:VIA]->(relay) RETURN who.name AS who, relay.name AS relay, s.text AS said;"
            ),
            Step(
                text: "Search needs no Cypher: words, \"phrases\", OR, -not; forms of Arabic words are folded.",
                offer: ":find \(speaker)"),
            Step(
                text:
                    "Results go where you want them: `:last who.csv`, `:once | sort`; `:save NAME` keeps the question.",
                offer: ":last csv"),
            Step(text: "The rest is in `:help`: `:help clauses`, `:help keys`, `:help MATCH`.", offer: ":help clauses"),
        ]
    }

    private static let anyGraph: [Step] = [
        Step(text: "What is here? `:schema` lists labels, relationship types and keys.", offer: ":schema"),
        Step(
            text: "A pattern finds: nodes in parentheses, relationships in brackets.",
            offer: "MATCH (a)-[r]->(b) RETURN a, type(r) AS type, b LIMIT 5;"),
        Step(
            text: "An aggregate counts by the other columns.",
            offer: "MATCH (n) RETURN labels(n) AS labels, count(*) AS n ORDER BY n DESC;"),
        Step(text: "Results go where you want them: `:last out.csv`, `:once | sort`.", offer: ":last csv"),
        Step(text: "The rest is in `:help`: `:help clauses`, `:help keys`, `:help MATCH`.", offer: ":help clauses"),
    ]
}
