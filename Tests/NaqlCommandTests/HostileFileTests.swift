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

    /// A zip of texts of these names, each with its own name in it.
    private static func texts(_ names: [String], _ body: (String) throws -> Void) throws {
        try folder { path in
            let script = """
                import sys, zipfile
                z = zipfile.ZipFile(sys.argv[1], "w")
                for name in sys.argv[2:]: z.writestr(name, name + " said so.")
                z.close()
                """
            _ = try Program.shell("python3 -c '\(script)' \(path)/texts.zip \(names.joined(separator: " "))")
            try body(path + "/texts.zip")
        }
    }

    /// What a part gave before it ended its reader is told once, and what stands behind it all the same.
    @Test func aPartThatEndsItsReaderLate() throws {
        try Self.texts(["one.txt", "two.txt", "three.txt"]) { path in
            let run = try Program.naql("read", path, environment: ["NAQL_TEST_FAULT": "crash-behind:one.txt"])
            #expect(run.output.split(separator: "\n").count == 3, "\(run)")
            for name in ["one", "two", "three"] { #expect(run.output.contains("\(name).txt said so."), "\(run)") }
            #expect(run.status == 3 && run.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func aFileOfManySuchPartsIsGivenUpAloud() throws {
        try Self.texts((1...20).map { "\($0)/bad.txt" } + ["z.txt"]) { path in
            let run = try Program.naql("read", path, environment: ["NAQL_TEST_FAULT": "crash:bad.txt"])
            #expect(run.status == 3 && run.output.isEmpty, "\(run)")
            let lines = run.errors.split(separator: "\n")
            #expect(
                lines.count == 17 && lines[16].contains("texts.zip: cannot be read: 16 parts of it ended the reader"),
                "\(run)")
        }
    }

    private static func mail(_ words: String, _ head: String = "Content-Type: text/plain") -> String {
        "From: A <a@e.example>\nSubject: S\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n\(head)\n\n\(words)\n"
    }

    @Test func aMailOfABoxIsPassedOver() throws {
        try Self.folder { path in
            let mails = ["One", "Two", "Three"].map { "From x\n" + Self.mail("\($0) said so.") + "\n" }
            try mails.joined().write(toFile: path + "/a.mbox", atomically: true, encoding: .utf8)
            let run = try Program.naql("read", path + "/a.mbox", environment: ["NAQL_TEST_FAULT": "crash:#2"])
            #expect(run.output.contains("One said so.") && run.output.contains("Three said so."), "\(run)")
            #expect(!run.output.contains("Two") && run.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func aMailWithinAMailIsPassedOver() throws {
        try Self.folder { path in
            let inner = ["Two", "Three"].map { "--b\nContent-Type: message/rfc822\n\n" + Self.mail("\($0) said so.") }
            let parts = "--b\nContent-Type: text/plain\n\nOne said so.\n" + inner.joined() + "--b--"
            try Self.mail(parts, "Content-Type: multipart/mixed; boundary=b")
                .write(toFile: path + "/a.eml", atomically: true, encoding: .utf8)
            let run = try Program.naql("read", path + "/a.eml", environment: ["NAQL_TEST_FAULT": "crash:a.eml/1"])
            #expect(run.output.contains("One said so.") && run.output.contains("Three said so."), "\(run)")
            #expect(!run.output.contains("Two") && run.errors.split(separator: "\n").count == 1)
        }
    }

    /// The process has no name that anybody needs to know, and ends with its input.
    @Test func theProcessEndsWithItsInput() throws {
        let run = try Program.naql("read-worker", input: "")
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(try !Program.naql("--help").output.contains("read-worker"))
    }
}
