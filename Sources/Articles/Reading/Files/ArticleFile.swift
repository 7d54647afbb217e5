import Machine

/// What an article file holds.
struct ArticleFile: Sendable {
    /// More than any list of names has, and less than what would take a machine down.
    private static let largest = 1 << 30

    let path: FilePath
    /// SHA-256 of what it holds; nil where nothing was read.
    private(set) var digest: String?
    private(set) var records: [ArticleRecord] = []
    /// What is wrong in it.
    private(set) var issues: [LoadIssue] = []

    /// Reads a file, or standard input for `-`.
    init(reading path: FilePath, options: ReadingOptions = ReadingOptions()) {
        self.path = path
        var found: (records: [ArticleRecord], issues: [LoadIssue]) = ([], [])
        var hash = SHA256()
        let sink = RecordSink(record: { found.records.append($0) }, issue: { found.issues.append($0) })
        do throws(LoadIssue) {
            let file = try ReaderInput(opening: path)
            let input = ReaderInput { () throws(LoadIssue) in
                let bytes = try file.part()
                hash.add(bytes)
                return bytes
            }
            try Readers.read(input, ReadingContext(path, options), sink)
            digest = hash.hex()
        } catch { found.issues.append(error) }
        (records, issues) = found
        for index in records.indices { records[index].digest() }
    }

    /// A file as it was read before.
    init(_ kept: KeptFile) {
        (path, digest, records, issues) = (kept.path, kept.digest, kept.records, kept.issues)
        for index in records.indices { records[index].digest() }
    }

    /// SHA-256 of what a file holds; nil where it cannot be read.
    static func digest(of path: FilePath) -> String? {
        guard let input = try? ReaderInput(opening: path) else { return nil }
        var hash = SHA256()
        while let part = try? input.part() {
            if part.isEmpty { return hash.hex() }
            hash.add(part)
        }
        return nil
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
}
