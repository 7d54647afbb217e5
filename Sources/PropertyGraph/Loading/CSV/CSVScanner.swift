/// Reads the fields of a CSV file one after another (RFC 4180: quoted fields may hold separators, line ends and doubled
/// quotes), without a copy of what stands in it unquoted.
struct CSVScanner {
    let path: String
    private let start: UnsafePointer<UInt8>
    private(set) var position: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    /// Whether the last field ended its row.
    private(set) var isAtRowEnd = true

    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    init(_ file: MappedFile) {
        path = file.path
        let bytes = file.bytes.bindMemory(to: UInt8.self)
        let base = bytes.baseAddress ?? UnsafePointer(bitPattern: 64).unsafelyUnwrapped
        start = base
        end = base + bytes.count
        // A byte-order mark is not content.
        let hasMark = bytes.count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF
        position = hasMark ? base + 3 : base
    }

    var isAtEnd: Bool { position == end }
    var remainingBytes: Int { end - position }

    /// A field's bytes. They lie in the file, except where `needsUnescaping`: then quotes in it are doubled.
    struct Field {
        var start: UnsafePointer<UInt8>
        var count: Int
        var isQuoted = false
        var needsUnescaping = false
    }

    /// The line of the current position, counted only when there is something to say about it.
    var line: Int {
        var lines = 1
        var at = start
        while at < position {
            if at.pointee == Self.newline { lines += 1 }
            at += 1
        }
        // The position is after the separator that ended the field.
        return isAtRowEnd && position > start && (position - 1).pointee == Self.newline ? lines - 1 : lines
    }

    func error(_ message: String) -> GraphCSVError { GraphCSVError(path, line: line, message) }

    /// Passes empty lines.
    mutating func skipEmptyLines() {
        while position < end, position.pointee == Self.newline || position.pointee == Self.carriageReturn {
            position += 1
        }
    }

    /// An integer straight from the digits, where the field is one that needs no care; else nil, and nothing is read.
    @inline(__always)
    mutating func fastInteger() -> Int64? {
        var at = position
        var number: UInt64 = 0
        let limit = min(end, position + 18)
        while at < limit {
            let digit = at.pointee &- 48
            if digit > 9 { break }
            number = number &* 10 &+ UInt64(digit)
            at += 1
        }
        guard at > position, at < end else { return nil }
        if at.pointee == Self.comma {
            isAtRowEnd = false
        } else if at.pointee == Self.newline {
            isAtRowEnd = true
        } else {
            return nil
        }
        position = at + 1
        return Int64(truncatingIfNeeded: number)
    }

    @inline(__always)
    mutating func field() throws(GraphCSVError) -> Field {
        if position < end, position.pointee == Self.quote { return try quotedField() }
        let begin = position
        let stop = Self.find(Self.comma, Self.newline, from: begin, to: end)
        var count = stop - begin
        if stop == end {
            isAtRowEnd = true
            position = end
        } else if stop.pointee == Self.comma {
            isAtRowEnd = false
            position = stop + 1
        } else {
            isAtRowEnd = true
            position = stop + 1
        }
        if isAtRowEnd, count > 0, begin[count - 1] == Self.carriageReturn { count -= 1 }
        return Field(start: begin, count: count)
    }

    private mutating func quotedField() throws(GraphCSVError) -> Field {
        let begin = position + 1
        var at = begin
        var isDoubled = false
        while true {
            at = Self.find(Self.quote, Self.quote, from: at, to: end)
            guard at < end else { throw error("a quoted field does not end") }
            if at + 1 < end, at[1] == Self.quote {
                isDoubled = true
                at += 2
                continue
            }
            break
        }
        let field = Field(start: begin, count: at - begin, isQuoted: true, needsUnescaping: isDoubled)
        at += 1
        if at < end, at.pointee == Self.carriageReturn { at += 1 }
        if at == end {
            isAtRowEnd = true
            position = end
        } else if at.pointee == Self.comma {
            isAtRowEnd = false
            position = at + 1
        } else if at.pointee == Self.newline {
            isAtRowEnd = true
            position = at + 1
        } else {
            position = at
            throw error("text after the closing quote of a field")
        }
        return field
    }

    /// Where the first of two bytes stands, 16 at a time.
    @inline(__always)
    private static func find(
        _ a: UInt8, _ b: UInt8, from begin: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var at = begin
        let wideA = SIMD16<UInt8>(repeating: a)
        let wideB = SIMD16<UInt8>(repeating: b)
        while end - at >= 16 {
            let block = UnsafeRawPointer(at).loadUnaligned(as: SIMD16<UInt8>.self)
            let hits = (block .== wideA) .| (block .== wideB)
            if any(hits) { break }
            at += 16
        }
        while at < end, at.pointee != a, at.pointee != b { at += 1 }
        return at
    }

    /// The fields of the first line as strings.
    mutating func header() throws(GraphCSVError) -> [String] {
        guard !isAtEnd else { throw GraphCSVError(path, line: 1, "the file is empty; a header line is expected") }
        var fields: [String] = []
        repeat {
            fields.append(Self.string(try field()))
        } while !isAtRowEnd
        return fields
    }

    /// The field as a string.
    static func string(_ field: Field) -> String {
        let bytes = UnsafeBufferPointer(start: field.start, count: field.count)
        guard field.needsUnescaping else { return String(decoding: bytes, as: UTF8.self) }
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            plain.append(bytes[index])
            index += bytes[index] == quote ? 2 : 1
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Writes the field with single quotes for double ones, and returns its length.
    static func unescape(_ field: Field, to target: UnsafeMutablePointer<UInt8>) -> Int {
        var count = 0
        var index = 0
        while index < field.count {
            let byte = field.start[index]
            target[count] = byte
            count &+= 1
            index &+= byte == quote ? 2 : 1
        }
        return count
    }
}
