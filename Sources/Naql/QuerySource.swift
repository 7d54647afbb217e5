public import CypherSyntax

/// The text of a statement and where it comes from.
public struct QuerySource: Sendable {
    /// A file's path, or `<command>`, `<stdin>`, `<shell>`.
    public let name: String
    /// The statement's text.
    public let text: String
    /// The script that the statement stands in, where it is not the whole of it.
    private let script: SourceText?
    /// Where the statement begins in the script, in bytes.
    private let offset: Int

    /// A statement that stands alone.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
        script = nil
        offset = 0
    }

    /// A statement within a script, `offset` bytes after its beginning.
    public init(name: String, text: String, in script: SourceText, at offset: Int) {
        self.name = name
        self.text = text
        self.script = script
        self.offset = offset
    }

    /// The text that a report quotes from: the script's, or the statement's own.
    public var quoted: SourceText { script ?? SourceText(text) }

    /// Where a range of the statement stands in ``quoted``: line and column from 1, and its length, in characters and code points.
    public func place(of range: SourceRange) -> (line: Int, column: Int, length: Int) {
        let position = quoted.position(of: quotedRange(range).lower)
        let bytes = Array(text.utf8)
        let end = min(range.upper, bytes.count)
        let length = String(decoding: bytes[min(range.lower, end)..<end], as: UTF8.self).unicodeScalars.count
        return (position.line, position.column, length)
    }

    /// A range of the statement as a range of ``quoted``.
    public func quotedRange(_ range: SourceRange) -> SourceRange {
        SourceRange(range.lower + offset, range.upper + offset)
    }
}

/// By its name: whoever describes an error that holds a source is not to spell out a text that may be long.
extension QuerySource: CustomStringConvertible {
    /// For messages and debuggers.
    public var description: String { name }
}
