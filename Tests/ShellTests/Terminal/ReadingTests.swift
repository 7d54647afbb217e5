import Testing

/// `:why` shows an article as it was understood.
@Suite struct ReadingTests {
    @Test func anArticleIsShownWithItsReasons() throws {
        let terminal = try Terminal(["seeds", "--quiet"])
        try terminal.enter(":why 02-contacts-en.txt")
        #expect(terminal.screen.lines.contains { $0.contains("speaker by") }, "\(terminal.screen.lines)")
        try terminal.enter(":why")
        #expect(
            terminal.screen.lines.contains { $0.contains("16 articles; name one: `:why ") }, "\(terminal.screen.lines)")
        try terminal.enter(":why zzz")
        #expect(terminal.screen.lines.contains { $0.contains("no article 'zzz'") }, "\(terminal.screen.lines)")
    }
}
