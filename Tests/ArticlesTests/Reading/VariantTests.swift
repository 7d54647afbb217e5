import Testing

@testable import Articles

/// What files of the same kinds look like elsewhere.
@Suite struct VariantTests {
    // MARK: Mails

    private let head =
        "From: Desk <d@e.example>\nTo: e@e.example\nSubject: Port\nDate: Tue, 05 Mar 2024 10:00:00 +0300\n"

    @Test func aMailInsideAMailIsAnArticleOfItsOwn() {
        let inner = head.replacing("Port", with: "Inner") + "\nThe mayor said the inner port was open.\n"
        let parts =
            "--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n\(inner)\n--b--\n"
        let (records, issues) = readRecords(head + "Content-Type: multipart/mixed; boundary=b\n\n\(parts)", "a.eml")
        #expect(issues.isEmpty && records.map(\.headline) == ["Port", "Inner"])
        #expect(records.map(\.id) == ["a.eml", "a.eml/1"] && records[1].text.contains("inner port"))
    }

    @Test func aBoxHoldsManyMails() {
        let one =
            "From d@e.example Tue Mar  5 10:00:00 2024\n\(head)\nThe mayor said one.\n>From the quay.\nFrom here it goes on.\n"
        let two = "From d@e.example Wed Mar  6 10:00:00 2024\n\(head.replacing("Port", with: "Two"))\nTwo.\n"
        for name in ["a.mbox", "mail"] {
            let (records, issues) = readRecords(one + "\n" + two, name)
            #expect(issues.isEmpty && records.map(\.headline) == ["Port", "Two"])
            #expect(records[0].text == "The mayor said one.\nFrom the quay.\nFrom here it goes on.\n\n")
            #expect(records.map(\.id) == ["\(name)#1", "\(name)#2"])
        }
    }

    @Test(arguments: ["", "Content-Type: text/plain; charset=us-ascii\n"]) func bytesThatNothingNamesAreTold(
        type: String
    ) {
        let text: [UInt8] = [0xDE, 0xC7, 0xE1, 0x20, 0xC7, 0xE1, 0xE6, 0xD2, 0xED, 0xD1, 0x20, 0xC5, 0xE4, 0x2E]
        let (records, issues) = readRecords(Array((head + type + "\n").utf8) + text, "a.eml")
        #expect(records.map(\.text) == ["قال الوزير إن."])
        #expect(issues.map(\.message) == ["a.eml: names no encoding; read as windows-1256, as its bytes look"])
    }

    // MARK: Encodings

    private let text = "قال رئيس البلدية إن الميناء مغلق"

    @Test func arabicOfDOSIsTold() {
        let bytes: [UInt8] = [
            0xE7, 0x9F, 0xE9, 0x20, 0xA9, 0x9E, 0xEF, 0xAB, 0x20, 0x9F, 0xE9, 0xA0, 0xE9, 0xA7, 0xEF, 0xA1, 0x20, 0x9D,
            0xEB,
        ]
        let (records, issues) = readRecords(bytes, "a.txt")
        #expect(records.map(\.text) == ["قال رئيس البلدية إن"], "\(records.map(\.text))")
        #expect(issues.map(\.message) == ["a.txt: names no encoding; read as Arabic of DOS (CP720), as its bytes look"])
    }

    @Test func brokenUTF16IsMendedAndCounted() {
        func wide(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
        let odd = readRecords([0xFF, 0xFE] + wide(text) + [0x41], "a.txt")
        #expect(odd.records.map(\.text) == [text + "\u{FFFD}"])
        #expect(odd.issues.map(\.message) == ["a.txt: 1 place is no UTF-16 and became U+FFFD"])
        let half = readRecords([0xFF, 0xFE] + wide(text) + [0x00, 0xD8] + wide("x"), "a.txt")
        #expect(half.records.map(\.text) == [text + "\u{FFFD}x"] && half.issues.count == 1)
        #expect(readRecords(wide(text), "a.txt").records.map(\.text) == [text])
    }

    // MARK: Records and feeds

    @Test func addressesOfFeedsMayLeaveOutTheirBeginning() {
        func address(_ link: String, _ base: String) -> String? {
            let feed =
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://e.example/news/'><title>F</title>"
                + "<entry xml:base='\(base)'><title>t</title><link href='\(link)'/><content>The mayor said so.</content></entry></feed>"
            return readRecords(feed, "a.xml").records.first?.uri
        }
        #expect(address("a1.html", "2024/") == "https://e.example/news/2024/a1.html")
        #expect(address("../b?x=1#y", "2024/05/") == "https://e.example/news/2024/b?x=1#y")
        #expect(address("/c", "2024/") == "https://e.example/c")
        #expect(address("//f.example/d", "") == "https://f.example/d")
        #expect(address("https://g.example/e", "2024/") == "https://g.example/e")
        #expect(address("?page=2", "2024/a") == "https://e.example/news/2024/a?page=2")
    }

    private let marked =
        "<p>The mayor said so.</p><figure><img><figcaption>A quay &amp; a crane</figcaption></figure>"
        + "<div class='wp-caption'><img><p class='wp-caption-text'>Dusk</p></div><p>Two.</p>"

    @Test func captionsInPiecesOfHTMLStandApart() {
        let feed =
            "<rss version='2.0'><channel><title>F</title><item><title>t</title><description><![CDATA[\(marked)]]></description></item></channel></rss>"
        let escaped = marked.replacing("\"", with: "\\\"")
        for (file, name) in [
            (feed, "a.xml"), ("{\"title\": \"t\", \"content\": {\"rendered\": \"\(escaped)\"}}", "a.json"),
        ] {
            let records = readRecords(file, name).records
            #expect(records.map(\.text) == ["The mayor said so.\n\nTwo."], "\(name)")
            #expect(records.map(\.captions) == [["A quay & a crane", "Dusk"]], "\(name)")
        }
    }

    @Test func authorsThatAServiceEmbeds() {
        let post =
            #"{"title":{"rendered":"t"},"content":{"rendered":"<p>The mayor said so.</p>"},"author":3,"#
            + #""_embedded":{"author":[{"name":"Mara Dale"}]},"yoast_head_json":{"og_site_name":"Harbour Post"}}"#
        let record = readRecords("[\(post)]", "a.json").records.first
        #expect(record?.byline == "Mara Dale" && record?.outlet == "Harbour Post")
    }

    @Test(arguments: [
        ("ENGLISH", "en"), ("en_US", "en-US"), ("ara", "ar"), ("Arabic; English", "ar"), ("العربية", "ar"),
        ("EN", "en"),
        ("und", nil), ("multiple languages", nil), ("zh-Hant-TW", "zh-Hant-TW"),
    ])
    func languages(written: String, tag: String?) { #expect(LanguageTag.tag(of: written) == tag) }

    @Test func rowsThatWereTakenOutOfATableAreGone() {
        let row = "<w:tc><w:p><w:r><w:t>Gone</w:t></w:r></w:p></w:tc>"
        let body =
            "<w:document xmlns:w='w'><w:body><w:tbl><w:tr><w:trPr><w:del/></w:trPr>\(row)</w:tr>"
            + "<w:tr>\(row.replacing("Gone", with: "Cell"))</w:tr></w:tbl></w:body></w:document>"
        var text = WordText()
        for node in XMLStream.read(body, wanted: ["body"]).nodes { text.add(node) }
        text.finish()
        #expect(text.document.paragraphs == ["Cell"])
    }
}
