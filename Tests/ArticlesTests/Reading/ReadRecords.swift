import Machine

@testable import Articles

/// The records that a file of some bytes gives, with what is told of it.
func readRecords(
    _ bytes: [UInt8], _ name: String, options: ReadingOptions = ReadingOptions()
) -> (records: [ArticleRecord], issues: [LoadIssue]) {
    var found: (records: [ArticleRecord], issues: [LoadIssue]) = ([], [])
    let sink = RecordSink(record: { found.records.append($0) }, issue: { found.issues.append($0) })
    do throws(LoadIssue) {
        try Readers.read(ReaderInput(bytes), ReadingContext(FilePath(name), options), sink)
    } catch { found.issues.append(error) }
    return found
}

/// The same of a text.
func readRecords(_ text: String, _ name: String) -> (records: [ArticleRecord], issues: [LoadIssue]) {
    readRecords(Array(text.utf8), name)
}
