import Foundation
import Testing

/// `naql rpc`: a reply a line, whatever the line.
@Suite struct RPCTests {
    private func replies(_ lines: String...) throws -> [String] {
        let run = try Program.naql("rpc", input: lines.joined(separator: "\n") + "\n")
        #expect(run.status == 0)
        return run.output.split(separator: "\n").map(String.init)
    }

    private func run(_ parameters: String, _ query: String = "RETURN $p AS p") -> String {
        "{\"op\":\"run\",\"query\":\"\(query)\",\"params\":\(parameters)}"
    }

    @Test(arguments: [
        ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"), ("-0", "0"),
        ("1.5", "{\"float\":\"1.5\"}"), ("1e3", "{\"float\":\"1000.0\"}"),
        ("{\"float\":\"1e300\"}", "{\"float\":\"1e+300\"}"),
        ("{\"float\":\"NaN\"}", "{\"float\":\"NaN\"}"), ("{\"float\":\"-Inf\"}", "{\"float\":\"-Inf\"}"),
        ("null", "null"), ("true", "true"),
        ("\"\\u0633\\ud83d\\ude00\\n\"", "\"س😀\\n\""),
        ("[1,[\"a\"],{\"map\":{\"k\":null}}]", "[1,[\"a\"],{\"map\":{\"k\":null}}]"),
    ])
    func valuesComeBack(value: String, expected: String) throws {
        #expect(try replies(run("{\"p\": \(value)}")) == ["{\"columns\":[\"p\"],\"rows\":[[\(expected)]]}"])
    }

    @Test func absentAndNullParametersAreNone() throws {
        let expected = "{\"columns\":[\"a\"],\"rows\":[[1]]}"
        #expect(
            try replies(
                run("null", "RETURN 1 AS a"), "{\"op\":\"run\",\"query\":\"RETURN 1 AS a\",\"setup\":true}", "", "  \r",
                run("{}", "RETURN 1 AS a") + "\r") == [expected, expected, expected])
    }

    @Test(
        arguments: [
            (
                "{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":12345678901234567890}}",
                "does not fit an integer of 64 bits"
            ),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":[9223372036854775808]}}", "the parameter `p`"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":1e999}}", "64 bits"),
            (
                "{\"op\":\"run\",\"query\":\"RETURN 1\",\"params\":[1]}",
                "`params` is an object of names and values, not a list"
            ),
            ("{\"op\":\"run\",\"query\":\"RETURN 1\",\"params\":\"x\"}", "not a text"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":{\"float\":\"0x10\"}}}", "no float"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":{\"float\":\"1e999\"}}}", "no float"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":{\"float\":1}}}", "a value is a scalar"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":{\"a\":1}}}", "a value is a scalar"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":{\"node\":{\"id\":1}}}}", "cannot be given"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":1,\"p\":2}}", "the key `p` is there twice"),
            ("{\"op\":\"run\",\"op\":\"reset\"}", "there twice"),
            ("{\"op\":\"run\"}", "the request needs `query`, a text"),
            ("{\"op\":\"run\",\"query\":1}", "`query` is a text, not a number"), ("{\"op\":\"go\"}", "unknown op `go`"),
            ("{}", "needs `op`"), ("{\"op\":null}", "needs `op`"), ("{\"op\":[]}", "`op` is a text"),
            ("[1]", "is an object, not a list"),
            ("{\"op\":\"reset\"", "expected `,` or `}`"), ("{\"op\":\"reset\"} x", "expected the end"),
            ("nope", "expected a value, at byte 1"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":NaN}}", "expected a value"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":01}}", "expected `,` or `}`"),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":\"\\ud800\"}}", "half of a surrogate pair"),
            (
                "{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":\"\\udc00\\ud800\"}}",
                "half of a surrogate pair"
            ),
            ("{\"op\":\"run\",\"query\":\"RETURN $p\",\"params\":{\"p\":\"\\x\"}}", "no escape"),
            ("{\"op\":\"run\",\"query\":\"a\tb\"}", "control character"),
            ("{\"op\":\"procedure\",\"name\":\"a.b\",\"rows\":{}}", "`rows` is a list"),
            ("{\"op\":\"procedure\"}", "needs `name`"),
            ("{\"op\":\"procedure\",\"name\":\"a.b\",\"inputs\":[1]}", "an element of `inputs` is an object"),
            (
                "{\"op\":\"procedure\",\"name\":\"a.b\",\"inputs\":[{\"name\":\"x\",\"type\":\"INT\"}]}",
                "unknown type `INT`"
            ),
            (
                "{\"op\":\"procedure\",\"name\":\"a.b\",\"outputs\":[{\"name\":\"x\"}],\"rows\":[[1,2]]}",
                "list of 1 values"
            ),
        ] as [(String, String)])
    func aWrongRequestIsAnswered(line: String, message: String) throws {
        let answers = try replies(line, "{\"op\":\"reset\"}")
        #expect(answers.count == 2)
        #expect(answers.first?.hasPrefix("{\"error\":{\"type\":\"ProtocolError\"") == true)
        // In the reply quotes are escaped.
        #expect(answers.first?.replacingOccurrences(of: "\\\"", with: "\"").contains(message) == true, "\(answers)")
        #expect(answers.last == "{\"ok\":true}")
    }

    @Test func bytesThatAreNoTextAndDepthAreAnswered() throws {
        let deep = String(repeating: "[", count: 100_000)
        let input =
            "printf '{\"op\":\"run\",\"query\":\"RETURN \\377\"}\\n%s\\n{\"op\":\"reset\"}' \"$DEEP\" | naql rpc"
        let run = try Program.shell(input, environment: ["DEEP": deep])
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first?.contains("this is no UTF-8, at byte 29") == true, "\(run.output)")
        #expect(lines.dropFirst().first?.contains("nested more than 200 deep") == true)
        #expect(lines.last == "{\"ok\":true}")
    }
}
