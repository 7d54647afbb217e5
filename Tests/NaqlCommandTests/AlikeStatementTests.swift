import Testing

/// Statements of a script that differ in literals alone are run together, and nobody can tell.
@Suite struct AlikeStatementTests {
    private static let dump = """
        MATCH (n) RETURN elementId(n), labels(n), properties(n) ORDER BY elementId(n);
        MATCH (a)-[r]->(b) RETURN elementId(r), a.id, properties(r), b.id ORDER BY elementId(r);
        """

    private static func many(_ count: Int, _ statement: (Int) -> String) -> [String] { (0..<count).map(statement) }

    @Test(arguments: [
        many(20) { "CREATE (:P {id: \($0), n: 'it''s \\n \($0)', f: -\($0).5, m: -\($0)});" },
        many(20) { "CREATE (:P {id: \($0)});" }
            + many(20) { "MATCH (a:P {id: \(19 - $0)}), (b:P {id: \($0 * 7 % 20)}) CREATE (a)-[:K {w: \($0)}]->(b);" },
        ["CREATE INDEX FOR (p:P) ON (p.id);"] + many(20) { "CREATE (:P {id: \($0)});" }
            + many(20) { "MATCH (a:P {id: \($0)}), (b:P {id: \($0 * 7 % 20)}) CREATE (a)-[:K {w: \($0)}]->(b);" },
        // Each reads what the one before it wrote.
        ["CREATE (:P {id: 0});"] + many(20) { "MATCH (a:P {id: \($0)}) CREATE (:P {id: \($0 + 1)});" },
        ["CREATE (:P {id: 0});"] + many(20) { "MATCH (a:P {id: \($0)}) MERGE (a)-[:K]->(:P {id: \($0 + 1)});" },
        many(20) { "MERGE (:P {id: \($0 % 7)});" },
        many(20) { "CREATE (a:P {id: \($0)})-[:K {w: \($0)}]->(b:Q {id: \($0)}), (b)-[:L]->(:Z);" },
        // Not all of them, or none, can be run.
        many(12) { "CREATE (:P {id: \(9_223_372_036_854_775_800 + UInt64($0))});" },
        many(12) { "CREATE (:P {id: 1 / \($0 % 5)});" },
        many(12) { "CREATE (:P {id: \($0)})-[:K*\($0 + 1)]->();" },
        many(12) { "CREATE (:P {id: \($0)}) RETURN \($0) AS x;" },
    ])
    func theGraphIsWhatEachByItselfMakes(statements: [String]) throws {
        let together = try Program.naql("--keep-going", input: statements.joined(separator: "\n") + Self.dump)
        // A statement of another shape between them keeps them apart.
        let apart = try Program.naql(
            "--keep-going", input: statements.joined(separator: "\nUNWIND [] AS none CREATE (:None);\n") + Self.dump)
        #expect(together.output == apart.output)
        #expect(together.status == apart.status)
    }

    @Test func aFailureIsThatOfItsOwnStatement() throws {
        let statements =
            ["CREATE CONSTRAINT FOR (p:P) REQUIRE p.id IS UNIQUE;"]
            + Self.many(20) { "CREATE (:P {id: \($0 == 15 ? 3 : $0)});" } + ["MATCH (p:P) RETURN count(*) AS c;"]
        let outcome = try Program.naql("--keep-going", input: statements.joined(separator: "\n"))
        #expect(outcome.output.contains("19"))
        #expect(outcome.errors.contains("<stdin>:17:1"))
        let stopped = try Program.naql(input: statements.joined(separator: "\n"))
        #expect(stopped.status != 0)
        #expect(!stopped.output.contains("19"))
    }
}
