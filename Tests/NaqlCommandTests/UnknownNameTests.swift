import Foundation
import Testing

/// Names of the schema that the graph does not know are told on standard error; the answer stays what it is.
@Suite struct UnknownNameTests {
    @Test(
        arguments: [
            ("MATCH (a:Artcle) RETURN count(a) AS n", "1:10: note: no node has the label `Artcle`", "`Article`"),
            (
                "MATCH (:Agent)-[:SAYD]->(s) RETURN count(s) AS n", "note: no relationship has the type `SAYD`",
                "`SAID`"
            ),
            (
                "MATCH (a:Article {headlin: 1}) RETURN count(a) AS n", "note: nothing has a property `headlin`",
                "`headline`"
            ),
            (
                "MATCH (a) WHERE a:Persn OR a.nam = 1 RETURN count(a) AS n", "note: nothing has a property `nam`",
                "`name`"
            ),
        ])
    func aNameThatTheGraphDoesNotKnowIsTold(query: String, note: String, hint: String) throws {
        let run = try Program.naql("seeds", "-c", query)
        #expect(run.status == 0)
        #expect(run.output == "n\n0\n")
        #expect(run.errors.contains(note))
        #expect(run.errors.contains("did you mean \(hint)?"))
        #expect(try Program.naql("seeds", "--quiet", "-c", query).errors == "")
    }

    @Test(
        arguments: [
            "MATCH (a:Article)-[:HAS_SECTION]->(s {kind: 'lead'}) RETURN count(s.heading) AS n",
            "WITH {colour: 1} AS m RETURN m.colour AS n", "CREATE (n:Fresh {made: 1}) RETURN n.made AS n",
        ])
    func whatIsKnownOrMadeIsNot(query: String) throws {
        let run = try Program.naql("seeds", "-c", query)
        #expect(run.status == 0)
        // A write to a loaded graph is said to stay in memory; nothing else is said.
        let inMemory =
            "note: changes are kept in memory only, the sources stay as they are; `:save FILE.naql` writes an archive\n"
        #expect(run.errors == (query.hasPrefix("CREATE") ? inMemory : ""))
    }
}
