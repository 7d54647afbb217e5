import Foundation
import Testing

/// What ends or hangs a reader costs one record; the rest is read.
@Suite struct HostileFileTests {
    private static func page(_ words: String) -> String {
        "<!DOCTYPE html><html lang=en><head><title>Port</title></head><body><article><h1>Port</h1><p>Mayor Lena Parson said "
            + "the \(words) would reopen on Monday, after weeks of storms that had closed it.</p></article></body></html>"
    }

    /// A folder with pages, a text and a zip of two pages.
    private static func folder(_ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.path + "/naql-hostile-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, words) in ["a.html": "harbour", "evil.html": "evil", "z.html": "bridge"] {
            try page(words).write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
        }
        try "Rain\n\nOmar Hale said it would rain.\n".write(
            toFile: path + "/plain.txt", atomically: true, encoding: .utf8)
        let script = """
            import sys, zipfile
            z = zipfile.ZipFile(sys.argv[1] + "/pack.zip", "w")
            for name in ["one.html", "bad.html", "two.html"]:
                z.writestr(name, open(sys.argv[1] + "/a.html").read().replace("harbour", name[:3]))
            z.close()
            """
        _ = try Program.shell("python3 -c '\(script)' \(path)")
        try body(path)
    }

    private static let query = "MATCH (s:Statement) RETURN s.text ORDER BY s.text"

    @Test func aReaderThatCrashesLosesOnePage() throws {
        try Self.folder { path in
            let all = try Program.naql(path, "-q", "-c", Self.query)
            #expect(all.status == 0 && all.errors.isEmpty && all.output.split(separator: "\n").count == 8, "\(all)")
            let run = try Program.naql(
                path, "-q", "-c", Self.query, environment: ["NAQL_TEST_FAULT": "crash:evil.html"])
            #expect(run.status == 3 && run.output.split(separator: "\n").count == 7, "\(run)")
            #expect(!run.output.contains("evil"))
            let lines = run.errors.split(separator: "\n")
            #expect(lines.count == 1 && lines[0].contains("evil.html: cannot be read: reading it ended the reader"))
        }
    }

    @Test func aPartOfAnArchiveIsPassedOver() throws {
        try Self.folder { path in
            let run = try Program.naql(
                path + "/pack.zip", "-q", "-c", Self.query, environment: ["NAQL_TEST_FAULT": "crash:bad.html"])
            #expect(run.status == 3 && run.output.contains("one") && run.output.contains("two"), "\(run)")
            #expect(!run.output.contains("bad"))
            let lines = run.errors.split(separator: "\n")
            #expect(lines.count == 1 && lines[0].contains("pack.zip/bad.html"), "\(run.errors)")
        }
    }

    @Test func aReaderThatHangsIsEnded() throws {
        try Self.folder { path in
            let run = try Program.naql(
                "read", path, "-q", environment: ["NAQL_TEST_FAULT": "hang:evil.html", "NAQL_TEST_SECONDS": "1"])
            #expect(run.status == 3 && run.output.split(separator: "\n").count == 6, "\(run)")
            #expect(run.errors.contains("evil.html: cannot be read: reading it ended the reader (no answer for 1 s)"))
        }
    }

    /// The process has no name that anybody needs to know, and ends with its input.
    @Test func theProcessEndsWithItsInput() throws {
        let run = try Program.naql("read-worker", input: "")
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(try !Program.naql("--help").output.contains("read-worker"))
    }
}
