import Foundation
import Testing

/// Saved questions, and the way from an answer to the article.
@Suite(.serialized) struct QuestionTests {
    @Test func aStatementIsSavedListedCompletedAndRun() throws {
        let terminal = try Terminal([])
        try terminal.enter(":save early")
        #expect(terminal.screen.lines.joined().contains("no statement was run yet"))
        try terminal.enter(":param who 'أ'")
        try terminal.enter("RETURN $who AS who, $n + 1 AS n;")
        try terminal.enter(":param n 1")
        try terminal.enter("RETURN $who AS who, $n + 1 AS n;")
        try terminal.enter(":save من-هو Who is it?")
        try terminal.enter(":param clear")
        try terminal.enter(":questions")
        #expect(terminal.screen.lines.contains("من-هو  Who is it?  (who=… n=…)"))
        try terminal.enter(":run من-هو who=x")
        #expect(terminal.screen.lines.joined().contains("asks for $n: `:run من-هو n=…`"))
        try terminal.type(":run من\t", until: ":run من-هو")
        try terminal.type("n", until: "من-هو n")
        try terminal.type("\t", until: ":run من-هو n=")
        try terminal.enter("4 who=قطاع غزة")
        #expect(terminal.screen.lines.contains { $0.contains("قطاع غزة  5") })
        try terminal.enter(":run من-هى")
        #expect(terminal.screen.lines.joined().contains("did you mean `من-هو`?"))
        try terminal.enter(":param")
        #expect(terminal.screen.lines.joined(separator: "\n").contains("no parameters are set"))
    }

    @Test func aReplacedQuestionIsKept() throws {
        let terminal = try Terminal([])
        try terminal.enter("RETURN 1 AS n;")
        try terminal.enter(":save q")
        try terminal.enter("RETURN 2 AS n;")
        try terminal.enter(":save q")
        let folder = terminal.state + "/.config/naql/questions"
        #expect(try text(of: folder + "/q.cypher") == "RETURN 2 AS n;\n")
        #expect(try text(of: folder + "/q.cypher~") == "RETURN 1 AS n;\n")
        try terminal.enter(":save ../q")
        #expect(!FileManager.default.fileExists(atPath: terminal.state + "/.config/naql/q.cypher"))
    }

    @Test func anAnswerLeadsToItsParagraph() throws {
        let terminal = try Terminal([Terminal.root + "/seeds", "--quiet"], columns: 100, height: 40)
        try terminal.enter(
            "MATCH (w)-[:SAID]->(s:Statement {text: 'I have counted the boxes myself'}) RETURN w.name, s.text;")
        try terminal.enter(":open 1")
        #expect(terminal.screen.lines.contains { $0.contains("[1 I have counted the boxes myself 1]") })
        #expect(terminal.screen.lines.contains { $0.contains("seeds/14-hospital-en.txt:") })
        try terminal.enter(":open 2")
        #expect(terminal.screen.lines.joined().contains("there is no row 2: the last result had 1 row"))
        try terminal.enter("RETURN 5 AS five;")
        try terminal.enter(":open 1")
        #expect(terminal.screen.lines.joined().contains("nothing in row 1 leads to an article"))
    }

    @Test func aDraftIsReadWithoutWhatIsOfTheSources() throws {
        let checks = Terminal.root + "/examples/fact-checks.csv"
        let terminal = try Terminal(
            [Terminal.root + "/seeds", "--quiet", "--fact-checks", checks], columns: 120, height: 40)
        let draft = terminal.state + "/draft.txt"
        try FileManager.default.createDirectory(atPath: terminal.state, withIntermediateDirectories: true)
        try Data("They said\n\n“We have lost nobody,” Haddad said.\n".utf8).write(to: URL(fileURLWithPath: draft))
        let before = terminal.transcript.count
        try terminal.type(":verify \(draft)\r", until: "verdict")
        try terminal.waitForPrompt()
        #expect(!terminal.transcript.dropFirst(before).contains("fact-checks: no statement"))
    }

    @Test func wordsAreFoundAndOpened() throws {
        let terminal = try Terminal([Terminal.root + "/seeds"], columns: 100, height: 40)
        try terminal.type(":find الجرحي\r", until: "found; `:open ROW` shows the paragraph")
        try terminal.waitForPrompt()
        try terminal.type(":open 1\r", until: "06-bridge-change-ar.txt:1")
        try terminal.waitForPrompt()
        try terminal.type(":find zzzz\r", until: "nothing is found")
    }
}
