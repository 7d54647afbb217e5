/// Plain text, with front matter or without.
struct PlainTextReader: ArticleReader {
    /// The endings that it reads.
    var endings: [String] { ["txt", "text"] }
    /// Makes a reader.
    init() {}

    /// Any text that is nothing else.
    func recognises(_ head: FileHead) -> Recognition { head.kind == .text ? .byName : .no }

    /// One record: the text after the front matter, or all of it.
    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        if let export = DatabaseExport(text) { return export.records(place: path, path: path, issues: &issues) }
        var record = ArticleRecord(id: path, path: path, text: text)
        if let front = FrontMatter(text, path: path, issues: &issues) {
            record.text = String(front.body)
            front.settle(&record, issues: &issues)
        }
        if record.headings.isEmpty, let spoken = TimedLines(record.text) {
            record.text = spoken.text
            record.times = spoken.times
        }
        guard record.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            issues.append(LoadIssue(path, .empty))
            return []
        }
        return [record]
    }
}
