/// A text file of a language's folder: its path within the folder and its text.
public struct LanguageFile: Sendable {
    /// Where it stands.
    public let path: String
    /// What stands there.
    public let text: String
    /// Makes one of what it holds.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// A data file cut into parts and lines.
public struct DataFile: Sendable {
    /// An entry: the part it stands in, its text and where it stands.
    public struct Line: Sendable {
        /// The part that it stands in.
        public let part: String
        /// What stands there.
        public let text: String
        /// From 1.
        public let number: Int
    }
    /// Where it stands.
    public let path: String
    /// The entries in order.
    public private(set) var lines: [Line] = []
    /// The lines of the parts' names.
    public private(set) var parts: [(name: String, number: Int)] = []

    /// Makes one of what it holds.
    public init(_ file: LanguageFile) {
        path = file.path
        var part = ""
        var number = 0
        var bytes = Substring(file.text).utf8
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        for raw in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let text = DataFile.trimmed(Substring(raw.prefix { $0 != UInt8(ascii: "#") }))
            if text.isEmpty { continue }
            if text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]") {
                part = DataFile.trimmed(text.dropFirst().dropLast())
                parts.append((part, number))
            } else {
                lines.append(Line(part: part, text: text, number: number))
            }
        }
    }

    /// The text without ASCII white space round it.
    public static func trimmed(_ text: some StringProtocol) -> String {
        let view = Substring(text).utf8
        var (start, end) = (view.startIndex, view.endIndex)
        while start < end, isSpace(view[start]) { start = view.index(after: start) }
        while end > start, isSpace(view[view.index(before: end)]) { end = view.index(before: end) }
        return String(Substring(view[start..<end]))
    }

    /// The trimmed fields between separators.
    public static func fields(_ text: String, _ separator: Character) -> [String] {
        let byte = separator.utf8.first!
        return text.utf8.split(separator: byte, omittingEmptySubsequences: false).map { trimmed(Substring($0)) }
    }

    /// The words between spaces.
    public static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
