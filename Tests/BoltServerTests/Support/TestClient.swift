import NIOCore
import Naql
import PropertyGraph

@testable import BoltServer

/// A reply of the server, read back.
enum TestReply: CustomStringConvertible {
    case success([String: Value])
    case failure(code: String, message: String)
    case ignored
    case record([Value])

    init(_ bytes: ByteBuffer) throws {
        var reader = PackReader(bytes)
        let (tag, _) = try reader.structure()
        switch tag {
        case 0x70: self = .success(try Self.map(&reader))
        case 0x7E: self = .ignored
        case 0x7F:
            let fields = try Self.map(&reader)
            guard case .string(let code)? = fields["code"], case .string(let message)? = fields["message"] else {
                throw PackError.malformed("a failure without code or message")
            }
            self = .failure(code: code, message: message)
        default:
            guard case .list(let values) = try reader.value() else { throw PackError.malformed("no list") }
            self = .record(values)
        }
    }

    private static func map(_ reader: inout PackReader) throws -> [String: Value] {
        guard case .map(let map) = try reader.value() else { throw PackError.malformed("no map") }
        return Dictionary(uniqueKeysWithValues: zip(map.keys, map.values))
    }

    var description: String {
        switch self {
        case .success: "success"
        case .failure(let code, _): code
        case .ignored: "ignored"
        case .record(let values): values.map { $0.description(in: Graph()) }.joined(separator: ",")
        }
    }

    var fields: [String: Value] { if case .success(let fields) = self { fields } else { [:] } }
    var message: String { if case .failure(_, let message) = self { message } else { "" } }
}

/// A conversation with the server without a network.
final class TestClient {
    let conversation: Conversation

    /// A client that has logged in.
    convenience init(hub: Hub) throws {
        self.init(hub, BoltVersion(major: 5, minor: 4))
        _ = say(.hello([:]))
        _ = say(.logon([:]))
    }

    init(_ hub: Hub, _ version: BoltVersion) { conversation = Conversation(hub: hub, version: version, number: 1) }

    /// All replies to a request, those that come a portion at a time together.
    func say(_ request: Request) -> [TestReply] {
        var out = MessageWriter()
        var step = conversation.handle(request, into: &out)
        while step == .paused { step = conversation.proceed(into: &out) }
        lastStep = step
        return Self.replies(in: out.take())
    }
    private(set) var lastStep = Conversation.Step.done

    func run(_ query: String, _ parameters: [String: Value] = [:], _ options: RunOptions = RunOptions()) -> [TestReply]
    {
        say(.run(query: query, parameters: parameters, options: options))
    }

    /// Runs a query and takes all of it.
    func ask(_ query: String, _ parameters: [String: Value] = [:]) -> [TestReply] {
        run(query, parameters) + say(.pull(Request.Portion()))
    }

    static func replies(in bytes: ByteBuffer) -> [TestReply] {
        var chunks = ChunkReader(limit: 1 << 30)
        chunks.add(bytes)
        var replies: [TestReply] = []
        while let message = try? chunks.next() { if let reply = try? TestReply(message) { replies.append(reply) } }
        return replies
    }
}

extension Hub {
    /// A hub over a graph that a statement makes.
    static func over(_ statement: String, _ set: (inout ServerOptions) -> Void = { _ in }) throws -> Hub {
        let session = Session()
        if !statement.isEmpty { _ = try session.run(statement).all() }
        var options = ServerOptions()
        set(&options)
        return Hub(Database(session.graph), options)
    }
}
