import Language

/// The fields at the head of a document of TOML (toml.io, 1.0): `key = value` down to the first table. Every value is a text, the texts of a
/// list joined by commas; what is no text for an article (a table) is left out.
struct TOMLFields {
    private(set) var fields: [(key: String, value: String)] = []
    /// What could not be read first, and its line, from 1. Fields on other lines are read.
    private(set) var fault: (line: Int, message: String)?

    /// What stands behind a key.
    private indirect enum Value {
        case text(String)
        case list([Value])
        case table([(key: String, value: Value)])
    }

    private struct Fault: Error {
        let message: String
    }

    /// Deeper values are no front matter.
    private static let deepest = 100

    private let text: [Character]
    private var at = 0
    private var line = 1
    private var depth = 0

    init(_ content: String) {
        text = Array(content)
        while true {
            skip(overLines: true)
            guard let first = next, first != "[" else { return }
            let start = (at: at, line: line)
            do throws(Fault) {
                let (key, value) = try field()
                skip(overLines: false)
                if let next, !next.isNewline { throw Fault(message: "\"\(words())\" stands behind a value") }
                if let value = Self.words(of: value) { fields.append((key.lowercased(), value)) }
            } catch {
                if fault == nil { fault = (start.line, error.message) }
                // What a string without an end took with it may be fields.
                (at, line, depth) = (start.at, start.line, 0)
                while let next, !next.isNewline { at += 1 }
            }
        }
    }

    /// A text as written, or those of a list; nil for a table, whose keys are not those of the article.
    private static func words(of value: Value) -> String? {
        switch value {
        case .text(let text): DataFile.trimmed(text[...])
        case .list(let items): items.compactMap(name).filter { !$0.isEmpty }.joined(separator: ", ")
        case .table: nil
        }
    }

    /// An item of a list: a text, or a table with a name.
    private static func name(of item: Value) -> String? {
        guard case .table(let entries) = item else { return words(of: item) }
        return entries.first { $0.key == "name" }.flatMap { words(of: $0.value) }
    }

    // MARK: Letters

    private var next: Character? { at < text.count ? text[at] : nil }

    private func begins(with mark: String) -> Bool { text[at...].starts(with: mark) }

    private mutating func take(_ mark: String) -> Bool {
        guard begins(with: mark) else { return false }
        at += mark.count
        return true
    }

    /// The next letter, whose line is counted.
    private mutating func letter() -> Character? {
        guard let next else { return nil }
        at += 1
        if next.isNewline { line += 1 }
        return next
    }

    /// Passes over blanks and remarks.
    private mutating func skip(overLines: Bool) {
        while let next {
            if next == "#" {
                while let next = self.next, !next.isNewline { at += 1 }
            } else if next.isNewline ? overLines : next.isWhitespace {
                _ = letter()
            } else {
                return
            }
        }
    }

    /// What is left of a line, for a message.
    private func words() -> String {
        String(DataFile.trimmed(Substring(String(text[at...].prefix { !$0.isNewline }))).prefix(60))
    }

    // MARK: Fields

    private mutating func field() throws(Fault) -> (key: String, value: Value) {
        let start = words()
        var key = ""
        while let next, next != "=", !next.isNewline {
            key += next == "\"" || next == "'" ? try string(next) : String(next)
            if next != "\"", next != "'" { at += 1 }
        }
        key = DataFile.trimmed(key[...])
        guard take("="), !key.isEmpty else { throw Fault(message: "\"\(start)\" is no \"key = value\"") }
        return (key, try value())
    }

    private mutating func value() throws(Fault) -> Value {
        skip(overLines: false)
        switch next {
        case "\"", "'": return .text(try string(text[at]))
        case "[": return try list()
        case "{": return try table()
        default:
            let start = at
            // Words without marks are no TOML, but what is meant is plain.
            let ends = depth == 0 ? "#" : "#,]}"
            while let next, !next.isNewline, !ends.contains(next) { at += 1 }
            let plain = DataFile.trimmed(Substring(String(text[start..<at])))
            guard !plain.isEmpty else { throw Fault(message: "no value") }
            return .text(plain)
        }
    }

    private mutating func list() throws(Fault) -> Value {
        var items: [Value] = []
        try enter()
        while true {
            skip(overLines: true)
            if take("]") { break }
            guard next != nil else { throw Fault(message: "a list that does not end") }
            items.append(try value())
            skip(overLines: true)
            guard take(",") || next == "]" else { throw Fault(message: "a list that does not end") }
        }
        depth -= 1
        return .list(items)
    }

    private mutating func table() throws(Fault) -> Value {
        var entries: [(key: String, value: Value)] = []
        try enter()
        while true {
            skip(overLines: true)
            if take("}") { break }
            guard next != nil else { throw Fault(message: "a table that does not end") }
            entries.append(try field())
            skip(overLines: true)
            guard take(",") || next == "}" else { throw Fault(message: "a table that does not end") }
        }
        depth -= 1
        return .table(entries)
    }

    private mutating func enter() throws(Fault) {
        at += 1
        depth += 1
        guard depth < Self.deepest else { throw Fault(message: "lists lie more than \(Self.deepest) deep") }
    }

    // MARK: Strings

    /// A string behind its mark: with escapes in `"`, as it is in `'`, over several lines where the mark stands three times.
    private mutating func string(_ mark: Character) throws(Fault) -> String {
        let fence = String(repeating: mark, count: 3)
        let isLong = take(fence)
        if !isLong { at += 1 }
        if isLong, next?.isNewline ?? false { _ = letter() }
        var result = ""
        while let next {
            if isLong, begins(with: fence) {
                at += 3
                // Up to two marks may stand before those that end it.
                while self.next == mark { result.append(mark); at += 1 }
                return result
            }
            if !isLong, next == mark {
                at += 1
                return result
            }
            guard isLong || !next.isNewline else { break }
            _ = letter()
            if next == "\\", mark == "\"" { result += try escape(isLong: isLong) } else { result.append(next) }
        }
        throw Fault(message: "a string that does not end")
    }

    private static let escapes: [Character: String] = [
        "b": "\u{8}", "t": "\t", "n": "\n", "f": "\u{C}", "r": "\r", "e": "\u{1B}", "\"": "\"", "\\": "\\",
    ]

    /// What a backslash and what follows it stand for.
    private mutating func escape(isLong: Bool) throws(Fault) -> String {
        let start = at
        if isLong {
            // A line end behind it, and all blanks up to the next letter, are left out.
            var end = at
            while end < text.count, text[end].isWhitespace, !text[end].isNewline { end += 1 }
            if end < text.count, text[end].isNewline {
                while let next, next.isWhitespace { _ = letter() }
                return ""
            }
        }
        guard let sign = letter() else { throw Fault(message: "a string that does not end") }
        if let meant = Self.escapes[sign] { return meant }
        if let count = ["x": 2, "u": 4, "U": 8][sign] {
            let digits = String(text[at...].prefix(count))
            if digits.count == count, digits.allSatisfy(\.isHexDigit),
                let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
            {
                at += count
                return String(scalar)
            }
        }
        throw Fault(message: "\"\\\(text[start])\" is no escape")
    }
}
