/// The paragraphs of a document of a word processor.
struct DocumentText {
    private(set) var paragraphs: [String] = []
    /// Those that are headings, as code points of the paragraphs joined by two line ends.
    private(set) var headings: [Range<Int>] = []
    private var length = 0

    var isEmpty: Bool { paragraphs.isEmpty }

    /// Adds a paragraph, without what is blank in it.
    mutating func add(_ text: String, isHeading: Bool = false) {
        let text = text.split(separator: "\n").map { $0.onOneLine }
            .filter { !$0.isEmpty }.joined(separator: "\n")
        guard !text.isEmpty else { return }
        let count = text.unicodeScalars.count
        if isHeading { headings.append(length..<(length + count)) }
        paragraphs.append(text)
        length += count + 2
    }

    /// One record, or those of a press database's file.
    ///
    /// - Parameters:
    ///   - byline: who wrote the document; those who wrote a database's articles are named in them.
    ///   - url: where it was got from.
    func records(
        place: String, path: String, byline: String?, url: String?, issues: inout [LoadIssue]
    ) -> [ArticleRecord] {
        let whole = paragraphs.joined(separator: "\n\n")
        if let export = DatabaseExport(whole) { return export.records(place: place, path: path, issues: &issues) }
        var record = ArticleRecord(id: place, path: path, text: whole + "\n")
        (record.headings, record.byline, record.uri) = (headings, byline, url)
        return [record]
    }
}
