import Machine
import PropertyGraph
import Testing

@testable import Articles

/// Pages of ten kinds of sites, each with the text of its article beside it.
@Suite struct PageLayoutTests {
    private static let folder = FilePath(
        #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Layouts")

    private static func words(_ text: String) -> [Substring: Int] {
        text.split { !$0.isLetter && !$0.isNumber }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    private static func score(_ found: String, _ wanted: String) -> Double {
        let (found, wanted) = (words(found), words(wanted))
        let same = found.reduce(0) { $0 + min($1.value, wanted[$1.key] ?? 0) }
        return 2 * Double(same) / Double(found.values.reduce(0, +) + wanted.values.reduce(0, +))
    }

    @Test func theMainTextIsFound() throws {
        let names = try FileSystem.names(in: Self.folder).map { String(decoding: $0, as: UTF8.self) }
        let pages = names.filter { $0.hasSuffix(".html") }
        #expect(pages.count >= 40)
        var sum = 0.0
        for name in pages {
            let file = ArticleFile(reading: Self.folder.appending(Array(name.utf8)))
            let wanted = try ArticleFile.text(of: Self.folder.appending(Array((name.dropLast(4) + "txt").utf8)))
            let score = Self.score(file.records.map(\.text).joined(separator: "\n"), wanted)
            #expect(file.records.count == 1 && score > 0.85, "\(name): \(score)")
            #expect(file.records.first?.headline.map { wanted.contains($0) } != nil, "\(name)")
            sum += score
        }
        #expect(sum / Double(pages.count) >= 0.93)
    }

    @Test func whatAPageSaysOfItselfIsTaken() throws {
        let html = """
            <html lang=ar><head><meta charset=utf-8><link rel=canonical href="https://news.example/1">
            <meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="Port reopens | Harbour Post">
            <script type="application/ld+json">{"broken": </script>
            <script type="application/ld+json">//<![CDATA[
            {"@context":"https://schema.org","@graph":[{"@type":["NewsArticle"],"headline":"Port reopens",
            "datePublished":"2025-03-03T10:00:00+03:00","author":{"@id":"#p"},},{"@type":"Person","@id":"#p","name":"Lena Parson"}]};
            //]]></script></head><body><article><p>The port of Kesh reopened on Monday, the mayor said, adding that repairs
            would go on.</p></article></body></html>
            """
        var issues: [LoadIssue] = []
        let record = try #require(HTMLReader().read(html, path: "x.html", issues: &issues).first)
        #expect(issues.isEmpty)
        #expect(record.headline == "Port reopens" && record.byline == "Lena Parson")
        #expect(record.outlet == "Harbour Post" && record.id == "https://news.example/1" && record.language == "ar")
        #expect(record.published.scalarText == "2025-03-03T10:00:00+03:00")
        #expect(record.provenance["outlet"] == "og:site_name" && record.provenance["text"] == "the page")
    }

    @Test(arguments: [
        ("قال رئيس البلدية إن المرفأ سيفتح يوم الثلاثاء، وأضاف أن الأشغال تستمر.", "CP1256", "windows-1256"),
        ("قال رئيس البلدية إن المرفأ سيفتح يوم الثلاثاء، وأضاف أن الأشغال تستمر.", "ISO-8859-6", "ISO-8859-6"),
    ])
    func encodingsAreFoundAndSaid(text: String, name: String, words: String) throws {
        let bytes = try #require(Self.encoded(text, name))
        let declared = try DecodedText(bytes, declared: words)
        #expect(declared.text == text && declared.notes.isEmpty)
        let found = try DecodedText(bytes, declared: nil)
        #expect(found.text == text)
        #expect(found.notes.first?.contains(words) == true)
    }

    /// Every letter as the one byte that stands for it.
    private static func encoded(_ text: String, _ name: String) -> [UInt8]? {
        var byLetter: [String: UInt8] = [:]
        for byte in UInt8.min...UInt8.max {
            guard let letter = Encodings.text(of: [byte][...], as: name), letter.replaced == 0 else { continue }
            byLetter[letter.text] = byte
        }
        let bytes = text.unicodeScalars.compactMap { byLetter[String($0)] }
        return bytes.count == text.unicodeScalars.count ? bytes : nil
    }

    @Test func badBytesAreReplacedAndCounted() throws {
        let text = try DecodedText(
            Array("قال الوزير ".utf8) + [0xD9, 0x20] + Array("إن الطريق مغلق".utf8), declared: nil)
        #expect(text.text == "قال الوزير \u{FFFD} إن الطريق مغلق")
        #expect(text.notes == ["1 place is no UTF-8 and became U+FFFD"])
    }
}
