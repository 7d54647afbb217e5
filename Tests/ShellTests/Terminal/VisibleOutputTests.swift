import Foundation
import Testing

/// What comes from data, files and arguments cannot act on the terminal, wherever it is drawn.
@Suite(.serialized) struct VisibleOutputTests {
    /// Codes that colour, ring, go back, end a line, turn direction and hide.
    static let hostile = "x\u{1B}[31m\u{9B}5m\u{07}\u{08}\u{202E}\u{200B}\u{E0041}"
    /// What of them must not be seen in a transcript; the editor's own sequences are others.
    static let acting = ["\u{1B}[31m", "\u{9B}", "\u{07}", "\u{08}", "\u{202E}", "\u{200B}", "\u{E0041}"]

    private func expectHarmless(_ terminal: Terminal, _ what: String) {
        for code in Self.acting {
            #expect(
                !terminal.transcript.unicodeScalars.contains(code.unicodeScalars), "\(what): \(code.debugDescription)")
        }
        #expect(terminal.transcript.contains("202E"), "\(what)")
    }

    /// A folder of graph CSV with a hostile label, type, key and value.
    private func graph() throws -> String {
        let folder = NSTemporaryDirectory() + "naql-visible-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/nodes", withIntermediateDirectories: true)
        let text = ":ID,:LABEL,k\(Self.hostile):STRING\n1,Lab\(Self.hostile),v\(Self.hostile)\n2,Labb,w\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/nodes/P.csv"))
        return folder
    }

    @Test(arguments: ["table", "box", "csv", "tsv", "markdown", "html", "list", "json", "jsonl", "chart"])
    func dataInEachFormat(format: String) throws {
        let terminal = try Terminal([try graph(), "--quiet", "--format", format])
        try terminal.enter("MATCH (n) RETURN n, properties(n) AS p, labels(n) AS l;")
        expectHarmless(terminal, format)
    }

    @Test(arguments: ["dot", "graphml"])
    func pictures(format: String) throws {
        let terminal = try Terminal([try graph(), "--quiet", "--format", format])
        try terminal.enter("MATCH (n) RETURN n;")
        expectHarmless(terminal, format)
    }

    @Test func namesInCompletionNotesAndErrors() throws {
        let terminal = try Terminal([try graph()])
        try terminal.type("MATCH (n:La\t\t", until: "Labb")
        try terminal.type("\u{03}")
        try terminal.waitForPrompt()
        try terminal.enter("MATCH (n:Labx) RETURN n.kx;")
        try terminal.enter(":schema Labx")
        try terminal.enter("RETURN 'a' =~ '\\u001b[31m(\\u202e';")
        try terminal.enter("RETURN date('\\u001b[31m\\u009b5m\\u202e');")
        try terminal.enter("LOAD CSV FROM 'f\\u001b[31m\\u009b\\u202e' AS r RETURN r;")
        try terminal.enter(":schema")
        expectHarmless(terminal, "names")
    }

    @Test func whatIsPastedIsPaintedAndKept() throws {
        let terminal = try Terminal(["--quiet"])
        let pasted = "x\u{9B}5m\u{202E}\u{200B}a\u{E0041}"
        try terminal.paste("RETURN nope('\(pasted)') AS `\(pasted)`")
        try terminal.enter(";")
        try terminal.enter(":history")
        try terminal.type("\u{12}")
        try terminal.paste("\u{202E}\u{200B}")
        try terminal.wait(for: "(search)")
        for code in ["\u{9B}", "\u{202E}", "\u{200B}", "\u{E0041}"] {
            #expect(!terminal.transcript.unicodeScalars.contains(code.unicodeScalars), "\(code.debugDescription)")
        }
        #expect(terminal.transcript.contains("\\u{202E}") && terminal.transcript.contains("\\u{E0041}"))
    }

    @Test func filesOfHostileNames() throws {
        let folder = NSTemporaryDirectory() + "naql-files-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["one\(Self.hostile).json", "two"] {
            try Data("no json".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
        let terminal = try Terminal(["--quiet"])
        try terminal.type(":load \(folder)/\t\t", until: "two")
        try terminal.type("\u{03}")
        try terminal.waitForPrompt()
        try terminal.enter(":load \(folder)")
        try terminal.enter(":source \(folder)/nothing\u{202E}here")
        expectHarmless(terminal, "files")
    }

    @Test func joinersStay() throws {
        let terminal = try Terminal(["--quiet", "--format", "csv"])
        try terminal.enter("RETURN 'می\u{200C}خواهم' AS w;")
        #expect(!terminal.transcript.contains("200C"))
        #expect(terminal.transcript.unicodeScalars.contains("می\u{200C}خواهم".unicodeScalars))
    }
}
