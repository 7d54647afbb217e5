import Language
import Testing

@testable import Articles
@testable import Reporting

@Suite struct ReaderTests {
    private func read(_ text: String, _ reader: any ArticleReader) -> (records: [ArticleRecord], issues: [LoadIssue]) {
        var issues: [LoadIssue] = []
        return (reader.read(text, path: "x", issues: &issues), issues)
    }

    @Test func plainTextIsKeptAsItIs() {
        let text = "\n عنوان\r\n\r\nنص.\n\n"
        #expect(read(text, PlainTextReader()).records[0].text == text)
    }

    @Test func frontMatter() {
        let text =
            "---\nheadline: \"عنوان: فرعي\"\npublished: 2025-06-12\noutlet: المنارة\nurl: https://example.org/1\n---\nنص.\n"
        let (records, issues) = read(text, PlainTextReader())
        #expect(issues.isEmpty)
        #expect(records[0].text == "نص.\n")
        #expect(records[0].headline == "عنوان: فرعي")
        #expect(records[0].outlet == "المنارة")
        #expect(records[0].id == "https://example.org/1")
        #expect(PublicationDate.day(records[0].published) == 20251)
    }

    @Test func brokenFrontMatterIsSaidAndTheTextRead() {
        let (records, issues) = read("---\nheadline: x\nno colon here\n---\nنص.", PlainTextReader())
        #expect(records.count == 1 && records[0].text == "نص.")
        #expect(issues.map(\.line) == [3])
        #expect(read("---\ntitle: x\nنص.", PlainTextReader()).issues.count == 1)
    }

    @Test func markdown() {
        let text =
            "# عنوان **كبير**\n\nقال [الوزير](http://x) إن\nالجسر *آمن*.\n\n- بند `أول`\n\nفرعي\n----\nsnake_case\n"
        let record = read(text, MarkdownReader()).records[0]
        #expect(record.text == "عنوان كبير\n\nقال الوزير إن الجسر آمن.\n\nبند أول\n\nفرعي\n\nsnake_case\n\n")
        #expect(record.headings == [0..<10, 47..<51])
    }

    @Test func jsonLines() {
        let text = """
            {"headline":"h","text":"نص \\u0645 \\ud83d\\ude00","publisher":{"name":"المنارة"},"datePublished":"2025-06-12T10:00:00Z"}
            {"text": "x"
            {"title":"بلا نص"}

            {"articleBody":"y","author":[{"name":"a"},{"name":"b"}],"id":"7"}
            """
        let (records, issues) = read(text, JSONLinesReader())
        #expect(records.map(\.text) == ["نص م 😀", "y"])
        #expect(records[0].outlet == "المنارة" && records[1].byline == "a, b" && records[1].id == "7")
        #expect(issues.map(\.line) == [2, 3])
    }

    @Test func jsonFiles() {
        #expect(read(#"[{"text":"a"},{"text":"b"}]"#, JSONReader()).records.map(\.id) == ["x#1", "x#2"])
        #expect(read(#"{"text":"a"}"#, JSONReader()).records.map(\.id) == ["x"])
        #expect(read("{\n\"text\":\n}", JSONReader()).issues.map(\.line) == [3])
        #expect(read(String(repeating: "[", count: 5000), JSONReader()).issues.count == 1)
    }

    @Test func sha256() {
        #expect(SHA256.hex("".utf8) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SHA256.hex("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let long = String(repeating: "a", count: 1000)
        #expect(SHA256.hex(long.utf8) == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
    }

    @Test(arguments: [
        ("2025-06-12", 20251), ("2025-06-12T23:30:00Z", 20251), ("2025-06-12 08:00", 20251), ("12 June 2025", 20251),
        ("Thu, 12 Jun 2025 10:00:00 GMT", 20251), ("١٢ يونيو ٢٠٢٥", 20251), ("2025-06-12T08:00:00.123+03:00", 20251),
    ])
    func publicationDates(text: String, day: Int) {
        #expect(PublicationDate.parse(text).flatMap(PublicationDate.day) == day)
    }

    @Test func aNamesListIsAdded() throws {
        let text = "# comment\n[Organization Outlet]\nنبض المدينة = Pulse\n[Place]\nمرسى الفنار ; فناري\n"
        let lexicon = try Lexicon.standard.adding(names: [LanguageFile(path: "names.txt", text: text)])
        let annotated = ArticleAnnotator(lexicon: lexicon, options: ArticleOptions())
            .annotate(ArticleRecord(id: "a", path: "a", text: "ذكرت نبض المدينة أن الميناء أغلق."))
        #expect(annotated.document.statements.count == 1)
        #expect(annotated.document.entities.contains { $0.name == "نبض المدينة" && $0.isOutlet })
        #expect(throws: LanguageError.self) {
            try Lexicon.standard.adding(names: [LanguageFile(path: "names.txt", text: "no part\n")])
        }
    }
}
