import NIOCore
import PropertyGraph

/// A message of a client.
enum Request {
    case hello([String: Value])
    case logon([String: Value])
    case logoff
    case goodbye
    case reset
    case run(query: String, parameters: [String: Value], options: RunOptions)
    case pull(Portion)
    case discard(Portion)
    case begin(RunOptions)
    case commit
    case rollback
    /// With the routing context, and the database that is meant.
    case route([String: Value], database: String?)
    case telemetry

    /// How much of which result is asked for.
    struct Portion: Equatable {
        /// How many rows; nil for all.
        var count: Int?
        /// The number of the result within its transaction; nil for the latest.
        var result: Int64?
    }

    /// The name of the message in the protocol.
    var name: String {
        switch self {
        case .hello: "HELLO"
        case .logon: "LOGON"
        case .logoff: "LOGOFF"
        case .goodbye: "GOODBYE"
        case .reset: "RESET"
        case .run: "RUN"
        case .pull: "PULL"
        case .discard: "DISCARD"
        case .begin: "BEGIN"
        case .commit: "COMMIT"
        case .rollback: "ROLLBACK"
        case .route: "ROUTE"
        case .telemetry: "TELEMETRY"
        }
    }
}

extension Request {
    /// Reads a message.
    ///
    /// - Parameter room: bytes that its values may take in memory.
    init(_ bytes: ByteBuffer, room: Int) throws(PackError) {
        var reader = PackReader(bytes, room: room)
        let (tag, count) = try reader.structure()
        var fields = Fields(try Self.read(count, &reader))
        switch tag {
        case 0x01: self = .hello(try fields.map())
        case 0x6A: self = .logon(try fields.map())
        case 0x6B: self = .logoff
        case 0x02: self = .goodbye
        case 0x0F: self = .reset
        case 0x10:
            self = .run(
                query: try fields.text(), parameters: try fields.map(), options: try RunOptions(fields.map()))
        case 0x3F: self = .pull(try Portion(fields.map()))
        case 0x2F: self = .discard(try Portion(fields.map()))
        case 0x11: self = .begin(try RunOptions(fields.map()))
        case 0x12: self = .commit
        case 0x13: self = .rollback
        case 0x66: self = try Self.route(&fields)
        case 0x54:
            fields.skip()
            self = .telemetry
        default: throw .malformed("there is no message with the tag \(PackReader.hex(tag))")
        }
        guard fields.isAtEnd, reader.isAtEnd else { throw .malformed("\(name) has more fields than it should") }
    }

    private static func read(_ count: Int, _ reader: inout PackReader) throws(PackError) -> [Value] {
        var values: [Value] = []
        for _ in 0..<count { values.append(try reader.value()) }
        return values
    }

    private static func route(_ fields: inout Fields) throws(PackError) -> Request {
        let context = try fields.map()
        fields.skip()
        // Up to 4.3 the database's name stood here by itself.
        let extra = fields.isAtEnd ? [:] : try fields.map()
        return .route(context, database: try RunOptions(extra).database)
    }

    /// The fields of a message, one after the other.
    private struct Fields {
        private var values: ArraySlice<Value>

        init(_ values: [Value]) { self.values = values[...] }

        var isAtEnd: Bool { values.isEmpty }

        mutating func skip() { _ = values.popFirst() }

        mutating func text() throws(PackError) -> String {
            guard case .string(let text)? = values.popFirst() else { throw .malformed("a field should be a text") }
            return text
        }

        mutating func map() throws(PackError) -> [String: Value] {
            guard case .map(let map)? = values.popFirst() else { throw .malformed("a field should be a map") }
            return Dictionary(zip(map.keys, map.values)) { _, later in later }
        }
    }
}

extension Request.Portion {
    init(_ fields: [String: Value]) throws(PackError) {
        guard case .integer(let number)? = fields["n"] else {
            throw .malformed("`n` should say how many rows are wanted, as an integer")
        }
        guard number == -1 || number > 0 else { throw .malformed("`n` is \(number): it is -1 for all, or more than 0") }
        count = number == -1 ? nil : Int(number)
        switch fields["qid"] ?? .null {
        case .null: result = nil
        case .integer(let number): result = number == -1 ? nil : number
        default: throw .malformed("`qid` should be an integer")
        }
    }
}
