import CypherSyntax
import Naql
import PropertyGraph
import Testing

/// A pattern or text that the graph cannot have is told of, with what it has; the answer stays what it is.
@Suite struct UnmatchableTests {
    private static let graph = """
        CREATE (a:Person:Agent {name: 'أحمد السالمي'})-[:SAID]->(:Statement {kind: 'direct'}), (:Place {name: 'Oran'}),
          (:Person {name: 'Mona Farah'})-[:SAID]->(:Statement {kind: 'indirect'})-[:ABOUT]->(:Place {name: 'Tunis'})
        """

    private func notes(_ query: String, _ parameters: [String: Value] = [:]) throws -> [String] {
        let session = Session()
        _ = try session.run(Self.graph).all()
        var notes: [String] = []
        session.onNote = { note, _ in notes.append(([note.message] + note.hints).joined(separator: "; ")) }
        _ = try session.run(query, parameters: parameters).all()
        return notes
    }

    @Test(arguments: [
        (
            "MATCH (s:Statement)-[:SAID]->(p:Person) RETURN p",
            "no `SAID` goes from `Statement` to `Person`; it goes the other way: write <-[…]-"
        ),
        (
            "MATCH (p:Person)<-[:SAID]-(s) RETURN s",
            "no `SAID` goes to `Person`; it goes the other way: write -[…]->"
        ),
        (
            "MATCH (p:Person) MATCH (p)-[:ABOUT]->(x) RETURN x",
            "no `ABOUT` goes from `Person`; `ABOUT` goes from `Statement` to `Place`"
        ),
        ("MATCH (p:Person)-[:SAID|ABOUT]-(x:Place) RETURN x", "no `SAID` or `ABOUT` joins `Person` and `Place`"),
        ("MATCH (p:Person)-->(q:Person) RETURN q", "no relationship goes from `Person` to `Person`"),
        (
            "MATCH (s:Statement) WHERE EXISTS { (s)-[:ABOUT]->(:Person) } RETURN s",
            "no `ABOUT` goes from `Statement` to `Person`; `ABOUT` goes from `Statement` to `Place`"
        ),
        (
            "MATCH (p:Person:Place) RETURN p",
            "no node has the labels `Person` and `Place`; write Person|Place for nodes that have either"
        ),
        (
            "MATCH (p:Person {name: 'احمد السالمي'}) RETURN p",
            "nothing has the `name` 'احمد السالمي'; there is 'أحمد السالمي'"
        ),
        ("MATCH (p:Person) WHERE p.name = 'farah' RETURN p", "nothing has the `name` 'farah'; there is 'Mona Farah'"),
        ("MATCH (s) WHERE $kind = s.kind RETURN s", "nothing has the `kind` 'Direct'; there is 'direct'"),
        ("MATCH (s) WHERE s.name = 'Nobody Known' RETURN s", "nothing has the `name` 'Nobody Known'"),
    ])
    func whatCannotBeIsTold(query: String, note: String) throws {
        #expect(try notes(query, ["kind": .string("Direct")]) == [note])
    }

    /// Of many only the first are looked for.
    @Test func severalTextsAreToldOfEach() throws {
        let texts = ["farah", "ORAN", "Nobody Known", "Mona  Farah", "TUNIS", "tunis", "oran"]
        let query = "MATCH (n) WHERE " + texts.map { "n.name = '\($0)'" }.joined(separator: " OR ") + " RETURN n"
        let found = ["; there is 'Mona Farah'", "; there is 'Oran'", "", "", "; there is 'Tunis'", "", ""]
        #expect(try notes(query) == zip(texts, found).map { "nothing has the `name` '\($0)'\($1)" })
    }

    @Test(arguments: [
        "MATCH (p:Person)-[:SAID]->(s:Statement) RETURN p", "MATCH (p:Person:Agent) RETURN p",
        "MATCH (p:Person|Place)-[:SAID]->(s) RETURN p", "MATCH (p)-[:SAID]-(s:Statement) RETURN p",
        "MATCH (p:Person)-[:SAID*1..2]->(x:Place) RETURN p",
        "MATCH (a:Agent) OPTIONAL MATCH (a)-[:SAID]->(s) RETURN s",
        "MATCH (x) OPTIONAL MATCH (x:Place) MATCH (x)-[:SAID]->(s) RETURN s",
        "MATCH (p:Person) WITH p AS q MATCH (q)-[:ABOUT]->(x) RETURN x",
        "MATCH (p:!Person)-[:ABOUT]->(x) RETURN x", "MATCH (p:Person)-[:!SAID]->(x) RETURN x",
        "MATCH (p:Person {name: 'Mona Farah'}) RETURN p", "MATCH (p:Person) WHERE p.name <> 'Nobody' RETURN p",
        "MERGE (p:Place)-[:SAID]->(s:Statement) RETURN p", "WITH {name: 'x'} AS m RETURN m.name = 'y' AS n",
        "MATCH (p:Person) WHERE p.name CONTAINS 'Nobody' RETURN p",
    ])
    func whatMayBeIsNot(query: String) throws {
        #expect(try notes(query) == [])
    }
}
