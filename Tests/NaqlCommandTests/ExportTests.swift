import Foundation
import Testing

/// What is exported as statements, or as graph CSV, builds the same graph again.
@Suite struct ExportTests {
    static let questions = """
        MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS nodes ORDER BY label;
        MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS relationships, sum(r.start) AS starts ORDER BY type;
        MATCH (a:Article) RETURN a.headline AS headline, a.published AS published ORDER BY published, headline;
        """

    @Test(arguments: ["cypher", "csv"])
    func anExportBuildsTheGraphAgain(format: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("naql-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + (format == "csv" ? "/graph" : "/graph.cypher")
        let export = try Program.naql("export", "seeds", "--quiet", "--format", format, "-o", path)
        #expect(export.status == 0, "\(export.errors)")
        let expected = try Program.naql("seeds", "-c", Self.questions)
        let arguments = format == "csv" ? path : "-f '\(path)'"
        let again = try Program.shell("naql \(arguments) -c \"$QUESTIONS\"", environment: ["QUESTIONS": Self.questions])
        #expect(expected.status == 0 && again.status == 0, "\(again.errors)")
        #expect(again.output == expected.output)
    }
}
