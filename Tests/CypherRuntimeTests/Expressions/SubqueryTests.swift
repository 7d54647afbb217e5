import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph
import Testing

@testable import CypherRuntime

/// Subqueries inside expressions, run by real plans.
@Suite struct SubqueryTests {
    let graph = Graph()

    init() throws {
        try run("CREATE (a:P {n: 1})-[:K]->(b:P {n: 2})-[:K]->(c:P {n: 3}), (a)-[:K]->(c), (:P {n: 4})")
    }

    @discardableResult
    func run(_ text: String) throws -> [[Value]] {
        let binder = Binder(catalog: Catalog(functions: FunctionRegistry.standard.signatures))
        let planned = try Planner(graph: graph).plan(binder.bind(Parser.parse(text)))
        let context = ExecutionContext(
            graph: graph, subplans: planned.subplans, functions: .standard, slotCount: planned.slotCount,
            statementClock: 0)
        return try Execution.run(planned, in: context).rows(in: graph)
    }

    @Test(arguments: [
        ("COUNT { (p)-->() }", "[2, 1, 0, 0]"), ("COUNT { (p)--(:P) }", "[2, 2, 2, 0]"),
        ("EXISTS { (p)-->({n: 3}) }", "[true, true, false, false]"),
        ("EXISTS { (p)-->(q) WHERE q.n > p.n + 1 }", "[true, false, false, false]"),
        ("COLLECT { MATCH (p)-->(q) RETURN q.n ORDER BY q.n }", "[[2, 3], [3], [], []]"),
        ("COLLECT { MATCH (p)-->(q) RETURN q.n ORDER BY q.n DESC LIMIT 1 }", "[[3], [3], [], []]"),
        ("COLLECT { MATCH (p)-->(q) RETURN DISTINCT 1 }", "[[1], [1], [], []]"),
        ("COLLECT { MATCH (p)-->(q) RETURN count(q) }", "[[2], [1], [0], [0]]"),
        ("COLLECT { MATCH (p)-->(q) RETURN sum(q.n) }", "[[5], [3], [0], [0]]"),
        ("COUNT { MATCH (p)-->(q) RETURN q UNION ALL MATCH (p)<--(q) RETURN q }", "[2, 2, 2, 0]"),
        ("COUNT { MATCH (x:P) RETURN x }", "[4, 4, 4, 4]"), ("EXISTS { MATCH (x:Q) }", "[false, false, false, false]"),
        ("COLLECT { UNWIND [1, 2] AS x RETURN x * p.n }", "[[1, 2], [2, 4], [3, 6], [4, 8]]"),
        ("[(p)-->(q) | q.n] = [2, 3] OR [(p)-->(q) | q.n] = [3, 2]", "[true, false, false, false]"),
        ("CASE WHEN (p)-->() THEN 1 ELSE 0 END", "[1, 1, 0, 0]"), ("NOT (p)<--()", "[true, false, false, true]"),
        ("[x IN [1, 2] | COUNT { (p)-->({n: x + 1}) }]", "[[1, 1], [0, 1], [0, 0], [0, 0]]"),
        ("COUNT { MATCH (p)-->(q) WHERE EXISTS { (q)-->() } RETURN q }", "[1, 0, 0, 0]"),
        ("CASE WHEN p.n > 2 THEN 0 ELSE COUNT { (p)-->() } END", "[2, 1, 0, 0]"),
        ("size([(p)-[r]->(q) WHERE r IS NOT NULL | r])", "[2, 1, 0, 0]"),
        ("[path = (p)-->() | length(path)]", "[[1, 1], [1], [], []]"),
        ("reduce(s = 0, q IN COLLECT { MATCH (p)-->(q) RETURN q } | s + q.n)", "[5, 3, 0, 0]"),
    ])
    func subqueriesReadTheirRow(_ expression: String, _ expected: String) throws {
        let rows = try run("MATCH (p:P) WITH p ORDER BY p.n RETURN \(expression) AS result")
        #expect(try rows.map { $0[0] } == list(run("RETURN \(expected) AS x")[0][0]))
    }

    @Test func pathsAreBuiltFromTheirParts() throws {
        #expect(
            try run(
                "MATCH p = (a {n: 1})-[:K*0..2]->(b) RETURN length(p) AS l, [n IN nodes(p) | n.n] AS ns ORDER BY l, ns")
                == run(
                    "UNWIND [[0, [1]], [1, [1, 2]], [1, [1, 3]], [2, [1, 2, 3]]] AS r RETURN r[0] AS l, r[1] AS ns"))
        #expect(try run("OPTIONAL MATCH p = (:Nothing)-->() RETURN p") == [[.null]])
        #expect(
            try run("MATCH p = (a {n: 3})<-[r:K]-(b {n: 2}) RETURN [n IN nodes(p) | n.n] AS ns")
                == run("RETURN [3, 2] AS ns"))
    }

    private func list(_ value: Value) -> [Value] {
        if case .list(let elements) = value { elements } else { [] }
    }
}
