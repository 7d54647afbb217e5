import CypherSyntax
import PropertyGraph
import Text

/// Answers as texts for an assistant.
enum MCPText {
    /// What is said where a query has no rows.
    static let nothing = "no rows"
    /// The most bytes of an answer.
    private static let longest = 100_000

    /// The rows of a query, an object a line, as many as fit; what is left out is said, and so are notes that may explain an
    /// empty answer.
    static func rows(
        of query: String, _ parameters: [String: Value], in session: Session, limit: Int
    ) throws -> String {
        var notes: [String] = []
        let told = session.onNote
        session.onNote = { note, _ in notes.append("note: " + ([note.message] + note.hints).joined(separator: "; ")) }
        defer { session.onNote = told }
        let result = try session.run(query, parameters: parameters)
        var bytes: [UInt8] = []
        var (given, left) = (0, 0)
        while let rows = try result.next() {
            for row in 0..<rows.count {
                guard given < limit, bytes.count < longest else {
                    left += 1
                    continue
                }
                let members = result.columns.enumerated().map {
                    ($1, json(rows.value(row: row, column: $0), rows.graph))
                }
                JSONText.append(ordered: members, to: &bytes)
                bytes.append(0x0A)
                given += 1
            }
        }
        try result.confirm()
        var lines = [String(decoding: bytes.dropLast(), as: UTF8.self)].filter { !$0.isEmpty }
        if given == 0 { lines.append(nothing) }
        if left > 0 {
            lines.append("\(left) more \(left == 1 ? "row is" : "rows are") left out; ask for fewer, or aggregate")
        }
        return (lines + notes).joined(separator: "\n")
    }

    /// A value as plain JSON; nodes and relationships are objects with their id.
    static func json(_ value: Value, _ graph: Graph) -> JSONValue {
        switch value {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .float(let number): return number.isFinite ? .number("\(number)") : .string("\(number)")
        case .string(let text): return .string(text)
        case .list(let values): return .array(values.map { json($0, graph) })
        case .map(let map):
            return .object(JSONObject(zip(map.keys, map.values).map { ($0, json($1, graph)) }))
        case .node(let node):
            return .object([
                "id": .integer(Int64(node.index)),
                "labels": .array(graph.labels(of: node).map { .string(graph.name(of: $0)) }),
                "properties": properties(graph.properties(of: node), graph),
            ])
        case .relationship(let relationship):
            return .object([
                "type": .string(graph.name(of: graph.type(of: relationship))),
                "from": .integer(Int64(graph.source(of: relationship).index)),
                "to": .integer(Int64(graph.target(of: relationship).index)),
                "properties": properties(graph.properties(of: relationship), graph),
            ])
        // A node, the relationship that leads on, the next node.
        case .path(let path):
            return .array(
                path.nodes.enumerated().flatMap { number, node in
                    let before = number == 0 ? [] : [Value.relationship(path.relationships[number - 1])]
                    return (before + [.node(node)]).map { json($0, graph) }
                })
        default: return .string(value.scalarText ?? "\(value)")
        }
    }

    private static func properties(_ all: [(KeyID, Value)], _ graph: Graph) -> JSONValue {
        var members = JSONObject()
        for (key, value) in all {
            var shown = value
            // An article's whole text is for `open`.
            if case .string(let text) = value, text.utf8.count > 600 { shown = .string(text.prefix(500) + "…") }
            members.append(graph.name(of: key), json(shown, graph))
        }
        return .object(members)
    }

    /// A value of a request as it is written.
    static func text(of value: JSONValue) -> String {
        var bytes: [UInt8] = []
        JSONText.append(value, to: &bytes)
        return String(decoding: bytes.prefix(60), as: UTF8.self)
    }
}

extension JSONText {
    /// Appends a value; members of objects in the order of their names.
    static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let flag): bytes.append(contentsOf: "\(flag)".utf8)
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): appendQuoted(text, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            append(ordered: members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, to: &bytes)
        }
    }

    /// Appends an object whose members are in order.
    static func append(ordered members: [(String, JSONValue)], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            appendQuoted(member.0, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(member.1, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}
