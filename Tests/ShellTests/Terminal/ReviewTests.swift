import Foundation
import Testing

/// `:review`: one key each, and what comes of it.
@Suite(.serialized) struct ReviewTests {
    private func article() throws -> String {
        let path = NSTemporaryDirectory() + "naql-review-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let text =
            "Port\n\nLena Parson said that it was open. Omar Hale said that it was shut. "
            + "Dina Sabri said that the road was wet. Sami Nader said that rain would come.\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/a.txt"))
        return path
    }

    /// Writes the sheet of a folder's article.
    private func sample(_ folder: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Terminal.program)
        process.arguments = ["sample", folder + "/a.txt", "-o", folder + "/sheet.csv", "--quiet"]
        try process.run()
        process.waitUntilExit()
    }

    @Test func answersAreCorrections() throws {
        let folder = try article()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let terminal = try Terminal(["--quiet", folder + "/a.txt"], columns: 160)
        try terminal.type(":review\r", until: "1/4")
        #expect(terminal.screen.lines.contains { $0.contains("Lena Parson said that [[it was open]].") })
        try terminal.type("n", until: "2/4")
        // Back, and answered again.
        try terminal.type("b", until: "(answered: no statement)")
        try terminal.type("r")
        try terminal.wait(for: "Omar Hale: ")
        try terminal.type("s", until: "who said it?")
        try terminal.type("Hani Bazzi\r", until: "3/4")
        try terminal.type("n", until: "4/4")
        try terminal.type("w", until: "its right words?")
        try terminal.type("rain\r", until: "4 of 4 answered")
        try terminal.waitForPrompt()
        try terminal.enter(
            "MATCH (w)-[:SAID]->(s:Statement) RETURN collect(w.name + '/' + s.text + '/' + s.mark) AS all;")
        let all = terminal.screen.lines.joined(separator: "\n")
        for row in ["Lena Parson/it was open/checked", "Hani Bazzi/it was shut/checked", "Sami Nader/rain/checked"] {
            #expect(all.contains(row), "\(all)")
        }
        #expect(!all.contains("/the road was wet/"))
    }

    @Test func aSheetIsMarkedAndItsRestIsLeft() throws {
        let folder = try article()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try sample(folder)
        let terminal = try Terminal(["--quiet", folder + "/a.txt"], columns: 160)
        try terminal.type(":review \(folder)/sheet.csv\r", until: "1/4")
        try terminal.type("r", until: "2/4")
        try terminal.type(" ", until: "3/4")
        try terminal.type("n", until: "4/4")
        try terminal.type("q", until: "2 of 4 answered")
        try terminal.waitForPrompt()
        let lines = try text(of: folder + "/sheet.csv").split(separator: "\n")
        #expect(
            lines[1].hasPrefix("right,") && lines[2].hasPrefix(",") && lines[3].hasPrefix("no statement,"), "\(lines)")
        // What is left is what the next time begins with.
        try terminal.type(":review \(folder)/sheet.csv\r", until: "1/2")
        try terminal.type("q", until: "nothing was answered")
        try terminal.waitForPrompt()
    }

    @Test func aKillLosesNoAnswer() throws {
        let folder = try article()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let terminal = try Terminal(["--quiet", folder + "/a.txt"], columns: 160)
        try terminal.type(":review\r", until: "each answer is kept at once")
        try terminal.type("n", until: "2/4")
        try terminal.type("b", until: "(answered: no statement)")
        try terminal.type("r")
        try terminal.wait(for: "Omar Hale: ")
        try terminal.type("n", until: "3/4")
        terminal.signal(SIGKILL)
        _ = try terminal.waitForEnd()
        let draft = terminal.state + "/naql/review-1.csv"
        let other = try Terminal(
            ["--quiet", folder + "/a.txt", "--corrections", draft], columns: 160, state: terminal.state)
        try other.enter("MATCH (s:Statement) RETURN collect(s.text + '/' + coalesce(s.mark, '')) AS all;")
        let all = other.screen.lines.joined()
        #expect(all.contains("it was open/checked") && !all.contains("it was shut"), "\(all)")
        // It is told of, and is not the next one's.
        try other.type(":review\r", until: "a review that was cut off left its answers in \(draft)")
        try other.type("r")
        try other.wait(for: "2/2")
        try other.type("q", until: "answered")
        #expect(!FileManager.default.fileExists(atPath: terminal.state + "/naql/review-2.csv"))
        #expect(FileManager.default.fileExists(atPath: draft))
    }

    @Test func reviewsThatGoOnTogetherKeepTheirOwnAnswers() throws {
        let folder = try article()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let one = try Terminal(["--quiet", folder + "/a.txt"], columns: 160)
        let other = try Terminal(["--quiet", folder + "/a.txt"], columns: 160, state: one.state)
        try one.type(":review\r", until: "1/4")
        try other.type(":review\r", until: "1/4")
        try one.type("r", until: "2/4")
        try other.type("n", until: "2/4")
        #expect(try text(of: one.state + "/naql/review-1.csv").contains(",checked,"))
        #expect(try text(of: one.state + "/naql/review-2.csv").hasPrefix("correction,"))
        for terminal in [one, other] {
            try terminal.type("q", until: "1 of 4 answered")
            try terminal.waitForPrompt()
        }
        #expect(!FileManager.default.fileExists(atPath: one.state + "/naql/review-1.csv"))
        // Nor does one without an answer leave anything.
        try one.type(":review\r", until: "1/3")
        try one.type("q", until: "nothing was answered")
        #expect(!FileManager.default.fileExists(atPath: one.state + "/naql/review-1.csv"))
    }

    @Test func answersThatCannotBeKeptAreToldOfOnce() throws {
        let folder = try article()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let terminal = try Terminal(["--quiet", folder + "/a.txt"], columns: 200)
        try terminal.type(":review\r", until: "1/4")
        let state = terminal.state + "/naql"
        try FileManager.default.removeItem(atPath: state)
        try Data().write(to: URL(fileURLWithPath: state))
        try terminal.type("r", until: "2/4")
        try terminal.type("r", until: "3/4")
        let told = terminal.screen.lines.count { $0.contains("the answers are kept when the review is left") }
        #expect(told == 1, "\(terminal.screen.lines)")
        try terminal.type("q", until: "2 of 4 answered")
    }

    @Test func aSheetThatCannotBeWrittenMeanwhileIsWrittenAtTheEnd() throws {
        let folder = try article()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try sample(folder)
        let sheet = folder + "/sheet.csv"
        let terminal = try Terminal(["--quiet", folder + "/a.txt"], columns: 200)
        try terminal.type(":review \(sheet)\r", until: "1/4")
        try FileManager.default.removeItem(atPath: sheet)
        try FileManager.default.createDirectory(atPath: sheet, withIntermediateDirectories: true)
        try terminal.type("r", until: "2/4")
        try terminal.type("r", until: "3/4")
        let told = terminal.screen.lines.count { $0.contains("the answers are kept when the review is left") }
        #expect(told == 1, "\(terminal.screen.lines)")
        try FileManager.default.removeItem(atPath: sheet)
        try terminal.type("q", until: "2 of 4 answered")
        #expect(try text(of: sheet).split(separator: "\n").count { $0.hasPrefix("right,") } == 2)
    }

    @Test func aSheetHasEachAnswerAtOnce() throws {
        let folder = try article()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try sample(folder)
        let terminal = try Terminal(["--quiet", folder + "/a.txt"], columns: 160)
        try terminal.type(":review \(folder)/sheet.csv\r", until: "1/4")
        try terminal.type("r", until: "2/4")
        terminal.signal(SIGKILL)
        _ = try terminal.waitForEnd()
        #expect(try text(of: folder + "/sheet.csv").split(separator: "\n")[1].hasPrefix("right,"))
    }
}
