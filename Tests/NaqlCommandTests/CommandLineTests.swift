import Foundation
import Testing

@Suite struct CommandLineTests {
    @Test func oneQueryPrintsItsRows() throws {
        let run = try Program.naql("-c", "RETURN 1 AS x, 'سلام' AS y")
        #expect(run.status == 0)
        #expect(run.output == "x\ty\n1\tسلام\n")
        #expect(run.errors == "")
    }

    @Test func optionsMayStandAnywhere() throws {
        let after = try Program.naql("-c", "RETURN 1 AS x", "--format", "csv")
        let before = try Program.naql("--format", "csv", "-c", "RETURN 1 AS x")
        #expect(after.output == "x\n1\n")
        #expect(before.output == after.output)
    }

    @Test func commandsAndFilesRunInTheOrderGiven() throws {
        let script = try temporaryFile("RETURN 2 AS n;\n")
        defer { try? FileManager.default.removeItem(atPath: script) }
        let run = try Program.naql("--format", "csv", "-c", "RETURN 1 AS n", "-f", script, "-c", "RETURN 3 AS n")
        #expect(run.output == "n\n1\nn\n2\nn\n3\n")
    }

    @Test func aScriptIsReadFromStandardInput() throws {
        let run = try Program.naql(
            "--format", "csv", input: "RETURN 1 AS n;\n// a comment; not an end\nRETURN ';' AS s")
        #expect(run.output == "n\n1\ns\n;\n")
    }

    @Test func theTourIsLeftAndAskedForByStep() throws {
        let left = try Program.naql(input: ":tour end\n")
        #expect(left.status == 0 && left.errors.contains("`:tour` begins it again"), "\(left)")
        #expect(try Program.naql(input: ":tour x\n").errors.contains("give the number of a step of the tour"))
    }

    @Test func parametersAreLiteralsElseStrings() throws {
        let run = try Program.naql(
            "-p", "n=41", "--param", "s=غزة 2024", "-p", "l=[1, 'a']", "--format", "jsonl", "-c",
            "RETURN $n + 1 AS n, $s AS s, $l AS l")
        #expect(run.output == "{\"n\":42,\"s\":\"غزة 2024\",\"l\":[1,\"a\"]}\n")
    }

    @Test(
        arguments: [
            (["-c", "RETURN 1 +"], 1),
            (["-c", "RETURN nope"], 1),
            (["-c", "RETURN 1 / 0"], 1),
            (["--nope"], 2),
            (["help", "nope"], 2),
            (["--format", "tabel", "-c", "RETURN 1"], 2),
            (["--color", "purple", "-c", "RETURN 1"], 2),
            (["-p", "x", "-c", "RETURN 1"], 2),
            (["--published", "yesterday", "-c", "RETURN 1"], 2),
            (["/no/such/place", "-c", "RETURN 1"], 3),
            (["-f", "/no/such/script.cypher"], 3),
            (["--read-only", "-c", "CREATE (:A)"], 1),
            (["--safe", "-c", "LOAD CSV FROM 'x.csv' AS row RETURN row"], 1),
            (["--version"], 0),
            (["--help"], 0),
        ] as [([String], Int32)])
    func theExitStatusTellsTheOutcome(arguments: [String], status: Int32) throws {
        let run = try runNaql(arguments)
        #expect(run.status == status)
        if status != 0 {
            #expect(run.output == "", "errors must not stand among the data")
            #expect(run.errors.contains("rror") || run.errors.contains("unknown"))
        }
    }

    @Test(arguments: [
        "naql -c 'RETURN 1'", "naql --format graphml -c 'CREATE (a) RETURN a'", "naql -c ':help'", "naql -c ':format'",
        "echo ':param x 1\n:param' | naql", "echo 'return 1' | naql fmt -", "echo '{\"op\":\"reset\"}' | naql rpc",
        "naql export seeds --format cypher", "naql --keep-going -c 'RETURN 1' -c 'RETURN 2'",
    ])
    func aFullDeviceIsAFailure(command: String) throws {
        let run = try Program.shell("(\(command)) > /dev/full")
        #expect(run.status == 3)
        #expect(run.errors == "error: cannot write the output: No space left on device\n")
        if command.contains("naql -c") {
            let file = try Program.naql(input: ":output /dev/full\nRETURN 1;\nRETURN 2;\n")
            #expect((file.status, file.output) == (3, ""))
            #expect(file.errors == "error: /dev/full: No space left on device\n")
        }
    }

    @Test func anErrorNamesItsPlaceAndShowsIt() throws {
        let script = try temporaryFile("RETURN 1 AS a;\nMATCH (n)\nRETURN m.name;\n")
        defer { try? FileManager.default.removeItem(atPath: script) }
        let run = try Program.naql("-f", script)
        #expect(run.status == 1)
        #expect(run.output == "a\n1\n")
        #expect(run.errors.hasPrefix("\(script):3:8: error: "))
        #expect(run.errors.contains("\n  RETURN m.name;\n         ^\n"))
    }

    @Test func keepGoingRunsTheRest() throws {
        let stopped = try Program.naql("--format", "csv", input: "RETURN x;\nRETURN 2 AS n;")
        #expect(stopped.output == "")
        let going = try Program.naql("--keep-going", "--format", "csv", input: "RETURN x;\nRETURN 2 AS n;")
        #expect(going.output == "n\n2\n")
        #expect(going.status == 1)
    }

    @Test func oneTransactionLeavesNoTraceOfAFailure() throws {
        let script = "CREATE (:A);\nRETURN 1/0;\n"
        let run = try Program.naql(
            "--single-transaction", "--format", "csv", "-c", "CREATE (:A)", "-c", "MATCH (a:A) RETURN count(a) AS n")
        #expect(run.output == "n\n1\n")
        let failed = try Program.naql("--single-transaction", input: script)
        #expect(failed.status == 1)
    }

    @Test func aClosedPipeEndsQuietly() throws {
        let run = try Program.shell("naql -c 'UNWIND range(1, 1000000) AS n RETURN n' | head -1")
        #expect(run.output == "n\n")
        #expect(run.errors == "")
    }

    @Test func misspeltNamesGetASuggestion() throws {
        let format = try Program.naql("--format", "jsonll", "-c", "RETURN 1")
        #expect(format.errors.contains("did you mean `jsonl`"))
        let function = try Program.naql("-c", "RETURN toUper('a')")
        #expect(function.errors.contains("toUpper"))
    }

    @Test func aLimitStopsAnEndlessQuery() throws {
        let run = try Program.naql(
            "--timeout", "0.3", "-c", "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)")
        #expect(run.status == 1)
        #expect(run.errors.contains("time limit"))
    }

    @Test func checkReportsEveryErrorOfAFile() throws {
        let script = try temporaryFile("RETURN a;\nRETURN 1;\nMATCH (n RETURN n;\nRETURN toUper('x');\n")
        defer { try? FileManager.default.removeItem(atPath: script) }
        let run = try Program.naql("check", script)
        #expect(run.status == 1)
        for line in [1, 3, 4] { #expect(run.errors.contains("\(script):\(line):")) }
        #expect(!run.errors.contains("\(script):2:"))
        let clean = try Program.shell("echo 'RETURN 1;' | naql check -")
        #expect(clean.status == 0)
        #expect(clean.errors == "")
    }

    @Test func formattingKeepsCommentsAndChangesNothingTheSecondTime() throws {
        let text = "// who?\nmatch (n:A)  where n.x=1 /* here */ return n.x as x;\n"
        let script = try temporaryFile(text)
        defer { try? FileManager.default.removeItem(atPath: script) }
        #expect(try Program.naql("fmt", "--check", script).status == 1)
        #expect(try Program.naql("fmt", script).status == 0)
        let once = try String(contentsOfFile: script, encoding: .utf8)
        #expect(once.contains("// who?") && once.contains("/* here */") && once.contains("MATCH (n:A)"))
        #expect(try Program.naql("fmt", "--check", script).status == 0)
        #expect(try Program.naql("fmt", script).status == 0)
        #expect(try String(contentsOfFile: script, encoding: .utf8) == once)
    }

    @Test func aTransactionIsKeptOrUndoneAsAWhole() throws {
        let count = "MATCH (a:A) RETURN count(a) AS n;"
        let undone = try Program.naql(
            "--format", "csv", input: ":begin\nCREATE (:A);\nCREATE (:A);\n\(count)\n:rollback\n\(count)\n")
        #expect(undone.output == "n\n2\nn\n0\n")
        let kept = try Program.naql("--format", "csv", input: ":begin\nCREATE (:A);\n:commit\n\(count)\n")
        #expect(kept.output == "n\n1\n")
    }

    @Test func anArchiveGivesTheSameAnswersAndADamagedOneIsRefused() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let archive = folder.appendingPathComponent("a.naql")
        #expect(try Program.naql("import", "seeds", "-q", "-o", archive.path).status == 0)
        let query = "MATCH (p:Agent)-[:SAID]->(s) RETURN p.name, s.text ORDER BY p.name, s.text"
        let opened = try Program.naql(archive.path, "-c", query)
        #expect(try opened.output == Program.naql("seeds", "-c", query).output)
        let sound = try Program.naql("check", archive.path)
        #expect(sound.status == 0 && sound.output.contains("sound: ") && sound.output.contains("format 2"))
        #expect(sound.output.split(separator: "\n").count == 1)
        var bytes = try Data(contentsOf: archive)
        bytes[bytes.count / 2] ^= 0x55
        try bytes.write(to: archive)
        let damaged = try Program.naql(archive.path, "-c", "RETURN 1")
        #expect(damaged.status == 3)
        #expect(damaged.errors.contains("a.naql"))
        let found = try Program.naql("check", archive.path)
        #expect(found.status == 3 && found.output.isEmpty)
        #expect(found.errors.contains("block ") && found.errors.contains("(bytes "))
    }

    private func runNaql(_ arguments: [String]) throws -> Program.Outcome {
        try Program.shell(
            "naql "
                + arguments.map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }.joined(separator: " "))
    }
}

/// Writes text into a new file; its path.
func temporaryFile(_ text: String, name: String = "script.cypher") throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: path)
    return path.path
}
