import Foundation
import Testing

/// Where results go, and what is shown of long ones.
@Suite(.serialized) struct DestinationTests {
    private func folder() throws -> String {
        let path = NSTemporaryDirectory() + "naql destination " + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test func theNextResultGoesToAFileInTheFormatOfItsEnding() throws {
        let folder = try folder()
        let terminal = try Terminal([])
        try terminal.type(":once \(folder)/نتيجة.csv\r", until: "naql ↦ نتيجة.csv>")
        // A statement that fails leaves it waiting.
        try terminal.type("RETURN nope;\r", until: "error")
        try terminal.type("UNWIND ['أ', 'b'] AS x RETURN x, 1 AS n;\r", until: "2 rows → ")
        try terminal.waitForPrompt()
        #expect(try text(of: folder + "/نتيجة.csv") == "x,n\nأ,1\nb,1\n")
        try terminal.enter("RETURN 7 AS seen;")
        #expect(terminal.screen.lines.contains("seen"))
        try terminal.enter(":last \(folder)/again.jsonl")
        #expect(try text(of: folder + "/again.jsonl") == "{\"seen\":7}\n")
    }

    @Test func aFailureLeavesTheFileAsItWas() throws {
        let folder = try folder()
        try Data("kept".utf8).write(to: URL(fileURLWithPath: folder + "/old.csv"))
        let terminal = try Terminal(["--quiet"])
        try terminal.type(":once \(folder)/old.csv\r", until: "↦")
        try terminal.type("UNWIND [1, 0] AS x RETURN 1 / x AS y;\r", until: "error")
        #expect(try text(of: folder + "/old.csv") == "kept")
        try terminal.enter(":once")
        try terminal.enter("RETURN 'here' AS x;")
        #expect(terminal.screen.lines.contains("here"))
        #expect(try text(of: folder + "/old.csv") == "kept")
    }

    @Test func resultsGoToPrograms() throws {
        let terminal = try Terminal([])
        try terminal.type(":once csv | tr a-z A-Z\r", until: "naql ↦ |tr>")
        try terminal.type("RETURN 'abc' AS word;\r", until: "ABC")
        try terminal.waitForPrompt()
        try terminal.type(":output csv | cat -n\r", until: "naql → |cat>")
        try terminal.type("RETURN 'one' AS word;\r", until: "1 row → | cat -n")
        try terminal.type("RETURN 'two' AS word;\r")
        try terminal.enter(":output")
        #expect(terminal.screen.lines.contains { $0.hasPrefix("     4") && $0.contains("two") })
    }

    @Test func aProgramThatHasEnoughIsNoFailure() throws {
        let terminal = try Terminal([])
        try terminal.enter(":once csv | head -2")
        try terminal.enter("UNWIND range(1, 300000) AS n RETURN n;")
        #expect(!terminal.transcript.contains("error"))
        try terminal.enter(":output csv | true")
        try terminal.type("UNWIND range(1, 300000) AS n RETURN n;\r", until: "results go to the terminal again")
        try terminal.waitForPrompt()
        try terminal.enter("RETURN 'alive' AS x;")
        #expect(terminal.screen.lines.contains("alive"))
    }

    @Test func whatCannotTakeResultsIsNamed() throws {
        let terminal = try Terminal([])
        try terminal.enter(":once | no-such-program-here")
        try terminal.type("RETURN 1 AS x;\r", until: "error: `no-such-program-here`: there is no such program")
        try terminal.type("\u{03}")
        try terminal.enter(":once")
        try terminal.type(":output /proc/none/x.csv\r", until: "error: /proc/none/x.csv")
        try terminal.waitForPrompt()
        let safe = try Terminal(["--safe"])
        try safe.enter(":once | sh")
        #expect(safe.screen.lines.contains { $0.contains("safe mode does not allow `:once`") })
    }

    @Test func longResultsShowTheirEndsAndOpenByOneKey() throws {
        let terminal = try Terminal([], height: 60, environment: ["PAGER": "tr 0-9 a-j | tail -3"])
        try terminal.type("UNWIND range(1, 4000) AS n RETURN n;\r", until: "4,000 rows, 40 shown")
        try terminal.waitForPrompt()
        let lines = terminal.screen.lines.map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(lines.contains("20") && !lines.contains("21") && lines.contains("3981") && lines.contains("4000"))
        #expect(lines.contains { $0.contains("3,960 rows left out") })
        // Ctrl-O: the pager has all of it.
        try terminal.type("\u{0F}", until: "djjj")
        try terminal.waitForPrompt()
        try terminal.enter(":rows all")
        try terminal.enter("UNWIND range(1, 50) AS n RETURN n AS m;")
        #expect(terminal.screen.lines.contains { $0.contains("50 rows") && !$0.contains("shown") })
        #expect(terminal.screen.lines.contains { $0.trimmingCharacters(in: .whitespaces) == "25" })
    }

    @Test func formatsForProgramsLeaveNothingOut() throws {
        let terminal = try Terminal(["--format", "csv"], height: 100)
        try terminal.enter("UNWIND range(1, 80) AS n RETURN n;")
        #expect(terminal.screen.lines.contains("41"))
    }

    @Test func nodesTakeOneLineEach() throws {
        let terminal = try Terminal(["--quiet"], columns: 90)
        try terminal.enter("CREATE (a:A {text: reduce(t = '', i IN range(1, 300) | t + 'س'), k: 1, z: 2});")
        try terminal.enter("MATCH (a:A) RETURN a;")
        #expect(
            terminal.screen.lines.contains {
                $0.contains("(:A {text: 'سس") && $0.contains("…+260 letters', k: 1, z: 2})")
            })
        try terminal.enter(":expand 1")
        #expect(!terminal.screen.lines.suffix(6).joined().contains("letters"))
    }

    @Test func resultsBecomeParameters() throws {
        let terminal = try Terminal([])
        try terminal.type(":set who = UNWIND ['أ', 'ب'] AS n RETURN n\r", until: "$who = a list of 2 rows")
        try terminal.waitForPrompt()
        try terminal.enter("RETURN size($who) AS n;")
        try terminal.enter("RETURN $_ + 40 AS m;")
        #expect(terminal.screen.lines.contains { $0.trimmingCharacters(in: .whitespaces) == "42" })
        try terminal.enter("CREATE (:A);")
        try terminal.enter(":set a = MATCH (a:A) RETURN a")
        #expect(terminal.screen.lines.joined().contains("a parameter cannot keep"))
    }
}
