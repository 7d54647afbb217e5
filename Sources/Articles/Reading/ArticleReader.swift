import Machine

/// Reads one format of article files.
public protocol ArticleReader: Sendable {
    /// The endings of file names that it reads, in small letters without the point.
    var endings: [String] { get }
    /// Reads the records of a file's text; what cannot be read goes to `issues`.
    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord]
}

/// The readers by the endings of file names. A new format is one entry here.
public enum ArticleReaders {
    /// All readers.
    public static let all: [any ArticleReader] = [PlainTextReader(), MarkdownReader(), JSONLinesReader(), JSONReader()]

    private static let byEnding: [String: any ArticleReader] = {
        var table: [String: any ArticleReader] = [:]
        for reader in all { for ending in reader.endings { table[ending] = reader } }
        return table
    }()

    /// The reader for a path by its ending, or nil.
    static func reader(for path: FilePath) -> (any ArticleReader)? { byEnding[path.ending] }

    /// The same, as options make it.
    static func reader(for path: FilePath, _ options: ReadingOptions) -> (any ArticleReader)? {
        switch reader(for: path) {
        case is JSONReader: JSONReader(map: options.map)
        case is JSONLinesReader: JSONLinesReader(map: options.map)
        case let reader: reader
        }
    }
}

/// How files are read.
public struct ReadingOptions: Hashable, Sendable {
    /// Which members of records are which fields.
    public var map = FieldMap()
    /// Whether day or month stands first in dates of numbers that could be read both ways.
    public var dateOrder: DateOrder?

    /// Nothing is said.
    public init() {}
}
