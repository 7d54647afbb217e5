import CypherRuntime
import CypherSemantics
import PropertyGraph

/// The engine behind one JSON request a line in, one reply a line out.
///
/// Requests: `reset`, `run` with `query` and `params`, `procedure` with `name`, `inputs`, `outputs` and `rows`. Every
/// request gets exactly one reply, a malformed one an error of type `ProtocolError`.
public final class RPCServer {
    private let session: Session

    /// A server that runs queries in `session`.
    public init(session: Session) { self.session = session }

    /// The reply to one request line, without the line break.
    public func reply(to line: String) -> [UInt8] {
        do {
            let request = try JSONValue.parse(line)
            switch request["op"]?.string {
            case "reset":
                session.reset()
                return ok
            case "run": return try run(request)
            case "procedure":
                try register(request)
                return ok
            case let other: return failure("ProtocolError", message: "unknown op `\(other ?? "")`")
            }
        } catch let error as NaqlError {
            return failure(error)
        } catch let error as RPCCoding.Malformed {
            return failure("ProtocolError", message: error.message)
        } catch {
            return failure("ProtocolError", message: "the request is not one JSON object: \(error)")
        }
    }

    private let ok = Array("{\"ok\":true}".utf8)

    private func run(_ request: JSONValue) throws -> [UInt8] {
        guard let query = request["query"]?.string else {
            throw RPCCoding.Malformed(message: "`run` needs a `query`")
        }
        var parameters: [String: Value] = [:]
        for (name, json) in request["params"]?.object ?? [:] { parameters[name] = try RPCCoding.decode(json) }
        let result = try session.run(query, parameters: parameters)
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
        bytes.append(contentsOf: "]}".utf8)
        return bytes
    }

    /// Registers a procedure that looks its rows up: a call yields the outputs of every row whose inputs equal the
    /// arguments.
    private func register(_ request: JSONValue) throws {
        guard let name = request["name"]?.string else {
            throw RPCCoding.Malformed(message: "`procedure` needs a `name`")
        }
        let inputs = try fields(request["inputs"])
        let outputs = try fields(request["outputs"])
        var table: [[Value]] = []
        for row in request["rows"]?.array ?? [] {
            guard case .list(let cells) = try RPCCoding.decode(row), cells.count == inputs.count + outputs.count else {
                throw RPCCoding.Malformed(message: "a row of `\(name)` needs \(inputs.count + outputs.count) values")
            }
            table.append(cells)
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

    private func fields(_ json: JSONValue?) throws -> [ProcedureSignature.Field] {
        try (json?.array ?? []).map { field in
            guard let name = field["name"]?.string else {
                throw RPCCoding.Malformed(message: "an input or output needs a `name`")
            }
            return ProcedureSignature.Field(name, try type(field["type"]?.string ?? "ANY?"))
        }
    }

    /// A type name of the protocol; the `?` that lets null in is implied.
    private func type(_ name: String) throws -> CypherType {
        let plain = name.hasSuffix("?") ? String(name.dropLast()) : name
        if plain.hasPrefix("LIST OF ") { return .list(try type(String(plain.dropFirst(8)))) }
        return switch plain {
        case "ANY": .any
        case "BOOLEAN": .boolean
        case "INTEGER": .integer
        case "FLOAT": .float
        case "NUMBER": .number
        case "STRING": .string
        case "MAP": .map
        case "NODE": .node
        case "RELATIONSHIP": .relationship
        case "PATH": .path
        case "DATE": .date
        case "TIME": .time
        case "LOCALTIME": .localTime
        case "DATETIME": .dateTime
        case "LOCALDATETIME": .localDateTime
        case "DURATION": .duration
        case "LIST": .list(.any)
        default: throw RPCCoding.Malformed(message: "unknown type `\(name)`")
        }
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
