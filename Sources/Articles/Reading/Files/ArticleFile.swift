import Machine

/// What an article file holds.
struct ArticleFile: Sendable {
    /// More than any file of articles has, and less than what would take a machine down.
    private static let largest = 4 << 30

    let path: FilePath
    /// SHA-256 of its text; nil where it has none.
    private(set) var digest: String?
    private(set) var records: [ArticleRecord] = []
    /// What is wrong in it.
    private(set) var issues: [LoadIssue] = []

    /// Reads a file, or standard input for `-`.
    init(reading path: FilePath, options: ReadingOptions = ReadingOptions()) {
        self.path = path
        do throws(LoadIssue) {
            let text = try Self.text(of: path)
            digest = SHA256.hex(text.utf8)
            records = try Self.reader(for: text, path, options).read(text, path: path.description, issues: &issues)
            records.decideDates(asked: options.dateOrder, issues: &issues)
            for index in records.indices { records[index].digest() }
        } catch { issues.append(error) }
    }

    /// What stands in a text file, whatever its encoding, if a byte order mark names it.
    static func text(of path: FilePath) throws(LoadIssue) -> String {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem.bytes(of: path, limit: largest)
        } catch { throw LoadIssue(path, error) }
        do throws(TextDecoding.Failure) {
            return try TextDecoding.text(of: bytes)
        } catch { throw LoadIssue(path, line: error.line, error.reason) }
    }

    /// The reader by the ending, if the file holds what it says; for standard input by what it holds.
    private static func reader(
        for text: String, _ path: FilePath, _ options: ReadingOptions
    ) throws(LoadIssue) -> any ArticleReader {
        let kind = ContentKind(of: text)
        guard path != .standardInput else {
            switch kind {
            case .text: return PlainTextReader()
            case .json: return JSONReader(map: options.map)
            case .jsonLines: return JSONLinesReader(map: options.map)
            case .html, .xml, .richText: throw LoadIssue(path, .content(kind.words))
            }
        }
        guard let reader = ArticleReaders.reader(for: path, options) else {
            throw LoadIssue(path, .unknownEnding(path.ending))
        }
        switch kind {
        case .text: return reader
        case .json, .jsonLines:
            guard reader is PlainTextReader else { return reader }
            throw LoadIssue(path, .content("\(kind.words); give it the ending .\(kind == .json ? "json" : "jsonl")"))
        case .html, .xml:
            // Markdown may begin with a tag, which makes no page of it.
            if reader is MarkdownReader, !ContentKind.isPage(text) { return reader }
            throw LoadIssue(path, .content(kind.words))
        case .richText: throw LoadIssue(path, .content(kind.words))
        }
    }
}
