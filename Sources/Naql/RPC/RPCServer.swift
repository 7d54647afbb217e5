import CypherRuntime
import CypherSemantics
import CypherSyntax
import PropertyGraph
import Text

/// The engine behind one JSON request a line in, one reply a line out (`python/PROTOCOL.md`).
///
/// Requests: `hello`, `reset`, `run` with `query` and `params`, `parameters` with `query`, `procedure` with `name`, `inputs`,
/// `outputs` and `rows`, and what ``operations`` adds. Every request gets exactly one reply (one that streams several lines), a
/// malformed one an error of type `ProtocolError`; only `cancel` has none of its own.
public final class RPCServer {
    /// What a request does beside the ones above: it adds its reply's members.
    public typealias Operation = (_ request: RPCRequest, _ reply: inout RPCReply) throws -> Void

    /// A failure of an operation that is no ``NaqlError``.
    public struct Failure: Error {
        let type: String
        let message: String

        /// A failure of a kind, with a sentence for a person.
        public init(type: String, message: String) {
            self.type = type
            self.message = message
        }
    }

    /// More requests, by name.
    public var operations: [String: Operation] = [:]
    /// What loading the sources told; `hello` says it.
    public var loadMessages: [String] = []
    /// Whether a source could not be read whole.
    public var isIncomplete = false
    /// Where `cancel` goes.
    public let cancellation: RPCCancellation

    let session: Session
    /// What is to be told of the query that runs.
    var notes: [(Diagnostic, QuerySource)] = []
    var toldUnsavedChanges = false

    /// A server that runs queries in `session`, whose notes are told in the replies.
    public init(session: Session) {
        self.session = session
        cancellation = RPCCancellation(session.cancellation)
        session.onNote = { [unowned self] note, source in notes.append((note, source)) }
    }

    /// Answers one request line: calls `send` with each line of the reply, without its line feed.
    ///
    /// - Throws: what `send` throws, and nothing else.
    public func answer(_ line: [UInt8], send: ([UInt8]) throws -> Void) throws {
        var id: Int64?
        var failure: RPCReply
        do {
            let request = try RPCRequest(line)
            id = try request.identity()
            cancellation.began(id)
            defer { cancellation.began(nil) }
            return try perform(request, id) { line in
                do { try send(line) } catch { throw Unsent(cause: error) }
            }
        } catch let unsent as Unsent {
            throw unsent.cause
        } catch {
            failure = RPCReply(to: id)
            switch error {
            case let error as NaqlError: failure.add(error)
            case let error as RPCRequest.Malformed: failure.add(error: "ProtocolError", message: error.message)
            case let error as Failure: failure.add(error: error.type, message: error.message)
            default: failure.add(error: "ProtocolError", message: "\(error)")
            }
        }
        try send(failure.line())
    }

    /// What `send` threw, told from what requests throw.
    private struct Unsent: Error { let cause: any Error }

    private static let own = ["hello", "reset", "run", "parameters", "procedure", "cancel"]

    private func perform(_ request: RPCRequest, _ id: Int64?, send: ([UInt8]) throws -> Void) throws {
        var reply = RPCReply(to: id)
        let name = try request.text("op")
        switch name {
        case "run": return try RPCRun(request, id, self).perform(send: send)
        case "cancel":
            // Whoever reads the requests took it where it was right.
            throw RPCRequest.Malformed("`cancel` needs `id`, the number of the request to be stopped")
        case "hello": greet(&reply)
        case "reset":
            session.reset()
            reply.add("ok", json: "true")
        case "parameters":
            reply.add("parameters", texts: try session.parameterNames(of: try request.text("query")))
        case "procedure":
            try register(request)
            reply.add("ok", json: "true")
        default:
            guard let operation = operations[name] else {
                let known = (Self.own + operations.keys.sorted()).map { "`\($0)`" }
                throw RPCRequest.Malformed(
                    "unknown op `\(name)`; there are \(known.dropLast().joined(separator: ", ")) and \(known.last!)")
            }
            notes = []
            try operation(request, &reply)
            reply.add(notes)
        }
        try send(reply.line())
    }

    /// Says who answers, and what there is to ask.
    private func greet(_ reply: inout RPCReply) {
        reply.add("ok", json: "true")
        reply.add("naql", text: NaqlVersion.current)
        reply.add("protocol", json: "2")
        reply.add("operations", texts: Self.own + operations.keys.sorted())
        reply.add("nodes", json: "\(session.graph.nodeCount)")
        reply.add("relationships", json: "\(session.graph.relationshipCount)")
        reply.add("incomplete", json: isIncomplete ? "true" : "false")
        reply.add("messages", texts: loadMessages)
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
            table.append(try cells.map { try RPCDecoder.decode($0) })
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
}
