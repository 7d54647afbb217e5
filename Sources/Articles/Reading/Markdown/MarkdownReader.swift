/// Markdown: the text without its markup; headings become headings of sections.
struct MarkdownReader: ArticleReader {
    /// The endings that it reads.
    var endings: [String] { ["md", "markdown"] }
    /// Members of records whose names do not tell what they are.
    var map: FieldMap
    /// Makes a reader.
    init(map: FieldMap = FieldMap()) { self.map = map }

    /// A text; one that begins with a tag may be Markdown too, if it is no whole page.
    func recognises(_ head: FileHead) -> Recognition {
        switch head.kind {
        // JSON may stand in front of a text.
        case .text, .json, .jsonLines: .byName
        case .html, .xml: ContentKind.isPage(head.text) ? .no : .byName
        default: .no
        }
    }

    /// One record.
    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var record = ArticleRecord(id: path, path: path, text: "")
        var body = text[...]
        if let front = FrontMatter(text, path: path, issues: &issues) {
            body = front.body
            front.settle(&record, issues: &issues)
        } else if [.json, .jsonLines].contains(ContentKind(of: text)) {
            // A record whose name says otherwise.
            return JSONReader(map: map).read(text, path: path, issues: &issues)
        }
        let plain = PlainMarkdown(String(body))
        record.text = plain.text
        record.headings = plain.headings
        guard record.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            issues.append(LoadIssue(path, .empty))
            return []
        }
        return [record]
    }
}
