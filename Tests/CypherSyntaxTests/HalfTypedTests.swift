import CypherSyntax
import Testing

/// Statements broken off behind any of their words, or with a word too many: what is wrong is told with what would be right.
@Suite("Half-typed queries")
struct HalfTypedTests {
    @Test("wherever a statement breaks off, there is a remedy", arguments: forms)
    func broken(_ text: String) throws {
        _ = try Parser.parse(text)
        for end in text.indices where text[end] == " " { expectRemedy(String(text[..<end])) }
    }

    @Test("wherever a word stands that nobody asked for, there is a remedy", arguments: forms)
    func misplaced(_ text: String) throws {
        for place in text.indices where text[place] == " " {
            for word in [" THEN ", " 7 ", " ) ", " | ", " YIELD "] {
                expectRemedy(text[..<place] + word + text[place...])
            }
        }
    }

    private func expectRemedy(_ text: String) {
        do { _ = try Parser.parse(text) } catch { #expect(!error.hints.isEmpty, "\(text): \(error.message)") }
    }

    static let forms = [
        "MATCH (n:A {k: 1}) WHERE n.k > 2 AND n.t STARTS WITH 'a' RETURN n.k AS k , count(*) AS c ORDER BY c DESC SKIP 1 LIMIT 2",
        "OPTIONAL MATCH p = (a)-[r:R *1..3 {w: 1}]->(b) USING INDEX a:A(k) RETURN p",
        "MATCH p = SHORTEST 2 (a)-[:R]->+(b) , q = ACYCLIC (c)-->(d) RETURN p , q",
        "MATCH REPEATABLE ELEMENTS ((a)-[r]->(b) WHERE r.w > 1){1,3} RETURN r",
        "MATCH (n:$(x)|$any(y)) WHERE n IS NOT LABELED A|B RETURN n",
        "UNWIND [1, 2] AS x WITH x AS y WHERE y > 1 RETURN y",
        "FOR x IN [1, 2] WITH ORDINALITY n LET y = x + n FILTER y > 2 ORDER BY y OFFSET 1 LIMIT 2 RETURN y",
        "LOAD CSV WITH HEADERS FROM 'a.csv' AS row FIELDTERMINATOR ';' RETURN row",
        "RETURN 1 AS x , count(*) AS c GROUP BY x NEXT RETURN x AS y UNION ALL RETURN 2 AS y",
        "{ RETURN 1 AS x UNION RETURN 2 AS x } UNION ALL RETURN 3 AS x",
        "WHEN true THEN { RETURN 1 AS x } WHEN false THEN RETURN 2 AS x ELSE RETURN 3 AS x",
        "CREATE (a:A {k: 1})-[:R {w: 2}]->(b) SET a.k = 2 , b += {x: 1} , a:B REMOVE a.k , b:C FINISH",
        "INSERT (a:A&B)-[:R]->(b) FINISH",
        "MERGE (a:A {k: 1}) ON CREATE SET a.n = 1 ON MATCH SET a.n = 2 DETACH DELETE a",
        "FOREACH (x IN [1, 2] | CREATE (:A {k: x}) SET x.y = 1)",
        "CALL db.labels() YIELD label AS l WHERE l > 'a' RETURN l",
        "MATCH (n) CALL (n) { RETURN n.k AS k } IN 3 CONCURRENT TRANSACTIONS OF 10 ROWS ON ERROR CONTINUE REPORT STATUS AS s RETURN k",
        "RETURN CASE x WHEN 1 , 2 THEN 'a' WHEN > 3 THEN 'b' ELSE 'c' END AS c",
        "RETURN reduce(s = 0 , x IN [1] | s + x) AS a , all(x IN [1] WHERE x > 0) AS b , allReduce(s = 0 , x IN l | s , s > 1) AS c",
        "RETURN [x IN l WHERE x > 1 | x * 2] AS a , [(a)-->(b) WHERE b.k = 1 | b.k] AS b , l[1 .. 2] AS c",
        "RETURN EXISTS { MATCH (a)-->(b) RETURN b } AS e , COUNT { (a)-->(b) WHERE b.k = 1 } AS c , m {.a , .* , k: 1} AS m",
        "RETURN x IS NOT :: LIST<INTEGER NOT NULL> | STRING AS t , trim(BOTH 'x' FROM y) AS u , NOT a XOR b OR c AS v",
        "SHOW RANGE INDEXES YIELD name , type ORDER BY name SKIP 1 LIMIT 2 WHERE type = 'a' RETURN name",
        "CREATE INDEX i IF NOT EXISTS FOR (n:A) ON (n.k , n.l) OPTIONS {a: 1}",
        "CREATE FULLTEXT INDEX i FOR (n:A|B) ON EACH [n.k , n.l]",
        "CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.k , n.l) IS NODE KEY",
        "CREATE CONSTRAINT c FOR ()-[r:R]-() REQUIRE r.k IS :: STRING | LIST<STRING NOT NULL>",
        "DROP CONSTRAINT c IF EXISTS", "CYPHER 25 runtime = slotted EXPLAIN RETURN 1",
    ]
}
