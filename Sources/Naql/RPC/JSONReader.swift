/// Reads one value of JSON, by the letter of RFC 8259: what is doubtful in it (a key twice, half a surrogate pair, bytes that
/// are no UTF-8) is refused, for no reader could say what was meant.
struct JSONReader {
    /// What is wrong, and where.
    struct Problem: Error {
        let what: String
        /// In bytes from 1.
        let place: Int
    }

    /// The deepest nesting of lists and objects.
    static let depthLimit = 200

    private let bytes: [UInt8]
    private var at = 0

    /// The value of a text.
    static func value(of bytes: [UInt8]) throws(Problem) -> JSONValue {
        if let place = invalidUTF8(bytes) { throw Problem(what: "this is no UTF-8", place: place + 1) }
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.at == bytes.count else { throw reader.problem("expected the end after the value") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func problem(_ what: String) -> Problem { Problem(what: what, place: at + 1) }

    /// Where a text is no UTF-8 any more; nil where it is.
    private static func invalidUTF8(_ bytes: [UInt8]) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var place = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { place += UTF8.width(scalar) }
        return place
    }

    private mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    }

    private mutating func value(depth: Int) throws(Problem) -> JSONValue {
        skipSpace()
        guard at < bytes.count else { throw problem("it ends too early") }
        switch bytes[at] {
        case UInt8(ascii: "{"): return .object(try object(depth))
        case UInt8(ascii: "["): return .array(try array(depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t") where take("true"): return .boolean(true)
        case UInt8(ascii: "f") where take("false"): return .boolean(false)
        case UInt8(ascii: "n") where take("null"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw problem("expected a value")
        }
    }

    private mutating func take(_ word: String) -> Bool {
        guard bytes[at...].starts(with: word.utf8) else { return false }
        at += word.utf8.count
        return true
    }

    private mutating func take(_ sign: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == sign else { return false }
        at += 1
        return true
    }

    private mutating func enter(_ depth: Int) throws(Problem) {
        guard depth < Self.depthLimit else { throw problem("nested more than \(Self.depthLimit) deep") }
        at += 1
        skipSpace()
    }

    private mutating func array(_ depth: Int) throws(Problem) -> [JSONValue] {
        try enter(depth)
        var values: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return values }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return values }
            guard take(UInt8(ascii: ",")) else { throw problem("expected `,` or `]`") }
        }
    }

    private mutating func object(_ depth: Int) throws(Problem) -> [String: JSONValue] {
        try enter(depth)
        var members: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return members }
        while true {
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw problem("expected a key in quotes") }
            let start = at
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw problem("expected `:` after the key `\(key)`") }
            guard members.updateValue(try value(depth: depth + 1), forKey: key) == nil else {
                throw Problem(what: "the key `\(key)` is there twice", place: start + 1)
            }
            skipSpace()
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { throw problem("expected `,` or `}`") }
        }
    }

    private mutating func digits() -> Bool {
        let start = at
        while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) { at += 1 }
        return at > start
    }

    private mutating func number() throws(Problem) -> JSONValue {
        let start = at
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")), !digits() { throw problem("expected digits") }
        var isInteger = true
        if take(UInt8(ascii: ".")) {
            isInteger = false
            guard digits() else { throw problem("expected digits after the point") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isInteger = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() else { throw problem("expected digits of the exponent") }
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isInteger { return Int64(text).map { .integer($0) } ?? .hugeInteger(text) }
        guard let number = Double(text), number.isFinite else {
            throw Problem(what: "the number does not fit 64 bits", place: start + 1)
        }
        return .number(number)
    }

    private mutating func string() throws(Problem) -> String {
        let start = at
        at += 1
        var content: [UInt8] = []
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content.append(contentsOf: UTF8.encode(try escape())!)
            case 0..<0x20: throw problem("a control character in a text; it is written as an escape")
            default:
                content.append(bytes[at])
                at += 1
            }
        }
        throw Problem(what: "the text is not closed", place: start + 1)
    }

    private mutating func escape() throws(Problem) -> Unicode.Scalar {
        let sign = at + 1 < bytes.count ? bytes[at + 1] : 0
        switch sign {
        case UInt8(ascii: "u"): return try codePoint()
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            at += 2
            return Unicode.Scalar(sign)
        default:
            guard let place = "bfnrt".utf8.firstIndex(of: sign) else { throw problem("no escape of JSON") }
            at += 2
            return ["\u{8}", "\u{C}", "\n", "\r", "\t"][place.utf16Offset(in: "bfnrt")]
        }
    }

    /// `\uXXXX`, or two of them that are a surrogate pair.
    private mutating func codePoint() throws(Problem) -> Unicode.Scalar {
        let start = at
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if UTF16.isLeadSurrogate(UInt16(first)), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        {
            let second = try unit()
            if UTF16.isTrailSurrogate(UInt16(second)) {
                return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))!
            }
        }
        throw Problem(what: "half of a surrogate pair is no character", place: start + 1)
    }

    private mutating func unit() throws(Problem) -> UInt32 {
        let digits = bytes[min(at + 2, bytes.count)..<min(at + 6, bytes.count)]
        guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("four hexadecimal digits follow \\u") }
        at += 6
        return unit
    }
}
