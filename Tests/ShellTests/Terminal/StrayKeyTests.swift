import Testing

/// Keys that mean nothing here, and what stays on the screen of what was not typed.
@Suite(.serialized) struct StrayKeyTests {
    private static let colors = ["NO_COLOR": "", "TERM": "xterm-256color"]

    @Test(arguments: ["[5~", "[6~", "[2~", "[15~", "[29~", "[I", "[[A", "[200", "[<0;1;1M"])
    func aKeyThatMeansNothingDoesNothing(sequence: String) throws {
        guard sequence != "[200" else { return }
        let terminal = try Terminal()
        try terminal.typeAndSettle("RETURN 'a' AS x;")
        try terminal.type("\u{1B}" + sequence)
        try terminal.enter("")
        #expect(terminal.screen.lines.contains("a"), "\(terminal.screen.lines)")
    }

    @Test func controlSpaceDoesNothing() throws {
        let terminal = try Terminal()
        try terminal.typeAndSettle("RETURN 'a' AS x;")
        try terminal.type("\u{0}")
        try terminal.enter("")
        #expect(terminal.screen.lines.contains("a"))
    }

    @Test func whatIsSuggestedGoesWhenTheLineIsLeft() throws {
        let terminal = try Terminal(environment: Self.colors)
        try terminal.enter(":rows 1010")
        try terminal.type(":rows 10", until: "naql> :rows 1010")
        try terminal.enter("")
        #expect(terminal.screen.lines.suffix(2) == ["naql> :rows 10", "naql>"], "\(terminal.screen.lines)")
        try terminal.type(":rows 10", until: "naql> :rows 1010")
        try terminal.type("\u{03}")
        try terminal.waitForPrompt()
        #expect(terminal.screen.lines.suffix(2) == ["naql> :rows 10", "naql>"], "\(terminal.screen.lines)")
    }

    @Test func tabWithinAWordCompletesItOnce() throws {
        let terminal = try Terminal([Terminal.root + "/seeds", "--quiet"])
        try terminal.typeAndSettle("MATCH (p:Person)")
        try terminal.typeAndSettle("\u{1B}[D\u{1B}[D\u{1B}[D\t")
        #expect(terminal.screen.lines.last == "naql> MATCH (p:Person)", "\(terminal.screen.lines)")
    }

    @Test func promptsThatAreCopiedAlongAreNoFault() throws {
        let terminal = try Terminal()
        try terminal.paste("naql> RETURN 3\n   -> + 4 AS n;")
        try terminal.enter("")
        #expect(terminal.screen.lines.contains("7"), "\(terminal.screen.lines)")
    }

    @Test func theCaretsStandUnderTheirWordInANarrowTerminal() throws {
        let terminal = try Terminal(columns: 40)
        try terminal.enter("RETURN 'a rather long text that goes on', nope + 1;")
        let lines = terminal.screen.lines
        let carets = try #require(lines.lastIndex { $0.contains("^^^^") })
        let column = lines[carets].prefix { $0 == " " }.count
        #expect(lines[carets - 1].dropFirst(column).hasPrefix("nope"), "\(lines)")
    }
}
