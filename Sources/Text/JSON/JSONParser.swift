/// Reads JSON (RFC 8259) from UTF-8.
public struct JSONParser {
    /// What becomes of what no reader could say for certain: a key twice, half a surrogate pair, a number beyond all bounds.
    public enum Doubt: Sendable {
        /// It is refused: for requests, whose sender can be asked.
        case refused
        /// It is read as far as it goes, halves of pairs as U+FFFD: for files, which are as they are.
        case read
    }

    /// The deepest nesting of lists and objects.
    public static let depthLimit = 200

    private let bytes: [UInt8]
    private let isStrict: Bool
    private var at = 0

    /// A parser at the beginning of some bytes.
    public init(_ bytes: [UInt8], doubt: Doubt = .read) {
        self.bytes = bytes
        isStrict = doubt == .refused
    }

    /// The same of a text.
    public init(_ text: some StringProtocol, doubt: Doubt = .read) { self.init(Array(text.utf8), doubt: doubt) }

    /// The one value that there is.
    public mutating func parse() throws(JSONFault) -> JSONValue {
        if isStrict, let place = Self.invalidUTF8(bytes) { throw JSONFault(cause: .notUTF8, offset: place) }
        let value = try parseFirst()
        skipSpace()
        guard at == bytes.count else { throw fault(.textAfterValue) }
        return value
    }

    /// The value that the bytes begin with, whatever stands behind it.
    public mutating func parseFirst() throws(JSONFault) -> JSONValue { try value(depth: 0) }

    /// The byte that is read next, from 0.
    public var offset: Int { at }

    private func fault(_ cause: JSONFault.Cause) -> JSONFault { JSONFault(cause: cause, offset: at) }

    /// Where bytes are no UTF-8 any more; nil where they are.
    private static func invalidUTF8(_ bytes: [UInt8]) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var place = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { place += UTF8.width(scalar) }
        return place
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 {
            at += 1
        }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    private mutating func take(word: String) -> Bool {
        guard bytes[at...].starts(with: word.utf8) else { return false }
        at += word.utf8.count
        return true
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        skipSpace()
        guard at < bytes.count else { throw fault(.endsEarly) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return .object(try object(depth))
        case UInt8(ascii: "["): return .array(try array(depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t") where take(word: "true"): return .boolean(true)
        case UInt8(ascii: "f") where take(word: "false"): return .boolean(false)
        case UInt8(ascii: "n") where take(word: "null"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw fault(.expectedValue)
        }
    }

    // MARK: Lists and objects

    private mutating func enter(_ depth: Int) throws(JSONFault) {
        guard depth < Self.depthLimit else { throw fault(.tooDeep(Self.depthLimit)) }
        at += 1
        skipSpace()
    }

    /// Whether another element follows; false behind what closes the list or object.
    private mutating func goesOn(until closing: Unicode.Scalar) throws(JSONFault) -> Bool {
        skipSpace()
        if take(closing) { return false }
        guard take(",") else { throw fault(.expectedComma(orClosing: Character(closing))) }
        return true
    }

    private mutating func array(_ depth: Int) throws(JSONFault) -> [JSONValue] {
        try enter(depth)
        if take("]") { return [] }
        var values: [JSONValue] = []
        repeat { values.append(try value(depth: depth + 1)) } while try goesOn(until: "]")
        return values
    }

    private mutating func object(_ depth: Int) throws(JSONFault) -> JSONObject {
        try enter(depth)
        var members = JSONObject()
        if take("}") { return members }
        var names: Set<String> = []
        repeat {
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw fault(.expectedKey) }
            let start = at
            let key = try string()
            skipSpace()
            guard take(":") else { throw fault(.expectedColon(key)) }
            if isStrict, !names.insert(key).inserted { throw JSONFault(cause: .keyTwice(key), offset: start) }
            members.append(key, try value(depth: depth + 1))
        } while try goesOn(until: "}")
        return members
    }

    // MARK: Numbers

    /// A sign, digits without a zero before others, a fraction, an exponent.
    private mutating func number() throws(JSONFault) -> String {
        let start = at
        _ = take("-")
        if !take("0") { try digits() }
        var isWhole = true
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isStrict, !isWhole, Double(text)?.isFinite != true {
            throw JSONFault(cause: .numberTooLarge, offset: start)
        }
        return text
    }

    private mutating func digits() throws(JSONFault) {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        if at == start { throw fault(.expectedDigits) }
    }

    // MARK: Texts

    private mutating func string() throws(JSONFault) -> String {
        let start = at
        at += 1
        var content: [UInt8] = []
        var copied = at
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                content += bytes[copied..<at]
                at += 1
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                content += bytes[copied..<at]
                content.append(contentsOf: UTF8.encode(try escape())!)
                copied = at
            case 0..<0x20: throw fault(.controlCharacter)
            default: at += 1
            }
        }
        throw JSONFault(cause: .openText, offset: start)
    }

    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        let sign = at + 1 < bytes.count ? bytes[at + 1] : 0
        let scalar: Unicode.Scalar
        switch sign {
        case UInt8(ascii: "u"): return try codePoint()
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(sign)
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "f"): scalar = "\u{C}"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "r"): scalar = "\r"
        case UInt8(ascii: "t"): scalar = "\t"
        default: throw fault(.unknownEscape)
        }
        at += 2
        return scalar
    }

    /// `\uXXXX`, or two of them that are a surrogate pair.
    private mutating func codePoint() throws(JSONFault) -> Unicode.Scalar {
        let start = at
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let behind = at
        if UTF16.isLeadSurrogate(UInt16(first)), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        {
            let second = try unit()
            if UTF16.isTrailSurrogate(UInt16(second)) {
                return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))!
            }
        }
        if isStrict { throw JSONFault(cause: .halfSurrogate, offset: start) }
        // What follows stands for itself, whatever the half before it lacks.
        at = behind
        return "\u{FFFD}"
    }

    private mutating func unit() throws(JSONFault) -> UInt32 {
        let digits = bytes[min(at + 2, bytes.count)..<min(at + 6, bytes.count)]
        var unit: UInt32 = 0
        for digit in digits.compactMap({ Digits.hexadecimal($0) }) { unit = unit << 4 | UInt32(digit) }
        guard digits.count == 4, digits.allSatisfy({ Digits.hexadecimal($0) != nil }) else {
            throw fault(.expectedHexadecimal)
        }
        at += 6
        return unit
    }
}
