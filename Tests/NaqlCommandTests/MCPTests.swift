import Foundation
import Testing

/// `naql mcp`: JSON-RPC over standard input and output; what a client sends wrong ends in one clear error.
@Suite struct MCPTests {
    private static let articles = "Road\n\nMayor Hani Bazzi said that the road was open. It cost 3 million dollars.\n"

    private func replies(_ lines: [String], options: [String] = []) throws -> [[String: Any]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "naql-mcp-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Self.articles.write(to: folder.appending(path: "a.txt"), atomically: true, encoding: .utf8)
        let run = try Program.naql(
            ["mcp", folder.path] + options, input: lines.joined(separator: "\n") + "\n")
        #expect(run.status == 0, "\(run.errors)")
        return try run.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
        }
    }

    private func call(_ tool: String, _ arguments: String, options: [String] = []) throws -> (
        text: String, isError: Bool
    ) {
        let request =
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments)}}"#
        let reply = try #require(try replies([request], options: options).first)
        let result = try #require(reply["result"] as? [String: Any], "\(reply)")
        let content = try #require((result["content"] as? [[String: Any]])?.first?["text"] as? String)
        return (content, result["isError"] as? Bool ?? false)
    }

    @Test(arguments: [
        ("2025-06-18", "2025-06-18"), ("2024-11-05", "2024-11-05"), ("1999-01-01", "2025-11-25"),
        ("2030-01-01", "2025-11-25"),
    ])
    func theVersionIsNegotiated(asked: String, spoken: String) throws {
        let all = try replies([
            #"{"jsonrpc":"2.0","id":"a","method":"initialize","params":{"protocolVersion":"\#(asked)","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"#,
            #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, #"{"jsonrpc":"2.0","id":2,"method":"ping"}"#,
        ])
        #expect(all.count == 2 && all[0]["id"] as? String == "a" && all[1]["id"] as? Int == 2)
        #expect((all[0]["result"] as? [String: Any])?["protocolVersion"] as? String == spoken)
    }

    @Test func toolsAreListedWithTheirArguments() throws {
        let reply = try replies([#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#])[0]
        let tools = (reply["result"] as? [String: Any])?["tools"] as? [[String: Any]] ?? []
        let names = tools.compactMap { $0["name"] as? String }
        for name in ["ask", "schema", "search", "open", "cite", "verify"] { #expect(names.contains(name)) }
        for tool in tools { #expect((tool["inputSchema"] as? [String: Any])?["type"] as? String == "object") }
    }

    @Test func toolsAnswer() throws {
        #expect(
            try call("ask", #"{"query":"MATCH (p:Person) RETURN p.name AS name, 1.5 AS x"}"#) == (
                #"{"name":"Hani Bazzi","x":1.5}"#, false
            ))
        #expect(
            try call("ask", #"{"query":"UNWIND range(1, $n) AS x RETURN x","params":{"n":3},"limit":2}"#).text
                .hasSuffix(
                    "1 more row is left out; ask for fewer, or aggregate"))
        let schema = try call("schema", "{}")
        #expect(
            schema.text.contains("Statement (1)") && schema.text.contains("SAID (1)") && schema.text.utf8.count < 6_500)
        let hit = try call("search", #"{"query":"mayor"}"#).text
        let object = try JSONSerialization.jsonObject(with: Data(hit.split(separator: "\n")[0].utf8)) as? [String: Any]
        let id = try #require(object?["id"] as? Int, "\(hit)")
        #expect(try call("open", "{\"id\":\(id)}").text.contains("the road was open. It cost 3 million"))
        #expect(try call("cite", "{\"id\":\(id)}").text.contains("a.txt"))
    }

    @Test func aDraftIsVerified() throws {
        let draft = #"{"draft":"Draft\n\nMayor Hani Bazzi said that the road was not open.\n"}"#
        #expect(try call("verify", draft).text.contains("negation added"))
        #expect(try call("verify", #"{"draft":"Nothing."}"#).text.hasPrefix("the draft has no quotation"))
    }

    /// Names and languages that the sources are read with are the draft's, too.
    @Test func aDraftIsReadAsTheArticlesAre() throws {
        let spanish = Program.root.appending(path: "Tests/NaqlTests/Languages/es").path
        let draft = #"{"draft":"Calle\n\nSegún el alcalde Hani Bazzi, las obras fueron caras.\n"}"#
        #expect(try call("verify", draft).text.hasPrefix("the draft has no quotation"))
        let known = try call("verify", draft, options: ["--language", spanish]).text
        #expect(known.contains(#""speaker":"Hani Bazzi","quotation":"las obras fueron caras""#), "\(known)")
    }

    @Test func aDraftIsVerifiedWithinTheTimeLimit() throws {
        let sentence = #"Mayor Hani Bazzi said that the road was \"not open\". "#
        let draft = "{\"draft\":\"" + String(repeating: sentence, count: 5000) + "\"}"
        let (text, isError) = try call("verify", draft, options: ["--timeout", "0.2"])
        #expect(isError && text.contains("0.2"), "\(text.prefix(200))")
    }

    @Test func aPathIsItsNodesAndRelationships() throws {
        let path = try call("ask", #"{"query":"MATCH p = (:Person)-[:SAID]->(:Statement) RETURN p"}"#).text
        let row = try JSONSerialization.jsonObject(with: Data(path.utf8)) as? [String: Any]
        let parts = try #require(row?["p"] as? [[String: Any]], "\(path)")
        #expect(parts.count == 3 && parts[1]["type"] as? String == "SAID", "\(path)")
        #expect(parts[1]["from"] as? Int == parts[0]["id"] as? Int)
    }

    @Test(arguments: [
        ("ask", #"{"query":"CREATE (:X)"}"#, "read"),
        ("ask", #"{"query":"RETURN foo(1)"}"#, "line 1: there is no function `foo`"),
        ("ask", "{}", "`ask` needs `query`"), ("ask", #"{"query":1}"#, "`query` is a text, not a number"),
        ("ask", #"{"query":"RETURN 1","limit":0}"#, "from 1 to 1000"), ("ask", #"{"q":"RETURN 1"}"#, "no argument `q`"),
        ("ask", #"{"query":"LOAD CSV FROM 'file:///etc/passwd' AS x RETURN x"}"#, ""),
        ("open", #"{"id":99999999}"#, "there is no node"), ("cite", #"{"id":"x"}"#, "whole number"),
        ("open", "{}", "needs `id`"),
        ("search", #"{"query":"a ~"}"#, "cannot be read"), ("search", #"{"query":""}"#, "nothing to search for"),
    ])
    func errorsAreResults(tool: String, arguments: String, words: String) throws {
        let (text, isError) = try call(tool, arguments)
        #expect(isError && (words.isEmpty || text.contains(words)), "\(text)")
    }

    @Test func whatIsToldMayWrite() throws {
        #expect(
            try call("ask", #"{"query":"CREATE (x:X {a: 1}) RETURN x.a AS a"}"#, options: ["--read-write"]).text
                == #"{"a":1}"#)
    }

    @Test func limitsHold() throws {
        let query = #"{"query":"UNWIND range(1, 100000000000) AS x RETURN count(x)"}"#
        let (text, isError) = try call("ask", query, options: ["--timeout", "0.2"])
        #expect(isError && text.contains("0.2"), "\(text)")
    }

    @Test func nonsenseEndsInOneError() throws {
        let lines = [
            "hello", "{", "[]", "1", #"{"id":1}"#, #"{"jsonrpc":"2.0","id":1}"#,
            #"{"jsonrpc":"2.0","id":1,"method":5}"#,
            #"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, #"{"jsonrpc":"2.0","id":1,"method":"tools/fly"}"#,
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#,
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fly"}}"#,
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ask","arguments":[1]}}"#,
            #"{"jsonrpc":"2.0","id":1,"method":"ping","params":[1]}"#, String(repeating: "[", count: 100_000),
        ]
        for line in lines {
            let all = try replies([line, #"{"jsonrpc":"2.0","id":7,"method":"ping"}"#])
            #expect(all.count == 2 && all[0]["error"] != nil && all[1]["id"] as? Int == 7, "\(line.prefix(60))")
        }
        // Replies and notifications are answered by nothing.
        #expect(
            try replies([#"{"jsonrpc":"2.0","id":1,"result":{}}"#, #"{"jsonrpc":"2.0","method":"notifications/x"}"#])
                .isEmpty)
    }
}
