/// Goes through a text statement by statement, from `;` to `;`, and looks at nothing behind the one that it is at: what begins
/// a statement may turn out to be none, and be passed over.
///
/// It reads no grammar, only what may hide a `;`: strings, names in back quotes and comments.
public struct StatementScanner: Sendable {
    /// In what a text ends.
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

    /// A statement without its `;` and without surrounding white space and comments, and whether it has a `;`.
    public typealias Statement = (range: SourceRange, isEnded: Bool)

    /// In what the text ends, as far as it was read.
    public private(set) var state = State.code
    /// Where the text goes on behind the last `;` that was read.
    public private(set) var afterLast: Int

    private let text: [UInt8]
    /// Where it was begun: only there `#` begins a comment.
    private let origin: Int
    private var position: Int

    /// Begins at a byte of a text.
    public init(_ text: [UInt8], from origin: Int = 0) {
        (self.text, self.origin) = (text, origin)
        (position, afterLast) = (origin, origin)
    }

    /// Goes to the next statement over white space, comments and empty statements; where it begins, or nil where none is left.
    public mutating func begin() -> Int? {
        while position < text.count {
            if skipBlank() { continue }
            guard text[position] == UInt8(ascii: ";") else { return position }
            end()
        }
        return nil
    }

    /// The statement that begins here, or after white space and comments; nil where none is left.
    public mutating func next() -> Statement? {
        guard let start = begin() else { return nil }
        var end = start
        while position < text.count {
            if skipBlank() { continue }
            switch text[position] {
            case UInt8(ascii: ";"):
                self.end()
                return (SourceRange(start, end), true)
            case UInt8(ascii: "'"), UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "`"): skipQuotedName()
            default: position += 1
            }
            end = position
        }
        return (SourceRange(start, end), false)
    }

    /// Goes on at a byte that stands outside of strings, names and comments.
    public mutating func skip(to place: Int) { (position, afterLast) = (place, place) }

    private mutating func end() {
        position += 1
        afterLast = position
    }

    private func byte(_ position: Int) -> UInt8 { position < text.count ? text[position] : 0 }

    /// Skips one thing that is part of no statement; false where something else stands here.
    private mutating func skipBlank() -> Bool {
        switch text[position] {
        case UInt8(ascii: "/") where byte(position + 1) == UInt8(ascii: "/"),
            UInt8(ascii: "#") where position == origin:
            while position < text.count, text[position] != 0x0A, text[position] != 0x0D { position += 1 }
        case UInt8(ascii: "/") where byte(position + 1) == UInt8(ascii: "*"): skipComment()
        case 0x09...0x0D, 0x20: position += 1
        // A no-break space.
        case 0xC2 where byte(position + 1) == 0xA0: position += 2
        default: return false
        }
        return true
    }

    private mutating func skipString() {
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

    private mutating func skipQuotedName() {
        position += 1
        while position < text.count {
            position += 1
            if text[position - 1] == UInt8(ascii: "`") { return }
        }
        state = .quotedName
    }

    private mutating func skipComment() {
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
