import CypherSemantics
public import PropertyGraph
import Text

/// The fields of a request, each read as what it must be.
public struct RPCRequest {
    /// Thrown where a request is not as the protocol has it.
    public struct Malformed: Error {
        let message: String
        /// A sentence that says what it should be.
        public init(_ message: String) { self.message = message }
    }

    private let fields: JSONObject
    /// What the fields belong to, for messages: `run`, an input.
    private let owner: String

    /// A request of one line.
    init(_ line: [UInt8]) throws(Malformed) {
        let value: JSONValue
        var parser = JSONParser(line, doubt: .refused)
        do throws(JSONFault) { value = try parser.parse() } catch {
            throw Malformed("the request is no JSON object: \(error.words), at byte \(error.offset + 1)")
        }
        try self.init(value, owner: "the request")
    }

    private init(_ value: JSONValue, owner: String) throws(Malformed) {
        guard case .object(let fields) = value else { throw Malformed("\(owner) is an object, not \(value.kind)") }
        self.fields = fields
        self.owner = owner
    }

    /// A text that must be there.
    public func text(_ name: String) throws(Malformed) -> String {
        guard let text = try optionalText(name) else { throw Malformed("\(owner) needs `\(name)`, a text") }
        return text
    }

    /// A text that may be missing or null.
    public func optionalText(_ name: String) throws(Malformed) -> String? {
        switch fields[name] ?? .null {
        case .null: return nil
        case .string(let text): return text
        case let other: throw Malformed("`\(name)` is a text, not \(other.kind)")
        }
    }

    /// A yes or no; no where the field is missing or null.
    public func flag(_ name: String) throws(Malformed) -> Bool {
        switch fields[name] ?? .null {
        case .null: return false
        case .boolean(let flag): return flag
        case let other: throw Malformed("`\(name)` is true or false, not \(other.kind)")
        }
    }

    /// The number that the client knows the request by; nil where the field is missing or null.
    func identity() throws(Malformed) -> Int64? {
        switch fields["id"] ?? .null {
        case .null: return nil
        case let other:
            if let number = other.integer { return Int64(number) }
            throw Malformed("`id` is an integer of 64 bits, not \(other.kind)")
        }
    }

    /// Values by name; none where the field is missing or null.
    public func values(_ name: String) throws(Malformed) -> [String: Value] {
        switch fields[name] ?? .null {
        case .null: return [:]
        case .object(let entries):
            var values: [String: Value] = [:]
            for (key, json) in entries {
                do { values[key] = try RPCDecoder.decode(json) } catch {
                    throw Malformed("the parameter `\(key)`: \(error.message)")
                }
            }
            return values
        case let other: throw Malformed("`\(name)` is an object of names and values, not \(other.kind)")
        }
    }

    /// The elements of a list; none where the field is missing or null.
    func list(_ name: String) throws(Malformed) -> [JSONValue] {
        switch fields[name] ?? .null {
        case .null: return []
        case .array(let elements): return elements
        case let other: throw Malformed("`\(name)` is a list, not \(other.kind)")
        }
    }

    /// Inputs or outputs of a procedure.
    func signature(_ name: String) throws(Malformed) -> [ProcedureSignature.Field] {
        var fields: [ProcedureSignature.Field] = []
        for element in try list(name) {
            let field = try RPCRequest(element, owner: "an element of `\(name)`")
            fields.append(
                ProcedureSignature.Field(
                    try field.text("name"), try RPCTypes.type(try field.optionalText("type") ?? "ANY?")))
        }
        return fields
    }
}
