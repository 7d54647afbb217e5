import Foundation
import Testing

/// One folder that holds every format, made of the same articles: from each the same is read.
@Suite struct OneFolderTests {
    /// What is said in an article, and what is known of it besides.
    private struct Row: Hashable {
        let path: String
        let headline: String
        let day: String
        let said: String

        /// The format of the file that it is from: what stands before the first stroke or point of its name.
        var format: String { String(path.prefix { $0 != "-" && $0 != "." }) }
    }

    private static let query = """
        MATCH (a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->()<-[:IN]-(s:Statement)
        OPTIONAL MATCH (w)-[:SAID]->(s)
        RETURN a.path AS path, coalesce(a.headline, '') AS headline, coalesce(toString(a.day), '') AS day,
          coalesce(w.name, '-') + ' | ' + s.kind + ' | ' + s.text AS said
        """

    private static func rows(_ files: [SampleFile]) throws -> (rows: [Row], run: Program.Outcome) {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files { try Data(file.bytes).write(to: folder.appendingPathComponent(file.name)) }
        let run = try Program.naql([folder.path, "--format", "jsonl", "-c", query])
        let rows = try run.output.split(separator: "\n").map { line in
            let row = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
            let path = row["path"]!.replacing(folder.path + "/", with: "")
            return Row(path: path, headline: row["headline"]!, day: row["day"]!, said: row["said"]!)
        }
        return (rows, run)
    }

    @Test func theSameStatementsFromEachFormat() throws {
        let files = try SampleTexts.files(SampleArticle.all) + SamplePackages.files(SampleArticle.all)
        let (rows, run) = try Self.rows(files)
        #expect(run.status == 0, "\(run.errors)")
        let formats = Set(files.map { String($0.name.prefix { $0 != "-" && $0 != "." }) })
        let wanted = Set(rows.filter { $0.format == "front" }.map(\.said))
        #expect(wanted.count >= 9, "\(wanted)")
        for format in formats.sorted() {
            let languages = Set(files.filter { $0.name.hasPrefix(format + "-") }.map { $0.name.contains("-ar.") })
            let isArabicAlone = languages == [true]
            let said = rows.filter { $0.format == format }
            let expected = isArabicAlone ? Set(rows.filter { $0.path == "front-ar.txt" }.map(\.said)) : wanted
            #expect(Set(said.map(\.said)) == expected, "\(format)")
            #expect(said.count == expected.count, "\(format): some are there twice")
            // What a document of a word processor or a mail is of, its own lines say.
            #expect(Set(said.map(\.headline)).isSubset(of: SampleArticle.all.map(\.headline)), "\(format)")
            guard !["word", "rich"].contains(format) else { continue }
            #expect(Set(said.map(\.day)).isSubset(of: SampleArticle.all.map(\.day)), "\(format)")
        }
    }

    @Test func theSameTurnsFromEachTranscript() throws {
        let talk = SampleArticle.talk
        let cues = talk.enumerated().map { index, turn in
            (number: index + 1, times: "00:00:0\(index),000 --> 00:00:0\(index + 1),000", who: turn.0, words: turn.1)
        }
        let files = [
            SampleFile("plain.txt", "Talk on the port\n\n" + talk.map { "\($0.0): \($0.1)\n\n" }.joined()),
            SampleFile("timed.txt", cues.map { "[00:00:0\($0.number)] \($0.who): \($0.words)\n" }.joined()),
            SampleFile("titles.srt", cues.map { "\($0.number)\n\($0.times)\n\($0.who): \($0.words)\n\n" }.joined()),
            SampleFile(
                "web.vtt",
                "WEBVTT\n\n"
                    + cues.map { "\($0.times.replacing(",", with: "."))\n<v \($0.who)>\($0.words)</v>\n\n" }.joined()),
        ]
        let wanted = Set(talk.map { "\($0.0) | direct | \($0.1.dropLast())" })
        // Each by itself: with the same words they are one article.
        for file in files {
            let (rows, run) = try Self.rows([file])
            #expect(run.status == 0 && Set(rows.map(\.said)) == wanted, "\(file.name): \(run.errors)")
        }
    }
}
