/// Writes JSON strings.
public enum JSONText {
    /// Appends the UTF-8 of the string in quotes. Quotes, backslashes, controls and U+2028/9 are escaped; all else, Arabic
    /// included, stays as it is.
    public static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { appendQuoted($0, to: &bytes) }
    }

    /// The same for UTF-8 that is no string yet.
    public static func appendQuoted(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var copied = 0
        var at = 0
        while at < text.count {
            let length = lengthOfEscaped(text, at: at)
            if length == 0 {
                at += 1
                continue
            }
            bytes.append(contentsOf: text[copied..<at])
            appendEscape(text, at: at, to: &bytes)
            at += length
            copied = at
        }
        bytes.append(contentsOf: text[copied...])
        bytes.append(UInt8(ascii: "\""))
    }

    /// How many bytes at a place are a character that is escaped; 0 where it is none.
    @inline(__always)
    private static func lengthOfEscaped(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        let byte = text[place]
        if byte < 0x7F { return byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0 }
        switch byte {
        case 0x7F: return 1
        // U+0080 to U+009F.
        case 0xC2: return place + 1 < text.count && text[place + 1] < 0xA0 ? 2 : 0
        case 0xE2:
            let isSeparator = place + 2 < text.count && text[place + 1] == 0x80 && text[place + 2] & 0xFE == 0xA8
            return isSeparator ? 3 : 0
        default: return 0
        }
    }

    private static func appendEscape(_ text: UnsafeBufferPointer<UInt8>, at place: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch text[place] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(text[place])
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        case let byte:
            let scalar: UInt32 =
                switch byte {
                case 0xC2: UInt32(text[place + 1])
                case 0xE2: 0x2000 + UInt32(text[place + 2] & 0x3F)
                default: UInt32(byte)
                }
            let hex = String(scalar, radix: 16)
            bytes.append(contentsOf: ("u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
        }
    }
}
