import PropertyGraph
import Testing

@testable import Articles

/// What programs leave in files on their way: markup in the wrong place, names that say otherwise, marks that nobody sees.
@Suite struct LeftBySoftwareTests {
    private let prose =
        "The council of Marsa said on Monday that the old bridge over the river would be closed for at least two weeks."
    private let more =
        "Residents of the northern quarter asked why nobody had told them before the buses stopped going."
    private let arabic =
        "قالت بلدية مرسى إن الجسر القديم فوق النهر سيغلق أسبوعين على الأقل، وإن الشقوق ظهرت يوم الجمعة."

    private func texts(_ text: String, _ name: String) -> [String] { readRecords(text, name).records.map(\.text) }

    // MARK: Pages

    private func page(_ body: String, head: String = "") -> String {
        "<!DOCTYPE html><html lang=\"en\"><head><title>Bridge</title>\(head)</head><body>\(body)</body></html>"
    }

    @Test(arguments: [
        ("caf&eacute of", "café of"), ("&nbsp&laquo;Yes&raquo", "«Yes»"), ("a&eacuteb", "aéb"), ("Q&A", "Q&A"),
        ("&eacute;&amp;eacute", "é&eacute"), ("a &amp b", "a &amp b"), ("2 &frac12 hours", "2 ½ hours"),
    ]) func referencesWithoutSemicolon(written: String, read: String) throws {
        let found = texts(page("<article><h1>Bridge</h1><p>\(written) \(prose)</p><p>\(more)</p></article>"), "a.html")
        #expect(try #require(found.first).contains(read), "\(found)")
    }

    @Test func theBodyInJSONIsTheArticleOfAnEmptyPage() {
        let data = #"<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\#(prose)"}</script>"#
        #expect(texts(page("<div id=app></div>", head: data), "a.html") == [prose])
    }

    @Test func whatABrowserSavesOfNoscriptIsNoText() throws {
        let pixel =
            "<noscript>&lt;p&gt;&lt;img src=\"https://count.example/p?id=1\"&gt; Counted here, all of it.&lt;/p&gt;</noscript>"
        let found = texts(page("\(pixel)<article><h1>Bridge</h1><p>\(prose)</p><p>\(more)</p></article>"), "a.html")
        #expect(found == ["\(prose)\n\n\(more)"])
    }

    /// A correction takes back what it strikes out; the marks of `q` are for whoever shows it to write.
    @Test(arguments: [
        ("was <del>not</del> safe and <s>closed</s> <ins>open</ins>", "was safe and open"),
        ("<q>We stay,</q> she said", "“We stay,” she said"), ("<q>«We stay»</q> she said", "«We stay» she said"),
        ("he said <q>they cried <q>No</q> twice</q> and left", "he said “they cried ‘No’ twice” and left"),
    ]) func struckOutAndQuoted(html: String, read: String) {
        let paragraph = "<p>\(html). \(prose)</p><p>\(more)</p>"
        let expected = ["\(read). \(prose)\n\n\(more)"]
        #expect(texts(page("<article><h1>Bridge</h1>\(paragraph)</article>"), "a.html") == expected)
        // Pieces of HTML are not looked into for marks that stand there already.
        if html.contains("«") { return }
        let item = "<content:encoded><![CDATA[\(paragraph)]]></content:encoded>"
        let inFeed = texts(feed("x").replacing("</item>", with: item + "</item>"), "a.xml")
        #expect(inFeed == expected.map { $0.replacing("‘", with: "“").replacing("’", with: "”") })
        #expect(
            PlainMarkdown(html).text == expected[0].prefix { $0 != "." }.replacing("‘", with: "“").replacing(
                "’", with: "”") + "\n\n")
    }

    /// A note's number behind a figure, or a power, makes no other number of it.
    @Test(arguments: [
        ("12<sup>1</sup> people", "12¹ people"), ("10<sup>3</sup> litres", "10³ litres"), ("10<sup>-3</sup>", "10⁻³"),
        ("12<sup><a href=\"#n1\">12</a></sup> people", "12¹² people"),
        ("the 20<sup>th</sup> of May", "the 20th of May"),
    ]) func raisedDigitsStayRaised(html: String, read: String) {
        let paragraph = "<p>\(html). \(prose)</p><p>\(more)</p>"
        let expected = ["\(read). \(prose)\n\n\(more)"]
        #expect(texts(page("<article><h1>Bridge</h1>\(paragraph)</article>"), "a.html") == expected)
        let item = "<content:encoded><![CDATA[\(paragraph)]]></content:encoded>"
        #expect(texts(feed("x").replacing("</item>", with: item + "</item>"), "a.xml") == expected)
        #expect(PlainMarkdown(html).text == read + "\n\n" && PlainMarkdown("<div>\(html)</div>").text == read + "\n\n")
        let nitf = "<nitf><body><body.content>\(paragraph)</body.content></body></nitf>"
        #expect(texts(nitf, "a.xml") == expected)
    }

    @Test(arguments: [
        ("<p>QUOTE</p><footer>— Anne Leroy, unionist</footer>", "QUOTE\n\n— Anne Leroy, unionist"),
        ("<p>QUOTE</p><footer class=author><cite>Anne Leroy</cite></footer>", "QUOTE\n\n— Anne Leroy"),
        ("QUOTE<cite>Salwa Aziz</cite>", "QUOTE — Salwa Aziz"),
        ("QUOTE <cite>– Salwa Aziz</cite>", "QUOTE – Salwa Aziz"),
        ("QUOTE We read <cite>The Bridge</cite> then.", "QUOTE We read The Bridge then."),
    ]) func whoIsQuotedStandsBehindTheQuotation(html: String, read: String) {
        let quote = "We were told nothing of the bridge."
        let html = "<p>\(prose)</p><blockquote>\(html.replacing("QUOTE", with: quote))</blockquote><p>\(more)</p>"
        let expected = ["\(prose)\n\n\(read.replacing("QUOTE", with: quote))\n\n\(more)"]
        #expect(texts(page("<article><h1>Bridge</h1>\(html)</article>"), "a.html") == expected)
        let item = "<content:encoded><![CDATA[\(html)]]></content:encoded>"
        let inFeed = texts(feed("x").replacing("</item>", with: item + "</item>"), "a.xml")
        if !html.contains("<footer class") { #expect(inFeed == expected) }
    }

    /// Of each the end was sought through all that follows.
    @Test(arguments: ["<s>x ", "<figure>x ", "<p style='display:none'>x ", "<a x ", "<!-- x>", "<script>x "])
    func thousandsOfElementsThatNothingEnds(element: String) {
        let many = String(repeating: element, count: 20_000)
        #expect(HTMLPieces.text(of: "<p>One.</p>" + many + "<b>Two.</b>").hasPrefix("One."))
        #expect(PlainMarkdown("<div>One.\n" + many + "<b>Two.</b>").text.hasPrefix("One."))
    }

    @Test func listsInTheCellThatHoldsTheArticle() {
        let list = "<ul><li>Karam said two bridges were closed.</li><li>Aziz said no.</li><li>Two boats sank</li></ul>"
        let found = texts(
            page("<table><tr><td><h1>Bridge</h1><p>\(prose)</p>\(list)<p>\(more)</p></td></tr></table>"), "a.html")
        #expect(
            found == ["\(prose)\n\nKaram said two bridges were closed.\n\nAziz said no.\n\nTwo boats sank\n\n\(more)"])
    }

    @Test(arguments: [
        "<div class=author>بقلم: رنا عون</div>", "<p class=byline>بقلم رنا عون</p>",
        "<span class='x author-name'>رنا عون</span>", "<p>بقلم: رنا عون</p>", "<p>كتبت رنا عون | 6 فبراير 2024</p>",
    ])
    func authorsAreNamedInManyWays(line: String) {
        let comment = "<div class=comments><div class=author>Reader 5</div></div>"
        let html = page("\(comment)<article><h1>Bridge</h1>\(line)<p>\(prose)</p><p>\(more)</p></article>")
        #expect(readRecords(html, "a.html").records.map(\.byline) == ["رنا عون"])
    }

    @Test(
        arguments: [
            ("<p>By Ana Silva</p>", "Ana Silva"), ("<p>Author: Ana Silva</p>", "Ana Silva"),
            ("<p>كتبها: رنا عون</p>", "رنا عون"), ("<p>Words by Ana Silva</p>", "Ana Silva"),
            ("<p>By Ana Silva and Bo de Lind, Feb 6, 2024</p>", "Ana Silva and Bo de Lind"),
            ("<p>By the numbers</p>", nil), ("<p>Par Zoé Martin</p>", "Zoé Martin"), ("<p>By road and by sea</p>", nil),
        ] as [(String, String?)])
    func authorsInUnmarkedLines(line: String, name: String?) {
        let html = page("<article><h1>Bridge</h1>\(line)<p>\(prose)</p><p>\(more)</p></article>")
        #expect(readRecords(html, "a.html").records.map(\.byline) == [name])
    }

    @Test func aBoxWhosePictureAndLineLeadToOnePageIsNoneOfTheArticle() {
        let boxes = (1...3).map { number in
            "<div class=bx><div><a href=/n/\(number)>Ten things to know about harbours</a></div><div>May \(number) 2014</div>"
                + "<div><a href=/n/\(number)><img src=x></a></div><div>Here is the gallery of the week, number \(number).</div></div>"
        }
        let found = texts(
            page("<div><h1>Bridge</h1><p>\(prose)</p>\(boxes.joined())<p>\(more)</p></div>"), "a.html")
        #expect(found == ["\(prose)\n\n\(more)"])
    }

    @Test(arguments: [
        (#"<meta name="article_date_original" content="Saturday, December 27, 2014, 12:06 PM">"#, "2014-12-27"),
        (
            #"<meta name="parsely-page" content='{"pub_date": "2014-12-27T17:10:17Z", "author": "Lena Parson"}'>"#,
            "2014-12-27"
        ),
    ]) func datesOfOtherCounters(head: String, day: String) {
        let records = readRecords(page("<article><p>\(prose)</p><p>\(more)</p></article>", head: head), "a.html")
            .records
        #expect(records.first?.published.scalarText?.hasPrefix(day) == true, "\(records)")
    }

    @Test func markupThatWasEscapedOnceMore() {
        let escaped = "&lt;p&gt;\(prose)&lt;/p&gt;&lt;p&gt;\(more)&lt;/p&gt;"
        let data = #"<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\#(escaped)"}</script>"#
        #expect(texts(page("<div id=app></div>", head: data), "a.html") == ["\(prose)\n\n\(more)"])
        #expect(texts(#"{"articleBody":"\#(escaped)"}"#, "a.json") == ["\(prose)\n\n\(more)"])
        #expect(texts(feed(escaped.replacing("&", with: "&amp;")), "a.xml") == ["\(prose)\n\n\(more)"])
        #expect(texts(feed("Use &amp;lt;p&amp;gt; here. \(prose)"), "a.xml") == ["Use <p> here. \(prose)"])
    }

    // MARK: What stands about the text

    @Test(arguments: [
        "<p>Share on: Facebook</p>", "<p>Tags: bridge, river</p>", "<p>Partager sur Facebook</p>",
        "<p>Abonnez-vous à notre newsletter pour recevoir nos articles.</p>",
        "<p>À lire aussi : <a href=x>La mer</a></p>",
        "<p>شارك هذا الموضوع:</p><ul><li>تويتر</li><li>فيسبوك</li></ul>", "<p>الوسوم: جسر، نهر</p>",
        "<p>تابعوا آخر أخبارنا عبر قناتنا على تليغرام</p>", "<p>حمّل تطبيق المرساة من متجر التطبيقات</p>",
        "<p>The post <a href=x>Bridge</a> appeared first on <a href=y>Post</a>.</p>",
        "<p>This video can not be played. To play this video you need to enable JavaScript.</p>",
        "<amp-list><div placeholder>Loading the stories of today, one moment please.</div></amp-list>",
    ])
    func linesOfThePageAreNoText(line: String) {
        let html = page("<article><h1>Bridge</h1><p>\(prose)</p>\(line)<p>\(more)</p></article>")
        #expect(texts(html, "a.html") == ["\(prose)\n\n\(more)"])
    }

    @Test(arguments: [
        "<p>Share prices fell after the council had spoken.</p>",
        "<p>The post office said that its vans would wait.</p>",
        "<p>Read that again, the mayor said to them.</p>",
        "<p>شارك الوزير في الاجتماع الذي عقد مساء أمس في المدينة.</p>",
    ])
    func textThatBeginsLikeThemStays(line: String) {
        let html = page("<article><h1>Bridge</h1><p>\(prose)</p>\(line)<p>\(more)</p></article>")
        #expect(texts(html, "a.html").first?.split(separator: "\n\n").count == 3)
    }

    @Test func theBarOfTheWaybackMachine() {
        let bar =
            "<div id=wm-ipp-base><p>Collection: Web crawl data from many sources all over the web, \(more)</p></div>"
        let head = #"<link rel="canonical" href="https://web.archive.org/web/20240207120000/https://s.example/1">"#
        let found = readRecords(page("\(bar)<article><h1>Bridge</h1><p>\(prose)</p></article>", head: head), "a.html")
        #expect(found.records.map(\.text) == [prose] && found.records.map(\.uri) == ["https://s.example/1"])
    }

    @Test func whatAFeedsProgramAddsAtTheEnd() {
        let item = "<p>\(prose)</p><p>The post <a href=x>Bridge</a> appeared first on <a href=y>Post</a>.</p>"
        #expect(texts(feed("<![CDATA[\(item)]]>"), "a.xml") == [prose])
        #expect(texts(feed("<![CDATA[\(prose)<br/><a href=x>Read more...</a>]]>"), "a.xml") == [prose])
        #expect(
            texts(feed("<![CDATA[<div style='display: none'><div>x</div>Before</div><p>\(prose)</p>]]>"), "a.xml") == [
                prose
            ])
    }

    @Test func rowsOfATableInTheTextAreLinesOfIt() {
        let table = "<table><tr><th>Party<th>Seats<tr><td>Harbour <b>List</b><td>24<tr><td>Reform<td>17</table>"
        let rows = "Party | Seats\n\nHarbour List | 24\n\nReform | 17"
        for table in [table, "<figure>\(table)</figure>", "<div>\n<div>\(table)</div> </div>"] {
            let html = page("<article><h1>Vote</h1><p>\(prose)</p>\(table)<p>\(more)</p></article>")
            #expect(texts(html, "a.html") == ["\(prose)\n\n\(rows)\n\n\(more)"])
        }
        // A table beside the text is none of it.
        let html = page("<article><h1>Vote</h1><p>\(prose)</p><p>\(more)</p></article><div>\(table)</div>")
        #expect(texts(html, "a.html") == ["\(prose)\n\n\(more)"])
        let markdown =
            "# Vote\n\n\(prose)\n\n| Party | Seats |\n|---|:--:|\n| Harbour List | 24 |\n| Reform | 17 |\n\n\(more)\n"
        #expect(PlainMarkdown(markdown).text == "Vote\n\n\(prose)\n\n\(rows)\n\n\(more)\n\n")
    }

    // MARK: Encodings

    @Test func aPageThatOnlySaysThatItIsUTF8() {
        let page = Array("<html><head><meta charset=\"utf-8\"></head><body><article><p>".utf8)
        // "قال رئيس البلدية إن الميناء مغلق منذ يوم الأحد" in windows-1256.
        let words: [UInt8] = [
            0xDE, 0xC7, 0xE1, 0x20, 0xD1, 0xC6, 0xED, 0xD3, 0x20, 0xC7, 0xE1, 0xC8, 0xE1, 0xCF, 0xED, 0xC9, 0x20, 0xC5,
            0xE4, 0x20, 0xC7, 0xE1, 0xE3, 0xED, 0xE4, 0xC7, 0xC1, 0x20, 0xE3, 0xDB, 0xE1, 0xDE, 0x20, 0xE3, 0xE4, 0xD0,
            0x20, 0xED, 0xE6, 0xE3, 0x20, 0xC7, 0xE1, 0xC3, 0xCD, 0xCF, 0x2E, 0x20,
        ]
        let (records, issues) = readRecords(page + words + words + words + Array("</p></article>".utf8), "a.html")
        #expect(records.first?.text.hasPrefix("قال رئيس البلدية إن الميناء مغلق") == true, "\(records)")
        #expect(
            issues.map(\.message) == [
                "a.html: is not the UTF-8 that it names; read as windows-1256, as its bytes look"
            ])
    }

    // MARK: Packed files

    @Test func aFileThatIsNotPackedAsItsNameSays() {
        #expect(texts(prose, "a.txt.gz") == [prose] && texts(prose, "a.txt.xz") == [prose])
    }

    @Test(arguments: [
        // "خبر" in windows-1256, in code page 720, and "école" in code page 850.
        ([0xCE, 0xC8, 0xD1] as [UInt8], "خبر"), ([0xA6, 0xA0, 0xA9], "خبر"), ([0x82, 0x63, 0x6F, 0x6C, 0x65], "école"),
        (Array("خبر".utf8), "خبر"),
    ]) func namesInOldArchives(bytes: [UInt8], name: String) {
        #expect(EntryName(bytes + Array(".txt".utf8)).text == name + ".txt")
    }

    // MARK: Feeds

    private func feed(_ items: String...) -> String {
        let all = items.enumerated().map { "<item><title>Bridge \($0)</title><description>\($1)</description></item>" }
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Post</title>\(all.joined())</channel></rss>"
    }

    @Test func htmlThatStandsInAFeedAsItIs() {
        let (records, issues) = readRecords(feed("<p>\(prose)<br>\(more)</p>", "R&D <img src=a> \(more)"), "a.xml")
        #expect(
            records.map(\.text) == ["\(prose)\n\n\(more)", "R&D \(more)"] && issues.isEmpty, "\(records) \(issues)")
    }

    @Test func theEndOfCDATAInAText() {
        #expect(texts(feed("\(prose) ]]> End", more), "a.xml") == ["\(prose) ]]> End", more])
    }

    // MARK: Mails

    @Test func flowedLinesWithoutTheirBlank() {
        let mail = """
            From: Desk <d@e.example>
            Subject: Port
            Date: Tue, 05 Mar 2024 10:00:00 +0300
            Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes

            The council said the br \nidge  \nwas closed.
            """
        #expect(texts(mail, "a.eml").map { $0.hasPrefix("The council said the bridge was closed.") } == [true])
    }

    private func mail(_ type: String, _ parts: String...) -> String {
        "From: Desk <d@e.example>\nSubject: Port\nDate: Tue, 05 Mar 2024 10:00:00 +0300\nContent-Type: \(type); boundary=b\n\n"
            + parts.map { "--b\n\($0)\n" }.joined() + "--b--\n"
    }

    @Test(arguments: ["", "   ", "\u{A0}\n\n"]) func aBlankAlternativeIsNone(blank: String) {
        let text = mail(
            "multipart/alternative", "Content-Type: text/plain; charset=utf-8\n\n\(blank)",
            "Content-Type: text/html; charset=utf-8\n\n<p>\(prose)</p>")
        #expect(texts(text, "a.eml") == [prose])
    }

    @Test func whatAMailHasBesidesIsCounted() {
        let (records, issues) = readRecords(
            mail(
                "multipart/mixed", "Content-Type: text/plain\n\n\(prose)",
                "Content-Type: application/pdf; name=\"a.pdf\"\nContent-Disposition: attachment; filename=\"a.pdf\"\n\nx",
                "Content-Type: text/plain\nContent-Disposition: attachment; filename=b.txt\n\nx",
                "Content-Type: application/pgp-signature\n\nx", "Content-Type: image/png\n\nx"), "a.eml")
        #expect(records.count == 1)
        #expect(issues.map(\.message) == ["a.eml: not read: 1 .pdf, 1 .txt, 1 image/png"])
    }

    @Test func aMailWithoutATextIsSaidToHaveNone() {
        let issues = readRecords(mail("multipart/mixed", "Content-Type: text/plain\n\n"), "a.eml").issues
        #expect(issues.map(\.message) == ["a.eml: the mail has no text"])
    }

    // MARK: Tables

    @Test(arguments: [
        "Pub Date", "Published At", "published-at", "Date/Time", "Datum", "PUBLICATION_DATE", "Publish Date",
    ])
    func headsOfColumnsInPeoplesWords(head: String) {
        let records = readRecords("Title,\(head),Body Text\nPort,2024-03-05,\"\(prose)\"\n", "a.csv").records
        #expect(records.map { $0.published.scalarText } == ["2024-03-05"] && records.map(\.text) == [prose])
    }
}
