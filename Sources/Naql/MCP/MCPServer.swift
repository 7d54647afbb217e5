import Text

/// The engine behind the Model Context Protocol (modelcontextprotocol.io): JSON-RPC 2.0, a message a line.
///
/// It answers `initialize`, `ping`, `tools/list` and `tools/call`. What goes wrong inside a tool is the tool's result, marked as an
/// error, so that an assistant reads it and tries again; what is no request of the protocol gets an error of JSON-RPC.
public final class MCPServer {
    /// The versions of the protocol that are spoken, the newest first.
    static let versions = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]

    private let tools: [MCPTool]

    /// A server that asks a session; drafts are read with the options that its sources were read with.
    public init(session: Session, loadOptions: LoadOptions) { tools = MCPTool.all(session, loadOptions) }

    /// The reply to one line, without the line break; nil where none is due.
    public func reply(to line: some Sequence<UInt8>) -> [UInt8]? {
        let message: JSONValue
        var parser = JSONParser(Array(line), doubt: .refused)
        do throws(JSONFault) { message = try parser.parse() } catch {
            let words = "the message is no JSON: \(error.words), at byte \(error.offset + 1)"
            return bytes(Self.failure(.null, Failure(.parse, words)))
        }
        guard case .array(let batch) = message else { return answer(message).map(bytes) }
        if batch.isEmpty { return bytes(Self.failure(.null, Failure(.request, "a batch of no messages"))) }
        let answers = batch.compactMap(answer)
        return answers.isEmpty ? nil : bytes(.array(answers))
    }

    private func bytes(_ value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        JSONText.append(value, to: &bytes)
        return bytes
    }

    // MARK: Messages

    /// Codes of JSON-RPC 2.0.
    enum Code: Int64 {
        case parse = -32700
        case request = -32600
        case method = -32601
        case parameters = -32602
    }

    /// An error of the protocol.
    struct Failure: Error {
        let code: Code
        let message: String
        init(_ code: Code, _ message: String) { (self.code, self.message) = (code, message) }
    }

    private static func failure(_ id: JSONValue, _ failure: Failure) -> JSONValue {
        .object([
            "jsonrpc": .string("2.0"), "id": id,
            "error": .object(["code": .integer(failure.code.rawValue), "message": .string(failure.message)]),
        ])
    }

    private func answer(_ message: JSONValue) -> JSONValue? {
        guard case .object(let members) = message else {
            return Self.failure(.null, Failure(.request, "a message is an object, not \(message.kind)"))
        }
        var id = members["id"] ?? .null
        switch id {
        case .string, .null: break
        default: if id.integer == nil { id = .null }
        }
        do throws(Failure) {
            guard case .string("2.0")? = members["jsonrpc"] else {
                throw Failure(.request, "a message has \"jsonrpc\": \"2.0\"")
            }
            guard case .string(let method)? = members["method"] else {
                // A reply to what was never asked.
                if members["result"] != nil || members["error"] != nil { return nil }
                throw Failure(.request, "a request names its `method`, a text")
            }
            if members["id"] == nil { return nil }
            if case .null = id { throw Failure(.request, "the `id` of a request is a text or a whole number") }
            let result = try result(of: method, try parameters(members["params"]))
            return .object(["jsonrpc": .string("2.0"), "id": id, "result": result])
        } catch { return Self.failure(id, error) }
    }

    private func parameters(_ value: JSONValue?) throws(Failure) -> JSONObject {
        switch value {
        case nil, .null?: return [:]
        case .object(let members)?: return members
        case let other?: throw Failure(.parameters, "`params` is an object, not \(other.kind)")
        }
    }

    private func result(of method: String, _ parameters: JSONObject) throws(Failure) -> JSONValue {
        switch method {
        case "initialize": return Self.welcome(parameters)
        case "ping": return .object([:])
        case "tools/list": return .object(["tools": .array(tools.map(\.description))])
        case "tools/call": return try call(parameters)
        default:
            throw Failure(
                .method, "there is no method `\(method)`; there are initialize, ping, tools/list and tools/call")
        }
    }

    /// The version that the client asks for, where it is spoken, else the newest.
    private static func welcome(_ parameters: JSONObject) -> JSONValue {
        var version = versions[0]
        if case .string(let asked)? = parameters["protocolVersion"], versions.contains(asked) { version = asked }
        return .object([
            "protocolVersion": .string(version), "capabilities": .object(["tools": .object([:])]),
            "serverInfo": .object(["name": .string("naql"), "version": .string(NaqlVersion.current)]),
            "instructions": .string(
                "News articles as a graph of who said what, on whose authority. Read `schema` first; `search` finds words, `ask` "
                    + "runs Cypher, `open` shows a hit in its paragraph, `cite` gives a reference to quote. Cite what you state."
            ),
        ])
    }

    private func call(_ parameters: JSONObject) throws(Failure) -> JSONValue {
        guard case .string(let name)? = parameters["name"] else {
            throw Failure(.parameters, "a call names its tool as `name`, a text")
        }
        guard let tool = tools.first(where: { $0.name == name }) else {
            throw Failure(
                .parameters, "there is no tool `\(name)`; there are \(tools.map(\.name).joined(separator: ", "))")
        }
        let given: JSONObject
        switch parameters["arguments"] {
        case nil, .null?: given = [:]
        case .object(let members)?: given = members
        case let other?: throw Failure(.parameters, "`arguments` is an object, not \(other.kind)")
        }
        let (text, isError) = tool.run(given)
        return .object([
            "content": .array([.object(["type": .string("text"), "text": .string(text)])]),
            "isError": .boolean(isError),
        ])
    }
}
