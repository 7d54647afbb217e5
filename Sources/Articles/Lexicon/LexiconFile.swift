import CLexicons

/// A lexicon file cut into parts and lines.
struct LexiconFile {
    struct Line {
        let part: String
        let text: String
        let number: Int
    }
    let lines: [Line]

    init(_ text: String) {
        var part = ""
        var lines: [Line] = []
        var number = 0
        for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            let text = LexiconFile.trimmed(raw.prefix { $0 != "#" })
            if text.isEmpty { continue }
            if text.hasPrefix("["), text.hasSuffix("]") {
                part = LexiconFile.trimmed(text.dropFirst().dropLast())
            } else {
                lines.append(Line(part: part, text: text, number: number))
            }
        }
        self.lines = lines
    }

    /// A file that is part of the program.
    static func embedded(_ name: String) -> LexiconFile {
        for index in 0..<naql_lexicon_count() {
            let file = naql_lexicon_at(index)
            guard String(cString: file.name) == name else { continue }
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.size)
            return LexiconFile(String(decoding: bytes, as: UTF8.self))
        }
        return LexiconFile("")
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    static func fields(_ text: String, _ separator: Character) -> [String] {
        text.split(separator: separator, omittingEmptySubsequences: false).map(trimmed)
    }
}
