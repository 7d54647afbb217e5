import Text

/// Escapes of string literals.
enum StringEscapes {
    /// The value of a string token.
    ///
    /// - Throws: the first escape that means nothing.
    static func value(of token: Token, in bytes: [UInt8]) throws(Diagnostic) -> String {
        let content = SourceRange(Int(token.lower) + 1, Int(token.upper) - 1)
        let quote = bytes[content.lower - 1]
        let plain = bytes.withUnsafeBufferPointer { bytes in
            let text = UnsafeBufferPointer(rebasing: bytes[content.lower..<content.upper])
            return text.contains { $0 == UInt8(ascii: "\\") || $0 == quote }
                ? nil : String(decoding: text, as: UTF8.self)
        }
        if let plain { return plain }
        return try decode(bytes, content, quote: quote)
    }

    /// Grammar: `Escape`. The value of a string's content between two quotation marks, which stand for one where doubled.
    ///
    /// - Parameter allowing: bytes besides the usual ones that a backslash before them makes text.
    /// - Throws: the first escape that means nothing.
    static func decode(
        _ bytes: [UInt8], _ content: SourceRange, quote: UInt8, allowing others: Set<UInt8> = []
    ) throws(Diagnostic) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(content.upper - content.lower)
        var position = content.lower
        while position < content.upper {
            let byte = bytes[position]
            position += 1
            if byte == quote { position += 1 }
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            let escape = position < content.upper ? bytes[position] : 0
            position += 1
            switch escape {
            case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "/"):
                result.append(escape)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                result += Array(String(try scalar(bytes, content, &position)).utf8)
            case let other where others.contains(other): result.append(other)
            default:
                throw SyntaxProblem.invalidEscape(text(bytes, position - 2, position, content))
                    .diagnostic(at: SourceRange(position - 2, position))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The character of `\uXXXX` or `\UXXXXXXXX`; `position` stands behind the letter. Two `\u` may form a pair.
    private static func scalar(
        _ bytes: [UInt8], _ content: SourceRange, _ position: inout Int
    ) throws(Diagnostic) -> Unicode.Scalar {
        let start = position - 2
        let first = try hexadecimal(bytes, content, &position)
        if let scalar = Unicode.Scalar(first) { return scalar }
        if (0xD800..<0xDC00).contains(first), position + 1 < content.upper, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let second = try hexadecimal(bytes, content, &position)
            if (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
        }
        let reason = first > 0x10FFFF ? "characters end at U+10FFFF" : "it is half of a surrogate pair"
        throw SyntaxProblem.invalidUnicodeEscape(text(bytes, start, position, content), reason: reason)
            .diagnostic(at: SourceRange(start, position))
    }

    private static func hexadecimal(
        _ bytes: [UInt8], _ content: SourceRange, _ position: inout Int
    ) throws(Diagnostic) -> UInt32 {
        let start = position - 2
        let count = bytes[position - 1] == UInt8(ascii: "u") ? 4 : 8
        var value: UInt32 = 0
        for _ in 0..<count {
            guard position < content.upper, let digit = Digits.hexadecimal(bytes[position]) else {
                let end = min(start + 2 + count, content.upper)
                throw SyntaxProblem.invalidUnicodeEscape(
                    text(bytes, start, end, content), reason: "\(count) hexadecimal digits must follow"
                )
                .diagnostic(at: SourceRange(start, end))
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private static func text(_ bytes: [UInt8], _ lower: Int, _ upper: Int, _ content: SourceRange) -> String {
        String(decoding: bytes[lower..<min(upper, content.upper)], as: UTF8.self)
    }
}
