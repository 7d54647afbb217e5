import Naql
import Renderers
import Testing

/// How an article was understood, told from a graph that a query made: whatever finds statements, this is how they are shown.
@Suite struct ReadingFormatTests {
    private static let article = """
        CREATE (a:Article {id: 'a1', path: 'in/one.txt', headline: 'Bridge <open>', language: 'en',
            text: 'Nadia said the mayor called it "safe".\\nNobody spoke.'}),
          (a)-[:HAS_SECTION]->(x:Section {kind: 'body'}),
          (x)-[:HAS_PARAGRAPH]->(p:Paragraph {start: 0, end: 38})-[:HAS_SENTENCE]->(t:Sentence {start: 0, end: 38}),
          (x)-[:HAS_PARAGRAPH]->(:Paragraph {start: 39, end: 52})-[:HAS_SENTENCE]->(:Sentence {start: 39, end: 52}),
          (n:Person:Agent {name: 'Nadia Haddad'}), (g:Outlet:Organization:Agent {name: 'The Gazette'}),
          (t)-[:MENTIONS {start: 0, end: 5, kind: 'name', text: 'Nadia'}]->(n),
          (s:Statement {start: 11, end: 37, kind: 'mixed', verb: 'said', act: 'say', rule: 'said-that',
            resolver: 'explicit', resolved: 'explicit'})-[:IN]->(t), (n)-[:SAID {role: 'engineer'}]->(s),
          (s)-[:VIA {order: 1, verb: 'reported'}]->(g),
          (:Statement {start: 32, end: 36, kind: 'direct', verb: 'called', act: 'say', rule: 'said-quote',
            resolver: 'none', resolved: 'none'})-[:IN]->(t)
        """

    private func shown(_ format: String, _ options: RenderOptions = RenderOptions()) throws -> String {
        let session = Session()
        _ = try session.run(Self.article)
        var ids = try session.articles(matching: nil)
        let sink = MemorySink()
        try ReadingFormat.named(format)!.write(to: sink, options: options) {
            ids.isEmpty ? nil : try session.reading(of: ids.removeFirst())
        }
        return String(decoding: sink.bytes, as: UTF8.self)
    }

    @Test func marksStandInTheText() throws {
        #expect(
            try shown("text") == """
                Bridge <open>
                in/one.txt · en

                {Nadia} said [1 the mayor called it "[2 safe 2]" 1].
                    [1] mixed, say, rule said-that; speaker by explicit
                        words: said
                        who:   Nadia Haddad (Person, engineer)
                        via:   The Gazette (Organization, reported)
                    [2] direct, say, rule said-quote; no speaker found
                        words: called
                    {Nadia} = Nadia Haddad: Person

                Nobody spoke.

                """)
    }

    @Test func coloursTakeNoRoomAndLinesAreFitted() throws {
        let plain = try shown("text", RenderOptions(width: 30))
        let coloured = try shown("text", RenderOptions(width: 30, color: true))
        #expect(coloured.contains("\u{1B}["))
        #expect(coloured.replacing(#/\u{1B}\[\d*m/#, with: "") == plain)
        #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 30 })
    }

    @Test func aPageEscapesAndNumbers() throws {
        let page = try shown("html")
        #expect(page.contains("<h1 dir=\"auto\">Bridge &lt;open&gt;</h1>"))
        #expect(page.contains("<a class=\"n\" href=\"#a1-s1\">1</a>"))
        #expect(page.contains("<li id=\"a1-s2\" value=\"2\">"))
        #expect(page.contains("<mark class=\"direct nobody\""))
        #expect(page.hasSuffix("</body>\n</html>\n"))
    }

    @Test func aLineOfJSONHasOffsetsThatFitItsText() throws {
        let line = try shown("jsonl")
        #expect(line.hasSuffix("}\n") && line.filter { $0 == "\n" }.count == 1)
        #expect(
            line.contains(
                #"{"start":11,"end":37,"text":"the mayor called it \"safe\"","kind":"mixed","verb":"said","act":"say","#
            ))
        #expect(line.contains(#""via":[{"name":"The Gazette","label":"Organization","verb":"reported"}]"#))
        #expect(
            line.contains(#"{"start":0,"end":5,"text":"Nadia","kind":"name","name":"Nadia Haddad","label":"Person"}"#))
    }

    @Test func articlesAreFoundByIdPathAndHeadline() throws {
        let session = Session()
        _ = try session.run(Self.article)
        _ = try session.run("CREATE (:Article {id: 'one.txt', headline: 'Other'})")
        for text in ["a1", "in/one.txt", "BRIDGE"] { #expect(try session.articles(matching: text) == ["a1"]) }
        // What is named exactly hides what is named in part.
        #expect(try session.articles(matching: "one.txt") == ["one.txt"])
        #expect(try session.articles(matching: "nowhere").isEmpty)
        #expect(try session.articles(matching: nil) == ["a1", "one.txt"])
        #expect(try session.reading(of: "nowhere") == nil)
    }
}
