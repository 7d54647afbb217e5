import CypherSyntax
import Naql

/// Formats a script: its statements as ``Formatter`` sets them, its command lines as they are.
struct ScriptLayout {
    /// What is wrong with a statement, and the source that holds it.
    struct Failure: Error {
        let diagnostic: Diagnostic
        let source: QuerySource
    }

    private let bytes: [UInt8]
    private let name: String
    private let script: SourceText
    private var output = ""

    /// The formatted text.
    ///
    /// - Throws: ``Failure`` for the first statement that cannot be parsed.
    static func format(_ text: String, name: String) throws(Failure) -> String {
        var layout = ScriptLayout(text, name: name)
        return try layout.formatted()
    }

    private init(_ text: String, name: String) {
        bytes = Array(text.utf8)
        self.name = name
        script = SourceText(text)
    }

    private mutating func formatted() throws(Failure) -> String {
        var reader = ScriptReader(String(decoding: bytes, as: UTF8.self))
        // A byte order mark is none of the text.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while let item = reader.next() {
            guard case .command = item else { continue }
            let line = lineStart(of: reader.place.lower, after: start)
            try append(statements: start..<line)
            var end = reader.place.upper
            // Lines end with a line feed here, whatever they ended with.
            if end > line, bytes[end - 1] == 0x0D { end -= 1 }
            output += String(decoding: bytes[line..<end], as: UTF8.self) + "\n"
            start = min(reader.place.upper + 1, bytes.count)
        }
        try append(statements: start..<bytes.count)
        return output
    }

    /// Where the line of a command begins, unless a statement ends on it.
    private func lineStart(of command: Int, after start: Int) -> Int {
        var at = command
        while at > start, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x09 { at -= 1 }
        return at == start || bytes[at - 1] == 0x0A ? at : command
    }

    /// Sets the statements and comments between two command lines; of empty lines round them one stays.
    private mutating func append(statements range: Range<Int>) throws(Failure) {
        let text = String(decoding: bytes[range], as: UTF8.self)
        var formatted: String
        do throws(Diagnostic) { formatted = try Formatter.format(text) } catch {
            throw Failure(
                diagnostic: error, source: QuerySource(name: name, text: text, in: script, at: range.lowerBound))
        }
        let isFirst = output.isEmpty
        let isLast = range.upperBound == bytes.count
        guard formatted.utf8.contains(where: { $0 > 0x20 }) else {
            if !isFirst, !isLast, text.utf8.contains(0x0A) { output += "\n" }
            return
        }
        while formatted.last == "\n" { formatted.removeLast() }
        if !isFirst, lineFeeds(text.utf8) > 0 { output += "\n" }
        output += formatted + "\n"
        if !isLast, lineFeeds(text.utf8.reversed()) > 1 { output += "\n" }
    }

    /// Line feeds before the first byte that is no white space.
    private func lineFeeds(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.prefix { $0 <= 0x20 }.count { $0 == 0x0A }
    }
}
