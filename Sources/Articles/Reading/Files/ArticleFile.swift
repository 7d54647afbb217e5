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

    /// Whether it was read to its end, all parts of it.
    private(set) var isWhole = true

    /// Reads a file, or standard input for `-`.
    init(reading path: FilePath, options: ReadingOptions = ReadingOptions()) {
        self.path = path
        var found: (records: [ArticleRecord], issues: [LoadIssue]) = ([], [])
        let sink = RecordSink(record: { found.records.append($0) }, issue: { found.issues.append($0) })
        (digest, isWhole) = Self.read(path, options: options, into: sink)
        (records, issues) = found
        for index in records.indices { records[index].digest() }
    }

    /// Reads a file: in a process of its own where its format is at risk and there is one.
    ///
    /// - Returns: SHA-256 of what it holds, nil where it could not be read; whether no part of it ended its reader.
    @discardableResult
    static func read(
        _ path: FilePath, options: ReadingOptions, into sink: RecordSink
    ) -> (digest: String?, isWhole: Bool) {
        read(path, options, worker: path == .standardInput ? nil : options.worker, sink)
    }

    /// Reads a file in this process.
    static func readHere(_ path: FilePath, options: ReadingOptions, into sink: RecordSink) -> String? {
        read(path, options, worker: nil, sink).digest
    }

    /// Opens a file once, whoever then reads it.
    private static func read(
        _ path: FilePath, _ options: ReadingOptions, worker program: FilePath?, _ sink: RecordSink
    ) -> (digest: String?, isWhole: Bool) {
        var hash = SHA256()
        do throws(LoadIssue) {
            let file = try ReaderInput(opening: path)
            let input = ReaderInput { () throws(LoadIssue) in
                let bytes = try file.part()
                hash.add(bytes)
                return bytes
            }
            let context = ReadingContext(path, options)
            // What was wrong with those passed over has been told.
            if !options.passedOver.contains(context.place) {
                let reader = try Readers.reader(for: FileHead(try input.head()), context)
                if let program, reader.isAtRisk,
                    let read = try? WorkerPool.shared.read(path, options: options, program: program, into: sink)
                {
                    return read
                }
                try reader.read(input, context, sink)
            }
            // What a reader did not need is a part of the file all the same.
            while try !input.part().isEmpty {}
            return (hash.hex(), true)
        } catch {
            sink.tell(error)
            return (nil, true)
        }
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
