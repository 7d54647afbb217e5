/// Cuts a text into statements at `;`, and knows whether a text that is being typed is complete.
///
/// It reads no grammar, only what may hide a `;`: strings, names in back quotes and comments.
public struct StatementSplitter: Sendable {
    /// In what the text ends.
    public enum State: Hashable, Sendable {
        /// Between tokens.
        case code
        /// In a string opened with this quote.
        case string(quote: Character)
        /// In a name in back quotes.
        case quotedName
        /// In a comment `/* …`.
        case comment
    }

    /// The complete statements, without their `;` and without surrounding white space; empty ones are left out.
    public private(set) var statements: [SourceRange] = []
    /// What follows the last `;`.
    public private(set) var remainder = SourceRange(0, 0)
    /// The remainder without surrounding white space and comments; nil where it holds nothing else.
    public private(set) var remainderCode: SourceRange?
    /// In what the text ends.
    public private(set) var state = State.code

    /// Whether the remainder holds nothing but white space and comments.
    public var remainderIsBlank: Bool { remainderCode == nil }
    /// Whether nothing is left to be typed.
    public var isComplete: Bool { remainderIsBlank && state == .code }

    private let text: [UInt8]

    /// Splits a text.
    public init(_ source: String) {
        text = Array(source.utf8)
        var position = 0
        var start = 0
        // Bounds of what is neither white space nor comment in the statement being read.
        var firstCode = -1
        var lastCode = 0
        while position < text.count {
            let begin = position
            switch text[position] {
            case UInt8(ascii: ";"):
                if firstCode >= 0 { statements.append(SourceRange(firstCode, lastCode)) }
                position += 1
                (start, firstCode) = (position, -1)
                continue
            case UInt8(ascii: "'"), UInt8(ascii: "\""): skipString(&position)
            case UInt8(ascii: "`"): skipQuotedName(&position)
            case UInt8(ascii: "/") where byte(position + 1) == UInt8(ascii: "/"), UInt8(ascii: "#") where begin == 0:
                while position < text.count, text[position] != 0x0A, text[position] != 0x0D { position += 1 }
                continue
            case UInt8(ascii: "/") where byte(position + 1) == UInt8(ascii: "*"):
                skipComment(&position)
                continue
            case 0x09...0x0D, 0x20:
                position += 1
                continue
            // A no-break space.
            case 0xC2 where byte(position + 1) == 0xA0:
                position += 2
                continue
            default: position += 1
            }
            if firstCode < 0 { firstCode = begin }
            lastCode = position
        }
        remainder = SourceRange(start, text.count)
        if firstCode >= 0 { remainderCode = SourceRange(firstCode, lastCode) }
    }

    /// The text of a range.
    public func text(_ range: SourceRange) -> String {
        String(decoding: text[range.lower..<range.upper], as: UTF8.self)
    }

    private func byte(_ position: Int) -> UInt8 { position < text.count ? text[position] : 0 }

    private mutating func skipString(_ position: inout Int) {
        let quote = text[position]
        position += 1
        while position < text.count {
            if text[position] == UInt8(ascii: "\\") {
                position += 2
            } else {
                position += 1
                if text[position - 1] == quote { return }
            }
        }
        position = text.count
        state = .string(quote: quote == UInt8(ascii: "'") ? "'" : "\"")
    }

    private mutating func skipQuotedName(_ position: inout Int) {
        position += 1
        while position < text.count {
            position += 1
            if text[position - 1] == UInt8(ascii: "`") { return }
        }
        state = .quotedName
    }

    private mutating func skipComment(_ position: inout Int) {
        position += 2
        while position < text.count {
            if text[position] == UInt8(ascii: "*"), byte(position + 1) == UInt8(ascii: "/") {
                position += 2
                return
            }
            position += 1
        }
        position = text.count
        state = .comment
    }
}
