import Text

/// Cuts rich text (RTF) into what its syntax tells apart.
///
/// Source: Microsoft, "Rich Text Format (RTF) Specification", version 1.9.1.
struct RichTextScanner {
    enum Token: Equatable {
        case open
        case close
        /// `\name` or `\name12`.
        case word(String, Int?)
        /// `\~`, `\*`: a stroke and one byte that is no letter.
        case symbol(UInt8)
        /// `\'c7`: a byte of the code page in use.
        case byte(UInt8)
        /// Bytes as they stand; line ends are none of the text.
        case text(Range<Int>)
    }

    private let bytes: [UInt8]
    private(set) var at: Int

    /// - Parameter start: where to begin.
    init(_ bytes: [UInt8], from start: Int = 0) {
        (self.bytes, at) = (bytes, start)
    }

    /// The next token; nil at the end.
    mutating func next() -> Token? {
        while at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0 { at += 1 }
        guard at < bytes.count else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "{"):
            at += 1
            return .open
        case UInt8(ascii: "}"):
            at += 1
            return .close
        case UInt8(ascii: "\\"):
            at += 1
            return control()
        default:
            let start = at
            while at < bytes.count, !Self.ends(bytes[at]) { at += 1 }
            return .text(start..<at)
        }
    }

    private static func ends(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), 0x0A, 0x0D, 0: true
        default: false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private mutating func control() -> Token? {
        guard at < bytes.count else { return nil }
        guard Self.isLetter(bytes[at]) else { return symbol() }
        let start = at
        while at < bytes.count, Self.isLetter(bytes[at]), at - start < 32 { at += 1 }
        let name = String(decoding: bytes[start..<at], as: UTF8.self)
        let number = number()
        // The blank that ends a word is none of the text.
        if at < bytes.count, bytes[at] == 0x20 { at += 1 }
        if name == "bin", let number, number > 0 { at = number > bytes.count - at ? bytes.count : at + number }
        return .word(name, number)
    }

    private mutating func number() -> Int? {
        var place = at
        let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
        if isNegative { place += 1 }
        let first = place
        var value = 0
        while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - first < 10 {
            value = value * 10 + Int(bytes[place] - 0x30)
            place += 1
        }
        guard place > first else { return nil }
        at = place
        return isNegative ? -value : value
    }

    private mutating func symbol() -> Token {
        let byte = bytes[at]
        at += 1
        guard byte == UInt8(ascii: "'") else { return .symbol(byte) }
        guard at + 1 < bytes.count, let high = Digits.hexadecimal(bytes[at]),
            let low = Digits.hexadecimal(bytes[at + 1])
        else {
            return .symbol(byte)
        }
        at += 2
        return .byte(high << 4 | low)
    }
}
