import Text

/// A value of JSON for those who look into one.
public struct JSONDocument {
    private let value: JSONValue

    private init(_ value: JSONValue) { self.value = value }

    /// Nil where the bytes are no JSON.
    public init?(_ bytes: [UInt8]) {
        var parser = JSONParser(bytes, doubt: .refused)
        guard let value = try? parser.parse() else { return nil }
        self.value = value
    }

    /// Of an object.
    public var members: [String: JSONDocument]? {
        if case .object(let members) = value { members.byName.mapValues(JSONDocument.init) } else { nil }
    }

    /// Of an array.
    public var elements: [JSONDocument]? {
        if case .array(let elements) = value { elements.map(JSONDocument.init) } else { nil }
    }

    /// Of a string.
    public var text: String? { if case .string(let text) = value { text } else { nil } }

    /// Of a whole number.
    public var integer: Int? { value.integer }
}
