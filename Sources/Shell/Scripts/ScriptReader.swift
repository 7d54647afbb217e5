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
    private let bytes: [UInt8]
    /// Where the part that is split begins: commands are not of the language, so the text is split anew after each.
    private var base = 0
    private var splitter: StatementSplitter
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        splitter = StatementSplitter("")
        // A script may begin with a byte order mark and with the line that names its interpreter.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if bytes[start...].starts(with: "#!".utf8) { start = endOfLine(start) }
        split(from: start)
    }

    /// The next statement or command; nil at the end.
    mutating func next() -> Item? {
        let isRemainder = index == splitter.statements.count
        guard let code = isRemainder ? splitter.remainderCode : splitter.statements[index] else { return nil }
        let start = base + code.lower
        guard bytes[start] == UInt8(ascii: ":") else {
            let text = splitter.text(code)
            place = SourceRange(start, base + code.upper)
            if isRemainder { split(from: bytes.count) } else { index += 1 }
            return .statement(text, at: start)
        }
        let end = endOfLine(start)
        place = SourceRange(start, end)
        split(from: end)
        return .command(String(decoding: bytes[start..<end], as: UTF8.self).trimmingSpaces())
    }

    /// Whether the text so far is whole: nothing but blanks and comments after the last `;` or command.
    static func isComplete(_ text: String) -> Bool {
        var reader = ScriptReader(text)
        while true {
            reader.index =
                reader.splitter.statements.firstIndex { reader.isCommand($0) } ?? reader.splitter.statements.count
            guard reader.isCommand(reader.splitter.remainderCode) || reader.index < reader.splitter.statements.count
            else {
                return reader.splitter.isComplete
            }
            _ = reader.next()
        }
    }

    private func isCommand(_ code: SourceRange?) -> Bool {
        code.map { bytes[base + $0.lower] == UInt8(ascii: ":") } ?? false
    }

    private mutating func split(from start: Int) {
        base = start
        index = 0
        splitter = StatementSplitter(String(decoding: bytes[start...], as: UTF8.self))
    }

    private func endOfLine(_ start: Int) -> Int { bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count }
}
