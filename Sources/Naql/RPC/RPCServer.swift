import CypherRuntime
import CypherSemantics
import PropertyGraph

/// The engine behind one JSON request a line in, one reply a line out.
///
/// Requests: `reset`, `run` with `query` and `params`, `procedure` with `name`, `inputs`, `outputs` and `rows`, and those of
/// ``operations``. Every
/// request gets exactly one reply, a malformed one an error of type `ProtocolError`. A reply with rows has `notes` where something
/// is to be told that may explain them.
public final class RPCServer {
    private let session: Session
    /// What is to be told of the query that runs.
    private var notes: [Diagnostic] = []
    private var toldUnsavedChanges = false

    /// More requests by name: each reads its texts and parameters, and gives the members of the reply, which are texts.
    public var operations: [String: (RPCFields) throws -> [String: String]] = [:]

    /// A server that runs queries in `session`, whose notes are told in the replies.
    public init(session: Session) {
        self.session = session
        session.onNote = { [unowned self] note, _ in notes.append(note) }
    }

    /// The reply to one request line, without the line break.
    public func reply(to line: some Sequence<UInt8>) -> [UInt8] {
        do {
            let request = try RPCRequest(Array(line))
            switch try request.text("op") {
            case "reset":
                session.reset()
                return ok
            case "run": return try run(request)
            case "procedure":
                try register(request)
                return ok
            case let other:
                if let operation = operations[other] { return reply(try operation(RPCFields(request))) }
                let known = (["reset", "run", "procedure"] + operations.keys.sorted()).map { "`\($0)`" }
                return failure(
                    "ProtocolError",
                    message:
                        "unknown op `\(other)`; there are \(known.dropLast().joined(separator: ", ")) and \(known.last!)"
                )
            }
        } catch let error as NaqlError {
            return failure(error)
        } catch let error as RPCRequest.Malformed {
            return failure("ProtocolError", message: error.message)
        } catch {
            return failure("ProtocolError", message: "\(error)")
        }
    }

    private func reply(_ members: [String: String]) -> [UInt8] {
        var bytes = Array("{".utf8)
        for (name, text) in members.sorted(by: { $0.key < $1.key }) {
            bytes.append(contentsOf: (bytes.count > 1 ? ",\"\(name)\":" : "\"\(name)\":").utf8)
            JSONText.appendQuoted(text, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private let ok = Array("{\"ok\":true}".utf8)

    private func run(_ request: RPCRequest) throws -> [UInt8] {
        let query = try request.text("query")
        let parameters = try request.values("params")
        notes = []
        let result = try session.run(query, parameters: parameters)
        if session.hasUnsavedChanges, !toldUnsavedChanges {
            toldUnsavedChanges = true
            notes.append(
                Diagnostic(
                    code: "ChangesInMemoryOnly", at: SourceRange(0, query.utf8.count),
                    message: "changes are kept in memory only, the sources stay as they are"))
        }
        var bytes = Array("{\"columns\":[".utf8)
        for (index, column) in result.columns.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONText.appendQuoted(column, to: &bytes)
        }
        bytes.append(contentsOf: "],\"rows\":[".utf8)
        var isFirst = true
        while let rows = try result.next() {
            for row in 0..<rows.count {
                bytes.append(contentsOf: (isFirst ? "[" : ",[").utf8)
                isFirst = false
                for column in rows.columns.indices {
                    if column > 0 { bytes.append(UInt8(ascii: ",")) }
                    RPCCoding.encode(rows.value(row: row, column: column), of: rows.graph, to: &bytes)
                }
                bytes.append(UInt8(ascii: "]"))
            }
        }
        bytes.append(UInt8(ascii: "]"))
        appendNotes(to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        try result.confirm()
        return bytes
    }

    /// `"notes":[{"code": …, "message": …, "hints": […]}]`, where there are any.
    private func appendNotes(to bytes: inout [UInt8]) {
        for (index, note) in notes.enumerated() {
            bytes.append(contentsOf: (index == 0 ? ",\"notes\":[" : ",").utf8)
            bytes.append(contentsOf: "{\"code\":".utf8)
            JSONText.appendQuoted(note.code, to: &bytes)
            bytes.append(contentsOf: ",\"message\":".utf8)
            JSONText.appendQuoted(note.message, to: &bytes)
            for (place, hint) in note.hints.enumerated() {
                bytes.append(contentsOf: (place == 0 ? ",\"hints\":[" : ",").utf8)
                JSONText.appendQuoted(hint, to: &bytes)
            }
            bytes.append(contentsOf: (note.hints.isEmpty ? "}" : "]}").utf8)
        }
        if !notes.isEmpty { bytes.append(UInt8(ascii: "]")) }
    }

    /// Registers a procedure that looks its rows up: a call yields the outputs of every row whose inputs equal the
    /// arguments.
    private func register(_ request: RPCRequest) throws {
        let name = try request.text("name")
        let inputs = try request.signature("inputs")
        let outputs = try request.signature("outputs")
        var table: [[Value]] = []
        for row in try request.list("rows") {
            guard case .array(let cells) = row, cells.count == inputs.count + outputs.count else {
                throw RPCRequest.Malformed(
                    "a row of `\(name)` is a list of \(inputs.count + outputs.count) values, inputs then outputs")
            }
            table.append(try cells.map { try RPCCoding.decode($0) })
        }
        let signature = ProcedureSignature(
            name, inputs: inputs, outputs: outputs, summary: "A table given by the client.")
        let rows = table
        session.procedures.register(
            Procedure(signature) { arguments, _ in
                rows.filter { row in zip(row, arguments).allSatisfy { $0.isEquivalent($1) } }
                    .map { Array($0[inputs.count...]) }
            })
    }

    private func failure(_ error: NaqlError) -> [UInt8] {
        failure(
            error.type, phase: error.isCompileTime ? "compile" : "runtime", detail: error.detail, message: error.message
        )
    }

    private func failure(_ type: String, phase: String? = nil, detail: String? = nil, message: String) -> [UInt8] {
        var bytes = Array("{\"error\":{\"type\":".utf8)
        JSONText.appendQuoted(type, to: &bytes)
        for (key, value) in [("phase", phase), ("detail", detail), ("message", message)] {
            guard let value else { continue }
            bytes.append(contentsOf: ",\"\(key)\":".utf8)
            JSONText.appendQuoted(value, to: &bytes)
        }
        bytes.append(contentsOf: "}}".utf8)
        return bytes
    }
}
