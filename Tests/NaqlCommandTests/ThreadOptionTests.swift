import Foundation
import Testing

/// `--threads` on every command that loads or asks.
@Suite struct ThreadOptionTests {
    @Test(
        arguments: ["0", "-1", "two", "1.5", "", "99999999999999999999"],
        [
            ["-c", "RETURN 1"], ["import", "seeds", "-o", "/tmp/never.naql"], ["export", "seeds", "--format", "jsonl"],
            ["rpc"], ["bench", "--load", "seeds", "--queries", "seeds"],
        ])
    func whatIsNoNumberOfThreadsIsWrongUsage(value: String, arguments: [String]) throws {
        let run = try Program.naql(arguments + ["--threads", value])
        #expect(run.status == 2)
        #expect(run.errors.contains("'\(value)' is no number of threads; write --threads 1 or more"))
        #expect(run.output == "")
    }

    @Test(arguments: ["0", "-2", "soon", "nan", "inf"])
    func whatIsNoTimeIsWrongUsage(value: String) throws {
        let run = try Program.naql("--timeout", value, "-c", "RETURN 1")
        #expect(run.status == 2)
        #expect(run.errors.contains("'\(value)' is no time limit; write --timeout 2.5, in seconds, more than 0"))
    }

    @Test func aLimitMayBeLongerThanAnyoneWaits() throws {
        let run = try Program.naql("--timeout", "1e300", "-c", "RETURN 1 AS n")
        #expect(run.status == 0)
        #expect(run.output == "n\n1\n")
    }

    @Test func everyCommandTakesIt() throws {
        let query = try temporaryFile("MATCH (a:Article) RETURN count(a) AS n", name: "q.cypher")
        let folder = String(query.dropLast("/q.cypher".count))
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = folder + "/a.naql"
        #expect(try Program.naql("import", "seeds", "-o", archive, "--threads", "3").status == 0)
        #expect(try Program.naql(archive, "--threads", "1", "-c", "RETURN 1 AS n").output == "n\n1\n")
        #expect(try Program.naql("export", archive, "--threads", "1", "--format", "cypher").status == 0)
        #expect(try Program.naql("rpc", "--threads", "1", input: "").status == 0)
        let bench = try Program.naql(
            "bench", "--load", archive, "--queries", folder, "--threads", "1", "--repeat", "1", "--json")
        #expect(bench.output.contains("\"threads\":1,"))
    }

    #if os(Linux)
        /// The most tasks that a run of the program had at any time; one waits for the one that works.
        private func mostTasks(_ arguments: String) throws -> Int {
            let run = try Program.shell(
                "naql \(arguments) > /dev/null & pid=$!; "
                    + "while kill -0 $pid 2> /dev/null; do ls /proc/$pid/task 2> /dev/null | wc -l; done "
                    + "| sort -n | tail -1")
            return try #require(Int(run.output.trimmingCharacters(in: .whitespacesAndNewlines))) - 1
        }

        @Test(arguments: [1, 2])
        func noMoreThreadsThanThatAreSeen(threads: Int) throws {
            #expect(try mostTasks("export seeds --format jsonl --threads \(threads)") <= threads)
            let query = "UNWIND range(1, 120000) AS i CREATE (:A {x: i}); MATCH (a:A) RETURN sum(a.x * a.x)"
            #expect(try mostTasks("--threads \(threads) -c '\(query)'") <= threads)
        }
    #endif
}
