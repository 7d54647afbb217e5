import Naql

/// Marked articles as one page that needs nothing else: statements underlined and numbered, names in bold, and the reasons
/// beside each paragraph. Every paragraph finds its own direction.
final class ReadingPage: ReadingWriter {
    private var html = XMLText()
    private var articles = 0

    func begin(into output: inout ByteBuffer) {
        output.append(
            """
            <!doctype html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>naql why</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>

            """)
    }

    func end(into output: inout ByteBuffer) { output.append("</body>\n</html>\n") }

    func write(_ reading: ArticleReading, into output: inout ByteBuffer) {
        articles += 1
        let language = reading.language.map { " lang=\"\(html.attribute($0))\"" } ?? ""
        output.append("<article\(language) dir=\"auto\">\n")
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
            output.append("<br><code>\(html.content(reason))</code></li>\n")
        }
        output.append("</ol>\n")
    }

    private func anchor(_ statement: Int) -> String { "a\(articles)-s\(statement + 1)" }

    private static let style = """
        body { font: 1.05rem/1.7 serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1a1a1a;
          background: #fff; }
        article { border-top: 1px solid #ccc; padding-top: 1rem; }
        article:first-of-type { border: 0; }
        h1 { font-size: 1.5rem; line-height: 1.4; }
        section { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; }
        section p { margin: 0 0 1rem; white-space: pre-line; unicode-bidi: plaintext; }
        section ol { font: .85rem/1.5 sans-serif; margin: 0 0 1rem; padding-inline-start: 2rem; }
        .facts, small, code { color: #555; font-size: .85rem; }
        .headline { font-weight: bold; }
        .caption, .teaser, .boilerplate { color: #555; font-size: .9rem; }
        mark { background: #fdf3d0; color: inherit; }
        mark.direct { background: #dcefdc; }
        mark.mixed { background: #e3ecf8; }
        mark.nobody { outline: 2px solid #c0392b; }
        a.n { font: .7rem sans-serif; vertical-align: super; margin-inline-end: .15rem; text-decoration: none; }
        li:target { background: #fff3b0; }
        @media (max-width: 48rem) { section { display: block; } }
        @media (prefers-color-scheme: dark) {
          body { background: #161616; color: #ddd; }
          mark { background: #4a4119; } mark.direct { background: #234023; } mark.mixed { background: #24364d; }
          .facts, small, code, .caption, .teaser, .boilerplate { color: #aaa; } a { color: #8ab4f8; }
          li:target { background: #54480f; }
        }
        """
}
