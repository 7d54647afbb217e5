import PropertyGraph
import Testing

@testable import Articles

/// Pages with several articles, and pages that show what belongs to other ones.
@Suite struct PageStoriesTests {
    private let ferry =
        "<p>Harbour minister Lina Corbett said on Tuesday that the ferry terminal in Port Sable would close for six weeks.</p>"
        + "<p>“We cannot keep patching a pier that was built in 1931,” Corbett told reporters after a cabinet meeting.</p>"
        + "<p>The union rejected the plan. Its chairman, Tom Okafor, said that nobody had asked the workers.</p>"
    private let bakers =
        "<p>Some 200 bakers gathered in front of the town hall on Monday to protest the price of flour.</p>"
        + "<p>“We pay twice what we paid last year,” said Rosa Martin, who owns a bakery.</p>"

    private func read(_ body: String, head: String = "<title>Briefs</title>") -> (
        records: [ArticleRecord], issues: [LoadIssue]
    ) {
        readRecords("<!DOCTYPE html><html lang=en><head>\(head)</head><body>\(body)</body></html>", "a.html")
    }

    // MARK: Several articles

    @Test(arguments: [
        "<article><h2>Ferry to close</h2>FERRY</article><article><h2>Bakers protest</h2>BAKERS</article>",
        "<div class=story><h2>Ferry to close</h2>FERRY</div><div class=story><h2>Bakers protest</h2>BAKERS</div>",
        "<section class=story><h1>Ferry to close</h1>FERRY</section><section class=story><h1>Bakers protest</h1>BAKERS</section>",
        "<div class=story><h1>Ferry to close</h1>FERRY</div><div class=next-article><h1>Bakers protest</h1>BAKERS</div>",
        "<h1>Ferry to close</h1>FERRY<hr><h1>Bakers protest</h1>BAKERS",
        "<h1>Live</h1><div class=live-blog-post><h3>Ferry to close</h3>FERRY</div><div class=live-blog-post><h3>Bakers protest</h3>BAKERS</div>",
        "<h1>Live</h1><div itemprop=liveBlogUpdate><h3>Ferry to close</h3>FERRY</div><div itemprop=liveBlogUpdate><h3>Bakers protest</h3>BAKERS</div>",
        "<article><p class=rdp__articletitle>Ferry to close</p>FERRY</article><article><p class=rdp__articletitle>Bakers protest</p>BAKERS</article>",
    ])
    func eachIsRead(body: String) {
        let (records, issues) = read(body.replacing("FERRY", with: ferry).replacing("BAKERS", with: bakers))
        #expect(records.map(\.headline) == ["Ferry to close", "Bakers protest"])
        #expect(
            records.first?.text.hasSuffix("asked the workers.") == true
                && records.last?.text.hasPrefix("Some 200") == true)
        #expect(issues.map(\.message) == ["a.html: a page with 2 articles, each read by itself"])
    }

    @Test(arguments: [
        // Sections of one article, its box, teasers of others.
        "<article><h1>Ferry to close</h1><section><h2>The plan</h2>FERRY</section><section><h2>The price</h2>BAKERS</section></article>",
        "<main><article><h1>Ferry to close</h1>FERRY FERRY</article><article><h3><a href=x>Bakers protest in town</a></h3>BAKERS</article></main>",
        "<h1>Ferry to close</h1><article><h2>Who pays?</h2>BAKERS</article><article><h2>Who waits?</h2><p>The workers.</p></article>",
        "<h1>Ferry to close</h1><div class=entry>FERRY</div><div class=entry>BAKERS</div>",
    ])
    func oneStaysOne(body: String) {
        let (records, issues) = read(body.replacing("FERRY", with: ferry).replacing("BAKERS", with: bakers))
        #expect(records.map(\.headline) == ["Ferry to close"] && issues.isEmpty, "\(issues)")
    }

    @Test func whatNothingPartsIsTold() {
        let (records, issues) = read("<h1>Ferry to close</h1>\(ferry)<h1>Bakers protest</h1>\(bakers)")
        #expect(records.count == 1)
        #expect(
            issues.map(\.message) == ["a.html: a page with 2 headings that may be of as many articles; read as one"])
    }

    @Test func theFirstPageOfABlogIsTold() {
        let post = "<article><h2><a href=/1>Ferry to close in spring</a></h2>\(ferry)\(bakers)\(ferry)</article>"
        let (records, issues) = read(
            post + post.replacing("Ferry", with: "Bus").replacing("Some 200", with: "Some 300"))
        #expect(records.count == 1)
        #expect(
            issues.map(\.message) == ["a.html: a page with 2 headings that may be of as many articles; read as one"])
    }

    @Test func dayAndAuthorAreThoseOfEachArticle() {
        let (records, _) = read(
            "<article><h2>Ferry to close</h2><p class=d>6 February 2024</p>\(ferry)</article>"
                + "<article><h2>Bakers protest</h2><p class=d>5 February 2024</p><span class=author>Rosa Writer</span>\(bakers)</article>"
        )
        #expect(records.map { $0.published.scalarText } == ["2024-02-06", "2024-02-05"])
        #expect(records.map(\.byline) == [nil, "Rosa Writer"])
        #expect(records.map { $0.text.contains("February") } == [false, false])
    }

    /// A page that goes on with the next article speaks of the first one alone.
    @Test func whatThePageSaysIsNotOfTheNextArticle() {
        let head =
            "<title>Ferry to close</title><meta property=og:title content='Ferry to close'><meta property=og:site_name content=Post>"
            + "<meta property=article:published_time content=2024-02-06><meta name=author content='Ana Silva'>"
            + "<link rel=canonical href='https://s.example/ferry'>"
        let (records, _) = read(
            "<article><h1>Ferry to close</h1>\(ferry)</article><article><h1>Bakers protest</h1>\(bakers)</article>",
            head: head)
        #expect(records.map { $0.published.scalarText } == ["2024-02-06", nil])
        #expect(records.map(\.byline) == ["Ana Silva", nil] && records.map(\.outlet) == ["Post", "Post"])
        #expect(records.map(\.uri) == ["https://s.example/ferry", "https://s.example/ferry#2"])
    }

    @Test func pagesThatTelegramExported() {
        func message(_ number: Int, _ inner: String) -> String {
            "<div class='message default clearfix' id=message\(number)><div class=body><div class='pull_right date details'"
                + " title='06.02.2024 10:0\(number):00 UTC+03:00'>10:05</div>\(inner)</div></div>"
        }
        let (records, _) = read(
            "<div class=page_header><div class='text bold'>Port News</div></div><div class='page_body chat_page'><div class=history>"
                + "<div class='message service'><div class='body details'>6 February 2024</div></div>"
                + message(1, "<div class=from_name>Port News</div><div class=text>The ferry stops.<br>It is old.</div>")
                + message(
                    2,
                    "<div class='forwarded body'><div class=from_name>Desk</div><div class=text>The bakers said no.</div></div>"
                )
                + "</div></div>")
        #expect(records.map(\.text) == ["The ferry stops.\nIt is old.", "The bakers said no."])
        #expect(records.map { $0.published.scalarText } == ["2024-02-06T10:01:00+03:00", "2024-02-06T10:02:00+03:00"])
        #expect(records.map(\.outlet) == ["Port News", "Port News"] && records.map(\.byline) == [nil, nil])
        #expect(records.map(\.relay) == [nil, "Desk"])
    }

    // MARK: What belongs to other articles

    private static let promo =
        #"{"@type":"NewsArticle","headline":"Win a car","url":"https://s.example/promo","datePublished":"2021-01-01","author":"Ad Man"}"#
    private static let own =
        #"{"@type":"NewsArticle","headline":"Ferry to close","url":"https://s.example/ferry","datePublished":"2024-02-06"}"#

    @Test(
        arguments: [
            ("<script type=application/ld+json>[\(promo),\(own)]</script>", "", 0),
            ("<script type=application/ld+json>\(promo)</script>", "<time datetime=2024-02-06>6 Feb</time>", 1),
            (
                "",
                "<time itemprop=datePublished datetime=2024-02-06>6 Feb</time></article><article><div itemscope itemtype=https://schema.org/NewsArticle><a itemprop=url href=1><span itemprop=headline>Win a car</span></a><meta itemprop=datePublished content=2020-01-01><span itemprop=author>Ad Man</span></div>",
                0
            ),
        ] as [(String, String, Int)])
    func dataOfAnotherArticleAreNotUsed(head: String, time: String, issues: Int) throws {
        let (records, told) = read(
            "<article><h1>Ferry to close</h1>\(ferry)\(time)</article>",
            head: "<title>Ferry to close</title><link rel=canonical href='https://s.example/ferry'>\(head)")
        let record = try #require(records.first)
        #expect(record.headline == "Ferry to close" && record.byline == nil && record.uri == "https://s.example/ferry")
        #expect(record.published.scalarText == "2024-02-06" && told.count == issues, "\(told)")
    }

    @Test(
        arguments: [
            // Teasers, a ticker above, what a sentence tells of.
            (
                "",
                "<section class=related><div class=teaser><time datetime=2022-05-01>1 May</time><a href=1>Older story of the port</a></div></section>",
                nil
            ),
            ("<ul><li><time datetime=2024-03-05>10:00</time> <a href=1>Ticker headline one</a></ul>", "", nil),
            (
                "<ul><li><time datetime=2024-03-05>10:00</time> <a href=1>Ticker headline one</a></ul>",
                "<time datetime=2024-02-06>6 Feb</time>", "2024-02-06"
            ),
            ("", "<p>The festival takes place on <time datetime=2025-08-01>1 August</time>.</p>", nil),
            ("", "<p>By Ana Silva, <time datetime=2024-02-06>6 February</time></p>", "2024-02-06"),
            ("<time datetime=2024-02-06>6 Feb</time>", "", "2024-02-06"),
        ] as [(String, String, String?)])
    func momentsOfOtherThingsAreNoDates(above: String, behind: String, day: String?) {
        let isMeta = behind.contains("Feb")
        let (records, _) = read(
            "\(above)<article><h1>Ferry to close</h1>\(isMeta ? behind : "")\(ferry)\(isMeta ? "" : behind)</article>")
        #expect(records.map { $0.published.scalarText } == [day])
    }

    @Test(arguments: [
        (
            "<header><h1 class=logo><a href=/>Sable Post</a></h1></header><main><h2 class=headline>Ferry to close</h2>",
            "Ferry to close | Sable Post"
        ),
        (
            "<h1><a href='https://s.example/'>Sable Post</a></h1><main><h2>Ferry to close</h2>",
            "Ferry to close - Sable Post"
        ),
        (
            "<header class=masthead><h1>Ferry to close until the spring of next year</h1></header><main>",
            "Ferry to close until the spring of next year"
        ),
        (
            "<meta property=og:site_name content='Sable Post'><meta property=og:title content='Ferry to close | Sable Post'><main>",
            "x"
        ),
    ])
    func theNameOfTheSiteIsNoHeadline(body: String, title: String) {
        let (records, _) = read("\(body)\(ferry)</main>", head: "<title>\(title)</title>")
        #expect(
            records.first?.headline?.hasPrefix("Ferry to close") == true
                && records.first?.headline?.contains("Post") == false)
        #expect(records.first?.text.hasPrefix("Harbour minister") == true)
    }
}
