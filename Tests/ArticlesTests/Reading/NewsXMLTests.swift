import PropertyGraph
import Testing

@testable import Articles

/// Feeds and agencies' XML, sound and as they are.
@Suite struct NewsXMLTests {
    private func read(_ text: String) -> (records: [ArticleRecord], issues: [LoadIssue]) {
        var issues: [LoadIssue] = []
        return (NewsXMLReader().read(text, path: "x", issues: &issues), issues)
    }

    private func feed(_ items: String, head: String = "<?xml version=\"1.0\"?>\n") -> String {
        head + "<rss version=\"2.0\"><channel><title>Harbour Post</title><link>https://h.example/</link>"
            + "<language>en</language>\(items)</channel></rss>"
    }

    @Test func anExportOfWordPressGivesWhatWasPublished() {
        func post(_ title: String, _ kind: String, _ status: String) -> String {
            "<item><title>\(title)</title><wp:post_type>\(kind)</wp:post_type>"
                + "<wp:status>\(status)</wp:status>"
                + "<content:encoded><![CDATA[<p>\(title) is open.</p>]]></content:encoded></item>"
        }
        let (records, issues) = read(
            feed(
                post("Port", "post", "publish") + post("Lock", "post", "draft")
                    + post("quay.jpg", "attachment", "inherit") + post("About us", "page", "publish")
                    + post("Ferry", "bulletin", "publish")))
        #expect(records.map(\.headline) == ["Port", "Ferry"])
        #expect(
            issues.map(\.reason) == [
                .noArticle("a post whose status is draft"), .noArticle("WordPress' attachment"),
                .noArticle("WordPress' page"),
            ])
    }

    @Test func aFeedWithItsText() throws {
        let (records, issues) = read(
            feed(
                """
                <item><title>Port reopens</title><link>/a</link><guid isPermaLink="false">g1</guid>
                <pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><dc:creator>Lena Parson</dc:creator>
                <description>Short.</description>
                <content:encoded><![CDATA[<p>One.</p><p>Two&nbsp;at A&amp;B.</p>]]></content:encoded></item>
                """))
        let record = try #require(records.first)
        #expect(issues.isEmpty && record.text == "One.\n\nTwo at A&B." && record.headline == "Port reopens")
        #expect(record.uri == "https://h.example/a" && record.ownID == "g1" && record.byline == "Lena Parson")
        #expect(record.outlet == "Harbour Post" && record.language == "en")
        #expect(record.published.scalarText == "2024-03-05T10:00:00Z")
    }

    /// What writers of feeds get wrong, and the title that is meant.
    @Test(arguments: [
        ("S&P 500", "S&P 500"), ("Caf&eacute;&nbsp;open", "Café open"), ("a&#11;b", "a b"), ("a\u{1}b", "a b"),
        ("a &amp; b &lt; c", "a & b < c"), ("x ?a=1&b=2", "x ?a=1&b=2"), ("&amp;amp; twice", "& twice"),
    ])
    func mended(written: String, meant: String) {
        let (records, issues) = read(
            feed("<item><title>\(written)</title><description>The mayor said x.</description></item>"))
        #expect(records.first?.headline == meant && issues.isEmpty, "\(issues.map(\.message))")
    }

    /// The forms in which items write their text.
    @Test(arguments: [
        // Base64 of RFC 4287 and of Atom 0.3, a type that is no text.
        (
            "<content type='application/octet-stream'>\n VGhlIG1heW9yIDxiPnNhaWQ8L2I+IHgu\n</content>",
            "The mayor said x."
        ),
        ("<summary mode='base64'>VGhlIG1heW9yIHNhaWQgeC4=</summary>", "The mayor said x."),
        (
            "<content type='image/png'>iVBORw0KGgoAAAANSUhEUgAAAAE=</content><summary>The mayor said x.</summary>",
            "The mayor said x."
        ),
        // Plain text, escaped HTML without any of the usual tags, scripts, references written twice.
        ("<content type='text'>The mayor said 1 &lt; 2.</content>", "The mayor said 1 < 2."),
        ("<content type='html'>The mayor &lt;abbr&gt;said&lt;/abbr&gt; x.</content>", "The mayor said x."),
        (
            "<description>The &lt;script&gt;var a = '&lt;p&gt;';&lt;/script&gt;mayor said x.</description>",
            "The mayor said x."
        ),
        ("<description>Parson &amp;amp; Sons said it&amp;#8217;s open.</description>", "Parson & Sons said it’s open."),
        // Elements of modules: XHTML, podcasts, pictures; and of modules that call other things alike.
        ("<body xmlns='http://www.w3.org/1999/xhtml'><p>The mayor</p><p>said x.</p></body>", "The mayor\n\nsaid x."),
        ("<itunes:summary>The mayor said x.</itunes:summary>", "The mayor said x."),
        ("<media:group><media:description>The mayor said x.</media:description></media:group>", "The mayor said x."),
        (
            "<z:description xmlns:z='http://z.example/own/'>Not this.</z:description><description>The mayor said x.</description>",
            "The mayor said x."
        ),
        (
            "<z:content>Not this, of no namespace.</z:content><description>The mayor said x.</description>",
            "The mayor said x."
        ),
    ])
    func formsOfText(written: String, meant: String) {
        let (records, _) = read(feed("<item><title>A</title>\(written)</item>"))
        #expect(records.map(\.text) == [meant])
    }

    @Test func modulesAreKnownByTheirNamespaces() {
        let (records, _) = read(
            """
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/"
              xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:text="http://purl.org/rss/1.0/modules/content/"
              xmlns:own="http://own.example/"><rss:item><rss:title>A</rss:title><own:title>Other</own:title>
            <own:description>Other.</own:description><rss:description>Short.</rss:description><d:creator>Lena Parson</d:creator>
            <text:encoded>The mayor said x.</text:encoded></rss:item></r:RDF>
            """)
        #expect(records.map(\.text) == ["The mayor said x."] && records.first?.headline == "A")
        #expect(records.first?.byline == "Lena Parson")
    }

    @Test func addressesThatItemsShareAreNone() {
        let (records, issues) = read(
            feed(
                """
                <item><title>A</title><link>https://h.example/news</link><description>One said.</description></item>
                <item><title>B</title><link>https://h.example/news</link><description>Two said.</description></item>
                <item><title>C</title><link>https://h.example/c</link><description>Three said.</description></item>
                """))
        #expect(records.map(\.uri) == [nil, nil, "https://h.example/c"] && issues.count == 1 && !issues[0].isFailure)
    }

    @Test func whatProgramsPutUnderTexts() {
        let (records, _) = read(
            feed(
                """
                <item><title>Port reopens</title><description><![CDATA[<p>One said.</p><p>The post <a href="/a">Port reopens</a> appeared first on
                <a href="/">Harbour Post</a>.</p>]]></description></item>
                <item><title>Port reopens</title><description><![CDATA[<p>One said.</p><p>Port reopens, Harbour Post readers said, and they were glad
                of it, for many had waited.</p>]]></description></item>
                """))
        #expect(records.first?.text == "One said." && records.last?.text.contains("glad") ?? false)
    }

    @Test func markupWrittenAsTextTwice() {
        let (records, _) = read(
            feed("<item><title>A</title><description>&amp;lt;p&amp;gt;One said.&amp;lt;/p&amp;gt;</description></item>")
        )
        #expect(records.first?.text == "One said.")
    }

    @Test func severalAuthors() {
        let (records, _) = read(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title><author><name>Ana Silva</name></author>"
                + "<author><name>Bo Lind</name></author><content>One said.</content></entry></feed>")
        #expect(records.first?.byline == "Ana Silva, Bo Lind")
    }

    @Test func aFeedThatIsCutShortKeepsItsItems() {
        let items = "<item><title>A</title><description>One said.</description></item><item><title>B"
        let (records, issues) = read("\n\n" + String(feed(items).dropLast(16)))
        #expect(records.map(\.text) == ["One said."] && issues.count == 1 && issues[0].isFailure)
    }

    @Test func entitiesThatGrowAreStopped() {
        var entities = "<!ENTITY a0 \"\(String(repeating: "a", count: 100))\">"
        for number in 1...9 {
            entities += "<!ENTITY a\(number) \"\(String(repeating: "&a\(number - 1);", count: 12))\">"
        }
        let (records, issues) = read(
            feed("<item><title>&a9;</title><description>x</description></item>", head: "<!DOCTYPE rss [\(entities)]>"))
        #expect(records.isEmpty && issues.count == 1)
        let loop = "<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>"
        #expect(read(feed("<item><title>&a;</title></item>", head: loop)).issues.count == 1)
        let file = "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
        let outside = read(feed("<item><title>[&a;]</title><description>x</description></item>", head: file))
        #expect(outside.records.map(\.headline) == ["[]"])
    }

    @Test func manyElementsDeep() {
        let deep = String(repeating: "<b>", count: 100_000)
        let (records, issues) = read(feed("<item><title>A</title><description>One.</description></item><item>\(deep)"))
        #expect(records.count == 1 && issues.count == 1)
    }

    @Test func aTextOfManyPiecesIsOne() throws {
        let lines = (1...20_000).map { "Line \($0) &lt;i&gt;said&lt;/i&gt; so." }.joined(separator: "\n")
        let (records, issues) = read(feed("<item><title>A&amp;B</title><description>\(lines)</description></item>"))
        #expect(issues.isEmpty && records.map(\.headline) == ["A&B"])
        let text = try #require(records.first?.text)
        #expect(text.hasPrefix("Line 1 said so.") && text.contains("Line 20000 said so."))
    }

    /// Of several with one name the choice is not by chance.
    @Test func attributesOfSeveralPrefixes() {
        for number in 0..<20 {
            let prefixes = ["q", "b", "z", "m", "c", "y"].map { "\($0)\(number)" }
            let attributes = Dictionary(uniqueKeysWithValues: prefixes.map { ("\($0):id", $0) })
            #expect(XMLNode(name: "a", namespace: nil, attributes: attributes)["id"] == "b\(number)")
            let own = attributes.merging(["id": "x"]) { $1 }
            #expect(XMLNode(name: "a", namespace: nil, attributes: own)["id"] == "x")
        }
    }

    @Test func atom() throws {
        let (records, issues) = read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Port</title><entry>
            <title type="html">Le &lt;i&gt;port&lt;/i&gt;</title><link rel="self" href="https://p.example/s"/>
            <link rel="alternate" href="https://p.example/1"/><id>tag:p.example,2024:1</id><updated>2024-03-06T10:00:00Z</updated>
            <published>2024-03-05T10:00:00+01:00</published><author><name>Lena Parson</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un.</p><p>Deux.</p></div></content></entry></feed>
            """)
        let record = try #require(records.first)
        #expect(issues.isEmpty && record.headline == "Le port" && record.uri == "https://p.example/1")
        #expect(record.id == "tag:p.example,2024:1" && record.text == "Un.\n\nDeux." && record.language == "fr")
        #expect(record.published.scalarText == "2024-03-05T10:00:00+01:00" && record.byline == "Lena Parson")
    }

    @Test func newsML() throws {
        let (records, issues) = read(
            """
            <newsMessage><itemSet><newsItem guid="urn:a:1" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
            <provider qcode="p:C"><name>Coast Agency</name></provider><versionCreated>2024-03-05T10:00:00+03:00</versionCreated>
            <pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>Port reopens</headline><by>Lena Parson</by></contentMeta>
            <contentSet><inlineXML><nitf><body><body.content><p>One.</p><media><media-caption>A crane.</media-caption></media>
            <p>Two.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
            <newsItem guid="urn:a:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
            <newsItem guid="urn:a:3"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem></itemSet></newsMessage>
            """)
        let record = try #require(records.first)
        #expect(records.count == 1 && issues.count == 2 && issues.allSatisfy { !$0.isFailure })
        #expect(record.text == "One.\n\nTwo." && record.captions == ["A crane."] && record.outlet == "Coast Agency")
        #expect(record.id == "urn:a:1" && record.headline == "Port reopens" && record.byline == "Lena Parson")
    }

    @Test func allThatNITFSaysAboutAnArticle() throws {
        let (records, _) = read(
            """
            <nitf><body><body.head><hedline><hl1>Port</hl1><hl2>Ships wait outside</hl2></hedline><abstract><p>The port is open.</p>
            </abstract><dateline><location>BEIRUT</location></dateline></body.head><body.content><p>One said two.</p><p>Three.</p>
            </body.content><body.end><tagline>Reporting by Lena Parson</tagline></body.end></body></nitf>
            """)
        let record = try #require(records.first)
        #expect(record.headline == "Port" && record.headings == [0..<18])
        #expect(
            record.text
                == "Ships wait outside\n\nThe port is open.\n\nBEIRUT — One said two.\n\nThree.\n\nReporting by Lena Parson"
        )
    }

    @Test func nitf() throws {
        let (records, issues) = read(
            """
            <!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><docdata><date.issue norm="20240305T100000+0300"/>
            <doc-id id-string="x-1"/></docdata><pubdata name="Coast Daily"/></head><body><body.head><hedline><hl1>Port</hl1>
            </hedline><byline>By <person>Lena Parson</person></byline></body.head><body.content><block><p>One&nbsp;two.</p>
            </block></body.content></body></nitf>
            """)
        let record = try #require(records.first)
        #expect(issues.isEmpty && record.text == "One two." && record.id == "x-1" && record.outlet == "Coast Daily")
        #expect(record.published.scalarText == "2024-03-05T10:00:00+03:00" && record.byline == "Lena Parson")
    }
}
