import Naql

/// Marked articles as one page that needs nothing else: statements underlined and numbered, names in bold, and the reasons
/// beside each paragraph. Every paragraph finds its own direction.
final class ReadingPage: ReadingWriter {
    private var html = XMLText()
    private var articles = 0
    /// What follows the reason of a statement, by the number of the article and the statement: links of a larger page.
    var links: (_ article: Int, _ statement: Int) -> String = { _, _ in "" }

    func begin(into output: inout ByteBuffer) {
        output.append(PageStyle.opening("naql why", PageStyle.articles))
    }

    func end(into output: inout ByteBuffer) { output.append("</body>\n</html>\n") }

    func write(_ reading: ArticleReading, into output: inout ByteBuffer) {
        articles += 1
        let language = reading.language.map { " lang=\"\(html.attribute($0))\"" } ?? ""
        output.append("<article id=\"a\(articles)\"\(language) dir=\"auto\">\n")
        output.append("<h1 dir=\"auto\">\(html.content(reading.title))</h1>\n")
        if !reading.facts.isEmpty {
            let items = reading.facts.map { "<bdi>\(html.content($0))</bdi>" }
            output.append("<p class=\"facts\">\(items.joined(separator: " · "))</p>\n")
        }
        for passage in MarkedPassage.all(of: reading) {
            output.append("<section>\n<p dir=\"auto\" class=\"\(html.attribute(passage.passage.section))\">")
            for piece in passage.pieces { write(piece, reading, into: &output) }
            output.append("</p>\n")
            writeReasons(passage, reading, into: &output)
            output.append("</section>\n")
        }
        output.append("</article>\n")
    }

    private func write(_ piece: MarkedPassage.Piece, _ reading: ArticleReading, into output: inout ByteBuffer) {
        for number in piece.opening {
            output.append("<a class=\"n\" href=\"#\(anchor(number))\">\(number + 1)</a>")
        }
        var words = html.content(reading.string(piece.range))
        if let name = piece.name.map({ reading.names[$0] }) {
            let title = html.attribute("\(name.name) (\(name.label))" + (name.rule.map { ", rule " + $0 } ?? ""))
            words = "<b class=\"\(html.attribute(name.label))\" title=\"\(title)\">\(words)</b>"
        }
        if let inner = piece.statements.last.map({ reading.statements[$0] }) {
            let kind = html.attribute(inner.kind) + (inner.speaker == nil ? " nobody" : "")
            let title = html.attribute(
                (inner.speaker.map(ReadingReason.agent) ?? "?") + " — " + ReadingReason.made(inner))
            words = "<mark class=\"\(kind)\" title=\"\(title)\">\(words)</mark>"
        }
        output.append(words)
    }

    private func writeReasons(
        _ passage: MarkedPassage, _ reading: ArticleReading, into output: inout ByteBuffer
    ) {
        guard !passage.statements.isEmpty else { return }
        output.append("<ol dir=\"ltr\">\n")
        for number in passage.statements {
            let statement = reading.statements[number]
            output.append("<li id=\"\(anchor(number))\" value=\"\(number + 1)\">")
            if let speaker = statement.speaker {
                output.append("<bdi>\(html.content(speaker.name))</bdi> <small>\(html.content(speaker.label))")
                if let role = speaker.detail { output.append(", <bdi>\(html.content(role))</bdi>") }
                output.append("</small>")
            }
            if let verb = statement.verb { output.append(" <q><bdi>\(html.content(verb))</bdi></q>") }
            for relay in statement.relays {
                output.append(" <small>via</small> <bdi>\(html.content(relay.name))</bdi>")
                if let words = relay.detail { output.append(" <q><bdi>\(html.content(words))</bdi></q>") }
            }
            if let date = statement.date { output.append(" <time>\(html.content(date))</time>") }
            let reason = ReadingReason.made(statement) + "; " + ReadingReason.resolved(statement)
            output.append("<br><code>\(html.content(reason))</code>\(links(articles, number))</li>\n")
        }
        output.append("</ol>\n")
    }

    private func anchor(_ statement: Int) -> String { Self.anchor(articles, statement) }

    /// The name of a statement's place on the page: articles are numbered from 1.
    static func anchor(_ article: Int, _ statement: Int) -> String { "a\(article)-s\(statement + 1)" }
}
