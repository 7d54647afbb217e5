import CypherPlanner
import CypherSemantics
import CypherSyntax
import Foundation
import PropertyGraph
import TestSupport
import Testing

@testable import CypherRuntime

/// Whole statements over a graph of their own, as the text files in `Cases` have them.
@Suite struct QueryTests {
    @Test(arguments: CaseFile.all())
    func answers(_ test: CaseFile.Case) throws {
        let graph = Graph()
        for statement in test.statements.dropLast() { _ = try Self.run(statement, graph) }
        let statement = test.statements[test.statements.count - 1]
        let outcome = Result { try Self.run(statement, graph) }
        switch test.expectation.first {
        case "error":
            let expected = test.expectation.dropFirst().joined(separator: " ")
            switch outcome {
            case .failure(let error): #expect(Self.name(error) == expected)
            case .success: Issue.record("no error")
            }
        case "nothing": #expect(try outcome.get().rows.isEmpty)
        default:
            let (columns, rows) = try outcome.get()
            var got = rows.map { row in row.map { $0.literal(in: graph) }.joined(separator: " | ") }
            var wanted = Array(test.lines.dropFirst())
            if test.expectation.first != "ordered" {
                got.sort()
                wanted.sort()
            }
            #expect(columns.joined(separator: " | ") == test.lines.first)
            #expect(got == wanted)
        }
    }

    /// A failed statement leaves no trace.
    @Test(arguments: [
        "CREATE (:N {v: 1}) WITH 1 AS x RETURN 1 / 0",
        "MATCH (n:A) SET n.v = 2, n.w = {a: 1}",
        "MATCH (n:A) SET n:B REMOVE n:A CREATE (n)-[:R]->(:C) WITH n RETURN toInteger({})",
        "MATCH (n:A) DELETE n",
        "MATCH (n:A)-[r]->(m) DELETE r SET m.v = 3 WITH m RETURN 9223372036854775807 + 1",
        "UNWIND range(1, 3000) AS i CREATE (:A {v: i})-[:R]->(:B) WITH i WHERE i = 3000 RETURN i / 0",
    ])
    func failureLeavesNoTrace(_ statement: String) throws {
        let graph = Graph()
        _ = try Self.run("CREATE (:A {v: 1})-[:R {w: 1}]->(:Z {v: 0})", graph)
        let before = try Self.contents(graph)
        #expect(throws: (any Error).self) { try Self.run(statement, graph) }
        #expect(try Self.contents(graph) == before)
    }

    @Test func longRunsAreCancelledAndBounded() throws {
        let graph = Graph()
        _ = try Self.run("UNWIND range(1, 2000) AS i CREATE (:A {v: i})-[:R]->(:B)", graph)
        _ = try Self.run("MATCH (a:A), (b:B) WHERE a.v % 50 = 0 CREATE (a)-[:R]->(b), (b)-[:R]->(a)", graph)
        for query in [
            "MATCH (a), (b), (c), (d) RETURN count(a.v + b.v + c.v + d.v)",
            "MATCH p = (a:A)-[:R*]-(b) RETURN max(length(p))", "UNWIND range(1, 1000000000000) AS x RETURN sum(x)",
            "MATCH (a:A)(()-[:R]->()){3,20}(b) RETURN count(*)",
            "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y CREATE (:T)",
        ] {
            #expect(throws: ExecutionError.timeLimit(seconds: 0.2)) { try Self.run(query, graph, timeLimit: 0.2) }
        }
        #expect(throws: ExecutionError.memoryLimit(bytes: 4 << 20)) {
            try Self.run("RETURN reduce(s = 'a', x IN range(1, 60) | s + s)", graph, memory: 4 << 20)
        }
        #expect(throws: ExecutionError.memoryLimit(bytes: 4 << 20)) {
            try Self.run("UNWIND range(1, 100000000) AS x RETURN collect(x)", graph, memory: 4 << 20)
        }
        #expect(throws: ExecutionError.memoryLimit(bytes: 4 << 20)) {
            try Self.run("MATCH (a:A), (b:B) RETURN DISTINCT a.v, b ORDER BY a.v", graph, memory: 4 << 20)
        }
        #expect(try Self.run("MATCH (t:T) RETURN count(t)", graph).rows[0][0] == .integer(0))
    }

    @Test func twoThreadsAnswerLikeOne() throws {
        let graph = Graph()
        _ = try Self.run("UNWIND range(1, 110000) AS i CREATE (:N {v: i})", graph)
        _ = try Self.run("MATCH (n:N) WHERE n.v % 10 = 0 CREATE (n)-[:R]->(:M {v: n.v})", graph)
        let (_, rows) = try Self.run(
            "MATCH (n:N) WHERE n.v % 2 = 1 RETURN count(*) AS c, sum(n.v) AS s, count(DISTINCT n.v % 7) AS d", graph)
        #expect(rows == [[.integer(55_000), .integer(3_025_000_000), .integer(7)]])
        let order = try Self.run("MATCH (n:N) RETURN n.v AS v", graph).rows
        #expect(order == (1...110_000).map { [.integer($0)] })
        let sorted = try Self.run("MATCH (n:N) RETURN n.v AS v ORDER BY v % 3 DESC, v DESC", graph).rows
        var expected: [[Value]] = []
        for rest: Int64 in [2, 1, 0] {
            for value in (1...110_000 as ClosedRange<Int64>).reversed() where value % 3 == rest {
                expected.append([.integer(value)])
            }
        }
        #expect(sorted == expected)
        let counts = try Self.run("MATCH (n:N) WHERE EXISTS { (n)-[:R]->() } RETURN count(n)", graph).rows
        #expect(counts == [[.integer(11_000)]])
        #expect(throws: (any Error).self) { try Self.run("MATCH (n:N) RETURN sum(1 / (n.v - 100000))", graph) }
        #expect(throws: ExecutionError.memoryLimit(bytes: 1 << 20)) {
            try Self.run("MATCH (n:N) RETURN collect(n.v)", graph, memory: 1 << 20)
        }
        let first = try Self.run("MATCH (n:N) RETURN n.v AS v LIMIT 3", graph).rows
        #expect(first == [[.integer(1)], [.integer(2)], [.integer(3)]])
    }

    @Test func filesAreReadAsCSV() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "naql-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let text = "\u{FEFF}id,name\r\n1,\"a \"\"b\"\", c\"\r\n2,\n3,\"two\nlines\"\n"
        try Data(text.utf8).write(to: file)
        let graph = Graph()
        let maps = try Self.run("LOAD CSV WITH HEADERS FROM '\(file.path)' AS r RETURN r.id, r.name", graph).rows
        let expected: [[Value]] = [
            [.string("1"), .string("a \"b\", c")], [.string("2"), .null], [.string("3"), .string("two\nlines")],
        ]
        #expect(maps == expected)
        let lists = try Self.run("LOAD CSV FROM 'file://\(file.path)' AS r FIELDTERMINATOR ';' RETURN size(r)", graph)
            .rows
        #expect(lists.count == 5)
        #expect(throws: ExecutionError.self) { try Self.run("LOAD CSV FROM '/no/such/file' AS r RETURN r", graph) }
        #expect(throws: ExecutionError.self) {
            try Self.run("LOAD CSV FROM '\(file.path)' AS r RETURN r", graph, isSafe: true)
        }
    }

    private static func run(
        _ text: String, _ graph: Graph, timeLimit: Double? = nil, memory: Int = .max, isSafe: Bool = false
    ) throws -> (columns: [String], rows: [[Value]]) {
        let catalog = Catalog(
            functions: FunctionRegistry.standard.signatures, procedures: ProcedureRegistry.standard.signatures)
        let planned = try Planner(graph: graph).plan(Binder(catalog: catalog).bind(Parser.parse(text)))
        let context = ExecutionContext(
            graph: graph, subplans: planned.subplans, functions: .standard, procedures: .standard,
            slotCount: planned.slotCount,
            statementClock: 0,
            meter: ExecutionMeter(timeLimit: timeLimit, memory: MemoryBudget(limit: memory)), isSafe: isSafe)
        let cursor = try Execution.run(planned, in: context)
        return (cursor.columns, try cursor.rows(in: graph))
    }

    private static func contents(_ graph: Graph) throws -> [String] {
        try ["MATCH (n) RETURN n, labels(n), properties(n)", "MATCH ()-[r]->() RETURN r, type(r), properties(r)"]
            .flatMap { query in
                try run(query, graph).rows.map { row in row.map { $0.literal(in: graph) }.joined(separator: " ") }
            }
    }

    private static func name(_ error: any Error) -> String {
        switch error {
        case let error as ExecutionError: "\(error.type) \(error.detail)"
        case let error as Diagnostic: "\(error.type.rawValue) \(error.code)"
        default: "\(error)"
        }
    }
}
