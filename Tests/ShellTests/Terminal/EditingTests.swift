import Foundation
import Testing

/// Editing in a real pseudo-terminal. One at a time: each starts a program, and a loaded machine is slow.
@Suite(.serialized) struct EditingTests {
    @Test func aStatementMaySpanLines() throws {
        let terminal = try Terminal()
        try terminal.type("UNWIND [1, 2] AS x\r", until: "   ->")
        try terminal.type("RETURN x\r")
        try terminal.enter("ORDER BY x DESC;")
        #expect(
            terminal.screen.lines == [
                "naql> UNWIND [1, 2] AS x", "   -> RETURN x", "   -> ORDER BY x DESC;", "x", "─", "2", "1", "naql>",
            ])
    }

    @Test(arguments: Terminal.locales)
    func arabicIsEditedByLetter(environment: [String: String]) throws {
        let terminal = try Terminal(["--quiet", "--format", "csv"], environment: environment)
        try terminal.type("RETURN 'بِسْمِ اللَّهِ'", until: "'بِسْمِ اللَّهِ'")
        // Back over the quote, هِ and لَّ, each with its marks.
        try terminal.type("\u{1B}[D\u{1B}[D\u{1B}[Dك", until: "الكلَّهِ")
        #expect(terminal.screen.textBeforeCursor == "naql> RETURN 'بِسْمِ الك")
        try terminal.type("\u{7F}", until: "'بِسْمِ اللَّهِ'")
        try terminal.type("\u{7F}\u{7F}", until: "'بِسْمِ لَّهِ'")
        try terminal.enter("\u{05} AS s;")
        #expect(terminal.screen.lines.suffix(3) == ["s", "بِسْمِ لَّهِ", "naql>"])
    }

    @Test func cutAndPutBack() throws {
        let terminal = try Terminal(["--quiet", "--format", "csv"])
        try terminal.type("RETURN 'ab، cd' AS s", until: "AS s")
        // The Arabic comma ends a word.
        try terminal.type("\u{1B}b\u{1B}b\u{1B}b\u{1B}[3~", until: "'ab، d'")
        try terminal.type("\u{1B}b\u{1B}d", until: "'، d'")
        try terminal.type("\u{19}", until: "'ab، d'")
        try terminal.type("\u{15}", until: "naql> ، d'")
        try terminal.type("\u{19}", until: "RETURN 'ab، d' AS s")
        try terminal.enter("\u{05};")
        #expect(terminal.screen.lines.suffix(3) == ["s", "ab، d", "naql>"])
    }

    @Test func undoBringsBackWhatWasDeleted() throws {
        let terminal = try Terminal()
        try terminal.type("RETURN 12", until: "RETURN 12")
        try terminal.type("\u{15}")
        try terminal.wait(for: "an empty line") { $0.lines.last == "naql>" }
        try terminal.type("\u{1F}", until: "RETURN 12")
    }

    @Test func ctrlCClearsAndCtrlDLeaves() throws {
        let terminal = try Terminal()
        try terminal.type("MATCH (n)\r", until: "   ->")
        try terminal.type("RETURN\u{03}")
        try terminal.waitForPrompt()
        try terminal.type("\u{03}\u{03}")
        try terminal.waitForPrompt()
        try terminal.type("\u{04}")
        #expect(try terminal.waitForEnd() == 0)
        #expect(terminal.modes.c_lflag & tcflag_t(ICANON) != 0)
    }

    @Test func ctrlCStopsAQuery() throws {
        let terminal = try Terminal()
        try terminal.type("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b);\r")
        try terminal.waitForRunning()
        try terminal.type("\u{03}", until: "cancelled")
        try terminal.waitForPrompt()
        try terminal.enter("RETURN 6 * 7 AS n;")
        #expect(terminal.screen.lines.contains("42"))
    }

    @Test func ctrlZAndBackLeaveOnePrompt() throws {
        let terminal = try Terminal(["-i", "-m"], columns: 40, environment: ["PS1": "$ "], from: "/bin/sh")
        try terminal.wait(for: "$")
        try terminal.type("\(Terminal.program) --quiet\r", until: "naql>")
        try terminal.waitForPrompt()
        try terminal.typeAndSettle("RETURN 'one two three four five six seven eight nine ten' AS x")
        try terminal.type("\u{1A}", until: "topped")
        try terminal.type("fg\r")
        try terminal.wait(for: "the prompt again") { $0.lines.count { $0.hasPrefix("naql> RETURN") } == 2 }
        try terminal.typeAndSettle("y")
        // One where it was stopped, one where it goes on.
        #expect(terminal.screen.lines.count { $0.hasPrefix("naql> RETURN") } == 2, "\(terminal.screen.lines)")
        #expect(terminal.screen.lines.suffix(2).joined().hasSuffix("nine ten' AS xy"))
        try terminal.typeAndSettle("\u{05};")
        try terminal.type("\r", until: "─")
    }

    @Test func pastesAreMarkedForTheEditorAlone() throws {
        let terminal = try Terminal()
        try terminal.enter("RETURN 'here' AS x;")
        let parts = terminal.transcript.components(separatedBy: "here")
        // The result stands between the end of one edit and the beginning of the next.
        let before = parts[parts.count - 2]
        #expect(before.range(of: "\u{1B}[?2004l", options: .backwards) != nil)
        #expect(before.components(separatedBy: "\u{1B}[?2004l").last?.contains("\u{1B}[?2004h") == false)
    }

    @Test func aSignalRestoresTheTerminal() throws {
        let terminal = try Terminal()
        try terminal.type("RETURN", until: "RETURN")
        #expect(terminal.modes.c_lflag & tcflag_t(ICANON) == 0)
        terminal.signal(SIGTERM)
        #expect(try terminal.waitForEnd() == -SIGTERM)
        #expect(terminal.modes.c_lflag & tcflag_t(ICANON) != 0)
    }

    @Test(arguments: Terminal.locales)
    func aPasteRunsNothingAndKeepsEveryByte(environment: [String: String]) throws {
        let terminal = try Terminal(["--quiet", "--format", "csv"], environment: environment)
        try terminal.paste("RETURN\t1 AS a;\r\nRETURN 'x\ty' AS b;\n")
        try terminal.wait(for: "RETURN 'x")
        #expect(!terminal.screen.lines.contains("a"))
        try terminal.enter("")
        #expect(terminal.transcript.contains("x\ty"))
        #expect(terminal.screen.lines.suffix(3).first == "b")
    }

    @Test func aPasteWithoutEndIsGivenUp() throws {
        let terminal = try Terminal()
        try terminal.type("\u{1B}[200~RETURN 1")
        let edits = terminal.transcript.ranges(of: "\u{1B}[?2004h").count
        try terminal.type("\u{03}")
        try terminal.wait(for: "a fresh line") { _ in
            terminal.transcript.ranges(of: "\u{1B}[?2004h").count > edits
        }
        try terminal.enter("RETURN 'after' AS x;")
        #expect(terminal.screen.lines.contains("after"))
    }

    @Test func longTextsSurviveHistory() throws {
        let terminal = try Terminal(["--quiet", "--format", "csv"])
        let text = String(repeating: "س", count: 5_000)
        try terminal.paste("RETURN size('\(text)') AS n;")
        try terminal.wait(for: "AS n;")
        try terminal.enter("")
        try terminal.type("\u{1B}[A", until: "AS n;")
        try terminal.type("\u{1B}[B")
        try terminal.waitForPrompt()
        try terminal.type("\u{1B}[A")
        try terminal.enter("")
        #expect(terminal.screen.lines.suffix(3) == ["n", "5000", "naql>"])
    }

    @Test func resizingLeavesNoOldRows() throws {
        let terminal = try Terminal()
        try terminal.type("RETURN 'one two three four five'", until: "five'")
        terminal.resize(columns: 100, height: 24)
        try terminal.type(" AS s", until: "five' AS s")
        #expect(terminal.screen.lines == ["naql> RETURN 'one two three four five' AS s"])
    }

    @Test func resultsMayGoToAFile() throws {
        let path = "/tmp/naql-shell-test-\(UInt32.random(in: 0...UInt32.max)).csv"
        defer { unlink(path) }
        let terminal = try Terminal(["--quiet", "--format", "csv"], outputTo: path)
        try terminal.enter("RETURN 'سلام' AS s;")
        try terminal.type("\u{04}")
        #expect(try terminal.waitForEnd() == 0)
        #expect(try text(of: path) == "s\nسلام\n")
    }

    @Test(arguments: ["dumb", ""])
    func aDumbTerminalHasAPromptAndNoSequences(name: String) throws {
        let terminal = try Terminal([], environment: ["TERM": name, "NO_COLOR": ""])
        try terminal.enter("RETURN 'سلام' AS n;")
        try terminal.enter(":load \(Terminal.root)/seeds")
        try terminal.enter("RETURN nope;")
        try terminal.enter(":clear")
        #expect(!terminal.transcript.contains("\u{1B}"))
    }
}
