import Testing

@testable import Articles

/// What programs of sites put into the text of feeds and records, and what records have beside their text.
@Suite struct RecordFurnitureTests {
    private func feed(_ html: String, _ members: String = "") -> ArticleRecord? {
        readRecords(
            "<rss><channel><title>Herald</title><item><title>Port</title>\(members)<description><![CDATA[\(html)]]></description></item></channel></rss>",
            "a.rss"
        ).records.first
    }

    @Test(arguments: [
        "<p>اقرأ أيضا: <a href='/b'>خبر آخر عن الميناء</a></p>",
        "<div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3><ul><li><a href='/t'>Twitter</a></li></ul></div>",
        "<div class='yarpp-related'><p>Related posts:</p><ol><li><a href='/b'>Other</a></li></ol></div>",
        "<span class='field field--name-uid'>admin</span>",
    ])
    func linesOfProgramsAreNoText(line: String) {
        let html = "<p>The mayor said that the port is open.</p>\(line)<p>She added that ships came.</p>"
        let text = "The mayor said that the port is open.\n\nShe added that ships came."
        #expect(feed(html)?.text == text)
        let json = html.replacing("\"", with: "\\\"")
        #expect(readRecords("{\"title\": \"Port\", \"body\": \"\(json)\"}", "a.json").records.first?.text == text)
    }

    @Test func captionsOfBlogsStandApart() {
        let record = feed("<table><tr><td class='tr-caption'>The pier</td></tr></table><p>The mayor said so.</p>")
        #expect(record?.text == "The mayor said so." && record?.captions == ["The pier"])
    }

    @Test func everyCreatorIsAnAuthor() {
        let two = "<dc:creator>Ana Silva</dc:creator><dc:creator>Bo Lind</dc:creator>"
        #expect(feed("<p>The mayor said so.</p>", two)?.byline == "Ana Silva, Bo Lind")
    }

    @Test(arguments: [
        "\"The mayor said x is open. [1234 chars]\"", "\"The mayor said x is open. [+1234 chars]\"",
        "[{\"type\": \"text\", \"content\": \"The mayor said x is open.\"}, {\"type\": \"image\", \"url\": \"x\"}]",
    ])
    func theTextIsTakenAlone(body: String) {
        let records = readRecords("{\"title\": \"Port\", \"body\": \(body)}", "a.json").records
        #expect(records.map(\.text) == ["The mayor said x is open."])
    }
}
