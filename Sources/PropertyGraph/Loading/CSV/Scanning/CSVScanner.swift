/// Reads the fields of a CSV text one after another (RFC 4180: quoted fields may hold separators, line ends and doubled
/// quotes), without a copy of what stands in it unquoted. A line ends with LF, CR LF or CR. A quote within a quoted field that
/// is not doubled is a fault, or, where `forgives`, belongs to the field.
///
/// The text is a whole one, or the part of it that has come so far.
struct CSVScanner {
    /// Why there is no field.
    enum Fault: Error {
        /// The quoted field that begins at this byte does not end.
        case openQuote(at: Int)
        /// At this byte stands text, behind a closing quote.
        case textAfterQuote(at: Int)
        /// The field goes on beyond the part of the text that is here.
        case cut
    }

    let start: UnsafePointer<UInt8>
    private(set) var position: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    private let separator: UInt8
    private let isWhole: Bool
    private let forgives: Bool
    /// Whether the last field ended its row.
    private(set) var isAtRowEnd = true

    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8 = comma, isWhole: Bool = true, forgives: Bool = false
    ) {
        start = bytes.baseAddress ?? UnsafePointer(bitPattern: 64).unsafelyUnwrapped
        position = start
        end = start + bytes.count
        self.separator = separator
        self.isWhole = isWhole
        self.forgives = forgives
    }

    var isAtEnd: Bool { position == end }

    /// A field's bytes. They lie in the text, except where `needsUnescaping`: then quotes in it are doubled.
    struct Field {
        var start: UnsafePointer<UInt8>
        var count: Int
        var isQuoted = false
        var needsUnescaping = false

        /// Nothing at all between two separators, which is no value; an empty text is quoted.
        var isAbsent: Bool { count == 0 && !isQuoted }
    }

    /// Passes a byte order mark, which is no content.
    mutating func skipMark() {
        if end - position >= 3, position[0] == 0xEF, position[1] == 0xBB, position[2] == 0xBF { position += 3 }
    }

    /// Passes lines with nothing in them. False where it cannot be told yet whether more of them come.
    @discardableResult
    mutating func skipEmptyLines() -> Bool {
        while position < end, position.pointee == Self.newline || position.pointee == Self.carriageReturn {
            // The LF that belongs to a CR may be still to come.
            if position.pointee == Self.carriageReturn, position + 1 == end, !isWhole { return false }
            position += 1
        }
        return position < end || isWhole
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
        if at.pointee == separator {
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
    mutating func field() throws(Fault) -> Field {
        if position < end, position.pointee == Self.quote { return try quotedField() }
        let begin = position
        let stop = Self.find(separator, Self.newline, Self.carriageReturn, from: begin, to: end)
        try pass(stop)
        return Field(start: begin, count: stop - begin)
    }

    /// Goes behind what ends a field: a separator, a line end or the end of the text.
    @inline(__always)
    private mutating func pass(_ stop: UnsafePointer<UInt8>) throws(Fault) {
        guard stop < end else {
            guard isWhole else { throw .cut }
            isAtRowEnd = true
            position = end
            return
        }
        isAtRowEnd = stop.pointee != separator
        guard isAtRowEnd, stop.pointee == Self.carriageReturn else {
            position = stop + 1
            return
        }
        // The LF that belongs to a CR may be still to come.
        guard isWhole || stop + 1 < end else { throw .cut }
        position = stop + (stop + 1 < end && stop[1] == Self.newline ? 2 : 1)
    }

    private mutating func quotedField() throws(Fault) -> Field {
        let begin = position + 1
        var at = begin
        var isDoubled = false
        while true {
            at = Self.find(Self.quote, Self.quote, Self.quote, from: at, to: end)
            guard at < end else { throw isWhole ? .openQuote(at: position - start) : .cut }
            if at + 1 < end, at[1] == Self.quote {
                at += 2
            } else if forgives, at + 1 < end, !endsField(at[1]) {
                at += 1
            } else {
                break
            }
            isDoubled = true
        }
        let field = Field(start: begin, count: at - begin, isQuoted: true, needsUnescaping: isDoubled)
        at += 1
        if at < end, !endsField(at.pointee) { throw .textAfterQuote(at: at - start) }
        try pass(at)
        return field
    }

    private func endsField(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.newline || byte == Self.carriageReturn
    }

    /// Where the first of three bytes stands, 16 at a time.
    @inline(__always)
    private static func find(
        _ a: UInt8, _ b: UInt8, _ c: UInt8, from begin: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var at = begin
        let wideA = SIMD16<UInt8>(repeating: a)
        let wideB = SIMD16<UInt8>(repeating: b)
        let wideC = SIMD16<UInt8>(repeating: c)
        while end - at >= 16 {
            let block = UnsafeRawPointer(at).loadUnaligned(as: SIMD16<UInt8>.self)
            let hits = (block .== wideA) .| (block .== wideB) .| (block .== wideC)
            if any(hits) { break }
            at += 16
        }
        while at < end, at.pointee != a, at.pointee != b, at.pointee != c { at += 1 }
        return at
    }

    /// How many line ends stand before a place.
    func lineEnds(before place: UnsafePointer<UInt8>) -> Int {
        var count = 0
        var at = start
        while at < place {
            if at.pointee == Self.newline {
                count += 1
            } else if at.pointee == Self.carriageReturn, at + 1 == end || at[1] != Self.newline {
                count += 1
            }
            at += 1
        }
        return count
    }
}

extension CSVScanner.Field {
    /// The field as a string; nil where it is no UTF-8.
    var string: String? {
        guard isValidUTF8(start, count) else { return nil }
        let bytes = UnsafeBufferPointer(start: start, count: count)
        guard needsUnescaping else { return String(decoding: bytes, as: UTF8.self) }
        return String(unsafeUninitializedCapacity: count) { unescape(to: $0.baseAddress.unsafelyUnwrapped) }
    }

    /// Writes the field with single quotes for doubled ones, and returns its length.
    func unescape(to target: UnsafeMutablePointer<UInt8>) -> Int {
        var length = 0
        var index = 0
        while index < count {
            let byte = start[index]
            target[length] = byte
            length &+= 1
            index &+= byte == CSVScanner.quote && index &+ 1 < count && start[index &+ 1] == CSVScanner.quote ? 2 : 1
        }
        return length
    }
}
