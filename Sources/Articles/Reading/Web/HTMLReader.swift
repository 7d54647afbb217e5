import Pages

/// Pages of HTML: the article that a page shows, with what it says of itself in JSON-LD, OpenGraph, `meta` and microdata.
struct HTMLReader: ArticleReader {
    /// The endings that it reads.
    var endings: [String] { ["html", "htm", "xhtml", "shtml", "amp"] }
    /// Its parser is a library of C that reads what anybody made.
    var isAtRisk: Bool { true }
    /// The media types that it reads.
    var mediaTypes: [String] { ["text/html", "application/xhtml+xml"] }

    /// A whole page for certain; a piece of one if its name says so.
    func recognises(_ head: FileHead) -> Recognition {
        switch head.kind {
        case .html: ContentKind.isPage(head.text) ? .certain : .likely
        case .xml: ContentKind.isPage(head.text) ? .certain : .byName
        case .text: .byName
        default: .no
        }
    }

    /// A record for each article of the page.
    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        read(text, place: path, url: nil, issues: &issues)
    }

    /// The same; an address that the page does not name is that which it was got from.
    func read(_ text: String, _ context: ReadingContext, issues: inout [LoadIssue]) -> [ArticleRecord] {
        guard text.utf8.count <= context.options.largestArticle else {
            issues.append(
                LoadIssue(
                    context.place,
                    .content("a page of \(text.utf8.count >> 20) MB, more than --max-article allows; not read")))
            return []
        }
        return read(text, place: context.place, url: context.url, issues: &issues)
    }

    private func read(_ text: String, place: String, url: String?, issues: inout [LoadIssue]) -> [ArticleRecord] {
        guard Page.isAvailable else {
            let words = "HTML, which libxml2 reads; it is not installed (Debian: apt-get install libxml2)"
            issues.append(LoadIssue(place, .content(words)))
            return []
        }
        guard let page = Page(text) else {
            issues.append(LoadIssue(place, .unreadable("its parser gave up")))
            return []
        }
        if page.isTooDeep {
            issues.append(LoadIssue(place, .note("elements are nested too deep; the innermost are read as text")))
        }
        if DatabaseForm.mayHaveMarks(text), let export = DatabaseExport(page.lines.joined(separator: "\n\n")) {
            return export.records(place: place, path: place, issues: &issues)
        }
        if let chat = ChatPage(page) {
            return ChatRecords.records(of: chat, place: place, path: place, issues: &issues)
        }
        let (facts, articles, doubt) = PageArticle.read(page, isFurniture: FurnitureLines.holds)
        if doubt > 1 {
            let words = "a page with \(doubt) headings that may be of as many articles; read as one"
            issues.append(LoadIssue(place, .note(words)))
        }
        let linked = LinkedData(page.linkedData)
        var records = PageRecords(facts, linked, place: place, path: place, url: url)
            .records(of: articles, issues: &issues)
        if records.isEmpty {
            issues.append(LoadIssue(place, .noProse))
        } else {
            records[0].factChecks = linked.factChecks
        }
        return records
    }
}
