import Foundation
import Testing

@Suite(.serialized) struct HistoryAndCompletionTests {
    @Test func historyOutlivesTheSession() throws {
        let first = try Terminal(environment: ["LC_ALL": "C"])
        try first.type("RETURN 'چراغ'\r", until: "   ->")
        try first.enter("AS s;")
        try first.enter(" RETURN 'unkept';")
        first.signal(SIGKILL)
        _ = try first.waitForEnd()
        let second = try Terminal(state: first.state)
        try second.type("\u{1B}[A", until: "AS s;")
        #expect(second.screen.lines.suffix(2) == ["naql> RETURN 'چراغ'", "   -> AS s;"])
        #expect(try permissions(of: first.state + "/naql/history") == 0o600)
    }

    @Test(arguments: Terminal.locales)
    func searchFoldsArabic(environment: [String: String]) throws {
        let terminal = try Terminal(environment: environment)
        try terminal.enter("RETURN 'أَحْمَد' AS a;")
        try terminal.enter("RETURN 2 AS b;")
        try terminal.type("\u{12}احمد", until: "(search) `احمد`: RETURN 'أَحْمَد'")
        try terminal.type("\u{1B}[F", until: "naql> RETURN 'أَحْمَد' AS a;")
    }

    @Test func aSearchIsLeftOrGivenUp() throws {
        let terminal = try Terminal()
        try terminal.enter("RETURN 'found' AS a;")
        // Escape keeps what was found, and is nothing more: the next letter is typed.
        try terminal.type("\u{12}found", until: "(search)")
        try terminal.type("\u{1B}")
        try terminal.wait(for: "the entry") { $0.lines.last == "naql> RETURN 'found' AS a;" }
        try terminal.type("b")
        try terminal.wait(for: "the letter typed") { $0.lines.last == "naql> RETURN 'bfound' AS a;" }
        // Ctrl-C brings back what was typed before, and clears nothing.
        try terminal.type("\u{12}AS", until: "(search)")
        try terminal.type("\u{03}")
        try terminal.wait(for: "the text before") { $0.lines.last == "naql> RETURN 'bfound' AS a;" }
    }

    @Test func tabCompletesLabels() throws {
        let terminal = try Terminal([Terminal.root + "/seeds", "--quiet"])
        try terminal.type("MATCH (s:Sta\t", until: "naql> MATCH (s:Statement")
        try terminal.type(") WHERE s.ki\t", until: "s.kind")
        try terminal.type("\u{03}")
        try terminal.waitForPrompt()
        try terminal.type("MATCH (s:S\t", until: "Section")
        try terminal.wait(for: "Sentence")
        // The list goes when something else is typed.
        try terminal.type("t")
        try terminal.wait(for: "the line alone") { $0.lines.last == "naql> MATCH (s:St" }
    }

    @Test(arguments: Terminal.locales)
    func tabPutsTheGraphsFormOfANameIn(environment: [String: String]) throws {
        let terminal = try Terminal(["--quiet"], environment: environment)
        try terminal.enter("CREATE (:Person {name: 'أَحْمَد بن علي', aliases: ['Ahmad']}), (:Person {name: \"O'Hara\"});")
        try terminal.type("MATCH (p:Person {name: 'احمد ب\t", until: "{name: 'أَحْمَد بن علي'")
        try terminal.enter("}) RETURN size(p.name) AS n;")
        #expect(terminal.screen.lines.contains { $0.trimmingCharacters(in: .whitespaces) == "14" })
        try terminal.type("MATCH (p:Person {name: 'o\t", until: "{name: 'O\\'Hara'")
        try terminal.enter("}) RETURN p.name AS who;")
        #expect(terminal.screen.lines.contains("O'Hara"))
    }

    @Test func aMissingStateFolderIsNoFailure() throws {
        let terminal = try Terminal(state: "/proc/none")
        try terminal.enter("RETURN 1 AS n;")
    }

    @Test func commandsHaveAliases() throws {
        let terminal = try Terminal()
        try terminal.enter(":tmier")
        #expect(terminal.screen.lines.contains { $0.contains("did you mean `:timer`?") })
        try terminal.type(".quit\r")
        #expect(try terminal.waitForEnd() == 0)
    }
}
