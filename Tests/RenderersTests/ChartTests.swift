import Naql
import PropertyGraph
import Testing
import Text

@testable import Renderers

/// Pictures in the terminal: their figures are right and their lines fit.
@Suite struct ChartTests {
    private func shown(_ format: String, _ query: String, width: Int = 60) throws -> [String] {
        let sink = MemorySink()
        let options = RenderOptions(isTerminal: true, width: width)
        _ = try ResultPrinter(format: try #require(OutputFormat.named(format)), options: options, sink: sink)
            .print(Session().run(query))
        return sink.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    @Test func aHistogramCountsEveryNumberOnce() throws {
        for query in [
            "UNWIND range(1, 500) AS x RETURN x % 37", "UNWIND range(1, 90) AS x RETURN x * x * 0.01",
            "UNWIND [-5, -5, 0, 12] AS x RETURN x", "RETURN 3", "UNWIND [2.5, 2.5] AS x RETURN x",
        ] {
            let lines = try shown("histogram", query)
            let counts = lines.map { line in
                Int(line.drop { $0 != " " || false }.split(separator: " ").filter { Int($0) != nil }.last ?? "0") ?? 0
            }
            let rows = try Session().run(query).all().count
            #expect(counts.reduce(0, +) == rows, "\(query): \(lines)")
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= 60 })
        }
        #expect(try shown("histogram", "RETURN 'x'").isEmpty)
    }

    @Test func aLineBeginsAndEndsWhereItsNumbersDo() throws {
        let lines = try shown("line", "UNWIND range(0, 99) AS x RETURN x * 1.5 AS y")
        #expect(lines.count == 13)
        #expect(lines[0].hasPrefix("148.5 ┤") && lines[11].hasPrefix("    0 ┤"))
        // It rises: the first row has dots at its end alone, the last one at its beginning.
        #expect(lines[0].last != "\u{2800}" && lines[0].contains("\u{2800}\u{2800}\u{2800}"))
        #expect(!lines[11].contains("┤\u{2800}"))
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 60 })
    }

    @Test func dotsStandWhereTheyAreSet() {
        var dots = Dots(width: 2, height: 1)
        dots.set(0, 0)
        dots.set(3, 3)
        dots.set(9, 9)
        #expect(dots.rows == ["\u{2801}\u{2880}"])
        var line = Dots(width: 2, height: 1)
        line.line(from: (0, 0), to: (3, 3))
        #expect(line.rows == ["\u{2811}\u{2884}"])
    }

    @Test func aTimelineListsRowsInTheirOrder() throws {
        let lines = try shown(
            "timeline",
            "UNWIND [[date('2025-03-01'), 'خبر'], [date('2024-01-01'), 'first'], ['x', 'none']] AS r RETURN r[0], r[1]")
        #expect(lines.contains("2024-01-01        first"))
        // Right-to-left text ends at the edge.
        #expect(
            lines.last.map { $0.hasPrefix("2025-03-01") && $0.hasSuffix("خبر") && DisplayWidth.of($0) == 60 } == true)
        #expect(lines.contains { $0.hasPrefix("█") && $0.hasSuffix("█") })
    }

    @Test func labelsFromTheRightStandBesideTheirBars() throws {
        let lines = try shown("chart", "UNWIND [['اسم', 1], ['longer name', 2]] AS r RETURN r[0], r[1]")
        #expect(lines[0].hasPrefix("        اسم 1 █") && lines[1].hasPrefix("longer name 2 █"))
    }

    @Test func cypherMakesTheSameGraphAgain() throws {
        let session = Session()
        let query = """
            CREATE (a:A:`odd label` {name: 'it\\'s', day: date('2025-01-02'), n: 1.5, list: [1, 2]})-[r:`R x` {k: true}]->(b), (a)-[s:S]->(a)
            RETURN a, r, b, s
            """
        let sink = MemorySink()
        _ = try ResultPrinter(format: OutputFormat.named("cypher")!, options: RenderOptions(), sink: sink).print(
            session.run(query))
        let copy = Session()
        _ = try copy.run(String(sink.text.dropLast(2)))
        let check =
            "MATCH (a)-[r]->(b) RETURN labels(a) AS l, properties(a) AS p, type(r) AS t, properties(r) AS q, labels(b) AS m ORDER BY t"
        let (one, two) = (try session.run(check).all(), try copy.run(check).all())
        #expect(
            one.map { $0.map { $0.literal(in: session.graph) } } == two.map { $0.map { $0.literal(in: copy.graph) } })
        #expect(one.count == 2)
    }
}
