import Naql
import PropertyGraph

/// A result as one page that needs nothing else and asks for nothing: a table that can be sorted and filtered, the graph as
/// a picture, a timeline, and the articles with their statements marked. Everything is in the page's text; its script only
/// moves and hides it.
public struct ViewPage {
    private let content: ViewContent
    private var html = XMLText()
    private let picture: ViewPicture?
    private let timeline: ViewTimeline?

    /// A page of some content.
    public init(_ content: ViewContent) {
        self.content = content
        picture = ViewPicture(content)
        timeline = ViewTimeline(content)
    }

    /// Writes the page.
    ///
    /// - Throws: ``OutputError`` where the sink cannot take it.
    public mutating func write(to sink: any ByteSink) throws(OutputError) {
        var output = ByteBuffer()
        begin(into: &output)
        writeTable(into: &output)
        try sink.flush(&output)
        writePicture(into: &output)
        writeTimeline(into: &output)
        writeArticles(into: &output)
        output.append("</main>\n<div id=\"tip\" role=\"tooltip\" dir=\"auto\" hidden></div>\n")
        output.append("<script>\n\(ViewScript.text)\n</script>\n</body>\n</html>\n")
        try sink.flush(&output)
    }

    private mutating func begin(into output: inout ByteBuffer) {
        var parts = [("rows", "Table")]
        if picture != nil { parts.append(("graph", "Picture")) }
        if timeline != nil { parts.append(("when", "Timeline")) }
        if !content.readings.isEmpty { parts.append(("articles", "Articles")) }
        let links = parts.map { "<a href=\"#\($0.0)\">\($0.1)</a>" }.joined(separator: "\n")
        output.append(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>naql view</title>
            <style>
            \(PageStyle.whole)
            \(PageStyle.table)
            \(PageStyle.articles)
            \(ViewStyle.text)
            </style>
            </head>
            <body>
            <header>
            <pre dir="auto">\(html.content(content.title))</pre>
            <nav aria-label="parts of the page">
            \(links)
            <button type="button" id="theme" aria-pressed="false">Dark</button>
            </nav>
            </header>
            <main>

            """)
    }

    // MARK: The table

    private mutating func writeTable(into output: inout ByteBuffer) {
        let shown = content.rows.count
        let count = "\(GroupedNumber.text(content.rowCount)) row\(content.rowCount == 1 ? "" : "s")"
        let cut = shown < content.rowCount ? ", the first \(GroupedNumber.text(shown)) on this page" : ""
        output.append(
            """
            <section id="rows" aria-labelledby="rows-title">
            <h2 id="rows-title">Table</h2>
            <p><label>Filter <input type="search" id="filter" dir="auto" autocomplete="off"></label>
            <output id="count" aria-live="polite">\(count)\(cut)</output></p>
            <div class="wide" tabindex="0" role="region" aria-label="table of rows">
            <table>
            <thead><tr><th scope="col">#</th>
            """)
        for name in content.columns {
            output.append(
                "<th scope=\"col\" aria-sort=\"none\"><button type=\"button\" class=\"sort\" dir=\"auto\">"
                    + "\(html.content(name))</button></th>")
        }
        output.append("</tr></thead>\n<tbody>\n")
        for (number, row) in content.rows.enumerated() { write(row, number, into: &output) }
        output.append("</tbody>\n</table>\n</div>\n</section>\n")
    }

    private mutating func write(_ row: [Value], _ number: Int, into output: inout ByteBuffer) {
        output.append("<tr id=\"r\(number + 1)\"><th scope=\"row\">")
        if let anchor = anchor(ofRow: number) {
            output.append("<a href=\"#\(anchor)\" title=\"in the article\">\(number + 1)</a>")
        } else {
            output.append("\(number + 1)")
        }
        output.append("</th>")
        let folded = FoldedValue(graph: content.graph, width: 120)
        for value in row {
            switch value {
            case .null: output.append("<td></td>")
            case .integer, .float:
                output.append("<td class=\"number\">\(html.content(value.dataText(in: content.graph)))</td>")
            case .date, .dateTime, .localDateTime, .time, .localTime:
                output.append("<td class=\"time\">\(html.content(value.description(in: content.graph)))</td>")
            case .node(let node):
                let record = content.graph.record(of: node)
                let whole = html.attribute(value.description(in: content.graph))
                let labels = html.content(record.labels.joined(separator: " "))
                output.append(
                    "<td dir=\"auto\" title=\"\(whole)\">\(html.content(record.caption)) <small dir=\"ltr\">\(labels)</small></td>"
                )
            default:
                let text = folded.text(of: value) ?? value.description(in: content.graph)
                output.append("<td dir=\"auto\">\(html.content(text))</td>")
            }
        }
        output.append("</tr>\n")
    }

    /// Where a row stands among the articles on the page.
    private func anchor(ofRow row: Int) -> String? {
        guard let place = content.places[row],
            let article = content.readings.firstIndex(where: { $0.id == place.article })
        else { return nil }
        guard let range = place.range,
            let statement = content.readings[article].statements.firstIndex(where: { $0.range == range })
        else { return "a\(article + 1)" }
        return ReadingPage.anchor(article + 1, statement)
    }

    // MARK: Picture, timeline, articles

    private mutating func writePicture(into output: inout ByteBuffer) {
        guard let picture else { return }
        output.append(
            """
            <section id="graph" aria-labelledby="graph-title">
            <h2 id="graph-title">Picture</h2>
            <p class="tools"><button type="button" data-zoom="1.25">Zoom in</button>
            <button type="button" data-zoom="0.8">Zoom out</button>
            <button type="button" data-zoom="0">Whole</button>
            <small>drag the ground to move, a node to shift it; point at a node, or Tab to it, to read it</small></p>

            """)
        if picture.omitted > 0 {
            output.append(
                "<p class=\"facts\">\(picture.nodes.count) of \(picture.nodes.count + picture.omitted) nodes are drawn</p>\n"
            )
        }
        picture.write(&html, into: &output)
        output.append("</section>\n")
    }

    private mutating func writeTimeline(into output: inout ByteBuffer) {
        guard let timeline else { return }
        output.append("<section id=\"when\" aria-labelledby=\"when-title\">\n<h2 id=\"when-title\">Timeline</h2>\n")
        timeline.write(&html, into: &output)
        output.append("</section>\n")
    }

    private func writeArticles(into output: inout ByteBuffer) {
        guard !content.readings.isEmpty else { return }
        var rows: [String: [Int]] = [:]
        for row in content.places.keys.sorted() {
            if let anchor = anchor(ofRow: row) { rows[anchor, default: []].append(row) }
        }
        let page = ReadingPage()
        page.links = { article, statement in
            (rows[ReadingPage.anchor(article, statement)] ?? []).map { " <a href=\"#r\($0 + 1)\">row \($0 + 1)</a>" }
                .joined()
        }
        output.append(
            "<section id=\"articles\" aria-labelledby=\"articles-title\">\n<h2 id=\"articles-title\">Articles</h2>\n")
        for reading in content.readings { page.write(reading, into: &output) }
        output.append("</section>\n")
    }
}
