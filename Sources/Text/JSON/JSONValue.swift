/// A value of JSON (RFC 8259).
public indirect enum JSONValue: Sendable {
    case null
    case boolean(Bool)
    /// As it is written: whether it is to be a whole number is for whoever reads it.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// A whole number.
    public static func integer(_ number: some BinaryInteger) -> JSONValue { .number("\(number)") }

    /// A number without point and exponent that fits a word of the machine.
    public var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }

    /// The text of a string; nil of anything else.
    public var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The values of a list; nil of anything else.
    public var elements: [JSONValue]? { if case .array(let values) = self { values } else { nil } }

    /// The members of an object; nil of anything else.
    public var object: JSONObject? { if case .object(let members) = self { members } else { nil } }

    /// What it is, for messages.
    public var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// The members of an object, in the order in which they stand.
public struct JSONObject: Sendable, RandomAccessCollection, ExpressibleByDictionaryLiteral {
    /// A name with its value.
    public typealias Element = (key: String, value: JSONValue)

    private var members: [Element]

    /// Makes one of its members.
    public init(_ members: [Element] = []) { self.members = members }

    /// Makes one of its members.
    public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members.map { (key: $0, value: $1) }) }

    /// The first place.
    public var startIndex: Int { members.startIndex }
    /// The place behind the last member.
    public var endIndex: Int { members.endIndex }
    /// The member at a place.
    public subscript(place: Int) -> Element { members[place] }

    /// The value of the last member of a name.
    public subscript(name: String) -> JSONValue? { members.last { $0.key == name }?.value }

    /// Adds a member behind the others.
    public mutating func append(_ name: String, _ value: JSONValue) { members.append((key: name, value: value)) }
}
