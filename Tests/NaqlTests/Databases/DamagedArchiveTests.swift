import Foundation
import Naql
import PropertyGraph
import Testing

/// An archive whose damage is first seen while a query reads it: the query is refused, and the program lives.
@Suite struct DamagedArchiveTests {
    private static let queries = [
        "MATCH (n) RETURN labels(n) AS labels, count(*) AS n ORDER BY labels",
        "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label",
        "MATCH (n) RETURN DISTINCT labels(n) AS labels, keys(n) AS keys",
        "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type",
        "MATCH (p:Person {name: 'person 7'})-[:SAID]->(s) RETURN s.text AS text ORDER BY text",
        "MATCH (p:Person) WHERE p.name STARTS WITH 'person 1' RETURN p.name AS name ORDER BY name DESC SKIP 1 LIMIT 5",
        "MATCH (s:Statement) WHERE s.text CONTAINS 'harbour 7' RETURN count(*) AS n",
        "MATCH (a)-[:NEXT*1..3]->(b) RETURN count(b) AS n",
        "MATCH (a:Person)-[:SAID]->(s)<-[:SAID]-(b:Person) RETURN count(*) AS n",
        "MATCH (s:Statement) RETURN s.day AS day, sum(s.number) AS sum, avg(s.weight) AS mean ORDER BY day LIMIT 5",
        "MATCH (n) WITH n ORDER BY id(n) DESC LIMIT 10 RETURN properties(n) AS all",
        "MATCH (p:Person) RETURN count { (p)-[:SAID]->() } AS said, count(*) AS n ORDER BY said",
        "MATCH path = shortestPath((a:Statement {number: 1})-[*..4]-(b:Statement {number: 9})) RETURN length(path) AS n",
        "UNWIND range(0, 40) AS i MATCH (n) WHERE id(n) = i RETURN n.name AS name",
        "MATCH (p:Person) SET p:New REMOVE p:Person RETURN count(p) AS n",
        "MATCH (p:Person {name: 'person 9'}) SET p.name = 'nobody' WITH p DETACH DELETE p RETURN count(*) AS n",
    ]

    private static func archive(at path: String) throws {
        let session = Session()
        _ = try session.run(
            """
            UNWIND range(0, 60) AS i CREATE (p:Person {name: 'person ' + i})
            WITH p, i UNWIND range(0, 3) AS j
            CREATE (p)-[:SAID {order: j}]->(:Statement:Text {number: i * 4 + j, weight: i / 7.0, text: 'harbour ' + i,
              day: date('2025-01-01') + duration({days: j})})
            """)
        _ = try session.run(
            "MATCH (a:Statement), (b:Statement) WHERE b.number = a.number + 1 CREATE (a)-[:NEXT]->(b)")
        try Snapshot.write(session.graph, to: path)
    }

    private static func rows(_ query: String, of path: String) throws -> [[Value]] {
        // Nothing is looked at before it is asked for, as with an archive too large to be looked at whole.
        try Session(graph: Snapshot.open(path, checkingWholeUpTo: 0)).run(query).all()
    }

    @Test func noQueryAnswersWronglyNorCrashes() throws {
        let folder = try ScratchFolder()
        let (good, bad) = (folder.path + "/good.naql", folder.path + "/bad.naql")
        try Self.archive(at: good)
        let sound = try Self.queries.map { try Self.rows($0, of: good) }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: good))
        var refused = 0
        for place in stride(from: 64, to: bytes.count, by: max(bytes.count / 150, 1)) {
            var damaged = bytes
            for index in place..<min(place + 16, bytes.count) { damaged[index] = ~damaged[index] }
            try damaged.write(to: URL(fileURLWithPath: bad))
            for (query, answer) in zip(Self.queries, sound) {
                do {
                    #expect(try Self.rows(query, of: bad) == answer, "byte \(place): \(query)")
                } catch {
                    refused += 1
                    #expect("\(error)".contains("damaged"), "byte \(place): \(query): \(error)")
                }
            }
        }
        #expect(refused > 300)
    }
}
