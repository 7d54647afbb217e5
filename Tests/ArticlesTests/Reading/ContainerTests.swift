import Machine
import Testing

@testable import Articles

/// Articles in containers: each kind, kinds in each other, and what is wrong with them.
@Suite struct ContainerTests {
    private static func bytes(_ digits: String) -> [UInt8] {
        let digits = Array(digits.filter { !$0.isWhitespace })
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16)! }
    }

    static let gzip = bytes(
        """
        1f8b08000000000002030bc94855c84daccc2f52284ecc4c51a8d0e302004198201912000000
        """)
    static let bzip2 = bytes(
        """
        425a6839314159265359b1ebd3da000002d380001040010400266298602000229934326f510a60001793dadd012176b8
        d7c5dc914e14242c7af4f680
        """)
    static let xz = bytes(
        """
        fd377a585a000004e6d6b4460200210116000000742fe5a3010011546865206d61796f72207361696420782e0a000000
        5d6d12de4a5292f600012a124b0854bc1fb6f37d010000000004595a
        """)
    static let zip = bytes(
        """
        504b03041400000000000000210041982019120000001200000005000000612e747874546865206d61796f7220736169
        6420782e0a504b030414000000000000002100419820191200000012000000080000002e2e2f622e747874546865206d
        61796f72207361696420782e0a504b030414000000000000002100419820191200000012000000060000002e632e7478
        74546865206d61796f72207361696420782e0a504b0304140000000000000021008316dc8c0100000001000000050000
        00642e6a706778504b030414000000000000002100f2ab5ae5260000002600000008000000652e7478742e677a1f8b08
        000000000002030bc9485548ce492dca56284ecc4c51a8d4e302001b449e2312000000504b0102140314000000000000
        002100419820191200000012000000050000000000000000000000800100000000612e747874504b0102140314000000
        0000000021004198201912000000120000000800000000000000000000008001350000002e2e2f622e747874504b0102
        14031400000000000000210041982019120000001200000006000000000000000000000080016d0000002e632e747874
        504b01021403140000000000000021008316dc8c01000000010000000500000000000000000000008001a3000000642e
        6a7067504b0102140314000000000000002100f2ab5ae526000000260000000800000000000000000000008001c70000
        00652e7478742e677a504b0506000000000500050006010000130100000000
        """)
    static let tar = bytes(
        """
        1f8b0800000000000203edd3310a83401085e1a9738a398119d7257b112f30a09040424037606eef62231808694ce3ff
        35ef31cd54af3b7b95a72c7bb2e212e392c536cd4258fb724f756c444dfee035661fca4b39a6f6daebc3dfcf4147bf75
        3a5527c181dc775fff0ffbffe8c952100dcefe010000000000000000000000806f6619196c4c00280000
        """)

    /// A crawl of two records, a member for each.
    static let crawlInMembers = bytes(
        """
        1f8b08000000000002035d4ebd0ac23010de037987bc409b4674893848978a42a5543a073dda407b3d9a1beadb9b8045
        70fbfef9ba73536a931752741165ed9bc0aa0502cd186013ddd203678fe662d5c04c566bc86175138da08d14e58c0cc8
        dfb2231afdd3b19f51a7f4710a3d47e7f45bdd0a37c09e07ab0e7b29a4a8daf61eaf18b52b0a555fff771956d6343a8f
        295c23a8e0fc2b4fe4037274cc93c50000001f8b08000000000002035d8e410ac2400c45f785de2107d04eebce8a0b71
        a3a82852711d357406da4c9889606fef1414c14d08f9ef3f725d9dd7a62aca3cbba66dda0c4235048ae239d2f788a125
        9d5ecedb1aacaad4c650412feca52333cbb3b56725d64f19453a7747759ecd482ffad86a4a963febb7b0276ed5d65055
        f33ccbb34dd39cd22f15ccca128ebb7fb1d24b8d74e878841b4bd0e3e00344740f508b9a0681c570f3cf005e88237886
        83e7070e1340fe50d13a896317929b4231dade64a6531d07010000
        """)

    private func read(_ bytes: [UInt8], _ name: String, limit: Int = 1 << 20) -> (
        records: [ArticleRecord], issues: [LoadIssue]
    ) {
        var options = ReadingOptions()
        options.largestArticle = limit
        var found: (records: [ArticleRecord], issues: [LoadIssue]) = ([], [])
        let sink = RecordSink(record: { found.records.append($0) }, issue: { found.issues.append($0) })
        do throws(LoadIssue) {
            try Readers.read(ReaderInput(bytes), ReadingContext(FilePath(name), options), sink)
        } catch { found.issues.append(error) }
        return found
    }

    @Test(arguments: [("a.txt.gz", gzip), ("a.txt.bz2", bzip2), ("a.txt.xz", xz)])
    func onePackedFile(name: String, bytes: [UInt8]) {
        let (records, issues) = read(bytes, name)
        #expect(records.map(\.text) == ["The mayor said x.\n"] && issues.isEmpty, "\(issues.map(\.message))")
        #expect(records.map(\.path) == [name])
    }

    @Test func membersOfGzipAreOneText() {
        #expect(
            read(Self.gzip + Self.gzip + [0, 0, 0], "a.txt.gz").records.map(\.text) == [
                "The mayor said x.\nThe mayor said x.\n"
            ])
    }

    @Test func gzipThatIsCutOrDamagedIsSaid() {
        var wrong = Self.gzip
        wrong[wrong.count - 6] ^= 1
        for bytes in [Array(Self.gzip.dropLast(10)), wrong] {
            let (records, issues) = read(bytes, "a.txt.gz")
            #expect(records.isEmpty && issues.count == 1 && issues[0].isFailure)
        }
    }

    @Test func zipWithWhatIsNoArticle() {
        let (records, issues) = read(Self.zip, "z.zip")
        #expect(records.map(\.path) == ["z.zip/a.txt", "z.zip/e.txt.gz"])
        #expect(records.map(\.text) == ["The mayor said x.\n", "The clerk said y.\n"])
        #expect(issues.map(\.path) == ["z.zip/../b.txt", "z.zip"] && issues[1].message == "z.zip: not read: 1 .jpg")
    }

    @Test func tarWithALink() {
        let (records, issues) = read(Self.tar, "t.tgz")
        #expect(records.map(\.path) == ["t.tgz/d/a.txt"] && issues.isEmpty)
    }

    @Test func whatIsLongerThanAskedIsSaid() {
        let (records, issues) = read(Self.gzip, "a.txt.gz", limit: 5)
        #expect(records.isEmpty && issues.map(\.message) == ["a.txt.gz: has more than 5 bytes (--max-article)"])
    }

    /// The path of an article is where its file stands, in whatever form it is written.
    @Test func pathsWithinAnArchive() {
        let words =
            "Mayor Lena Parson said the harbour would reopen on Monday, after weeks of storms that had closed it."
        let page =
            "<!DOCTYPE html><html><head><title>Port</title></head><body><article><p>\(words)</p></article></body></html>"
        let inner = "From: C <c@e.example>\nSubject: C\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n\nC said so.\n"
        let mail =
            "From: A <a@e.example>\nSubject: A\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: text/plain\n\nA said so.\n--b\nContent-Type: message/rfc822\n\n\(inner)--b--\n"
        let files = [
            ("a.html", page), ("b.txt", words + " Twice."), ("c.csv", "text,title\n\"\(words) Thrice.\",C\n"),
            ("d.eml", mail),
        ]
        let (records, issues) = readRecords(storedZip(files), "z.zip")
        #expect(issues.isEmpty, "\(issues.map(\.message))")
        #expect(records.map(\.path) == ["z.zip/a.html", "z.zip/b.txt", "z.zip/c.csv", "z.zip/d.eml", "z.zip/d.eml/1"])
        // Read from a graph, an article has no name of its own but the one that it had before.
        for record in records {
            let stored = StoredArticles.records(of: ArticleArchive.graph(of: record), isOpen: false)
            #expect(stored.map(\.ownID) == [nil] && stored.map(\.place) == [record.place])
        }
    }

    /// Older graphs call the archive the path of its pages.
    @Test func pathsOfOlderGraphs() {
        let record = ArticleRecord(id: "z.zip/a.html", path: "z.zip", text: "The port is open.")
        let stored = StoredArticles.records(of: ArticleArchive.graph(of: record), isOpen: false)
        #expect(stored.map(\.ownID) == [nil] && stored.map(\.place) == ["z.zip/a.html"])
    }

    /// The bound of one article is none of a file of many.
    @Test(arguments: ["wet", "rdf", "newsml", "g2", "rss"]) func filesOfManyArticles(ending: String) {
        let filler = String(repeating: "The port is open. ", count: 50)
        let texts = (1...4).map { "\($0): \(filler)" }
        let crawl = texts.map { text in
            "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://e.example/\(text.prefix(1))\r\n"
                + "Content-Type: text/plain\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)\r\n\r\n"
        }
        let items = texts.map { "<item><title>\($0.prefix(1))</title><description>\($0)</description></item>" }
        let text = ending == "wet" ? crawl.joined() : "<rss version=\"2.0\"><channel>\(items.joined())</channel></rss>"
        let (records, issues) = read(storedZip([("a.\(ending)", text)]), "z.zip", limit: 2_000)
        #expect(records.count == 4 && issues.isEmpty, "\(issues.map(\.message))")
    }

    // MARK: WARC

    private func record(
        _ text: String, uri: String, version: String = "1.0", type: String = "WARC-Type: response", length: Int? = nil,
        head: String = "Content-Type: text/plain\r\n", lineEnd: String = "\r\n"
    ) -> String {
        let body = "HTTP/1.1 200 OK\r\n" + head + "\r\n" + text
        let fields = [
            "WARC/\(version)", type, "WARC-Target-URI: \(uri)", "Content-Type: application/http;msgtype=response",
            "Content-Length: \(length ?? body.utf8.count)", "", "",
        ]
        return fields.joined(separator: lineEnd) + body + lineEnd + lineEnd
    }

    private func crawl(_ records: [String]) -> (records: [ArticleRecord], issues: [LoadIssue]) {
        read(Array(records.joined().utf8), "c.warc")
    }

    @Test func addressesOfEveryForm() {
        let (records, issues) = crawl([
            "\r\n", record("One said.", uri: "http://e.example/", version: "1.1"),
            record("Two said.", uri: "<http://e.example/2>", type: "warc-type: response", lineEnd: "\n"),
            record("Three said.", uri: "http://other.example/2"),
        ])
        #expect(records.map(\.uri) == ["http://e.example/", "http://e.example/2", "http://other.example/2"])
        #expect(records.map(\.text) == ["One said.", "Two said.", "Three said."] && issues.isEmpty)
    }

    @Test(arguments: [-12, 40]) func wrongLengthsLoseNoOtherRecord(by shift: Int) {
        let length =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThe mayor said that the first is open.".utf8.count
            + shift
        let (records, issues) = crawl([
            record("The mayor said that the first is open.", uri: "http://e.example/1", length: length),
            record("Two said.", uri: "http://e.example/2"),
        ])
        #expect(
            records.count == 2 && records[1].text == "Two said." && records[0].text.hasPrefix("The mayor said that"))
        #expect(issues.count == 1 && issues[0].path == "c.warc#1")
    }

    /// A length that says more than an article may have, and more than there is.
    @Test(arguments: [1_000, 20_000, 20_000_000]) func aLengthBeyondTheLimitLosesNoOtherRecord(length: Int) {
        for filler in [0, 3_000, 200_000] {
            let text = "The first is open." + String(repeating: "x", count: filler)
            let crawl = [
                record(text, uri: "http://e.example/1", length: length), record("Two said.", uri: "http://e.example/2"),
                record("Three said.", uri: "http://e.example/3"),
            ]
            let (records, issues) = read(Array(crawl.joined().utf8), "c.warc", limit: 2_000)
            #expect(records.suffix(2).map(\.text) == ["Two said.", "Three said."], "\(length) \(filler)")
            #expect(!issues.isEmpty && issues.allSatisfy { $0.path == "c.warc#1" })
        }
    }

    @Test func aRecordWithoutALengthIsSaid() {
        let broken = "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n"
        let (records, issues) = crawl([broken, record("Two said.", uri: "http://e.example/2")])
        #expect(records.map(\.text) == ["Two said."] && issues.count == 1)
    }

    @Test func chunksAndWhatOnlySaysSo() {
        let chunked = "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"
        let (records, _) = crawl([
            record("9\r\nOne said \r\n2\r\nx.\r\n0\r\n\r\n", uri: "http://e.example/1", head: chunked),
            record("Two said y.", uri: "http://e.example/2", head: chunked + "Content-Encoding: gzip\r\n"),
        ])
        #expect(records.map(\.text) == ["One said x.", "Two said y."])
    }

    @Test func cutShortIsSaidAndRead() {
        let text = record("The mayor said x. And more of it.", uri: "http://e.example/1")
        let (records, issues) = read(Array(text.utf8.dropLast(14)), "c.warc")
        #expect(records.count == 1 && issues.count == 1 && issues[0].message.contains("cut short"))
    }

    /// What stands before the fault is read, however little it is.
    @Test(arguments: [10, 20, 60, 100, 150]) func aPackedCrawlThatIsCutKeepsWhatCameBefore(by count: Int) {
        let (records, issues) = read(Array(Self.crawlInMembers.dropLast(count)), "c.warc.gz")
        #expect(records.first?.text == "One said.")
        #expect(issues.contains { $0.isFailure && $0.message.contains("cut short") }, "\(issues.map(\.message))")
        if count < 100 { #expect(records.count == 2) }
    }
}
