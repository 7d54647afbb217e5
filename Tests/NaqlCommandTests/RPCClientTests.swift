import Foundation
import Testing

/// What `naql rpc` has for programs that keep it open: values with their types, rows as they come, a request that is stopped, and
/// what the shell has for a person.
@Suite struct RPCClientTests {
    private func replies(_ lines: String..., sources: [String] = []) throws -> [String] {
        let arguments = (["rpc"] + sources).map { "'\($0)'" }.joined(separator: " ")
        let run = try Program.shell("naql \(arguments)", input: lines.joined(separator: "\n") + "\n")
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        "{\"date\":\"2024-02-29\"}", "{\"localtime\":\"12:30:00\"}", "{\"time\":\"12:30:01.5+02:00\"}",
        "{\"localdatetime\":\"2024-01-31T00:00:00.000000001\"}", "{\"date\":\"+20000-01-01\"}",
        "{\"datetime\":\"2024-01-31T10:00:00+01:00[Europe/Paris]\"}", "{\"duration\":\"P1Y2M3DT4.5S\"}",
        "{\"duration\":\"PT0S\"}", "{\"point\":{\"srid\":4979,\"x\":35.5,\"y\":33.9,\"z\":1.0}}", "1.0", "1e+300",
        "9007199254740993", "{\"float\":\"NaN\"}", "{\"map\":{\"k\":[{\"date\":\"2024-01-31\"},null,\"2024-01-31\"]}}",
    ])
    func valuesKeepTheirTypes(value: String) throws {
        let request = "{\"op\":\"run\",\"types\":true,\"query\":\"RETURN $p AS p\",\"params\":{\"p\":\(value)}}"
        #expect(try replies(request) == ["{\"columns\":[\"p\"],\"rows\":[[\(value)]]}"])
    }

    @Test func textsAreEscapedWhereJSONNeedsIt() throws {
        let text = #""\u0000\u001f\u007f\u0085\u009f\u00a0\u00e9\u2027\u2028\u2029\u202a\u0633\ud83d\ude00\"\\\/\n""#
        let expected =
            #""\u0000\u001f\u007f\u0085\u009f"# + "\u{A0}é\u{2027}" + #"\u2028\u2029"# + "\u{202A}س😀" + #"\"\\/\n""#
        let lines = try replies(
            "{\"op\":\"run\",\"query\":\"CREATE (:N {t: $p})\",\"params\":{\"p\":\(text)}}",
            "{\"op\":\"run\",\"query\":\"MATCH (n:N) RETURN n.t AS t, [n.t] AS l, null AS o, 7 AS i\"}")
        #expect(lines.last?.contains("[[\(expected),[\(expected)],null,7]]") == true, "\(lines)")
    }

    @Test func propertiesKeepTheirTypesToo() throws {
        let query = "CREATE (n:P {d: date('2024-01-31')})-[r:R {t: duration('P1D')}]->(n) RETURN n, r"
        let reply = try #require(try replies("{\"op\":\"run\",\"types\":true,\"query\":\"\(query)\"}").first)
        #expect(reply.contains("\"properties\":{\"d\":{\"date\":\"2024-01-31\"}}"), "\(reply)")
        #expect(reply.contains("\"properties\":{\"t\":{\"duration\":\"P1D\"}}"), "\(reply)")
        #expect(reply.contains("\"changes\":{\"nodesCreated\":1,\"relationshipsCreated\":1,"), "\(reply)")
    }

    @Test(arguments: [
        ("{\"date\":\"31/1/2024\"}", "`31/1/2024` is no date"), ("{\"duration\":\"a day\"}", "is no duration"),
        ("{\"date\":1}", "a value is a scalar"), ("{\"moment\":\"2024-01-31\"}", "a value is a scalar"),
    ])
    func aWrongMomentIsRefused(value: String, message: String) throws {
        let answers = try replies("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":\(value)}}")
        #expect(answers.count == 1)
        #expect(answers.first?.contains(message) == true, "\(answers)")
    }

    @Test func rowsComeBatchByBatch() throws {
        let lines = try replies(
            "{\"id\":5,\"op\":\"run\",\"stream\":true,\"query\":\"UNWIND range(1, 5000) AS i RETURN i\"}",
            "{\"id\":6,\"op\":\"run\",\"stream\":true,\"query\":\"UNWIND range(1, 5000) AS i RETURN 1 / (4000 - i)\"}",
            "{\"id\":7,\"op\":\"run\",\"stream\":true,\"query\":\"RETURN nothing\"}")
        let own = lines.filter { $0.hasPrefix("{\"id\":5,") }
        #expect(own.first == "{\"id\":5,\"columns\":[\"i\"]}")
        #expect(own.last == "{\"id\":5,\"end\":true}")
        #expect(own.count > 4)
        #expect(own.dropFirst().dropLast().allSatisfy { $0.hasPrefix("{\"id\":5,\"rows\":[[") })
        let failed = lines.filter { $0.hasPrefix("{\"id\":6,") }
        #expect(failed.count > 2)
        #expect(failed.last?.contains("DivisionByZero") == true)
        #expect(lines.last?.hasPrefix("{\"id\":7,\"error\":{") == true)
    }

    @Test func anErrorHasItsPlaceAndRemedy() throws {
        let lines = try replies(
            "{\"op\":\"run\",\"query\":\"RETURN 1 AS a\\nUNION RETURN cuont(1) AS a\"}",
            "{\"op\":\"run\",\"query\":\"MATCH (s:Statment) RETURN s\"}", sources: ["seeds"])
        #expect(lines.first?.contains("\"line\":2,\"column\":14,\"length\":5") == true, "\(lines)")
        #expect(lines.first?.contains("\"hints\":[\"did you mean `count`?\"]") == true, "\(lines)")
        #expect(
            lines.last?.contains("\"line\":1,\"column\":10,\"length\":8,\"hints\":[\"did you mean") == true, "\(lines)")
    }

    @Test func aRequestThatRunsIsStopped() throws {
        // It runs until it is stopped, and a request that comes before it has begun is not heard: so it is repeated.
        let run = try Program.shell(
            """
            out=$(mktemp)
            { echo '{"id":1,"op":"run","query":"UNWIND range(1, 1000000000) AS i UNWIND range(1, 1000000000) AS j WITH i WHERE i < 0 RETURN count(i)"}'
              for try in $(seq 1 1000); do
                  if grep -q Cancelled "$out"; then break; fi
                  sleep 0.25
                  echo '{"op":"cancel","id":1}'
              done
              echo '{"op":"cancel","id":2}'
              echo '{"id":2,"op":"run","query":"RETURN 1 AS a"}'; } | naql rpc >"$out"
            cat "$out"
            rm "$out"
            """)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 2, "\(run.output)")
        #expect(lines.first?.contains("\"detail\":\"Cancelled\"") == true, "\(run.output)")
        #expect(lines.last == "{\"id\":2,\"columns\":[\"a\"],\"rows\":[[1]]}")
    }

    @Test func whoAnswersIsSaid() throws {
        let lines = try replies("{\"op\":\"hello\"}", "{\"op\":\"cancel\"}", sources: ["seeds"])
        #expect(lines.first?.contains("\"protocol\":2,") == true, "\(lines)")
        #expect(lines.first?.contains("\"incomplete\":false,\"messages\":[]") == true, "\(lines)")
        #expect(lines.last?.contains("`cancel` needs `id`") == true, "\(lines)")
    }

    @Test func whatTheShellHasIsAnswered() throws {
        let lines = try replies(
            "{\"op\":\"complete\",\"text\":\"MATCH (s:Stat\"}",
            "{\"op\":\"parameters\",\"query\":\"MATCH (n {name: $b}) RETURN '$c', $`a a`\"}",
            "{\"op\":\"format\",\"format\":\"csv\",\"query\":\"RETURN $p AS p\",\"params\":{\"p\":1}}",
            "{\"op\":\"format\",\"format\":\"cvs\",\"query\":\"RETURN 1\"}",
            "{\"op\":\"page\",\"query\":\"MATCH (o:Outlet) RETURN o LIMIT $n\",\"params\":{\"n\":1}}",
            "{\"op\":\"command\",\"line\":\":format\"}", "{\"op\":\"command\",\"line\":\":nonsense\"}",
            "{\"op\":\"command\",\"line\":\"RETURN 1\"}", sources: ["seeds"])
        #expect(lines.count == 8)
        #expect(lines[0] == "{\"typed\":\"Stat\",\"candidates\":[{\"text\":\"Statement\",\"ending\":\"\"}]}")
        #expect(lines[1] == "{\"parameters\":[\"a a\",\"b\"]}")
        #expect(lines[2] == "{\"output\":\"p\\r\\n1\\r\\n\"}" || lines[2] == "{\"output\":\"p\\n1\\n\"}", "\(lines[2])")
        #expect(lines[3].contains("csv"))
        #expect(lines[4].hasPrefix("{\"page\":\"<!doctype html>"))
        #expect(lines[5].contains("table"))
        #expect(lines[6].contains("unknown command"))
        #expect(lines[7].contains("begins with a colon"))
    }

    @Test func theGraphIsExported() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("naql-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let lines = try replies(
            "{\"op\":\"export\",\"path\":\"\(folder)/a.graphml\"}", "{\"op\":\"export\",\"path\":\"\(folder)/a.odt\"}",
            "{\"op\":\"export\",\"path\":\"\(folder)/none/a.graphml\"}", sources: ["seeds"])
        #expect(lines.first?.contains("`id` as `id_`") == true, "\(lines)")
        #expect(FileManager.default.fileExists(atPath: folder + "/a.graphml"))
        #expect(lines[1].contains("there is no export format"), "\(lines)")
        #expect(lines[2].contains("CommandError"), "\(lines)")
        let refused = try replies(
            "{\"op\":\"export\",\"path\":\"\(folder)/b.graphml\"}", sources: ["--safe"])
        #expect(refused.first?.contains("safe mode") == true, "\(refused)")
    }
}
