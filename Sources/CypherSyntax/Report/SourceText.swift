/// A text whose byte offsets can be told as lines and columns.
public struct SourceText: Sendable {
    /// A place for people: both from 1; the column counts characters.
    public struct Position: Hashable, Sendable {
        /// The line, from 1.
        public var line: Int
        /// The column in characters, from 1.
        public var column: Int
        /// Makes a position.
        public init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
    }

    let bytes: [UInt8]
    private let lineStarts: [Int]

    /// Indexes the lines of a text. `\n`, `\r\n` and `\r` end a line.
    public init(_ text: String) {
        bytes = Array(text.utf8)
        var starts = [0]
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x0A || bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
                starts.append(index + 1)
            }
            index += 1
        }
        lineStarts = starts
    }

    /// The line and column of a byte offset.
    public func position(of offset: Int) -> Position {
        let line = lineIndex(of: offset)
        let start = lineStarts[line]
        let prefix = String(decoding: bytes[start..<min(max(offset, start), bytes.count)], as: UTF8.self)
        return Position(line: line + 1, column: prefix.count + 1)
    }

    /// The byte range of a line (from 1), without its line break.
    public func lineRange(_ line: Int) -> SourceRange {
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return SourceRange(start, end)
    }

    /// The text of a range of bytes.
    public func text(_ range: SourceRange) -> String {
        let lower = min(max(range.lower, 0), bytes.count)
        return String(decoding: bytes[lower..<min(max(range.upper, lower), bytes.count)], as: UTF8.self)
    }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The position of one offset, without an index of the lines.
    static func position(of offset: Int, in bytes: [UInt8]) -> Position {
        SourceText(String(decoding: bytes.prefix(offset), as: UTF8.self)).position(of: offset)
    }
}

/// By its size, for the same reason for which no error spells out the text that it is about.
extension SourceText: CustomStringConvertible {
    /// For messages and debuggers.
    public var description: String { "a text of \(bytes.count) bytes" }
}
