import PropertyGraph
import Testing

@testable import Articles

/// What a page says of its article, as themes of sites write it: of several candidates the one that says the most.
@Suite struct PageFieldTests {
    private let prose =
        "<p>Harbour minister Lina Corbett said on Tuesday that the ferry terminal in Port Sable would close for six weeks.</p>"
        + "<p>“We cannot keep patching a pier that was built in 1931,” Corbett told reporters after a meeting.</p>"

    private func read(below: String = "", head: String = "", heading: String = "Ferry to close", behind: String = "")
        throws -> ArticleRecord
    {
        let page =
            "<!DOCTYPE html><html lang=en><head><title>Ferry to close</title>\(head)</head><body><main><article>"
            + "<header><h1>\(heading)</h1>\(below)</header><div class=entry-content>\(prose)</div></article>\(behind)</main></body></html>"
        return try #require(readRecords(page, "a.html").records.first)
    }

    private func data(_ members: String) -> String {
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Ferry to close\", \(members)}</script>"
    }

    @Test(arguments: [
        "<a rel=author href=/a>Maximilian Stone</a> <time datetime='2026-02-14T10:15:00+02:00'>14 Feb</time>",
        "<span>Posted on <a href=/p rel=bookmark><time datetime='2026-02-14T10:15:00+02:00'>14 Feb</time></a></span><span class=byline> by <a href=/a>Maximilian Stone</a></span>",
        "Updated: <time class=updated datetime='2026-02-16T10:00:00Z'>16 Feb</time> Published: <time class=published datetime='2026-02-14T10:15:00+02:00'>14 Feb</time>",
        "Updated <time datetime='2026-02-16T10:00:00Z'>16 Feb</time> Posted <time datetime='2026-02-14T10:15:00+02:00'>14 Feb</time>",
    ])
    func aMomentBesideAnAuthorsLinkIsTheArticles(line: String) throws {
        let record = try read(below: "<div class=entry-meta>\(line)</div>")
        #expect(record.published.scalarText == "2026-02-14T10:15:00+02:00")
        #expect(record.modified.isNull == !line.contains("16 Feb"))
    }

    @Test func momentsOfOthersAreNone() throws {
        let post =
            "<blockquote class=instagram-media><p>A post by Vera on <time datetime='2018-03-12T19:30:12Z'>12 Mar</time></p></blockquote>"
        let teaser =
            "<div><h3><a href=/b>Bakers protest the price of flour</a></h3><time datetime='2026-02-13'>13</time></div>"
        for behind in [post, teaser] {
            #expect(try read(behind: behind).published.isNull, "\(behind)")
        }
        #expect(try !read(behind: post).text.contains("Vera"))
    }

    @Test(
        arguments: [
            ("<p>By Lina Obeid Published March 5, 2024, 10:15 AM</p>", "2024-03-05T10:15:00"),
            ("<p>Posted on March 5, 2024 by Lina Obeid</p>", "2024-03-05"),
            ("<p>كتب محمد حسن الثلاثاء 05 مارس 2024</p>", "2024-03-05"),
            ("<div>Leave a Comment / News / By Lina Obeid / March 5, 2024</div>", "2024-03-05"),
            (
                "<div><span><a href=/a>لينا حسن</a></span><span>5 مارس، 2024</span><span>آخر تحديث: 6 مارس، 2024</span></div>",
                "2024-03-05"
            ),
            ("<div><span>10:15 ص</span><span>الثلاثاء 05 مارس 2024</span></div>", "2024-03-05T10:15:00"),
            ("<div><span>05.03.2024 | 10:15 GMT</span> | <span>World</span></div>", "2024-03-05T10:15:00Z"),
            ("<p>مارس 5, 2024</p>", "2024-03-05"), ("<p>5 مارس 2024 - 10:15 صباحا</p>", "2024-03-05T10:15:00"),
            ("<p>5 مارس 2024 - 10:15 بتوقيت أبوظبي</p>", "2024-03-05T10:15:00"),
            ("<p>تم النشر في 5 مارس 2024</p>", "2024-03-05"),
            ("<p>The vote of March 5, 2024 by Lina Obeid's party counts</p>", nil),
        ] as [(String, String?)])
    func aDayStandsBesideOtherThings(line: String, day: String?) throws {
        #expect(try read(below: line).published.scalarText == day)
    }

    @Test(arguments: [
        // A day, a moment without zone, midnight, one that could be read two ways.
        "2024-03-05", "2024-03-05 10:15:00", "2024-03-05T00:00:00Z", "03/05/2024 10:15",
    ])
    func whatSaysMoreIsTaken(said: String) throws {
        let meta = "<meta property='article:published_time' content='2024-03-05T10:15:00+02:00'>"
        let record = try read(head: meta + data("\"datePublished\": \"\(said)\""))
        #expect(record.published.scalarText == "2024-03-05T10:15:00+02:00")
        // Another day is another matter.
        let other = try read(head: meta + data("\"datePublished\": \"2024-03-04\""))
        #expect(other.published.scalarText == "2024-03-04")
    }

    @Test func theAddressHasADay() throws {
        let record = try read(head: "<link rel=canonical href='https://e.example/world/2024/03/05/ferry'>")
        #expect(record.published.scalarText == "2024-03-05")
        #expect(try read(head: "<link rel=canonical href='https://e.example/2024/ferry'>").published.isNull)
    }

    @Test(arguments: ["https://e.example/news/", "https://e.example/a#webpage", "https://m.e.example/a"])
    func theCanonicalAddressIsTaken(said: String) throws {
        let canonical = "<link rel=canonical href='https://e.example/a'>"
        #expect(try read(head: canonical + data("\"mainEntityOfPage\": \"\(said)\"")).uri == "https://e.example/a")
    }

    @Test(arguments: [
        ("<meta name=author content=admin>", "<a rel=author href=/a>Lena Parson</a>"),
        ("<meta name=author content='Super User'>", "<p>By Lena Parson</p>"),
        ("", "<p class=byline>Lena Parson | March 5, 2024, 10:15 AM EST</p>"),
        ("", "<p class=byline>By Lena Parson <time>Sa 5 Mar 2024</time></p>"),
        ("", "<p class=byline>By Lena Parson lena@e.example</p>"),
        ("", "<p class=post-author><span class=screen-reader-text>Post author</span><span>By Lena Parson</span></p>"),
        ("", "<p>Posted by Lena Parson | Mar 5, 2024 | News | 0 |</p>"), ("", "<p>بواسطة Lena Parson</p>"),
        ("", "<div class=article__author>Lena Parson:</div>"),
    ])
    func theAuthorIsNamedAlone(head: String, line: String) throws {
        #expect(try read(below: line, head: head).byline == "Lena Parson")
    }

    @Test(arguments: [
        "{\"@type\": \"Organization\", \"name\": \"The Herald\"}",
        "[{\"@type\": \"Person\"}, null, {\"name\": \"Lena Parson\"}]", "[\"https://e.example/author/lena\"]",
        "[{\"name\": \"Lena Parson\"}, {\"name\": \"The Herald\"}]",
    ])
    func anOutletIsNoAuthor(author: String) throws {
        let publisher = "\"publisher\": {\"name\": \"The Herald\"}, \"author\": \(author)"
        #expect(try read(below: "<p class=byline>By Lena Parson</p>", head: data(publisher)).byline == "Lena Parson")
    }

    @Test(arguments: [
        "Ferry\n  to\u{A0} close ", "Ferry to close | The Herald", "Ferry to close -- The Herald",
        "Ferry to close：The Herald",
    ])
    func aHeadlineIsOneLineWithoutTheSite(headline: String) throws {
        let data =
            "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"\(headline.replacing("\n", with: "\\n"))\"}</script>"
        let site = "<meta property=og:site_name content='The Herald'>"
        #expect(try read(head: site + data).headline == "Ferry to close")
    }

    @Test func aCutHeadlineIsMadeWhole() throws {
        let whole = "Ferry to close for six weeks as the pier is mended at last, the harbour's minister says"
        let data =
            "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"\(whole.prefix(60))...\"}</script>"
        #expect(try read(head: data, heading: whole).headline == whole)
        let kicker = try read(heading: "<span>Coast</span><span>Ferry to close</span>")
        #expect(kicker.headline == "Coast Ferry to close")
        #expect(try read(heading: "<span>F</span><span>erry to close</span>").headline == "Ferry to close")
    }

    @Test func theTitleOfTheWindowNamesTheSite() throws {
        let page =
            "<title>Ferry to close | News | The Herald</title><h1>Ferry to close</h1>\(prose)"
        #expect(readRecords("<html>\(page)</html>", "a.html").records.first?.outlet == "The Herald")
    }

    @Test func aPageOfLinkedDataMayBeItsArticle() throws {
        let data =
            "<script type='application/ld+json'>{\"@type\": \"WebPage\", \"name\": \"Ferry to close\", \"datePublished\": [\"2024-03-05T10:15:00Z\"], \"author\": {\"name\": \"Lena Parson\"}}</script>"
        let record = try read(head: data)
        #expect(record.published.scalarText == "2024-03-05T10:15:00Z" && record.byline == "Lena Parson")
    }

    @Test func shortSentencesStay() throws {
        let own = "<p>The port is open, <a href=/b>the ministry said in a statement</a>.</p>"
        let lead = "<p class=article__subhead>Ships wait outside the harbour.</p>"
        let page =
            "<html><main><header><h1>Ferry to close</h1>\(lead)</header><figure><img></figure><div><div>\(prose)\(own)</div></div></main></html>"
        let record = try #require(readRecords(page, "a.html").records.first)
        #expect(record.text.hasPrefix("Ships wait outside the harbour.\n\n"))
        #expect(record.text.hasSuffix("\n\nThe port is open, the ministry said in a statement."))
    }

    @Test func captionsOfOtherStoriesAreNone() throws {
        let other = "<section><figure><img><figcaption>Bakers in front of the hall</figcaption></figure></section>"
        let linked = "<figure><img><figcaption><a href=/b>Bakers protest the price of flour</a></figcaption></figure>"
        #expect(try read(behind: "<div>\(other)</div>\(linked)").captions.isEmpty)
        let own = "<figure><img><figcaption>The pier<span>Photo: Omar Hale</span></figcaption></figure>"
        #expect(try read(below: own).captions.count == 1)
    }
}
