import Foundation
import Testing

/// What other tools found in articles, merged beside or over what the program finds.
@Suite struct AnnotationTests {
    private static let article = """
        Road opens

        The road is open again, Lena Orsk wrote in a note. "We are glad it is done," a shopkeeper shouted. Nobody answered.

        """

    /// What is said in an article, each as `origin | kind | speaker | content`, with annotations of a file beside it.
    private func asking(
        _ annotations: String, name: String, option: String = "--annotations"
    ) throws -> (rows: [String], run: Program.Outcome) {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let article = folder.appendingPathComponent("road.txt")
        try Self.article.write(to: article, atomically: true, encoding: .utf8)
        let file = folder.appendingPathComponent(name)
        try annotations.write(to: file, atomically: true, encoding: .utf8)
        let query = """
            MATCH (s:Statement) OPTIONAL MATCH (w)-[:SAID]->(s)
            RETURN s.origin + ' | ' + s.kind + ' | ' + coalesce(w.name, '-') + ' | ' + s.text AS row ORDER BY row
            """
        let run = try Program.naql([article.path, option, file.path, "--format", "csv", "-c", query])
        let rows: [String] = run.output.split(separator: "\n").dropFirst().map {
            String($0).replacing("\"\"", with: "”").replacing("\"", with: "")
        }
        return (rows, run)
    }

    private func offsets(_ words: String) -> (Int, Int) {
        let start = Self.article.range(of: words)!.lowerBound
        let from = Self.article.unicodeScalars.distance(from: Self.article.startIndex, to: start)
        return (from, from + words.unicodeScalars.count)
    }

    private let glad = "We are glad it is done"

    @Test func aRecordALineIsMergedBesideOurs() throws {
        let line = #"{"article":"road","text":"Nobody answered","speaker":"Lena Orsk","origin":"desk","verb":"wrote"}"#
        let (rows, run) = try asking(line + "\n", name: "a.jsonl")
        #expect(rows.contains("desk | indirect | Lena Orsk | Nobody answered"), "\(run.output)\(run.errors)")
        #expect(rows.contains { $0.hasPrefix("naql | direct") && $0.hasSuffix(glad) })
        #expect(run.status == 0)
    }

    @Test func aTextOfJSONMayHoldALineSeparator() throws {
        let line = "{\"article\":\"road\",\"text\":\"Nobody answered\",\"note\":\"x\u{2028}y\",\"origin\":\"desk\"}"
        let (rows, run) = try asking(line + "\r\n" + line + "\r\n", name: "a.jsonl")
        #expect(rows.contains("desk | indirect | - | Nobody answered"), "\(run.output)\(run.errors)")
        #expect(run.status == 0)
    }

    @Test func whoFoundTheSameIsNamedEachOnce() throws {
        let lines = ["desk", "lab", "desk"].map { #"{"article":"road","text":"Nobody answered","origin":"\#($0)"}"# }
        let (rows, _) = try asking(lines.joined(separator: "\n"), name: "a.jsonl")
        #expect(rows.filter { $0.hasSuffix("Nobody answered") } == ["desk, lab | indirect | - | Nobody answered"])
    }

    @Test func whatSaysTheSameIsNotThereTwice() throws {
        let (start, end) = offsets(glad)
        let (rows, _) = try asking(
            "article,start,end,type,speaker\nroad.txt,\(start),\(end),statement,anon: a shopkeeper\n", name: "desk.csv")
        #expect(rows.filter { $0.hasSuffix(glad) } == ["naql, desk | direct | shopkeeper | \(glad)"])
    }

    @Test func oursGivesWayWhereItIsAskedTo() throws {
        let (start, end) = offsets(glad)
        let table = "article\tstart\tend\ttype\tspeaker\nroad.txt\t\(start)\t\(end)\tdirect\tLena Orsk\n"
        let (rows, _) = try asking(table, name: "desk.tsv", option: "--annotations-over")
        #expect(rows.filter { $0.hasSuffix(glad) } == ["desk | direct | Lena Orsk | \(glad)"])
    }

    @Test func spansWithRelationsAreRead() throws {
        let (content, speaker) = (offsets("Nobody answered"), offsets("Lena Orsk"))
        let text = Self.article.replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
        func span(_ place: (Int, Int), _ label: String) -> String {
            #"{"start":\#(place.0),"end":\#(place.1),"label":"\#(label)"}"#
        }
        let spans = "[\(span(content, "CONTENT")),\(span(speaker, "SOURCE")),\(span(offsets(glad), "QUOTE"))]"
        let relation = #"{"head_span":\#(span(content, "x")),"child_span":\#(span(speaker, "x")),"label":"SAYS"}"#
        let example = #"{"text":"\#(text)","answer":"accept","spans":\#(spans),"relations":[\#(relation)]}"#
        let (rows, run) = try asking(example + "\n", name: "gold.jsonl")
        #expect(rows.contains("gold | indirect | Lena Orsk | Nobody answered"), "\(run.output)\(run.errors)")
        let refused = example.replacing("accept", with: "reject")
        #expect(try asking(refused + "\n", name: "gold.jsonl").rows.allSatisfy { $0.hasPrefix("naql |") })
    }

    @Test func bratIsRead() throws {
        let (content, speaker) = (offsets("Nobody answered"), offsets("Lena Orsk"))
        let lines = """
            T1\tIndirectQuote \(content.0) \(content.1)\tNobody answered
            T2\tSpeaker \(speaker.0) \(speaker.1)\tLena Orsk
            R1\tsaid_by Arg1:T1 Arg2:T2
            T3\tQuote 100000 100005\tx

            """
        let (rows, run) = try asking(lines, name: "road.ann")
        #expect(rows.contains("brat | indirect | Lena Orsk | Nobody answered"), "\(run.output)\(run.errors)")
        #expect(run.errors.contains("road.ann:4: 100000 to 100005 lies outside the text"))
    }

    @Test func aCASIsRead() throws {
        let (content, speaker) = (offsets("Nobody answered"), offsets("Lena Orsk"))
        let text = Self.article.replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
        let cas = """
            {"%TYPES": {}, "%VIEWS": {}, "%FEATURE_STRUCTURES": [
             {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "\(text)"},
             {"%ID": 2, "%TYPE": "DocumentMetaData", "documentTitle": "road.txt", "@sofa": 1},
             {"%ID": 3, "%TYPE": "custom.Quote", "@sofa": 1, "begin": \(content.0), "end": \(content.1), "@speaker": 4},
             {"%ID": 4, "%TYPE": "custom.Speaker", "@sofa": 1, "begin": \(speaker.0), "end": \(speaker.1)}]}
            """
        let (rows, run) = try asking(cas, name: "road.json")
        #expect(rows.contains("inception | indirect | Lena Orsk | Nobody answered"), "\(run.output)\(run.errors)")
    }

    /// A token a line, as the words of a text stand; marks are tokens of their own.
    private func webAnno(_ cells: (String) -> String) -> String {
        var rows: [String] = []
        for token in Self.article.split(whereSeparator: { " \n\".,".contains($0) }) {
            let from = Self.article[..<token.startIndex].utf16.count
            rows.append("1-\(rows.count + 1)\t\(from)-\(from + token.utf16.count)\t\(token)\t\(cells(String(token)))\t")
        }
        return rows.joined(separator: "\n") + "\n"
    }

    @Test func webAnnoIsRead() throws {
        let head = """
            #FORMAT=WebAnno TSV 3.3
            #T_SP=webanno.custom.Quote|kind|speaker
            #T_SP=webanno.custom.Source|note
            #T_RL=webanno.custom.Said|label|BT_webanno.custom.Quote


            #Text=Road opens

            """
        let rows = webAnno { token in
            switch token {
            case "Nobody", "answered": "indirect[1]|_\tLena Orsk[1]|_\t_\t_\t_"
            case "Lena", "Orsk": "_\t_\t*[2]\t_\t_"
            default: "_\t_\t_\t_\t_"
            }
        }
        for name in ["road.tsv", "road.txt.tsv"] {
            let (found, run) = try asking(head + rows, name: name)
            #expect(found.contains("webanno | indirect | Lena Orsk | Nobody answered"), "\(run.output)\(run.errors)")
            #expect(run.status == 0)
        }
    }

    @Test func relationsAndSlotsOfWebAnnoLeadToTheSpeaker() throws {
        let relation = """
            #FORMAT=WebAnno TSV 3.2
            #T_SP=webanno.custom.Span|label
            #T_RL=webanno.custom.Said|label|BT_webanno.custom.Span

            """
        let related = webAnno { token in
            switch token {
            case "Nobody": "IndirectQuote[1]\tsaid\t1-9[2_1]"
            case "answered": "IndirectQuote[1]\t_\t_"
            case "Lena", "Orsk": "Speaker[2]\t_\t_"
            default: "_\t_\t_"
            }
        }
        #expect(
            try asking(relation + related, name: "road.tsv").rows
                .contains("webanno | indirect | Lena Orsk | Nobody answered"))
        let slot = """
            #FORMAT=WebAnno TSV 3.3
            #T_SP=custom.Quote|kind|ROLE_custom.Quote:speaker_custom.QuoteSpeakerLink|custom.Speaker
            #T_SP=custom.Speaker

            """
        let slotted = webAnno { token in
            switch token {
            case "Nobody", "answered": "indirect[1]\t*[1]\t1-9[2]\t_"
            case "Lena", "Orsk": "_\t_\t_\t*[2]"
            default: "_\t_\t_\t_"
            }
        }
        #expect(
            try asking(slot + slotted, name: "road.tsv").rows
                .contains("webanno | indirect | Lena Orsk | Nobody answered"))
    }

    @Test func whatIsWrongInWebAnnoIsNamed() throws {
        let old = try asking("#FORMAT=WebAnno TSV 2\n", name: "road.tsv").run
        #expect(old.errors.contains("road.tsv:1: is WebAnno TSV of another version than 3"))
        let head = "#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Quote|kind\n"
        let broken = try asking(head + "1-1\tx\tRoad\t_\n1-2\t5-9\topens\t_\n", name: "road.tsv").run
        #expect(broken.errors.contains("road.tsv:3: is no token") && broken.status == 3)
        #expect(broken.errors.contains("road.tsv:4: 5 to 9 is not as long as its token"))
    }

    @Test(arguments: [
        (#"{"article":"nope","text":"x"}"#, "1 annotation is of an article that is not among these: nope"),
        (#"{"text":"x","start":1,"end":2}"#, ":1: names no article"),
        (#"{"article":"road","start":3,"end":1}"#, ":1: 3 to 1 is no stretch of a text"),
        (#"{"article":"road","text":"not there"}"#, ":1: «not there» does not stand in"),
        (#"{"article":"road","text":"is"}"#, ":1: «is» stands 2 times in"),
        (#"{"article":"road","start":1,"end":3,"type":"verse"}"#, "`verse` is no type of annotation"),
        (#"{"article":"road","#, "not valid JSON"),
    ])
    func whatCannotBePlacedIsNamed(line: String, words: String) throws {
        let (rows, run) = try asking(line + "\n", name: "a.jsonl")
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(rows.allSatisfy { $0.hasPrefix("naql |") } && run.status == 3)
    }
}
