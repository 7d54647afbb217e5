import Foundation

/// The articles as texts, records and markup.
enum SampleTexts {
    /// The files of a format, `FORMAT-LANGUAGE.ending` or `FORMAT.ending`.
    static func files(_ articles: [SampleArticle]) throws -> [SampleFile] {
        try each(articles, "front", "txt") { "\(front($0, "front"))\($0.text)\n" }
            + each(articles, "markdown", "md") { "\(front($0, "markdown"))\($0.text)\n" }
            + each(articles, "ninjs", "json") { try json(ninjs($0)) }
            + each(articles, "schema", "json") { try json(schema($0, "schema")) }
            + each(articles, "page", "html") { page($0, "page") }
            + each(articles, "linked", "html") { try linkedPage($0) }
            + each(articles, "rich", "rtf") { richText([$0.headline] + $0.paragraphs, heading: true) }
            + each(articles, "nitf", "xml") { nitf($0) } + each(articles, "newsml", "xml") { newsML($0) }
            + [
                SampleFile("lines.jsonl", articles.map { try json(record($0, "lines"), .sortedKeys) + "\n" }.joined()),
                SampleFile("list.json", json(articles.map { record($0, "list") })),
                SampleFile("commas.csv", table(articles, "commas", ",")),
                SampleFile("tabs.tsv", table(articles, "tabs", "\t")),
                SampleFile("feed.rss", rss(articles)), SampleFile("entries.atom", atom(articles)),
                SampleFile("channel.json", channel(articles)),
            ] + exports(articles)
    }

    private static func each(
        _ articles: [SampleArticle], _ format: String, _ ending: String, _ write: (SampleArticle) throws -> String
    ) rethrows -> [SampleFile] {
        try articles.map { SampleFile("\(format)-\($0.language).\(ending)", try write($0)) }
    }

    // MARK: Texts

    static func front(_ article: SampleArticle, _ format: String) -> String {
        """
        ---
        headline: "\(article.headline)"
        outlet: \(article.outlet)
        published: \(article.day)
        byline: \(article.byline)
        language: \(article.language)
        url: \(article.url(format))
        ---

        """
    }

    /// What a database would give of articles that have no more than a line for each field.
    private static func exports(_ articles: [SampleArticle]) -> [SampleFile] {
        var lines: [String] = []
        for (index, article) in articles.enumerated() {
            lines += [
                article.headline, article.byline, "212 words", article.day, article.outlet, "HARBP", article.language,
            ]
            lines += ["(c) 2024 \(article.outlet)"] + article.paragraphs
            lines += ["Document HARBP0002024030\(index)ek350000\(index)"]
        }
        func renumbered(_ mark: String) -> [String] { lines.map { $0.replacing("ek35", with: "e\(mark)35") } }
        return [
            SampleFile("database.txt", renumbered("t").joined(separator: "\n\n")),
            SampleFile(
                "databasepage.html",
                "<html><body>" + renumbered("h").map { "<p>\(escaped($0))</p>" }.joined() + "</body></html>"),
            SampleFile("databaserich.rtf", richText(renumbered("r"), heading: false)),
        ]
    }

    static func richText(_ paragraphs: [String], heading: Bool) -> String {
        func letters(_ text: String) -> String {
            text.utf16.map { unit in
                unit < 128
                    ? "\\{}".utf16.contains(unit)
                        ? "\\\(Character(Unicode.Scalar(unit)!))" : String(Unicode.Scalar(unit)!)
                    : "\\u\(Int16(bitPattern: unit))?"
            }.joined()
        }
        let styles = "{\\fonttbl{\\f0\\fcharset178 Arial;}}{\\stylesheet{\\ql Normal;}{\\s1\\outlinelevel0 heading 1;}}"
        let body = paragraphs.enumerated().map { "\\pard\(heading && $0 == 0 ? "\\s1" : "") \(letters($1))\\par" }
        return "{\\rtf1\\ansi\\ansicpg1256\\deff0\(styles)\n\(body.joined(separator: "\n"))\n}"
    }

    // MARK: Records

    private static func json(_ value: Any, _ options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys])
        throws -> String
    {
        String(decoding: try JSONSerialization.data(withJSONObject: value, options: options), as: UTF8.self)
    }

    private static func record(_ article: SampleArticle, _ format: String) -> [String: Any] {
        [
            "headline": article.headline, "text": article.text, "published": article.day, "outlet": article.outlet,
            "byline": article.byline, "language": article.language, "url": article.url(format),
        ]
    }

    private static func ninjs(_ article: SampleArticle) -> [String: Any] {
        let body = article.paragraphs.map { "<p>\(escaped($0))</p>" }.joined()
        return [
            "uri": article.url("ninjs"), "type": "text", "language": article.language,
            "versioncreated": article.day, "headlines": [["role": "main", "value": article.headline]],
            "bodies": [["role": "main", "contenttype": "text/html", "value": body]], "by": article.byline,
            "infosources": [["name": article.outlet]],
        ]
    }

    private static func schema(_ article: SampleArticle, _ format: String) -> [String: Any] {
        [
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": article.headline,
            "articleBody": article.text, "datePublished": article.day, "inLanguage": article.language,
            "author": ["@type": "Person", "name": article.byline], "url": article.url(format),
            "publisher": ["@type": "NewsMediaOrganization", "name": article.outlet],
        ]
    }

    private static func channel(_ articles: [SampleArticle]) throws -> String {
        let messages = articles.enumerated().map { index, article -> [String: Any] in
            let pieces: [Any] = [["type": "bold", "text": article.headline], "\n\n" + article.text]
            return ["id": index + 1, "type": "message", "date": "\(article.day)T10:00:00", "text": pieces]
        }
        return try json(["name": "Coast Channel", "type": "public_channel", "id": 7, "messages": messages])
    }

    private static func table(_ articles: [SampleArticle], _ format: String, _ mark: String) -> String {
        let names = ["headline", "text", "published", "outlet", "byline", "language", "url"]
        let rows = articles.map { article in
            let record = record(article, format)
            return names.map { "\"" + (record[$0] as! String).replacing("\"", with: "\"\"") + "\"" }
        }
        return ([names] + rows).map { $0.joined(separator: mark) }.joined(separator: "\n") + "\n"
    }

    // MARK: Markup

    static func escaped(_ text: String) -> String { text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }

    static func page(_ article: SampleArticle, _ format: String) -> String {
        let body = article.paragraphs.map { "<p>\(escaped($0))</p>" }.joined(separator: "\n")
        return """
            <!DOCTYPE html><html lang="\(article.language)" dir="\(article.isLeftToRight ? "ltr" : "rtl")"><head><meta charset="utf-8">
            <title>\(article.headline) | \(article.outlet)</title><link rel="canonical" href="\(article.url(format))">
            <meta property="og:title" content="\(article.headline)"><meta property="og:site_name" content="\(article.outlet)">
            <meta property="article:published_time" content="\(article.day)"><meta name="author" content="\(article.byline)">
            </head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>\(article.headline)</h1>
            \(body)
            </article></main><footer>© 2024 <a href="/about">About us</a></footer></body></html>
            """
    }

    private static func linkedPage(_ article: SampleArticle) throws -> String {
        var facts = schema(article, "linked")
        facts["articleBody"] = nil
        let body = article.paragraphs.map { "<p>\(escaped($0))</p>" }.joined(separator: "\n")
        return try
            "<html><head><title>x</title><script type=\"application/ld+json\">\(json(["@graph": [facts]]))</script></head>"
            + "<body><div class=\"entry-content\">\(body)</div></body></html>"
    }

    private static func rss(_ articles: [SampleArticle]) -> String {
        let items = articles.map { article in
            """
            <item><title>\(article.headline)</title><link>\(article.url("feed"))</link><dc:creator>\(article.byline)</dc:creator>
            <dc:publisher>\(article.outlet)</dc:publisher><dc:date>\(article.day)</dc:date><dc:language>\(article.language)</dc:language>
            <content:encoded><![CDATA[\(article.paragraphs.map { "<p>\(escaped($0))</p>" }.joined())]]></content:encoded></item>
            """
        }
        return
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed</title>\(items.joined())</channel></rss>"
    }

    private static func atom(_ articles: [SampleArticle]) -> String {
        let entries = articles.map { article in
            """
            <entry xml:lang="\(article.language)"><title>\(article.headline)</title><link href="\(article.language)"/>
            <published>\(article.day)</published><author><name>\(article.byline)</name></author><source><title>\(article.outlet)</title></source>
            <content type="xhtml"><div>\(article.paragraphs.map { "<p>\(escaped($0))</p>" }.joined())</div></content></entry>
            """
        }
        return
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://entries.example/\"><title>Feed</title>\(entries.joined())</feed>"
    }

    private static func nitf(_ article: SampleArticle) -> String {
        """
        <?xml version="1.0"?><nitf><head><title>\(article.headline)</title><docdata><doc-id id-string="nitf-\(article.language)"/>
        <date.issue norm="\(article.day.replacing("-", with: ""))"/></docdata><pubdata name="\(article.outlet)"/></head>
        <body><body.head><hedline><hl1>\(article.headline)</hl1></hedline><byline>\(article.byline)</byline></body.head>
        <body.content>\(article.paragraphs.map { "<p>\(escaped($0))</p>" }.joined())</body.content></body></nitf>
        """
    }

    private static func newsML(_ article: SampleArticle) -> String {
        """
        <?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:\(article.language)" xml:lang="\(article.language)">
        <itemMeta><versionCreated>\(article.day)</versionCreated><provider><name>\(article.outlet)</name></provider></itemMeta>
        <contentMeta><headline>\(article.headline)</headline><by>\(article.byline)</by></contentMeta>
        <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
        \(article.paragraphs.map { "<p>\(escaped($0))</p>" }.joined())</body></html></inlineXML></contentSet></newsItem>
        """
    }
}
