import Foundation
import Testing

/// Commands of the shell as a script gives them.
@Suite struct ConsoleTests {
    private func run(_ script: String, _ arguments: String...) throws -> Program.Outcome {
        try Program.naql(arguments + ["--keep-going"], input: script)
    }

    @Test func aSearchTellsHowMuchItFinds() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/naql-find-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let lines = (1...120).map { "The heron number \($0) flew away." }.joined(separator: "\n\n")
        try Data(("Herons\n\n" + lines + "\n").utf8).write(to: URL(fileURLWithPath: folder + "/a.txt"))
        let found = try run(":find flew\n:find number 7\n", folder, "--format", "none")
        #expect(found.errors.contains("40 of 120 shown; `:open ROW`"), "\(found.errors)")
        let query = "CALL search.text('flew') YIELD node RETURN count(*) AS n"
        let cut = try Program.naql(folder, "-c", query)
        #expect(cut.output == "n\n100\n")
        #expect(cut.errors.contains("search.text found 120 and gives the best 100"), "\(cut.errors)")
        let asked = try Program.naql(folder, "-c", query.replacing("'flew'", with: "'flew', {limit: 50}"))
        #expect(asked.output == "n\n50\n" && asked.errors.isEmpty, "\(asked.errors)")
    }

    @Test func twoKindsAreNotOneUnasked() throws {
        let refused = try run(":same \"Salim al-Haddad\" \"The Port Herald\"\n", "seeds")
        #expect(
            refused.errors.contains("(Person) and \"The Port Herald\" (Organization) are of two kinds"),
            "\(refused.errors)")
        #expect(!refused.errors.contains("changes are kept in memory only"))
        let meant = try run(
            ":same \"Person:Salim al-Haddad\" \"Organization:The Port Herald\"\n", "seeds")
        #expect(meant.errors.contains("of The Port Herald moved to Salim al-Haddad"), "\(meant.errors)")
        let told = try run(":same \"سليم الحداد\" Haddad\n", "seeds")
        #expect(told.errors.contains(" of Haddad moved to سليم الحداد"), "\(told.errors)")
    }

    @Test func somebodyNewIsTold() throws {
        let script = "MATCH (s:Statement) RETURN s LIMIT 1;\n:said 1 Salim al-Hadad\n:said ١ Salim al-Haddad\n"
        let told = try run(script, "seeds", "--format", "none")
        #expect(
            told.errors.contains("is a new Person; did you mean `:said 1 Salim al-Haddad`?"), "\(told.errors)")
        #expect(told.errors.ranges(of: "is a new").count == 1)
    }

    @Test func aParameterIsKeptWithoutChanges() throws {
        let told = try run(":set x = CREATE (n:Q) RETURN 1 AS n\nMATCH (n) RETURN count(n) AS n;\n")
        #expect(told.output == "n\n0\n" && told.errors.contains("`:set` keeps what a query reads"), "\(told)")
        for name in ["1a", "a-b"] {
            #expect(try run(":param \(name) 2\n").errors.contains("cannot be the name of a parameter"))
        }
    }

    @Test func whatOnlyReadsSaysSo() throws {
        let told = try run("CREATE (n);\n", "--read-only")
        #expect(told.errors.contains("the session is read-only") && told.errors.contains("without --read-only"))
        #expect(!told.errors.contains("safe"))
    }

    @Test func commandsAreKnownAsPeopleTypeThem() throws {
        let script = "RETURN 5 AS five, 6 AS six;\n:EXPAND 1;\n: last json\n:null;\n:null ''\nRETURN null AS x;\n"
        let told = try run(script, "--format", "table")
        #expect(told.output.contains("-- 1 --") && told.output.contains("{\"five\":5,\"six\":6}"), "\(told)")
        #expect(told.errors.contains("say what stands for null") && !told.output.contains("''"))
        let rows = try run("UNWIND [7, 8] AS n RETURN n;\n:expand 2\n")
        #expect(rows.output.contains("-- 2 --") && !rows.output.contains("-- 1 --"))
        let schema = try run(":schema SAID\n", "seeds")
        #expect(schema.output.contains("source\ttype\ttarget\tcount\n"))
    }

    @Test func aProgramThatIsNoneTakesNoResult() throws {
        let told = try run(":output | no-such-program\nRETURN 1 AS n;\n")
        #expect(told.output == "n\n1\n" && told.errors.contains("there is no such program"), "\(told)")
        let late = try run(
            ":output | { sleep 1; no-such-program; }\nUNWIND range(1, 900) AS n RETURN range(1, 100), n;\n")
        #expect(late.output.hasSuffix("\t900\n"), "\(late.output.suffix(40)) \(late.errors)")
    }

    @Test func wrongUsageShowsTheUsageOfItsCommand() throws {
        let verify = try Program.naql("verify", "draft.txt")
        #expect(verify.status == 2 && verify.errors.contains("Usage: naql verify"), "\(verify.errors)")
        let plain = try Program.naql("--format", "nosuch", "-c", "RETURN 1")
        #expect(plain.status == 2 && plain.errors.contains("Usage: naql [<options>]"), "\(plain.errors)")
    }

    @Test(arguments: ["dot", "graphml", "cypher", "line", "chart"])
    func aPictureOfNothingIsTold(format: String) throws {
        let told = try Program.naql("--format", format, "-c", "RETURN 'a' AS x")
        #expect(told.errors.hasPrefix("no row has a "), "\(told)")
    }

    @Test func notesForProgramsHaveNoLabel() throws {
        let told = try run("CREATE (n);\n", "seeds", "--error-format", "json")
        #expect(told.errors.hasPrefix("{\"note\":{\"message\":\"changes are kept"), "\(told.errors)")
    }
}
