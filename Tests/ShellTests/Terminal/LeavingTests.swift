import Foundation
import Testing

/// Changes are asked about before the shell is left, and what is kept is there tomorrow.
@Suite(.serialized) struct LeavingTests {
    private func archive() throws -> String {
        let path = NSTemporaryDirectory() + "naql-leaving-" + UUID().uuidString + ".naql"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Terminal.program)
        process.arguments = ["import", Terminal.root + "/seeds", "-o", path, "--quiet"]
        try process.run()
        process.waitUntilExit()
        return path
    }

    private func mark(_ terminal: Terminal, _ value: String) throws {
        try terminal.enter("MATCH (s:Statement) RETURN s.text AS said ORDER BY said LIMIT 1;")
        try terminal.enter(":mark 1 \(value)")
    }

    private func count(_ path: String, _ mark: String) throws -> Bool {
        let terminal = try Terminal(["--quiet", path])
        try terminal.enter("MATCH (s:Statement {mark: '\(mark)'}) RETURN 'marked ' + count(s) AS n;")
        return terminal.screen.lines.contains { $0.contains("marked 1") }
    }

    @Test func whatIsKeptIsThereTomorrow() throws {
        let path = try archive()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let terminal = try Terminal([path], columns: 200)
        try mark(terminal, "checked")
        #expect(terminal.screen.lines.contains { $0.contains("`:write` keeps them in") })
        try terminal.type("\u{04}", until: "y(es), n(o), c(ancel):")
        try terminal.type("c\r")
        try terminal.waitForPrompt()
        try terminal.type(":quit\r", until: "c(ancel):")
        // What is no answer is asked again.
        try terminal.type("perhaps\r")
        try terminal.type("y\r")
        #expect(try terminal.waitForEnd() == 0)
        #expect(try count(path, "checked"))
    }

    /// Escape and O begin a key of some terminals; here the end comes in the middle of it.
    @Test func theEndMayComeWithinAKey() throws {
        let terminal = try Terminal(["--quiet", "--plain"])
        try terminal.type("\u{1B}O\u{04}\u{04}")
        #expect(try terminal.waitForEnd() >= 0)
    }

    @Test func whatIsNotWantedIsGone() throws {
        let path = try archive()
        defer { try? FileManager.default.removeItem(atPath: path) }
        for (leave, answer) in [("\u{04}", "n\r"), (":quit\r", "\u{04}"), (":quit!\r", "")] {
            let terminal = try Terminal(["--quiet", path], columns: 200)
            try mark(terminal, "call")
            try terminal.type(leave)
            if !answer.isEmpty { try terminal.wait(for: "c(ancel):") }
            try terminal.type(answer)
            #expect(try terminal.waitForEnd() == 0)
        }
        #expect(try !count(path, "call"))
    }

    @Test func whatWasWrittenSurvivesAKill() throws {
        let path = try archive()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let terminal = try Terminal(["--quiet", path], columns: 200)
        try mark(terminal, "wrong speaker")
        try terminal.enter(":save")
        try mark(terminal, "checked")
        terminal.signal(SIGKILL)
        #expect(try terminal.waitForEnd() == -SIGKILL)
        #expect(try count(path, "wrong"))
    }

    @Test func articlesAreKeptInANewFileAlsoOnADumbTerminal() throws {
        let path = NSTemporaryDirectory() + "naql-leaving-" + UUID().uuidString + ".naql"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let terminal = try Terminal(
            ["--quiet", Terminal.root + "/seeds"], columns: 200, environment: ["TERM": "dumb"])
        try mark(terminal, "checked")
        try terminal.type(":quit\r", until: "c(ancel):")
        try terminal.type("yes\r", until: "a file to write")
        try terminal.type(path + "\r")
        #expect(try terminal.waitForEnd() == 0)
        #expect(try count(path, "checked"))
    }

    @Test func withoutChangesNothingIsAsked() throws {
        let path = try archive()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let terminal = try Terminal(["--quiet", path])
        try mark(terminal, "checked")
        try terminal.enter(":write")
        try terminal.type(":quit\r")
        #expect(try terminal.waitForEnd() == 0)
    }
}
