import Foundation
import Testing

/// GraphML and DOT: one document an output, which other programs read back whole.
@Suite struct GraphOutputTests {
    /// Reads GraphML as programs do: for each node and edge its attributes by name and type.
    private static let reader = """
        import sys, xml.etree.ElementTree as E
        n = '{http://graphml.graphdrawing.org/xmlns}'
        g = E.fromstring(sys.stdin.buffer.read())
        keys = {k.get('id'): (k.get('attr.name'), k.get('attr.type')) for k in g.iter(n + 'key')}
        for e in [*g.iter(n + 'node'), *g.iter(n + 'edge')]:
            d = [(*keys[d.get('key')], d.text or '') for d in e.iter(n + 'data')]
            print(e.get('id'), e.get('source'), e.get('target'), *[f'{k}:{t}={v!r}' for k, t, v in d], sep='|')
        """

    private func read(_ queries: String...) throws -> [String] {
        let commands = queries.map { "-c '\($0)'" }.joined(separator: " ")
        let run = try Program.shell(
            "naql --format graphml -q \(commands) | python3 -c \"$READER\"", environment: ["READER": Self.reader])
        #expect(run.errors == "")
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test func severalStatementsAreOneGraph() throws {
        let lines = try read(
            "CREATE (:A {n: 1})-[:R {w: 0.5}]->(:B {n: 2}), (:C)", "MATCH (n:A) RETURN n", "RETURN 1 AS x",
            "MATCH (n:A) SET n.n = 7", "MATCH (n:A)-[r]->() RETURN [n, r] AS l", "MATCH (n:C) RETURN n")
        #expect(
            lines == [
                "n0|None|None|labels:string='A'|label:string='A'|n:long='7'",
                "n1|None|None|labels:string='B'|label:string='B'|n:long='2'",
                "n2|None|None|labels:string='C'|label:string='C'", "e0|n0|n1|type:string='R'|w:double='0.5'",
            ])
    }

    @Test func statementsWithoutColumnsWriteNothing() throws {
        for format in ["graphml", "dot", "csv", "json", "jsonl", "tsv", "markdown", "html"] {
            #expect(
                try Program.naql("--format", format, "-c", "CREATE (:A)", "-c", "MATCH (n) SET n.x = 1").output == "")
        }
        let run = try Program.naql("--format", "graphml", "-c", "CREATE ()", "-c", "RETURN 1 AS x")
        #expect(run.output.components(separatedBy: "<?xml").count == 2)
    }

    @Test func keysThatReadersKeepAreRenamed() throws {
        let query =
            "CREATE (a {id: 1, labels: true, label: \"x\", `id_`: 2})-[r:T {type: \"y\", id: 3, source: 4}]->(a) RETURN a, r"
        #expect(
            try read(query) == [
                "n0|None|None|labels:string=''|label:string='n0'|id__:long='1'|labels_:boolean='true'|label_:string='x'"
                    + "|id_:long='2'",
                "e0|n0|n0|type:string='T'|id_:long='3'|type_:string='y'|source_:long='4'",
            ])
        let told = try Program.naql("--format", "graphml", "-c", "CREATE (a {id: 1}) RETURN a")
        #expect(told.errors == "note: of nodes written so that readers keep them apart: `id` as `id_`\n")
    }

    @Test func textsTypesAndParallelEdgesComeBack() throws {
        let lines = try read(
            "CREATE (a:P {t: \"a\\r\\n<b>&\\t\\\"c\\\" \", e: \"\", m: 1, d: date(\"2024-01-01\"), l: [1, 2], f: 1.0 / 0.0})",
            "MATCH (a:P) CREATE (b:P {m: \"x\"}), (a)-[:R]->(b), (a)-[:R]->(b), (a)-[:R]->(a), (:Lone)",
            "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r")
        #expect(lines.count == 6)
        let first = try #require(lines.first)
        for part in [
            "t:string='a\\r\\n<b>&\\t\"c\" '", "e:string=''", "m:string='1'", "d:string='2024-01-01'",
            "l:string='[1,2]'",
            "f:double='INF'",
        ] { #expect(first.contains(part), "\(part)") }
    }

    @Test func whatXMLCannotHoldIsTold() throws {
        let run = try Program.naql("--format", "graphml", "-c", "CREATE (a {t: 'x\\u0000y\\u001Bz'}) RETURN a")
        #expect(run.output.contains("x\u{FFFD}y\u{FFFD}z"))
        #expect(run.errors.contains("2 control characters that the format cannot hold were written as U+FFFD"))
    }

    @Test func aFailureLeavesWhatWasAnsweredBefore() throws {
        let run = try Program.naql("--format", "graphml", "-c", "CREATE (a:A) RETURN a", "-c", "RETURN 1 / 0")
        #expect(run.status == 1)
        #expect(run.output.hasSuffix("</graphml>\n") && run.output.contains("<node id=\"n0\">"))
    }

    @Test func aFileOfTheShellIsOneDocument() throws {
        let file = try temporaryFile("", name: "out.dot")
        let run = try Program.naql(
            "--format", "dot",
            input:
                ":output \(file)\nCREATE (a:A {name: 'x &amp; \"y\" \\\\'}) RETURN a;\nMATCH (a) RETURN a;\n:output\nRETURN 1 AS x;\n"
        )
        #expect(run.output == "digraph naql {\n  node [shape=box, style=rounded];\n}\n")
        #expect(
            try String(contentsOfFile: file, encoding: .utf8)
                == "digraph naql {\n  node [shape=box, style=rounded];\n"
                + "  \"n0\" [label=\"x &amp;amp; \\\"y\\\" \\\\\\n:A\"];\n}\n")
    }

    @Test func spreadsheetsAreGuardedWhereAsked() throws {
        let query = "UNWIND ['=1+1', '+1', '-x', '@x', 'a=b', '', null, -5, -0.5, '\\t=1'] AS c RETURN c"
        let plain = try Program.naql("--format", "csv", "-c", query)
        #expect(plain.output == "c\n=1+1\n+1\n-x\n@x\na=b\n\"\"\n\n-5\n-0.5\n\t=1\n")
        let guarded = try Program.naql("--format", "csv", "--csv-safe", "-c", query)
        #expect(guarded.output == "c\n'=1+1\n'+1\n'-x\n'@x\na=b\n\"\"\n\n-5\n-0.5\n'\t=1\n")
        let marked = try Program.naql("--format", "csv", "--bom", "-c", "RETURN 1 AS a", "-c", "RETURN 2 AS b")
        #expect(marked.output == "\u{FEFF}a\n1\nb\n2\n")
    }
}
