import Foundation
import Testing

/// What the prompt tells while a statement is typed.
@Suite(.serialized) struct TypingTests {
    private static let colors = ["NO_COLOR": "", "CLICOLOR_FORCE": "1"]

    @Test func thePromptSaysWhatIsOpen() throws {
        let terminal = try Terminal()
        try terminal.type("RETURN ('a\r", until: "\n   '>")
        try terminal.type("b',\r", until: "\n   (>")
        try terminal.type("[1,\r", until: "\n   [>")
        try terminal.type("2])\r", until: "\n   ->")
        try terminal.type("/* so\r", until: "\n  /*>")
        try terminal.type("*/\r", until: "\n   ->")
    }

    @Test func whatWasEnteredIsSuggested() throws {
        let terminal = try Terminal(environment: Self.colors)
        try terminal.type("RETURN 'غزة' AS place;\r", until: "place")
        try terminal.type("RET", until: "RETURN 'غزة' AS place;")
        try terminal.type("\u{1B}[C\r")
        try terminal.wait(for: "the statement again") {
            $0.lines.count { $0.contains("naql> RETURN 'غزة' AS place;") } == 2
        }
        // Another letter, and it is no more suggested.
        try terminal.type("RETURN 1", until: "naql> RETURN 1")
        try terminal.wait(for: "no suggestion") { $0.lines.last == "naql> RETURN 1" }
    }

    @Test func theLatestThatBeginsSoIsSuggested() throws {
        let terminal = try Terminal(environment: Self.colors)
        try terminal.enter("RETURN 1 AS older;")
        try terminal.enter("RETURN 2 AS newer;")
        try terminal.type("RETU", until: "naql> RETURN 2 AS newer;")
        try terminal.wait(for: "it") { $0.lines.last == "naql> RETURN 2 AS newer;" }
    }

    @Test func upFindsWhatBeginsSo() throws {
        let terminal = try Terminal()
        try terminal.enter("MATCH (n) RETURN 1 AS first;")
        try terminal.enter("RETURN 2 AS second;")
        try terminal.type("MAT\u{1B}[A", until: "naql> MATCH (n) RETURN 1 AS first;")
        try terminal.type("\u{1B}[B", until: "MAT")
        try terminal.wait(for: "the beginning") { $0.lines.last == "naql> MAT" }
    }

    @Test func whatCannotBeIsMarked() throws {
        let terminal = try Terminal([Terminal.root + "/seeds", "--quiet"], environment: Self.colors)
        try terminal.type("MATCH (s:Statment) RETURN s)", until: "RETURN s)")
        #expect(terminal.transcript.contains("\u{1B}[4;31mStatment"))
        #expect(terminal.transcript.contains("\u{1B}[1;31m)"))
        #expect(!terminal.transcript.contains("\u{1B}[4;31mStatement"))
    }

    @Test func aLineOverTheEdgeIsWrappedByTheTerminal() throws {
        let terminal = try Terminal(columns: 20)
        try terminal.type("RETURN '1234567890123456789012345678901234'", until: "1234'")
        let written = try #require(terminal.transcript.split(separator: "naql> ").last)
        // No line break stands in what is one line.
        #expect(!written.contains("\n"))
        #expect(terminal.screen.lines.suffix(3) == ["naql> RETURN '123456", "78901234567890123456", "78901234'"])
        try terminal.type("\u{01}x", until: "naql> xRETURN '12345")
        #expect(terminal.screen.lines.suffix(3) == ["naql> xRETURN '12345", "67890123456789012345", "678901234'"])
    }

    @Test func pathsKnowHomeAndBlanks() throws {
        let terminal = try Terminal()
        let folder = terminal.state + "/my scripts"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("RETURN $who AS who;".utf8).write(to: URL(fileURLWithPath: folder + "/من.cypher"))
        try terminal.type(":source ~/my\t", until: ":source ~/my\\ scripts/")
        try terminal.type("\t", until: "من.cypher")
        try terminal.type(" who=قطاع غزة\r", until: "قطاع غزة\n")
        try terminal.waitForPrompt()
        try terminal.enter(":source '\(folder)/من.cypher' who=3")
        #expect(terminal.screen.lines.contains { $0.trimmingCharacters(in: .whitespaces) == "3" })
        try terminal.enter(":param")
        #expect(terminal.screen.lines.contains("no parameters are set") || !terminal.transcript.contains("$who ="))
    }
}

/// Pastes that the terminal does not mark, and the way round.
@Suite(.serialized) struct PlainPasteTests {
    @Test func tabsStay() throws {
        let terminal = try Terminal(["--quiet", "--format", "json"])
        try terminal.type("RETURN 'a\tb' AS\tx, 'MATCH (n:\tS' AS y;\r", until: "]")
        #expect(terminal.screen.lines.joined().contains("{\"x\":\"a\\tb\",\"y\":\"MATCH (n:\\tS\"}"))
    }

    @Test func manyLinesStayAsTheyAre() throws {
        let terminal = try Terminal(["--quiet", "--format", "csv"])
        let lines = (0..<3000).map { "  'سطر\t\($0)' + \"’\",\r" }
        // Statements behind one another run one after the other, as if they were typed.
        try terminal.type(
            "RETURN [\r" + lines.joined() + "'last'][2999] AS many;\rRETURN size('"
                + String(repeating: "س\t", count: 400))
        try terminal.type("') AS n, 'ok' AS s;\r", until: "800,ok")
        try terminal.waitForPrompt()
        #expect(terminal.transcript.contains("many\r\nسطر\t2999’\r\n"))
    }

    @Test func anEmptyLineIsAnswered() throws {
        let terminal = try Terminal()
        try terminal.type("MATCH (a) RETURN count(a)\r", until: "   ->")
        try terminal.type("\r", until: "`;` ends the statement and runs it")
        try terminal.enter(";")
    }
}

/// vi's keys: the prompt tells which map is in force.
@Suite(.serialized) struct ViKeysTests {
    @Test(arguments: Terminal.locales)
    func theModeIsShownAndALineIsTaken(environment: [String: String]) throws {
        let terminal = try Terminal(environment: environment.merging(["NAQL_EDITING": "vi"]) { one, _ in one })
        try terminal.type("RETURN 'س',\r2,\r3", until: "   -> 3")
        try terminal.type("\u{1B}", until: "naql: RETURN 'س',")
        try terminal.type("kdd")
        try terminal.wait(for: "the second line gone") { $0.lines.suffix(2) == ["naql: RETURN 'س',", "   -> 3"] }
        try terminal.type("u")
        try terminal.wait(for: "it back") { $0.lines.suffix(3) == ["naql: RETURN 'س',", "   -> 2,", "   -> 3"] }
        try terminal.type("kdd")
        try terminal.type("i", until: "naql> 2,")
        try terminal.type("\u{03}")
        try terminal.waitForPrompt()
    }

    @Test func viTakesLettersWithTheirMarksAndOpensLines() throws {
        let terminal = try Terminal(environment: ["NAQL_EDITING": "vi", "LC_ALL": "C.UTF-8"])
        try terminal.typeAndSettle("RETURN 'سَبَب' AS x")
        try terminal.typeAndSettle("\u{1B}0")
        try terminal.typeAndSettle("fسx")
        try terminal.wait(for: "the letter to go") { $0.lines.last == "naql: RETURN 'بَب' AS x" }
        try terminal.typeAndSettle("oA")
        try terminal.typeAndSettle(";")
        #expect(terminal.screen.lines.suffix(2) == ["naql> RETURN 'بَب' AS x", "   -> A;"], "\(terminal.screen.lines)")
    }

    @Test func operatorsStillTakeTheirMotions() throws {
        let terminal = try Terminal(environment: ["NAQL_EDITING": "vi"])
        try terminal.type("RETURN one two three\u{1B}0", until: "naql: RETURN one two three")
        try terminal.type("2wdw")
        try terminal.wait(for: "a word less") { $0.lines.last == "naql: RETURN one three" }
        try terminal.type("rX")
        try terminal.wait(for: "a letter replaced") { $0.lines.last == "naql: RETURN one Xhree" }
        try terminal.type("A AS x")
        try terminal.wait(for: "text at the end") { $0.lines.last == "naql> RETURN one Xhree AS x" }
    }
}
