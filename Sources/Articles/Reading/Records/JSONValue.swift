/// A value of JSON (RFC 8259).
indirect enum JSONValue {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key.lowercased() == key.lowercased() }?.value
    }

    /// The members of an object; none of anything else.
    var members: [(key: String, value: JSONValue)] {
        if case .object(let members) = self { members } else { [] }
    }

    /// A string; of an object its name, of a list its texts joined; nil where any of them is none.
    var text: String? {
        switch self {
        case .string(let text): return text
        case .object: return self["name"]?.text ?? self["@id"]?.text
        case .array(let values):
            let texts = values.compactMap(\.text)
            return texts.count == values.count && !texts.isEmpty ? texts.joined(separator: ", ") : nil
        default: return nil
        }
    }

    /// What it is, for people.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array(let values):
            values.first { $0.text == nil }.map { "a list with \($0.kind) in it" } ?? "an empty list"
        case .object: "an object"
        }
    }
}

/// What is wrong with a text that is no JSON, and where.
struct JSONError: Error {
    let detail: String
    /// The byte, from 0.
    let offset: Int
}

/// Reads JSON from UTF-8.
struct JSONParser {
    private let bytes: [UInt8]
    private var at = 0
    private static let deepest = 200

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    /// The one value of a text.
    mutating func parse() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard at == bytes.count else { throw error("unexpected text after the value") }
        return value
    }

    /// The value that a text begins with, whatever stands behind it.
    mutating func parseFirst() throws(JSONError) -> JSONValue { try value(depth: 0) }

    /// The byte that is read next.
    var offset: Int { at }

    private func error(_ detail: String) -> JSONError { JSONError(detail: detail, offset: at) }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 {
            at += 1
        }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipSpace()
        guard depth < JSONParser.deepest else { throw error("nested too deeply") }
        guard at < bytes.count else { throw error("ends too early") }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error("unexpected character")
        }
    }

    private mutating func literal(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[at...].starts(with: word.utf8) else { throw error("unexpected character") }
        at += word.utf8.count
        return value
    }

    /// A sign, digits without a zero before others, a fraction, an exponent.
    private mutating func number() throws(JSONError) -> JSONValue {
        let start = at
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        if at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { throw error("a number that is none") }
        return .number(String(decoding: bytes[start..<at], as: UTF8.self))
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: mark) else { return false }
        at += 1
        return true
    }

    private mutating func digits() throws(JSONError) {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        if at == start { throw error("a number that is none") }
    }

    private mutating func array(_ depth: Int) throws(JSONError) -> JSONValue {
        at += 1
        var values: [JSONValue] = []
        skipSpace()
        if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
            at += 1
            return .array([])
        }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            guard at < bytes.count else { throw error("a list does not end") }
            at += 1
            if bytes[at - 1] == UInt8(ascii: "]") { return .array(values) }
            guard bytes[at - 1] == UInt8(ascii: ",") else {
                at -= 1
                throw error("expected , or ] in a list")
            }
        }
    }

    private mutating func object(_ depth: Int) throws(JSONError) -> JSONValue {
        at += 1
        var members: [(key: String, value: JSONValue)] = []
        skipSpace()
        if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
            at += 1
            return .object([])
        }
        while true {
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                throw error("expected a key in quotation marks")
            }
            let key = try string()
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw error("expected : after a key") }
            at += 1
            members.append((key, try value(depth: depth + 1)))
            skipSpace()
            guard at < bytes.count else { throw error("an object does not end") }
            at += 1
            if bytes[at - 1] == UInt8(ascii: "}") { return .object(members) }
            guard bytes[at - 1] == UInt8(ascii: ",") else {
                at -= 1
                throw error("expected , or } in an object")
            }
        }
    }

    private mutating func string() throws(JSONError) -> String {
        at += 1
        var content: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(&content)
            case 0..<0x20: throw error("a control character in a string")
            default: content.append(byte)
            }
        }
        throw error("a string does not end")
    }

    private mutating func escape(_ content: inout [UInt8]) throws(JSONError) {
        guard at < bytes.count else { throw error("a string does not end") }
        at += 1
        switch bytes[at - 1] {
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(bytes[at - 1])
        case UInt8(ascii: "u"): content.append(contentsOf: String(Character(try unicode())).utf8)
        default: throw error("an unknown escape")
        }
    }

    private mutating func unicode() throws(JSONError) -> Unicode.Scalar {
        let first = try hex()
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
            return "\u{FFFD}"
        }
        let before = at
        at += 2
        let second = try hex()
        guard (0xDC00...0xDFFF).contains(second) else {
            // It stands for itself, whatever the half before it lacks.
            at = before
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hex() throws(JSONError) -> UInt32 {
        guard at + 4 <= bytes.count, bytes[at] != UInt8(ascii: "+"),
            let value = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
        else { throw error("a bad \\u escape") }
        at += 4
        return value
    }
}
