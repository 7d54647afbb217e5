import Testing

@testable import Pages

/// What a page shows of its article, and what it shows besides.
@Suite struct MainTextTests {
    private func article(_ html: String) throws -> PageArticle {
        let page = try #require(Page(html))
        let isFurniture: LineTest = { line, share in line.hasPrefix("Read more") && share > 0.2 }
        return try #require(PageArticle.read(page, isFurniture: isFurniture).articles.first)
    }

    private static let first =
        "The port of Kesh reopened on Monday, the mayor said, adding that repairs would go on for a month."
    private static let second =
        "Ships had waited outside for two days, according to the harbour's master, who thanked their crews."

    @Test func theBodyIsToldFromWhatStandsAroundIt() throws {
        let article = try article(
            """
            <html><body class="has-sidebar"><nav><ul><li><a href="/">Home</a><li><a href=/w>World</a></ul></nav>
            <article><h1>Port reopens</h1><div class="share-bar">Share this story with all your friends, now.</div>
            <p>\(Self.first)<figure><img src=a><figcaption>A crane at dusk. Photo: Omar Hale</figcaption></figure>
            <p>\(Self.second)</p><p><a href=y>Read more: The storm in pictures</a></p></article>
            <aside><p>Another thing happened today, a person said in the town hall of another town.</p></aside>
            <div id=comments><p>I think that the port should have been opened much earlier, says a reader.</p></div>
            <div class="cookie-notice"><p>This page uses cookies for many things, as you will know by now, surely.</p></div>
            </body></html>
            """)
        #expect(article.text == "\(Self.first)\n\n\(Self.second)")
        #expect(article.captions == ["A crane at dusk. Photo: Omar Hale"])
        #expect(article.teasers == ["Read more: The storm in pictures"])
    }

    @Test func aLeadUnderTheHeadlineIsPartOfIt() throws {
        let lead = "The harbour authority said on Monday that ships may enter again, after two days of closure."
        let article = try article(
            "<body><header><h1>Port reopens</h1><p class=standfirst>\(lead)</p></header><main><div><p>\(Self.first)</p><p>\(Self.second)</p></div></main>"
        )
        #expect(article.text == "\(lead)\n\n\(Self.first)\n\n\(Self.second)")
    }

    @Test func headingsStandWithWhatFollowsThem() throws {
        let article = try article(
            "<div><p>\(Self.first)</p><h2>What comes next</h2><p>\(Self.second)</p><h3>Tags</h3></div>")
        #expect(article.text == "\(Self.first)\n\nWhat comes next\n\n\(Self.second)")
        let start = Self.first.unicodeScalars.count + 2
        #expect(article.headings == [start..<(start + 15)])
    }

    @Test(arguments: [
        // A comment that closes at once, one with another end, one that nothing ends.
        "<p>FIRST<!---><p>SECOND", "<p>FIRST<!-- x --!><p>SECOND", "<p>FIRST</p><!-- <p>SECOND",
        // Scripts whose strings hold tags, styles, declarations and CDATA.
        "<p>FIRST<script>var a = '</p><p>No text of the page, whatever it says here.</p>';</script><p>SECOND",
        "<?xml version='1.0'?><p>FIRST<![CDATA[x]]></p><style>p { content: '<p>' }</style><p>SECOND",
        // Paragraphs that nothing closes before a section, breaks in old pages, a page that is one form.
        "<p>FIRST<section>SECOND</section>", "<table><tr><td>FIRST<br><br>SECOND</td></tr></table>",
        "<form><p>FIRST</p><p>SECOND</p></form>", "<div class=post-header><p>FIRST</p><p>SECOND</p></div>",
        "<div hidden><p>Not shown at all, whatever it may say of things.</p></div><p>FIRST</p><p>SECOND</p>",
    ])
    func dirtyPagesLoseNothing(form: String) throws {
        let html = form.replacing("FIRST", with: Self.first).replacing("SECOND", with: Self.second)
        let article = try article("<html><body>\(html)</body></html>")
        #expect(article.text == "\(Self.first)\n\n\(Self.second)")
    }

    /// What sites call their parts is no proof of what the parts are.
    @Test(arguments: [
        // A body that is hidden until the reader has paid, an entry of a blog with its tags, beside a long text of the site's.
        "<div id=articleBody style='display: none'><p>FIRST</p><p>SECOND</p></div><p>Please log in to read on</p>",
        """
        <section class="post-7 type-post hentry tag-harbour category-news"><p>FIRST</p><p>SECOND</p></section>
        <ul><li class="widget widget_text"><p>LONG</p><p>LONG</p><p>LONG</p><p>LONG</p></ul>
        """,
        // What is special about a part, and the hash that a builder of styles adds.
        "<article><section class='Part Part--Ads'><p>FIRST</p></section><section><p>SECOND</p></section></article>",
        "<article><div class='Text-body-Y5JpY'><p>FIRST</p></div><div class='Text-body-1xAd5'><p>SECOND</p></div></article>",
        // A letter to subscribe to, however much it says; a card of another story; a heading over links.
        "<article><p>FIRST</p><div class='c-newsletter_box'><p>LONG</p></div><p>SECOND</p></article>",
        """
        <div><p>FIRST</p><p>SECOND</p><div><h4><a href=x>Fishermen wait for an answer</a></h4>
        <div>They have asked for help three times since the storm, and got none.</div></div></div>
        """,
        """
        <div><p>FIRST</p><p>SECOND</p><h3>More of today</h3>
        <ul><li><a href=a>Storm passes over the harbour of Kesh</a><li><a href=b>Council meets behind closed doors</a></ul></div>
        """,
        // Places where a word may be parted.
        "<div><p>FIR&shy;ST</p><p>SEC&#173;OND</p></div>",
    ])
    func namesMislead(form: String) throws {
        let long =
            "We write to our readers once a week, in the evening, with what we think they should know about the town and the sea."
        var html = form.replacing("LONG", with: long + " " + long)
        html = html.replacing("FIR&shy;ST", with: Self.first.replacing("port", with: "po&shy;rt"))
        html = html.replacing("SEC&#173;OND", with: Self.second.replacing("harbour", with: "har&#173;bour"))
        html = html.replacing("FIRST", with: Self.first).replacing("SECOND", with: Self.second)
        let article = try article("<html><body>\(html)</body></html>")
        #expect(article.text == "\(Self.first)\n\n\(Self.second)")
    }

    @Test func shortLinesAmongLongOnesAreText() throws {
        let article = try article(
            "<body><div>\(Self.first)<br><br>– No<br><br>\(Self.second)</div><div>Menu</div></body>")
        #expect(article.text == "\(Self.first)\n\n– No\n\n\(Self.second)")
    }

    @Test func charactersAreThoseThatBrowsersShow() throws {
        let article = try article(
            "<p>The mayor&#x92;s office said &#147;yes&#148; to Parson &amp; Sons, caf&eacute; owners, on Monday morning.</p>"
        )
        #expect(article.text == "The mayor’s office said “yes” to Parson & Sons, café owners, on Monday morning.")
    }

    @Test func aPageOfSeveralArticlesGivesEach() throws {
        let page = try #require(
            Page(
                """
                <main><article><h2>Port reopens</h2><time datetime="2025-03-03T10:00Z">10:00</time><p>\(Self.first) \(Self.second)</p></article>
                <article><h2>Storm passes</h2><p>\(Self.second) \(Self.first)</p></article></main>
                """))
        let articles = PageArticle.read(page).articles
        #expect(articles.map { $0.own?.heading } == ["Port reopens", "Storm passes"])
        #expect(articles.map { $0.own?.times.first?.value } == ["2025-03-03T10:00Z", nil])
    }

    /// HTML lets a page leave out the tags of head and body.
    @Test(arguments: ["article", "main", "section", "div"]) func aPageWithoutTheTagsOfItsBody(name: String) throws {
        let head =
            "<meta charset=utf-8><title>Port</title><noscript>No script here, none at all.</noscript><style>p {}</style>"
        let html =
            "<!doctype html><html lang=en>\(head)<\(name)><h1>Port reopens</h1><p>\(Self.first)</p><p>\(Self.second)</p></\(name)>"
        let page = try #require(Page(html))
        let (facts, articles, _) = PageArticle.read(page)
        #expect(articles.map(\.text) == ["\(Self.first)\n\n\(Self.second)"] && facts.heading == "Port reopens")
    }

    @Test func nestingHasAnEnd() throws {
        let deep = String(repeating: "<div>", count: 100_000)
        let page = try #require(Page("<p>\(Self.first)</p>\(deep)<p>\(Self.second)"))
        #expect(page.isTooDeep)
        #expect(PageArticle.read(page).articles.first?.text.hasPrefix(Self.first) == true)
    }

    @Test func aPageWithoutProseHasNoArticle() throws {
        for html in ["", "<html><head><title>x</title></head><body></body></html>", "<ul><li><a href=a>One</a></ul>"] {
            let page = try #require(Page(html))
            #expect(PageArticle.read(page).articles.isEmpty)
        }
    }
}
