/// The text that bytes stand for: UTF-8, or what a byte order mark names.
enum TextDecoding {
    /// Why bytes are no text.
    struct Failure: Error {
        var line: Int?
        let reason: LoadIssue.Reason
    }

    static func text(of bytes: [UInt8]) throws(Failure) -> String {
        if bytes.isEmpty { throw Failure(reason: .empty) }
        if let form = BinaryForm(of: bytes) { throw Failure(reason: .content(form.words)) }
        if let wide = WideText(marked: bytes) { return try wide.text() }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if body.contains(0) {
            throw Failure(reason: WideText.isLikely(body) ? .utf16WithoutMark : .binary)
        }
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Failure(line: firstBadLine(body), reason: .notUTF8)
        }
        return text
    }

    /// The beginning of a text, whose last letter may be cut; nil where the bytes are none.
    static func text(ofHead bytes: [UInt8]) -> String? {
        if let wide = WideText(marked: bytes) { return try? wide.mended().text }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if body.contains(0) {
            if let wide = WideText(likely: body) { return try? wide.mended().text }
            if body.count(where: { $0 == 0 }) > 3 { return nil }
        }
        return String(decoding: body, as: UTF8.self)
    }

    private static func firstBadLine(_ bytes: ArraySlice<UInt8>) -> Int {
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { return line }
            line += 1
        }
        return line
    }
}

/// Text in units of two or four bytes.
struct WideText {
    private let bytes: ArraySlice<UInt8>
    private let width: Int
    private let isBigEndian: Bool

    /// The text behind a byte order mark; nil where there is none.
    init?(marked bytes: [UInt8]) {
        switch bytes.prefix(4) {
        case [0xFF, 0xFE, 0, 0]: (width, isBigEndian) = (4, false)
        case [0, 0, 0xFE, 0xFF]: (width, isBigEndian) = (4, true)
        default:
            switch bytes.prefix(2) {
            case [0xFF, 0xFE]: (width, isBigEndian) = (2, false)
            case [0xFE, 0xFF]: (width, isBigEndian) = (2, true)
            default: return nil
            }
        }
        self.bytes = bytes.dropFirst(width)
    }

    /// Text without a mark whose zeros tell that it is UTF-16, and in which order; nil for any other.
    init?(likely bytes: ArraySlice<UInt8>) {
        guard Self.isLikely(bytes) else { return nil }
        let zeros = bytes.prefix(4096).enumerated().lazy.filter { $0.element == 0 }.map { $0.offset & 1 }
        let even = zeros.count { $0 == 0 }
        self.init(bytes, width: 2, isBigEndian: even * 2 > zeros.count)
    }

    private init(_ bytes: ArraySlice<UInt8>, width: Int, isBigEndian: Bool) {
        self.bytes = bytes
        self.width = width
        self.isBigEndian = isBigEndian
    }

    /// The units; bytes that make no whole one at the end are left out.
    private var units: [UInt32] {
        stride(from: bytes.startIndex, through: bytes.endIndex - width, by: width).map { start in
            var unit: UInt32 = 0
            for place in 0..<width {
                unit = unit << 8 | UInt32(bytes[start + (isBigEndian ? place : width - 1 - place)])
            }
            return unit
        }
    }

    func text() throws(TextDecoding.Failure) -> String {
        let units = units
        let text =
            width == 2
            ? String(validating: units.map(UInt16.init(truncatingIfNeeded:)), as: UTF16.self)
            : String(validating: units, as: UTF32.self)
        guard bytes.count % width == 0, let text else {
            throw TextDecoding.Failure(reason: .brokenEncoding(width == 2 ? "UTF-16" : "UTF-32"))
        }
        if text.isEmpty { throw TextDecoding.Failure(reason: .empty) }
        if units.contains(0) { throw TextDecoding.Failure(reason: .binary) }
        return text
    }

    /// The text, with U+FFFD for units that stand for nothing and for bytes that make no whole one, and how many there are.
    func mended() throws(TextDecoding.Failure) -> (text: String, replaced: Int) {
        let units = units
        if units.isEmpty { throw TextDecoding.Failure(reason: .empty) }
        if units.contains(0) { throw TextDecoding.Failure(reason: .binary) }
        var text =
            width == 2
            ? String(decoding: units.map(UInt16.init(truncatingIfNeeded:)), as: UTF16.self)
            : String(decoding: units, as: UTF32.self)
        if bytes.count % width != 0 { text += "\u{FFFD}" }
        let written = units.count { $0 == 0xFFFD }
        return (text, text.unicodeScalars.count { $0.value == 0xFFFD } - written)
    }

    /// What it is called in messages.
    var name: String { width == 2 ? "UTF-16" : "UTF-32" }

    /// Whether bytes are a text of bytes but for a few zeros: letters of two bytes would have controls among them, or be every other zero.
    private static func isTextWithZeros(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count { $0 == 0 } * 4 < bytes.count
            && bytes.allSatisfy { $0 == 0 || (0x20...0x7E).contains($0) || (0x09...0x0D).contains($0) }
    }

    /// Whether bytes with zeros in them look like UTF-16 without a mark: zeros nearly all at even or nearly all at odd
    /// places, and no control characters then.
    static func isLikely(_ bytes: ArraySlice<UInt8>) -> Bool {
        let part = bytes.prefix(4096)
        if isTextWithZeros(part) { return false }
        var zeros = [0, 0]
        for (index, byte) in part.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        let isBigEndian = zeros[0] > zeros[1]
        let (most, least) = (zeros.max() ?? 0, zeros.min() ?? 0)
        // In Arabic only blanks and the marks of ASCII have a zero.
        guard least * 10 <= most, most * 40 >= part.count else { return false }
        return WideText(part, width: 2, isBigEndian: isBigEndian).units.allSatisfy { unit in
            unit >= 0x20 || unit == 0x0A || unit == 0x0D || unit == 0x09
        }
    }
}
