/// A value of JSON (RFC 8259), as a request holds it.
enum JSONValue {
    case null
    case boolean(Bool)
    /// A number without point and exponent that fits 64 bits.
    case integer(Int64)
    /// A number without point and exponent that does not.
    case hugeInteger(String)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// What it is, for messages.
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .integer, .hugeInteger, .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
