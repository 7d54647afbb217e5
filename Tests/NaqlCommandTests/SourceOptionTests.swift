import Foundation
import Testing

/// Options about how sources are read.
@Suite struct SourceOptionTests {
    private func asking(_ records: String, _ options: String...) throws -> Program.Outcome {
        let file = try temporaryFile(records, name: "a.jsonl")
        defer { try? FileManager.default.removeItem(atPath: String(file.dropLast("/a.jsonl".count))) }
        let query = "MATCH (a:Article) RETURN a.text AS t, toString(a.day) AS d ORDER BY t"
        return try Program.naql([file, "--format", "jsonl", "-c", query] + options)
    }

    @Test func strictLoadsNothingWhereARecordCannotBeRead() throws {
        let records = "{\"text\":\"The mayor said x.\"}\n{\"title\":\"no text\"}\n"
        let lenient = try asking(records)
        #expect(lenient.output.contains("The mayor said x.") && lenient.status == 3)
        let strict = try asking(records, "--strict")
        #expect(strict.output == "" && strict.status == 3 && strict.errors.contains("--strict"))
        #expect(strict.errors.split(separator: "\n").count == 2, "\(strict.errors)")
        #expect(try asking("{\"text\":\"The mayor said x.\"}\n", "--strict").status == 0)
    }

    @Test func datesOfNumbersAreReadAsAsked() throws {
        let record = "{\"text\":\"x\",\"published\":\"04/05/2024\"}\n"
        #expect(try asking(record, "--dates", "dmy").output == "{\"t\":\"x\",\"d\":\"2024-05-04\"}\n")
        #expect(try asking(record, "--dates", "mdy").output == "{\"t\":\"x\",\"d\":\"2024-04-05\"}\n")
        #expect(try asking(record).errors.contains("--dates"))
        #expect(try asking(record, "--dates", "ymd").status == 2)
    }

    @Test func membersAreNamedByAMap() throws {
        let record = "{\"parts\":[{\"t\":\"x\"}],\"meta\":{\"when\":\"2024-03-05\"}}\n"
        let run = try asking(record, "--map", "text=parts.t,published=meta.when")
        #expect(run.output == "{\"t\":\"x\",\"d\":\"2024-03-05\"}\n" && run.status == 0)
        #expect(try asking(record, "--map", "colour=x").errors.contains("'colour' is no field"))
    }

    @Test func whatIsSaidInATranscriptHasItsTime() throws {
        let cues = "WEBVTT\n\n00:01:10.000 --> 00:01:12.000\n<v Omar Hale>I deny it.\n\n"
        let file = try temporaryFile(cues, name: "talk.vtt")
        defer { try? FileManager.default.removeItem(atPath: String(file.dropLast("/talk.vtt".count))) }
        let query =
            "MATCH (w)-[:SAID]->(s:Statement)-[:IN]->()<-[:HAS_SENTENCE]-(p) RETURN w.name, s.kind, s.time, p.time"
        let run = try Program.naql(file, "--format", "csv", "-c", query)
        #expect(run.output == "w.name,s.kind,s.time,p.time\nOmar Hale,direct,00:01:10.000,00:01:10.000\n")
        // A graph that is built again from an archive's articles has it still.
        let archive = file.replacing("talk.vtt", with: "a.naql")
        _ = try Program.naql("import", file, "-o", archive, "--quiet")
        let other = try temporaryFile("The lake is blue.", name: "b.txt")
        let again = try Program.naql(archive, other, "--format", "csv", "-c", query)
        #expect(again.output == run.output)
    }
}
