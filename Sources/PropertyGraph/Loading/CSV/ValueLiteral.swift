/// Values of any storable type as text, for columns of graph CSV whose values are not of one type: as literals and
/// constructors of the language (`7`, `'a'`, `date('2024-05-31')`, `[1, 2.5]`), and numbers that are not finite as
/// `NaN`,
/// `Infinity` and `-Infinity`.
public enum ValueLiteral {
    /// The value as text; nil for maps, nodes, relationships and paths, which no property holds.
    public static func text(_ value: Value) -> String? {
        switch value {
        case .null: return "null"
        case .boolean, .integer, .float: return value.scalarText
        case .string(let text): return Value.quoted(text)
        case .date: return constructed("date", value)
        case .localTime: return constructed("localtime", value)
        case .time: return constructed("time", value)
        case .localDateTime: return constructed("localdatetime", value)
        case .dateTime: return constructed("datetime", value)
        case .duration: return constructed("duration", value)
        case .list(let elements):
            let texts = elements.compactMap(text)
            return texts.count == elements.count ? "[\(texts.joined(separator: ", "))]" : nil
        case .point(let point): return point.description
        case .map, .node, .relationship, .path: return nil
        }
    }

    private static func constructed(_ name: String, _ value: Value) -> String? {
        value.scalarText.map { "\(name)(\(Value.quoted($0)))" }
    }

    /// The value that a text stands for, or nil.
    public static func value(_ text: String) -> Value? {
        var reader = ValueLiteralReader(text)
        return reader.whole()
    }
}

/// Reads a value literal from its bytes.
struct ValueLiteralReader {
    private let bytes: [UInt8]
    private var at = 0
    private static let deepest = 100

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func whole() -> Value? {
        guard let value = value(depth: 0) else { return nil }
        skipBlanks()
        return at == bytes.count ? value : nil
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipBlanks() {
        while next == UInt8(ascii: " ") { at += 1 }
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard next == UInt8(ascii: mark) else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) -> Value? {
        guard depth < Self.deepest else { return nil }
        if take("'") { return string().map(Value.string) }
        if take("[") { return list(depth) }
        let start = at
        while let byte = next,
            "+-.".utf8.contains(byte) || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
                || (0x30...0x39).contains(byte)
        { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        if word.lowercased() == "point" { return point() }
        guard take("(") else { return Self.scalar(word) }
        guard take("'"), let text = string(), take(")") else { return nil }
        return Self.constructed(word.lowercased(), text)
    }

    /// What stands behind the word: `({srid: 4326, x: 1.0, y: 2.0})`.
    private mutating func point() -> Value? {
        let start = at
        guard take("("), let end = bytes[at...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
        at = end + 1
        let text = "point" + String(decoding: bytes[start...end], as: UTF8.self)
        return PointValue(parsing: text).map(Value.point)
    }

    private static func scalar(_ word: String) -> Value? {
        switch word {
        case "null": .null
        case "true": .boolean(true)
        case "false": .boolean(false)
        default: Int64(word).map(Value.integer) ?? CSVNumber.float(word).map(Value.float)
        }
    }

    private static func constructed(_ name: String, _ text: String) -> Value? {
        switch name {
        case "date": (try? CalendarDate(parsing: text)).map(Value.date)
        case "localtime": (try? LocalTime(parsing: text)).map(Value.localTime)
        case "time": (try? ZonedTime(parsing: text)).map(Value.time)
        case "localdatetime": (try? LocalDateTime(parsing: text)).map(Value.localDateTime)
        case "datetime": (try? ZonedDateTime(parsing: text)).map(Value.dateTime)
        case "duration": (try? CalendarDuration(parsing: text)).map(Value.duration)
        default: nil
        }
    }

    private mutating func list(_ depth: Int) -> Value? {
        var elements: [Value] = []
        if take("]") { return .list(elements) }
        repeat {
            guard let element = value(depth: depth + 1) else { return nil }
            elements.append(element)
        } while take(",")
        return take("]") ? .list(elements) : nil
    }

    /// The rest of a text between single quotes, with the escapes of ``Value/quoted(_:)``.
    private mutating func string() -> String? {
        var plain: [UInt8] = []
        while let byte = next {
            at += 1
            switch byte {
            case UInt8(ascii: "'"): return String(validating: plain, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                plain.append(contentsOf: String(scalar).utf8)
            default: plain.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        at += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "\\"), UInt8(ascii: "'"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"):
            guard at + 4 <= bytes.count else { return nil }
            let digits = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
            at += 4
            return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
        default: return nil
        }
    }
}

/// Numbers as files write them.
enum CSVNumber {
    /// A float; nil where the text is none, or more than a float can be.
    static func float(_ text: String) -> Double? {
        guard let number = Double(text) else { return nil }
        // "1e400" is no infinity; "Infinity" is.
        return number.isFinite || !text.utf8.contains { (0x30...0x39).contains($0) } ? number : nil
    }
}
