import Articles
import Foundation
import Naql
import PropertyGraph
import Testing

/// Folders as they are: links, pipes, names of any bytes, files that nobody reads.
@Suite struct FolderTests {
    static let text = "Port reopens\n\nThe mayor said x is open.\n"

    private static func paths(_ session: Session) throws -> [String] {
        let result = try session.run("MATCH (a:Article) RETURN a.path ORDER BY a.path")
        var paths: [String] = []
        while let batch = try result.next() {
            for row in 0..<batch.count { paths.append(batch.value(row: row, column: 0).scalarText ?? "") }
        }
        return paths
    }

    @Test func linksThatGoRoundAreGoneThroughOnce() throws {
        let folder = try ScratchFolder(["l/2024/a.txt": Self.text, "l/2025/b.txt": "Other\n\nThe clerk said no.\n"])
        try folder.run(
            "cd l; ln -s .. 2024/all; ln -s . self; ln -s ../2025 2024/next; ln -s ../2024 2025/last; ln -s nowhere broken"
        )
        let session = Session()
        let report = try session.load([folder("l")], options: LoadOptions())
        #expect(try Self.paths(session) == [folder("l/2024/a.txt"), folder("l/2025/b.txt")], "and by no link's name")
        #expect(report.issues.isEmpty && report.warnings.isEmpty)
    }

    @Test func whatIsNoFileIsPassedOverInAFolderAndRefusedByName() throws {
        let folder = try ScratchFolder(["l/a.txt": Self.text])
        try folder.run(
            "mkfifo l/feed.txt l/other feed.naql g; mkdir -p c/nodes; mkfifo c/nodes/P.csv; ln -s none l/gone.txt")
        let session = Session()
        let report = try session.load([folder("l")], options: LoadOptions())
        #expect(try Self.paths(session) == [folder("l/a.txt")])
        #expect(report.warnings.contains { $0.contains("l/feed.txt: is a pipe") })
        #expect(report.issues == ["\(folder("l/gone.txt")): is a link that leads to nothing"])
        for name in ["l/feed.txt", "feed.naql", "g", "c", "l/gone.txt"] {
            #expect(throws: SessionLoadError.self) { try Session().load([folder(name)], options: LoadOptions()) }
        }
        #expect(throws: SessionLoadError.self) { try Session().load(["/dev/zero"], options: LoadOptions()) }
        var options = LoadOptions()
        options.names = [folder("feed.naql")]
        let named = try Session().load([folder("l/a.txt")], options: options)
        #expect(named.issues.count == 1 && named.issues[0].contains("is a pipe"))
    }

    @Test func namesOfAnyBytes() throws {
        let folder = try ScratchFolder()
        try folder.run(
            #"""
            other="d$(printf '\377')"
            mkdir l "$other"
            printf 'A\n\nThe mayor said x.\n' > "l/$(printf '\343\337\312').txt"
            printf 'B\n\nThe clerk said y.\n' > "$other/b.txt"
            """#)
        let session = Session()
        #expect(try session.load([folder.path], options: LoadOptions()).issues.isEmpty)
        #expect(try Self.paths(session) == [folder("d\u{FFFD}/b.txt"), folder("l/\u{FFFD}\u{FFFD}\u{FFFD}.txt")])
    }

    @Test func treesOfAnyDepth() throws {
        let folder = try ScratchFolder()
        try folder.run(
            "for i in $(seq 300); do mkdir a-folder-$i; cd a-folder-$i; done; printf 'A\n\nThe mayor said x.\n' > a.txt"
        )
        defer { try? folder.run("rm -rf a-folder-1") }
        let session = Session()
        #expect(try session.load([folder.path], options: LoadOptions()).articles.added == 1)
    }

    @Test func whatIsNotReadIsCounted() throws {
        let folder = try ScratchFolder([
            "l/a.txt": Self.text, "l/b.ODT": "x", "l/in/c.odt": "x", "l/d.pages": "x", "l/Makefile": "x",
            "l/.hidden.odt": "x",
            "l/.git/config": "x", "l/nodes/b.txt": "Two\n\nThe clerk said y.\n", "only/x.odt": "x", "empty/.keep": "",
            "g/nodes/P.csv": "id:ID(P)\n1\n", "g/readme.txt": "x", "g/edges/notes.md": "x",
        ])
        let report = try Session().load([folder("l")], options: LoadOptions())
        #expect(report.articles.added == 2)
        #expect(report.left == "not read: 2 .odt, 1 without an ending, 1 .pages")
        let graph = try Session().load([folder("g")], options: LoadOptions())
        #expect(graph.left == "not read: 1 .md, 1 .txt")
        let error = #expect(throws: SessionLoadError.self) {
            try Session().load([folder("only")], options: LoadOptions())
        }
        #expect(error?.message.contains("not read: 1 .odt") == true)
        #expect(throws: SessionLoadError.self) { try Session().load([folder("empty")], options: LoadOptions()) }
    }

    @Test(arguments: [
        ("a.txt", "<!DOCTYPE html>\n<p>x</p>", "HTML"),
        ("a.md", "<html><head></head>", "HTML"),
        ("a.txt", "<?xml version='1.0'?><rss/>", "XML"), ("a.json", "<html>", "HTML"), ("a.docx", "x", "is damaged"),
        ("a.txt", "{\\rtf1{\\pict 00}}", "is empty"), ("page", "<html>", "no ending"),
        ("a.odt", "x", "no reader for files that end in \"odt\""),
        ("a.jsonl", "{\"headline\": 1, \"text\": [1, {}]}", "the record's text is a list with a number in it"),
        ("a.jsonl", "{\"headline\": \"h\"}", "no text"),
        ("a.json", "{\"text\": \"x\", \"n\": 1-2e.}", "not valid JSON"),
    ])
    func whatAFileIsInTruthIsNamed(name: String, text: String, words: String) throws {
        let folder = try ScratchFolder([name: text])
        let error = #expect(throws: SessionLoadError.self) {
            try Session().load([folder(name)], options: LoadOptions())
        }
        #expect(error?.message.hasPrefix(folder(name)) == true)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [
        ("a.txt", "{\"text\": \"The mayor spoke.\"}"), ("b.txt", "[ {\"text\": \"The mayor spoke.\"} ]"),
        (
            "c.json",
            "<html><body><p>The mayor spoke of the port, the roads and the schools of the town.</p></body></html>"
        ),
        ("d", "<!DOCTYPE html><html><body><p>The mayor spoke of the port, the roads and the schools of the town.</p>"),
    ])
    func whatAFileHoldsSaysHowItIsRead(name: String, text: String) throws {
        let folder = try ScratchFolder([name: text])
        let session = Session()
        let report = try session.load([folder(name)], options: LoadOptions())
        #expect(report.articles.added == 1 && report.issues.isEmpty)
        let batch = try #require(try session.run("MATCH (a:Article) RETURN a.text").next())
        #expect(batch.value(row: 0, column: 0).scalarText?.hasPrefix("The mayor spoke") == true)
    }

    @Test func aRuleIsNoHeadline() throws {
        let folder = try ScratchFolder(["a.txt": "---\nPort reopens\n---\n\nThe mayor said x is open.\n"])
        let session = Session()
        _ = try session.load([folder("a.txt")], options: LoadOptions())
        #expect(try session.run("MATCH (a:Article) RETURN a.headline").all() == [[.string("Port reopens")]])
    }

    @Test func aFieldOfAnotherTypeIsToldAndTheRestRead() throws {
        let folder = try ScratchFolder([
            "a.jsonl":
                #"{"headline": 1, "author": [{"x": 2}], "id": 7, "url": null, "tags": [1], "text": ["One.", "Two."], "body": 5}"#
        ])
        let session = Session()
        let report = try session.load([folder("a.jsonl")], options: LoadOptions())
        #expect(report.issues.count == 2)
        #expect(report.issues.contains("\(folder("a.jsonl")):1: \"headline\" is a number, not a text; left out"))
        let result = try session.run("MATCH (a:Article) RETURN a.text, a.id, a.headline")
        let batch = try #require(try result.next())
        #expect(batch.value(row: 0, column: 0).scalarText == "One.\n\nTwo.")
        #expect(batch.value(row: 0, column: 1).scalarText == "7")
    }
}
