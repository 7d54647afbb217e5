import Foundation

/// The articles in packages: documents, mails, crawls, archives, and in other encodings.
enum SamplePackages {
    static func files(_ articles: [SampleArticle]) throws -> [SampleFile] {
        let texts = { (format: String) in
            articles.map { SampleFile("\($0.language).txt", SampleTexts.front($0, format) + $0.text + "\n") }
        }
        let arabic = articles[1]
        let plain = SampleTexts.front(arabic, "x") + arabic.text + "\n"
        func encoded(_ format: String, _ encoding: String.Encoding) -> [UInt8] {
            Array(plain.replacing("https://x.", with: "https://\(format).").data(using: encoding)!)
        }
        return articles.map { SampleFile("word-\($0.language).docx", document($0)) }
            + articles.map { SampleFile("mail-\($0.language).eml", mail($0, "mail")) }
            + [
                SampleFile(
                    "letters.mbox",
                    articles.map { "From desk@x Tue Mar  5 10:00:00 2024\n\(mail($0, "letters"))\n" }.joined()),
                SampleFile("crawl.warc", articles.flatMap { response($0, "crawl") }),
                SampleFile("crawled.warc.gz", articles.flatMap { gzip(response($0, "crawled")) }),
                SampleFile("packed.zip", zip(texts("packed"))), SampleFile("tape.tar", tar(texts("tape"))),
                SampleFile("nested.zip", zip([SampleFile("inner.zip", zip(texts("nested")))])),
                SampleFile("squeezed.jsonl.gz", gzip(try lines(articles))),
                SampleFile("windows-ar.txt", encoded("windows", .init(rawValue: 0x8000_0506))),
                SampleFile("wide-ar.txt", encoded("wide", .utf16LittleEndian)),
                SampleFile("marked-ar.txt", [0xFE, 0xFF] + encoded("marked", .utf16BigEndian)),
            ]
    }

    private static func lines(_ articles: [SampleArticle]) throws -> [UInt8] {
        try articles.flatMap { article -> [UInt8] in
            let record = [
                "title": article.headline, "content": article.text, "date": article.day, "source": article.outlet,
                "url": article.url("squeezed"), "lang": article.language, "author": article.byline,
            ]
            return Array(try JSONSerialization.data(withJSONObject: record)) + [0x0A]
        }
    }

    // MARK: Documents

    private static func document(_ article: SampleArticle) -> [UInt8] {
        func paragraph(_ text: String, style: String = "") -> String {
            let properties = style.isEmpty ? "" : "<w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>"
            // A word is split over runs, as word processors do.
            let half = text.index(text.startIndex, offsetBy: text.count / 2)
            let runs = [text[..<half], text[half...]].map {
                "<w:r><w:t xml:space=\"preserve\">\(SampleTexts.escaped(String($0)))</w:t></w:r>"
            }
            return "<w:p>\(properties)\(runs.joined())<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        }
        let body = paragraph(article.headline, style: "Title") + article.paragraphs.map { paragraph($0) }.joined()
        return zip([
            SampleFile("[Content_Types].xml", "<Types/>"),
            SampleFile("word/document.xml", "<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>"),
            SampleFile("docProps/core.xml", "<c><dc:creator xmlns:dc=\"d\">\(article.byline)</dc:creator></c>"),
        ])
    }

    private static func mail(_ article: SampleArticle, _ format: String) -> String {
        func word(_ text: String) -> String { "=?utf-8?B?\(Data(text.utf8).base64EncodedString())?=" }
        let body = Data(article.text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        return """
            From: \(word(article.byline)) <desk@\(format).example>
            To: readers@\(format).example
            Subject: \(word(article.headline))
            Date: \(article.day)
            Message-ID: <\(format)-\(article.language)@x>
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            \(body)
            --b
            Content-Type: text/html

            <p>not this</p>
            --b--

            """
    }

    // MARK: Crawls

    /// An answer whose body comes in chunks.
    private static func response(_ article: SampleArticle, _ format: String) -> [UInt8] {
        let page = Array(SampleTexts.page(article, format).utf8)
        var body = Array(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
        for start in stride(from: 0, to: page.count, by: 500) {
            let part = page[start..<min(start + 500, page.count)]
            body += Array(String(part.count, radix: 16).utf8) + [13, 10] + part + [13, 10]
        }
        body += Array("0\r\n\r\n".utf8)
        let head =
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: <\(article.url(format))>\r\nContent-Length: \(body.count)\r\n\r\n"
        return Array(head.utf8) + body + Array("\r\n\r\n".utf8)
    }

    // MARK: Archives

    private static func little(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = ~0
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }

    /// Files one behind the other, none of them made smaller.
    private static func zip(_ files: [SampleFile]) -> [UInt8] {
        var whole: [UInt8] = []
        var list: [UInt8] = []
        for file in files {
            let name = Array(file.name.utf8)
            let facts =
                little(0x0800, 2) + little(0, 2) + little(0, 4) + little(checksum(file.bytes), 4)
                + little(file.bytes.count, 4) + little(file.bytes.count, 4) + little(name.count, 2) + little(0, 2)
            list +=
                little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + facts + little(0, 10)
                + little(whole.count, 4) + name
            whole += little(0x0403_4B50, 4) + little(20, 2) + facts + name + file.bytes
        }
        return whole + list + little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
            + little(list.count, 4) + little(whole.count, 4) + little(0, 2)
    }

    private static func tar(_ files: [SampleFile]) -> [UInt8] {
        var whole: [UInt8] = []
        for file in files {
            var head = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, _ start: Int) {
                for (index, byte) in text.utf8.enumerated() { head[start + index] = byte }
            }
            func octal(_ value: Int, _ size: Int) -> String {
                let digits = String(value, radix: 8)
                return String(repeating: "0", count: size - digits.count) + digits
            }
            put(file.name, 0)
            put(octal(0o644, 7), 100)
            put(octal(file.bytes.count, 11), 124)
            put("0", 156)
            put("ustar", 257)
            put("00", 263)
            put(String(repeating: " ", count: 8), 148)
            put(octal(head.reduce(0) { $0 + Int($1) }, 6) + "\0", 148)
            whole += head + file.bytes + [UInt8](repeating: 0, count: (512 - file.bytes.count % 512) % 512)
        }
        return whole + [UInt8](repeating: 0, count: 1024)
    }

    /// One member, in blocks that are stored as they are.
    private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var whole: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        var start = 0
        repeat {
            let end = min(start + 65535, bytes.count)
            let size = end - start
            whole += [end == bytes.count ? 1 : 0] + little(size, 2) + little(size ^ 0xFFFF, 2) + bytes[start..<end]
            start = end
        } while start < bytes.count
        return whole + little(checksum(bytes), 4) + little(bytes.count, 4)
    }
}
