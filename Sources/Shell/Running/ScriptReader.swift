/// Cuts a script into statements and command lines, one at a time.
///
/// A line that begins with a colon where a statement could begin is a command; a statement goes on to the next `;` that
/// is not inside a string, a quoted name or a comment. Comments alone are skipped, and so is a first line `#!…`.
struct ScriptReader {
    /// What a script is made of.
    enum Item: Hashable {
        /// A line with its colon.
        case command(String)
        /// A statement without its `;`, and where it begins, in bytes.
        case statement(String, at: Int)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        // A script may begin with a byte order mark and with the line that names its interpreter.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if bytes[position...].starts(with: "#!".utf8) { skipLine() }
    }

    /// The next statement or command; nil at the end.
    mutating func next() -> Item? {
        skipBlanks()
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: ":") {
            let start = position
            skipLine()
            return .command(String(decoding: bytes[start..<position], as: UTF8.self).trimmingSpaces())
        }
        let start = position
        skipStatement()
        var end = position
        if position < bytes.count { position += 1 }
        while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
        return end == start ? next() : .statement(String(decoding: bytes[start..<end], as: UTF8.self), at: start)
    }

    /// Whether the text so far is whole: nothing but blanks and comments after the last `;` or command.
    static func isComplete(_ text: String) -> Bool {
        var reader = ScriptReader(text)
        while true {
            reader.skipBlanks()
            if reader.position >= reader.bytes.count { return !reader.endsInsideComment }
            if reader.bytes[reader.position] == UInt8(ascii: ":") {
                reader.skipLine()
                continue
            }
            reader.skipStatement()
            if reader.position >= reader.bytes.count { return false }
            reader.position += 1
        }
    }

    private var endsInsideComment = false

    private mutating func skipLine() {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            if Self.isBlank(bytes[position]) {
                position += 1
            } else if bytes[position...].starts(with: [0xC2, 0xA0]) {
                position += 2
            } else if !skipComment() {
                return
            }
        }
    }

    private mutating func skipComment() -> Bool {
        if bytes[position...].starts(with: "//".utf8) {
            skipLine()
            return true
        }
        guard bytes[position...].starts(with: "/*".utf8) else { return false }
        position += 2
        while position < bytes.count {
            if bytes[position...].starts(with: "*/".utf8) {
                position += 2
                return true
            }
            position += 1
        }
        endsInsideComment = true
        return true
    }

    /// To the `;` or the end.
    private mutating func skipStatement() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ";"): return
            case UInt8(ascii: "'"), UInt8(ascii: "\""): skipQuoted(escapes: true)
            case UInt8(ascii: "`"): skipQuoted(escapes: false)
            case UInt8(ascii: "/"): if !skipComment() { position += 1 }
            default: position += 1
            }
        }
    }

    private mutating func skipQuoted(escapes: Bool) {
        let quote = bytes[position]
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == quote { return }
            if escapes && byte == UInt8(ascii: "\\") && position < bytes.count { position += 1 }
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension String {
    func trimmingSpaces() -> String {
        var view = self[...]
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
