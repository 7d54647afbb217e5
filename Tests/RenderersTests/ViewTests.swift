import Naql
import Testing

@testable import Renderers

/// Pages of results, as far as their text tells.
@Suite struct ViewTests {
    private func page(_ query: String, of session: Session = Session()) throws -> String {
        let result = try session.run(query)
        let rows = try result.all()
        let content = ViewContent(
            title: query, columns: result.columns, rows: rows, graph: session.graph, rowCount: rows.count)
        var page = ViewPage(content)
        let sink = MemorySink()
        try page.write(to: sink)
        return sink.text
    }

    @Test func aPageAsksForNothing() throws {
        let page = try page(
            "CREATE (a:A {name: 'http://x.invalid/'})-[r:R]->(b:B {name: '<script>alert(1)</script>'}) RETURN a, r, b")
        #expect(page.contains("default-src 'none'"))
        for asking in ["src=", "@import", "fetch(", "XMLHttp", "<link", "url(h"] {
            #expect(!page.contains(asking), "\(asking)")
        }
        #expect(page.ranges(of: "<script>").count == 1)
        #expect(page.contains("&lt;script&gt;alert(1)"))
    }

    @Test func theSameResultIsTheSamePicture() throws {
        let query = """
            UNWIND range(1, 30) AS x CREATE (a:A {name: 'n' + x}) WITH collect(a) AS all
            UNWIND range(0, 28) AS i WITH all, i, all[i] AS a, all[(i * 7) % 30] AS b CREATE (a)-[r:R]->(b) RETURN a, r, b
            """
        #expect(try page(query) == page(query))
    }

    @Test func nodesStandApart() {
        let edges = (1..<40).map { ($0, $0 / 3) }
        let layout = GraphLayout(count: 60, edges: edges)
        for a in layout.points.indices {
            let place = layout.points[a]
            #expect(place.x >= 0 && place.x <= layout.width && place.y >= 0 && place.y <= layout.height)
            for b in 0..<a {
                let (dx, dy) = (place.x - layout.points[b].x, place.y - layout.points[b].y)
                #expect(dx * dx + dy * dy > 35 * 35, "\(a) and \(b)")
            }
        }
        // What is joined stands nearer than what is not.
        func distance(_ a: Int, _ b: Int) -> Double {
            let (dx, dy) = (layout.points[a].x - layout.points[b].x, layout.points[a].y - layout.points[b].y)
            return (dx * dx + dy * dy).squareRoot()
        }
        let joined = edges.map { distance($0.0, $0.1) }.reduce(0, +) / Double(edges.count)
        let all = (0..<40).flatMap { a in (0..<a).map { distance(a, $0) } }
        #expect(joined < all.reduce(0, +) / Double(all.count) / 2)
    }

    @Test func partsThatThereAreNotAreLeftOut() throws {
        let page = try page("UNWIND [1, 2] AS n RETURN n")
        #expect(!page.contains("id=\"graph\"") && !page.contains("id=\"when\"") && !page.contains("id=\"articles\""))
        let dated = try self.page("UNWIND ['2025-01-02', '2024-05-06T10:00'] AS day RETURN day, 'x' AS what")
        #expect(dated.contains("timeline of 2 rows") && dated.contains("2024-05-06T10:00"))
    }

    @Test func whatIsNotDrawnIsCounted() throws {
        let page = try page("UNWIND range(1, 450) AS x CREATE (a:A {name: x}) RETURN a")
        #expect(page.contains("400 of 450 nodes are drawn"))
    }

    @Test func htmlIsOneDocument() throws {
        let session = Session()
        var options = RenderOptions()
        options.documents = OutputDocuments()
        let sink = MemorySink()
        for query in ["RETURN 1 AS a", "RETURN 'ب' AS b"] {
            _ = try ResultPrinter(format: OutputFormat.named("html")!, options: options, sink: sink).print(
                session.run(query))
        }
        _ = try options.documents?.finish(into: sink, options: options)
        #expect(sink.text.hasPrefix("<!doctype html>") && sink.text.hasSuffix("</html>\n"))
        #expect(sink.text.ranges(of: "<table>").count == 2 && sink.text.ranges(of: "</html>").count == 1)
        #expect(sink.text.contains("<meta charset=\"utf-8\">") && sink.text.contains("<td dir=\"auto\">ب</td>"))
    }
}
