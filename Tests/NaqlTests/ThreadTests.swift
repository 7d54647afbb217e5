import Naql
import PropertyGraph
import Testing

/// A query works with as many threads as the session's settings say.
@Suite struct ThreadTests {
    /// Enough nodes for a scan that several threads share.
    private static let graph: Graph = {
        let session = Session()
        _ = try? session.run("UNWIND range(1, 150000) AS i CREATE (:A {x: i})")
        return session.graph
    }()

    private func run(_ query: String, threads: Int?) throws -> (threads: Int, rows: [[Value]]) {
        var settings = Settings()
        settings.threads = threads
        let result = try Session(graph: Self.graph, settings: settings).run(query)
        let rows = try result.all()
        return (result.threads, rows)
    }

    @Test(arguments: [1, 2, 3, 7])
    func aScanIsSharedByThatManyThreads(threads: Int) throws {
        let run = try run("MATCH (a:A) WHERE a.x % 7 = 1 RETURN count(a) AS n, sum(a.x) AS s", threads: threads)
        #expect(run.threads == threads)
        #expect(run.rows == [[.integer(21429), .integer(1_607_153_571)]])
    }

    /// Texts are searched by several threads as well; what they find comes in order, texts of later nodes and of other kinds
    /// among them.
    @Test(arguments: [1, 2, 5])
    func textsAreSearchedByThatManyThreads(threads: Int) throws {
        let writer = Session()
        _ = try writer.run("UNWIND range(1, 50000) AS i CREATE (:T {x: i, text: 'line ' + i + ' of the book'})")
        _ = try writer.run("MATCH (t:T) WHERE t.x % 1000 = 0 SET t.text = t.x")
        _ = try writer.run("MATCH (t:T {x: 77}) SET t.text = '4999 elsewhere'")
        var settings = Settings()
        settings.threads = threads
        let result = try Session(graph: writer.graph, settings: settings).run(
            "MATCH (t:T) WHERE t.text CONTAINS '4999' RETURN t.x AS x")
        let rows = try result.all()
        #expect(result.threads == threads)
        let wanted = [77, 4999, 14999, 24999, 34999, 44999] + (49990...49999)
        #expect(rows == wanted.map { [.integer(Int64($0))] })
    }

    @Test func moreThreadsThanPiecesAreNotStarted() throws {
        let run = try run("MATCH (a:A) RETURN sum(a.x) AS s", threads: 1000)
        #expect(run.threads <= 150_000 / 16_384 + 1)
        #expect(run.rows == [[.integer(11_250_075_000)]])
    }

    @Test func partsOfOneQueryShareTheThreads() throws {
        let part = "MATCH (a:A) WHERE a.x % 7 = %d RETURN sum(a.x) AS s"
        let parts = (0..<4).map { part.replacing("%d", with: "\($0)") }.joined(separator: " UNION ALL ")
        #expect(try run(parts, threads: 2).threads == 2)
        let product = (0..<3).map { "CALL { MATCH (a:A) WHERE a.x % 3 = \($0) RETURN count(*) AS n\($0) }" }
        let run = try run(product.joined(separator: " ") + " RETURN n0 + n1 + n2 AS n", threads: 3)
        #expect(run.threads <= 3)
        #expect(run.rows == [[.integer(150_000)]])
    }

    @Test(arguments: ["PROFILE MATCH (a:A) RETURN sum(a.x)", "MATCH (a:A {x: 1}) SET a.y = 1 RETURN count(*) AS n"])
    func whatWritesOrIsMeasuredRunsAlone(query: String) throws {
        #expect(try run(query, threads: 4).threads == 1)
    }

    @Test func theDefaultIsWhatTheProcessMayUse() throws {
        let settings = Settings()
        #expect(settings.threads == nil)
        #expect(settings.workers >= 1)
        #expect(try run("MATCH (a:A) RETURN sum(a.x) AS s", threads: nil).threads <= settings.workers)
    }
}
