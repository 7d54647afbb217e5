public import Machine

/// Reads files for whoever wants their records alone.
public enum ArticleFiles {
    /// Reads a file, all files of a folder, or standard input for `-`, record by record.
    ///
    /// - Parameters:
    ///   - record: gets each record as soon as it is read.
    ///   - issue: gets what could not be read, or is to be told.
    public static func read(
        _ path: FilePath, options: ReadingOptions, record: @escaping (ArticleRecord) -> Void,
        issue: @escaping (LoadIssue) -> Void
    ) {
        let files = SourceFiles([path])
        files.issues.forEach(issue)
        for (ending, count) in files.notRead.sorted(by: { $0.key < $1.key }) {
            issue(LoadIssue(path, .note("not read: \(count) \(ending.isEmpty ? "without an ending" : "." + ending)")))
        }
        let sink = RecordSink(record: record, issue: issue)
        for file in files.files { ArticleFile.read(file.path, options: options, into: sink) }
    }
}
