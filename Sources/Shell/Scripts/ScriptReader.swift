import CypherSyntax

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

    /// Where the item given last stands, in bytes.
    private(set) var place = SourceRange(0, 0)
    /// Whether the item given last is whole: a command, or a statement with its `;`.
    private var isWhole = true
    private let bytes: [UInt8]
    private var scanner: StatementScanner

    init(_ text: String) {
        bytes = Array(text.utf8)
        // A script may begin with a byte order mark and with the line that names its interpreter.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if bytes[start...].starts(with: "#!".utf8) { start = Self.endOfLine(start, in: bytes) }
        scanner = StatementScanner(bytes, from: start)
    }

    /// The next statement or command; nil at the end.
    mutating func next() -> Item? {
        guard let isCommand = advance() else { return nil }
        let text = String(decoding: bytes[place.lower..<place.upper], as: UTF8.self)
        return isCommand ? .command(text.trimmingSpaces()) : .statement(text, at: place.lower)
    }

    /// Goes to the next item; whether that is a command, or nil at the end.
    private mutating func advance() -> Bool? {
        guard let start = scanner.begin() else { return nil }
        // Commands are not of the language: what would be a string or a comment in it ends with the line, too.
        if bytes[start] == UInt8(ascii: ":") {
            (place, isWhole) = (SourceRange(start, Self.endOfLine(start, in: bytes)), true)
            scanner.skip(to: place.upper)
            return true
        }
        guard let statement = scanner.next() else { return nil }
        (place, isWhole) = (statement.range, statement.isEnded)
        return false
    }

    /// Whether the text so far is whole: nothing but blanks and comments after the last `;` or command.
    static func isComplete(_ text: String) -> Bool {
        var reader = ScriptReader(text)
        while reader.advance() != nil {}
        return reader.isWhole && reader.scanner.state == .code
    }

    private static func endOfLine(_ start: Int, in bytes: [UInt8]) -> Int {
        bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }
}
