import Foundation
import Testing

/// Where `-o` and other outputs go, and what is told when they cannot.
@Suite struct OutputFileCommandTests {
    /// Runs a command in a folder of its own, which has an article in it.
    private func run(_ command: String, input: String = "") throws -> Program.Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("naql-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("Report\n\nThe mayor said the road was closed.\n".utf8).write(
            to: URL(fileURLWithPath: folder + "/a.txt"))
        return try Program.shell("cd '\(folder)' && \(command)", input: input)
    }

    @Test func anArchiveIsWrittenThroughALinkAndStaysPrivate() throws {
        let outcome = try run(
            """
            touch real.naql; chmod 600 real.naql; ln -s real.naql l.naql; touch l.naql.4194399.partial
            naql import a.txt -q -o l.naql && test -L l.naql && naql check real.naql && ls -l real.naql | cut -c1-10; ls
            """)
        #expect(outcome.output.contains("real.naql: sound: "))
        #expect(outcome.output.contains("-rw-------"))
        #expect(outcome.output.hasSuffix("a.txt\nl.naql\nl.naql.4194399.partial\nreal.naql\n"), "\(outcome)")
    }

    @Test func aDeviceIsNoPlaceForAnArchive() throws {
        let refused = try run(
            "naql import a.txt -o /dev/null; echo $?; test -c /dev/null; echo $?; mkfifo f; naql import a.txt -o f; echo $?"
        )
        #expect(refused.output == "3\n0\n3\n")
        #expect(refused.errors.contains("cannot write /dev/null: it is a device"))
        let streamed = try run("naql export a.txt --format jsonl -o /dev/stdout | head -1")
        #expect(streamed.status == 0 && streamed.output.hasPrefix("{\"kind\":\"node\""))
        let pipe = try run(
            "mkfifo f; cat f > copy & naql export a.txt --format jsonl -o f; echo $?; wait; head -c 16 copy; test -p f")
        #expect(pipe.status == 0 && pipe.output == "0\n{\"kind\":\"node\",\"")
    }

    @Test(arguments: [
        "--help", "--version", "-c ':help'", "-c 'RETURN 1'", "export a.txt --format jsonl",
        "export a.txt --format graphml -o /dev/full",
        "fmt - < a.cypher", "check a.naql",
    ])
    func aFullDeviceIsTold(arguments: String) throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let outcome = try run(
            "naql import a.txt -q -o a.naql; echo 'return 1;' > a.cypher; naql \(arguments) > /dev/full; echo $? >&2")
        #expect(outcome.errors.hasSuffix("3\n") && outcome.errors.contains("No space left on device"), "\(outcome)")
        let closed = try run("naql import a.txt -q -o a.naql; echo 'return 1;' > a.cypher; naql \(arguments) | true")
        #expect(closed.errors.isEmpty || arguments.contains("/dev/full"), "\(closed)")
    }

    @Test func changesInMemoryAreToldOnceAndCanBeSaved() throws {
        let note = "note: changes are kept in memory only"
        let told = try run(
            "naql import a.txt -q -o a.naql; naql a.naql -c 'MATCH (a:Article) SET a.x = 1' -c 'MATCH (a:Article) SET a.x = 2'"
        )
        #expect(told.status == 0 && told.errors.components(separatedBy: note).count == 2)
        let quiet = try run(
            "naql a.txt -q -c 'MATCH (a:Article) SET a.x = 1'; naql a.txt -c 'RETURN 1'; naql -c 'CREATE ()'")
        #expect(!quiet.errors.contains(note))
        let undone = try run("naql a.txt", input: ":begin\nMATCH (a:Article) SET a.x = 1;\n:rollback\n")
        #expect(!undone.errors.contains(note))
        let saved = try run(
            "naql a.txt -c 'MATCH (a:Article) SET a.x = 7' -c ':save b.naql'; naql b.naql -c 'MATCH (a:Article) RETURN a.x AS x'"
        )
        #expect(saved.output == "x\n7\n" && !saved.errors.contains(note))
        let safe = try run("naql a.txt --safe -c ':save b.naql'; echo $?; ls")
        #expect(safe.output == "1\na.txt\n")
        let open = try run("naql a.txt -f - ; echo $?; ls", input: ":begin\nCREATE (:A);\n:save b.naql\n")
        #expect(open.output == "3\na.txt\n" && open.errors.contains("a transaction is open"))
    }

    @Test func namesOfAnExportStayInItsFolderAndReadBack() throws {
        let create = """
            CREATE (a:`../../evil` {`a/b`: 1, `x,"y`: 2})-[:`r/t` {z: 3}]->(:`x/y`:`;z`), (:CON), (:con), (:Con), (:`.h`), (:a__b),
            (), (:`نص`), (a)-[:`r/t`]->(a), (:\(String(repeating: "long", count: 80))), (:\(String(repeating: "long", count: 80))2)
            """
        let ask = """
            -c 'MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY l' \
            -c 'MATCH (a)-[r]->(b) RETURN labels(a) AS a, type(r) AS t, properties(r) AS p, labels(b) AS b ORDER BY b'
            """
        let outcome = try run(
            """
            mkdir -p in/ner; naql -c "$(cat)" -c ':save m.naql' 2> /dev/null && naql export m.naql --format csv -o in/ner/out && \
            naql m.naql --format jsonl \(ask) > 1 && naql in/ner/out --format jsonl \(ask) > 2 && cmp 1 2 && \
            find . -name '*evil*' | sort && ls in/ner in
            """, input: create.replacingOccurrences(of: "\n", with: " "))
        #expect(outcome.status == 0, "\(outcome)")
        #expect(
            outcome.output == """
                ./in/ner/out/edges/r%2Ft__%2E.%2F..%2Fevil__%2E.%2F..%2Fevil.csv
                ./in/ner/out/edges/r%2Ft__%2E.%2F..%2Fevil__x%2Fy.csv
                ./in/ner/out/nodes/%2E.%2F..%2Fevil.csv
                in:
                ner

                in/ner:
                out

                """)
    }
}
