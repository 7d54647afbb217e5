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
        for raw in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
            number += 1
            let text = LexiconFile.trimmed(Substring(raw.prefix { $0 != UInt8(ascii: "#") }))
            if text.isEmpty { continue }
            if text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]") {
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

    /// The text without ASCII white space round it. On bytes: lexicons are read at every start.
    static func trimmed(_ text: some StringProtocol) -> String {
        let view = Substring(text).utf8
        var (start, end) = (view.startIndex, view.endIndex)
        while start < end, isSpace(view[start]) { start = view.index(after: start) }
        while end > start, isSpace(view[view.index(before: end)]) { end = view.index(before: end) }
        return String(Substring(view[start..<end]))
    }

    static func fields(_ text: String, _ separator: Character) -> [String] {
        let byte = separator.utf8.first!
        return text.utf8.split(separator: byte, omittingEmptySubsequences: false).map { trimmed(Substring($0)) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
