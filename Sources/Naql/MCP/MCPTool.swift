import CypherRuntime
import CypherSyntax
import PropertyGraph
import Text

/// A tool that an assistant may call.
struct MCPTool {
    /// What a tool tells instead of its result.
    struct Refusal: Error {
        let message: String
        init(_ message: String) { self.message = message }
    }

    /// An argument of a tool.
    struct Argument {
        let name: String
        /// A type of JSON Schema.
        let type: String
        let words: String
        var isRequired = false
    }

    let name: String
    let words: String
    let arguments: [Argument]
    /// Whether it leaves the graph as it is.
    var reads = true
    let body: (MCPArguments) throws -> String

    /// As `tools/list` describes it.
    var description: JSONValue {
        var properties = JSONObject()
        for argument in arguments {
            properties.append(
                argument.name,
                .object(["type": .string(argument.type), "description": .string(argument.words)]))
        }
        return .object([
            "name": .string(name), "description": .string(words),
            "inputSchema": .object([
                "type": .string("object"), "properties": .object(properties),
                "required": .array(arguments.filter(\.isRequired).map { .string($0.name) }),
            ]), "annotations": .object(["readOnlyHint": .boolean(reads), "openWorldHint": .boolean(false)]),
        ])
    }

    /// What it answers, and whether that is an error.
    func run(_ given: JSONObject) -> (text: String, isError: Bool) {
        do {
            for key in given.map(\.key).sorted() where !arguments.contains(where: { $0.name == key }) {
                let known = arguments.isEmpty ? "none" : arguments.map(\.name).joined(separator: ", ")
                throw Refusal("`\(name)` has no argument `\(key)`; there are \(known)")
            }
            return (try body(MCPArguments(tool: name, given: given)), false)
        } catch let error as Refusal {
            return (error.message, true)
        } catch let error as NaqlError {
            return (Self.words(of: error), true)
        } catch {
            return ("\(error)", true)
        }
    }

    private static func words(of error: NaqlError) -> String {
        guard case .diagnostic(let diagnostic, let source) = error else {
            guard case .execution(let failure, _) = error else { return error.message }
            return ([error.message] + failure.hints.map { "hint: \($0)" }).joined(separator: "\n")
        }
        let place = source.text.utf8.prefix(diagnostic.range.lower)
        let line = place.count { $0 == 0x0A } + 1
        return (["line \(line): \(error.message)"] + diagnostic.hints.map { "hint: \($0)" }).joined(separator: "\n")
    }
}

/// The arguments of a call, each read as what it must be.
struct MCPArguments {
    let tool: String
    let given: JSONObject

    /// A text that must be there.
    func text(_ name: String) throws -> String {
        switch given[name] {
        case .string(let text)?: return text
        case nil, .null?: throw MCPTool.Refusal("`\(tool)` needs `\(name)`, a text")
        case let other?: throw MCPTool.Refusal("`\(name)` is a text, not \(other.kind)")
        }
    }

    /// A whole number between bounds.
    func count(_ name: String, or usual: Int, atMost most: Int, least: Int = 1) throws -> Int {
        switch given[name] {
        case nil, .null?: return usual
        case let other?:
            if let number = other.integer, (least...most).contains(number) { return number }
            throw MCPTool.Refusal(
                "`\(name)` is a whole number from \(least) to \(most), not \(MCPText.text(of: other))")
        }
    }

    /// Parameters of a query by name.
    func values(_ name: String) throws -> [String: Value] {
        switch given[name] {
        case nil, .null?: return [:]
        case .object(let members)?:
            var values: [String: Value] = [:]
            for (key, json) in members {
                do { values[key] = try RPCDecoder.decode(json) } catch {
                    throw MCPTool.Refusal("the parameter `\(key)`: \(error.message)")
                }
            }
            return values
        case let other?: throw MCPTool.Refusal("`\(name)` is an object of names and values, not \(other.kind)")
        }
    }
}
