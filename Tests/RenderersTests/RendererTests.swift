import Naql
import Renderers
import Testing
import Text

@Suite struct RendererTests {
    /// A query's result in a format.
    static func render(_ query: String, as name: String, options: RenderOptions = RenderOptions()) throws -> String {
        let session = Session()
        let sink = MemorySink()
        let format = try #require(OutputFormat.named(name))
        _ = try ResultPrinter(format: format, options: options, sink: sink).print(try session.run(query))
        return sink.text
    }

    @Test(arguments: [
        ("csv", "a,b\n\"x,y\",1\n\"say \"\"so\"\"\",\n\"\",2.5\n"),
        ("tsv", "a\tb\nx,y\t1\nsay \"so\"\t\\N\n\t2.5\n"),
        ("jsonl", "{\"a\":\"x,y\",\"b\":1}\n{\"a\":\"say \\\"so\\\"\",\"b\":null}\n{\"a\":\"\",\"b\":2.5}\n"),
        ("json", "[\n {\"a\":\"x,y\",\"b\":1},\n {\"a\":\"say \\\"so\\\"\",\"b\":null},\n {\"a\":\"\",\"b\":2.5}\n]\n"),
        ("markdown", "| a | b |\n| --- | --- |\n| x,y | 1 |\n| say \"so\" |  |\n|  | 2.5 |\n"),
        ("table", "a            b\n────────  ────\nx,y          1\nsay \"so\"  null\n           2.5\n"),
        (
            "box",
            """
            ┌──────────┬──────┐
            │ a        │    b │
            ├──────────┼──────┤
            │ x,y      │    1 │
            │ say "so" │ null │
            │          │  2.5 │
            └──────────┴──────┘

            """
        ),
        ("list", "-- 1 --\na: x,y\nb: 1\n\n-- 2 --\na: say \"so\"\nb: null\n\n-- 3 --\na: \nb: 2.5\n"),
        ("none", ""),
    ])
    func aResultInEachFormat(name: String, expected: String) throws {
        let query = "UNWIND [['x,y', 1], ['say \"so\"', null], ['', 2.5]] AS r RETURN r[0] AS a, r[1] AS b"
        #expect(try Self.render(query, as: name) == expected)
    }

    @Test func arabicKeepsItsLettersInEveryFormat() throws {
        let text = "قالَ: «نعم»"
        for format in OutputFormat.all
        where !["none", "dot", "graphml", "cypher", "histogram", "line", "timeline"].contains(format.name) {
            let shown = try Self.render("RETURN '\(text)' AS قول, 1 AS n", as: format.name)
            #expect(shown.contains(text), "\(format.name)")
        }
    }

    @Test func controlsInDataDoNotReachATerminal() throws {
        let query = "RETURN 'a\\u001B[31mb\\u202Ec' AS t"
        for name in ["table", "box", "list"] {
            let shown = try Self.render(query, as: name, options: RenderOptions(width: 80))
            #expect(!shown.contains("\u{1B}"))
            #expect(!shown.contains("\u{202E}"))
            #expect(shown.contains("a\\u{1B}[31mb\\u{202E}c"))
        }
    }

    @Test func aTableFitsTheTerminalAndLosesNothing() throws {
        let words = (1...60).map { "كلمة\($0)" }.joined(separator: " ")
        let shown = try Self.render(
            "RETURN '\(words)' AS text, 12345 AS n", as: "box", options: RenderOptions(width: 40))
        for line in shown.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) == 40) }
        for number in 1...60 { #expect(shown.contains("كلمة\(number)")) }
    }

    @Test func everyLineOfABoxHasTheSameWidth() throws {
        let cells = ["بِسْمِ اللَّهِ", "漢字かな", "👩‍👩‍👧‍👦 🇱🇧", "e\u{301}te\u{301}", "tab\there", ""]
        let list = cells.map { "'\($0)'" }.joined(separator: ", ")
        let shown = try Self.render("UNWIND [\(list)] AS t RETURN t, size(t) AS n", as: "box")
        let widths = Set(shown.split(separator: "\n").map { DisplayWidth.of(String($0)) })
        #expect(widths.count == 1)
    }

    @Test func isolatesStandRoundRightToLeftCellsOnly() throws {
        let shown = try Self.render(
            "RETURN 'سلام' AS a, 'x' AS b", as: "box", options: RenderOptions(width: 40, bidi: .isolate))
        #expect(shown.contains("\u{2068}سلام\u{2069}"))
        #expect(!shown.contains("\u{2068}x"))
    }

    @Test func nodesRelationshipsAndPathsKeepTheirStructureInJSON() throws {
        let shown = try Self.render(
            "CREATE p = (a:P {name: 'x'})-[r:R {w: 1}]->(b:P) RETURN a, r, p", as: "jsonl")
        #expect(
            shown == """
                {"a":{"id":0,"labels":["P"],"properties":{"name":"x"}},\
                "r":{"id":0,"type":"R","start":0,"end":1,"properties":{"w":1}},\
                "p":{"nodes":[{"id":0,"labels":["P"],"properties":{"name":"x"}},{"id":1,"labels":["P"],"properties":{}}],\
                "relationships":[{"id":0,"type":"R","start":0,"end":1,"properties":{"w":1}}]}}

                """)
    }

    @Test func aGraphResultIsGraphMLAndDot() throws {
        let query = "CREATE (a:P {name: 'x & y'})-[r:R]->(b:Q) RETURN a, r"
        let graphML = try Self.render(query, as: "graphml")
        #expect(graphML.contains("<node id=\"n0\">") && graphML.contains("x &amp; y"))
        #expect(graphML.contains("<edge id=\"e0\" source=\"n0\" target=\"n1\">"))
        let dot = try Self.render(query, as: "dot")
        #expect(dot.contains("\"n0\" -> \"n1\" [label=\"R\"]"))
    }
}
