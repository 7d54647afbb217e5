import CypherPlanner
import Testing

/// What is large is planned in time about linear.
@Suite(.serialized) struct RobustnessTests {
    private let fixture = PlanFixture(graph: NewsGraph.make())

    private func time(_ query: String) throws -> Duration {
        try ContinuousClock().measure { _ = try fixture.plan(query) }
    }

    @Test func longPattern() throws {
        let chain = (0..<150).map { "-[:CITES]->(n\($0))" }.joined()
        #expect(try time("MATCH (a:Article {id: 1})\(chain) RETURN n149") < .seconds(5))
    }

    @Test func star() throws {
        let arms = (0..<120).map { "(a)-[:CITES]->(n\($0) {id: \($0)})" }.joined(separator: ", ")
        #expect(try time("MATCH \(arms) RETURN a") < .seconds(5))
    }

    @Test func longList() throws {
        let list = (0..<100_000).map(String.init).joined(separator: ", ")
        #expect(try time("MATCH (a:Article) WHERE a.id IN [\(list)] RETURN a") < .seconds(20))
        #expect(try time("UNWIND [\(list)] AS x RETURN x") < .seconds(20))
    }

    @Test func manyClauses() throws {
        let clauses = (0..<300).map { "MATCH (n\($0):Person)-[:SAID]->(m\($0))" }.joined(separator: " ")
        #expect(try time("\(clauses) RETURN count(*) AS n") < .seconds(20))
        let creates = (0..<400).map { "CREATE (n\($0):Person {id: \($0)})" }.joined(separator: " ")
        #expect(try time(creates) < .seconds(20))
        let unions = (0..<200).map { "RETURN \($0) AS x" }.joined(separator: " UNION ")
        #expect(try time(unions) < .seconds(20))
    }

    @Test func manyParts() throws {
        let parts = (0..<60).map { "(n\($0):Person {id: \($0)})" }.joined(separator: ", ")
        #expect(try time("MATCH \(parts) RETURN n1") < .seconds(20))
    }
}

/// Every rule can be switched off.
@Suite(.serialized) struct RuleTests {
    @Test(arguments: OptimizerRule.allCases)
    func plansWithout(rule: OptimizerRule) throws {
        let options = PlannerOptions(disabledRules: [rule.rawValue])
        let fixture = PlanFixture(graph: NewsGraph.make(), options: options)
        for file in ["patterns", "clauses", "rules", "paths", "writes"] {
            let text = try #require(PlanTests.read(PlanTests.folder + "/" + file + ".txt"))
            for entry in text.split(separator: "\n===\n") {
                let query = String(entry.split(separator: "\n---\n", maxSplits: 1)[0]).trimmed
                _ = try fixture.plan(query)
            }
        }
    }
}
