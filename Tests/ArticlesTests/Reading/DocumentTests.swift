import PropertyGraph
import Testing

@testable import Articles

/// Tables, transcripts, mails and documents of Word.
@Suite struct DocumentTests {
    // MARK: Tables

    @Test(arguments: [",", ";", "\t"]) func aTable(separator: String) throws {
        let rows = [
            ["Title", "maintext", "date"], ["Port", "\"The mayor said x,\ty; and\nz.\"", "2024-03-05"],
            ["", "Two.", ""],
        ]
        let text = rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
        let (records, issues) = readRecords("\u{FEFF}" + text + "\n", separator == "\t" ? "a.tsv" : "a.csv")
        #expect(issues.isEmpty && records.map(\.text) == ["The mayor said x,\ty; and\nz.", "Two."])
        #expect(records[0].headline == "Port" && records[0].published.scalarText == "2024-03-05")
    }

    @Test func aTableWithoutATextNamesItsColumns() {
        let (records, issues) = readRecords("a,b\n1,2\n", "a.csv")
        #expect(records.isEmpty && issues.count == 1 && issues[0].message.contains("a, b"))
    }

    @Test func badRowsLoseThemselvesAlone() {
        let (records, issues) = readRecords("title,text\na,One.,more\nb,Two.\nc,\"Three", "a.csv")
        #expect(records.map(\.text) == ["Two."] && issues.map(\.line) == [2, 4])
    }

    // MARK: Transcripts

    @Test func voicesOfWebVTT() throws {
        let (records, issues) = readRecords(
            """
            WEBVTT - Port talk

            NOTE a remark

            1
            00:00:01.000 --> 00:00:04.000 align:start
            <v Lena Parson>The port is</v>

            00:00:04.000 --> 00:00:06.000
            <v.loud Lena Parson>open <i>again</i>.

            00:00:06.000 --> 00:00:08.000
            <v Omar Hale>I deny &amp; regret it.
            """, "talk.vtt")
        #expect(issues.isEmpty && records.map(\.headline) == ["Port talk"])
        #expect(records.first?.text == "Lena Parson: The port is open again.\n\nOmar Hale: I deny & regret it.\n")
    }

    /// As services write what machines hear: each cue shows the last line once more, new words have their times.
    @Test func captionsThatRollUp() {
        let text = """
            WEBVTT
            Kind: captions

            00:00:01.000 --> 00:00:02.500 align:start position:0%

            the<00:00:01.200><c> port</c><00:00:01.400><c> is</c>

            00:00:02.500 --> 00:00:02.510 align:start position:0%
            the port is


            00:00:02.510 --> 00:00:04.000 align:start position:0%
            the port is
            open<00:00:03.000><c.colorCCCCCC> again</c>

            00:00:04.000 --> 00:00:04.010 align:start position:0%
            open again

            """
        #expect(readRecords(text, "talk.vtt").records.first?.text == "the port is open again\n")
    }

    @Test func soundsAndPlacesOnTheScreenAreNoSpeech() throws {
        let srt =
            "1\n00:00:01,000 --> 00:00:02,000\n[Music]\n\n2\n00:00:02,000 --> 00:00:03,000\n{\\an8}<i>HANI BAZZI: We [inaudible]</i>\n"
            + "{\\pos(10,20)}opened it.\n\n3\n00:00:04,000 --> 00:00:05,000\n(applause)\n\n"
            + "4\n00:00:05,000 --> 00:00:06,000\n♪ la la ♪\n(Yes) and (no)\n"
        let record = try #require(readRecords(srt, "a.srt").records.first)
        #expect(record.text == "HANI BAZZI: We [inaudible] opened it. (Yes) and (no)\n")
    }

    @Test func cuesWithoutAnEmptyLineBetween() {
        let vtt = """
            WEBVTT

            00:01.000 --> 00:02.000
            The port is open. <00:01.500>Again.
            00:02.000 --> 00:03.000
            We waited.
            """
        #expect(readRecords(vtt, "talk.vtt").records.first?.text == "The port is open. Again. We waited.\n")
        let srt = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n"
        #expect(readRecords(srt, "talk.srt").records.first?.text == "No. No.\n")
    }

    @Test func turnsKeepTheirTimes() {
        let cues = """
            1
            00:00:01,500 --> 00:00:03,000
            Lena Parson: The port is open again.

            2
            00:00:04,000 --> 00:00:06,000
            We waited for years.

            3
            00:01:10,000 --> 00:01:12,000
            Omar Hale: I deny it.

            """
        let (records, _) = readRecords(cues, "talk.srt")
        let text = "Lena Parson: The port is open again. We waited for years.\n\nOmar Hale: I deny it.\n"
        #expect(records.first?.text == text)
        #expect(records.first?.times.map(\.time) == ["00:00:01.500", "00:00:04.000", "00:01:10.000"])
        #expect(records.first?.times.map(\.offset) == [0, 37, 59])
    }

    @Test(arguments: ["- ", "-", "– ", ">> ", "<i>- ", ""]) func twoSpeakersInOneCue(dash: String) {
        let cues =
            "1\n00:00:01,000 --> 00:00:03,000\n\(dash)HANI BAZZI: We opened the road.\n\(dash)RANA AOUN: When was that?\n\n"
            + "2\n00:00:04,000 --> 00:00:06,000\nIt was\nlong ago.\n"
        let text = "HANI BAZZI: We opened the road.\n\nRANA AOUN: When was that? It was long ago.\n"
        #expect(readRecords(cues, "talk.srt").records.map(\.text) == [text])
    }

    @Test func timesAtTheHeadOfLinesAreTakenOut() {
        let text = """
            [00:05] LENA PARSON: The port is open again.
            [00:09] OMAR HALE: I deny it.
            And so do we.
            [01:02:07] LENA PARSON: Then ask them.

            """
        let (records, _) = readRecords(text, "talk.txt")
        let turns =
            "LENA PARSON: The port is open again.\n\nOMAR HALE: I deny it.\nAnd so do we.\n\nLENA PARSON: Then ask them.\n"
        #expect(records.first?.text == turns)
        #expect(records.first?.times.map(\.time) == ["00:05", "00:09", "01:02:07"])
        // A live blog's hours are not: they have no seconds, and run back where the newest stands first.
        let blog = "10:45 The vote is open.\n10:20 The speaker took his seat.\n09:50 Members arrive.\n"
        #expect(readRecords(blog, "blog.txt").records.first?.text == blog)
        let back = "[00:20] One.\n[00:10] Two.\n[00:05] Three.\n"
        #expect(readRecords(back, "back.txt").records.first?.times == [])
    }

    @Test func subRip() {
        let text =
            "1\r\n00:00:01,000 --> 00:00:02,000\r\nLENA PARSON: The port\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nis open.\r\n\r\n"
            + "3\r\n00:00:03,000 --> 00:00:04,000\r\n- OMAR HALE: No.\r\n"
        #expect(
            readRecords(text, "talk.srt").records.map(\.text) == ["LENA PARSON: The port is open.\n\nOMAR HALE: No.\n"])
    }

    // MARK: Mails

    private func mail(_ body: String, _ head: String = "Content-Type: text/plain; charset=utf-8") -> String {
        "From: \"Lena Parson\" <l@e.example>\r\nSubject: =?utf-8?Q?Caf=C3?=\r\n =?utf-8?Q?=A9?= opens\r\n"
            + "Date: Tue, 05 Mar 2024 10:00:00 +0300\r\nMessage-ID: <1@e.example>\r\n\(head)\r\n\r\n\(body)"
    }

    @Test func aMailOfOnePart() throws {
        let (records, issues) = readRecords(
            mail("The mayor said \r\nx.\r\n", "Content-Type: text/plain; format=flowed"), "a.eml")
        let record = try #require(records.first)
        #expect(issues.isEmpty && record.text == "The mayor said x.\n" && record.headline == "Café opens")
        #expect(record.byline == "Lena Parson" && record.published.scalarText == "2024-03-05T10:00:00+03:00")
    }

    @Test func alternativesAreOneText() {
        let parts = """
            --b1\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe mayor =\r\nsaid caf=C3=A9.\r\n\
            --b1\r\nContent-Type: text/html\r\n\r\n<p>The mayor said café.</p>\r\n--b1\r\nContent-Type: text/plain\r\n\
            Content-Disposition: attachment\r\n\r\nNot this.\r\n
            """
        let (records, issues) = readRecords(
            mail(parts, "Content-Type: multipart/alternative; boundary=\"b1\""), "a.eml")
        #expect(records.map { $0.text.filter { $0 != "\n" && $0 != "\r\n" } } == ["The mayor said café."])
        #expect(issues.count == 1 && !issues[0].isFailure)
    }

    /// A mail is one by its head, though its body is a page.
    @Test func mailsThatHoldPages() {
        let page = """
            <!DOCTYPE HTML><HTML><HEAD><TITLE>Desk</TITLE><STYLE>p { color: red }</STYLE></HEAD>
            <BODY><P>The mayor said =\r\nx.</P><DIV>He left.</DIV></BODY></HTML>
            """
        let head = """
            Return-Path: <desk@h.example>
            Delivered-To: reader@h.example
            Received: from a.h.example
              by b.h.example; 5 Mar 2024 10:00:00 -0000
            From: Lena Parson <desk@h.example>
            Subject: Port reopens
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            """
        for name in ["a.eml", "a", "a.html"] {
            let (records, issues) = readRecords(head + "\n" + page, name)
            #expect(records.map(\.text) == ["The mayor said x.\n\nHe left."] && issues.isEmpty, "\(name)")
            #expect(records.first?.headline == "Port reopens" && records.first?.byline == "Lena Parson")
        }
    }

    @Test func mailsInOldCharsets() {
        let head = mail("", "Content-Type: text/plain; charset=windows-1256")
        let body: [UInt8] = [0xDE, 0xC7, 0xE1, 0x20, 0xC7, 0xE1, 0xE6, 0xD2, 0xED, 0xD1, 0x2E]
        #expect(readRecords(Array(head.utf8) + body, "a.eml").records.map(\.text) == ["قال الوزير."])
    }

    /// Each mark without digits sought the end of its line, each mail within a mail the end of all mails.
    @Test func mailsThatAreMadeToTakeLong() {
        let marks = [UInt8](repeating: 0x3D, count: 1 << 20)
        #expect(TransferEncoding.quotedPrintable(marks[...], inWords: false) == marks)
        #expect(
            TransferEncoding.quotedPrintable(Array("a= \t\r\nb= c=".utf8)[...], inWords: false) == Array("ab= c=".utf8))
        let type = "Content-Type: message/rfc822"
        let deep = String(repeating: "\(type)\r\n\r\n", count: 20_000)
        let (records, issues) = readRecords(mail(deep, type), "a.eml")
        #expect(
            records.isEmpty && issues.count == 1 && issues[0].message.contains("packed 9 times"),
            "\(issues.map(\.message))")
    }

    // MARK: Word

    private func word(_ body: String, core: String) -> [UInt8] {
        storedZip([
            ("[Content_Types].xml", "<Types/>"), ("docProps/core.xml", "<cp xmlns:dc=\"d\">\(core)</cp>"),
            ("word/document.xml", "<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>"),
        ])
    }

    /// The level 9 is that of the text (ECMA-376, 17.3.1.20).
    @Test func levelsOfWord() {
        let body = [0, 8, 9].map {
            "<w:p><w:pPr><w:outlineLvl w:val=\"\($0)\"/></w:pPr><w:r><w:t>Line \($0)</w:t></w:r></w:p>"
        }
        let (records, issues) = readRecords(word(body.joined(), core: ""), "a.docx")
        #expect(issues.isEmpty && records.map(\.text) == ["Line 0\n\nLine 8\n\nLine 9\n"])
        #expect(records.map(\.headings) == [[0..<6, 8..<14]])
    }

    @Test(arguments: [("English", "en"), ("ar-EG", "ar-EG"), ("various", nil)])
    func languagesOfWord(written: String, tag: String?) {
        let body = "<w:p><w:r><w:t>The port is open.</w:t></w:r></w:p>"
        let (records, _) = readRecords(word(body, core: "<dc:language>\(written)</dc:language>"), "a.docx")
        #expect(records.count == 1 && records.first?.language == tag)
    }

    @Test func aDocumentAsItWouldRead() {
        let body = """
            <w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Port</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">The ma</w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t>yor said </w:t></w:r>
            <w:ins><w:r><w:t>that x</w:t></w:r></w:ins><w:del><w:r><w:delText>y</w:delText></w:r></w:del>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Joined </w:t></w:r></w:p>
            <w:p><w:sdt><w:sdtContent><w:r><w:t>lines</w:t></w:r></w:sdtContent></w:sdt><w:r><w:br/></w:r><w:r><w:t>two</w:t></w:r></w:p>
            <w:p><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice>
            <mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>
            </w:body></w:document>
            """
        var text = WordText()
        for node in XMLStream.read(body, wanted: ["body"]).nodes { text.add(node) }
        text.finish()
        #expect(text.document.paragraphs == ["Port", "The mayor said that x.", "Joined lines\ntwo", "Box"])
        #expect(text.document.headings == [0..<4])
    }

    // MARK: PDF

    /// What pdftotext gives, and the line that was printed.
    @Test(arguments: [
        ("\u{202B}في\u{202C} \u{202A} ،2024\u{202C} إن", "في 2024، إن"), ("\u{202A} )12\u{202C} عاما", "12) عاما"),
        ("\u{202A} %10\u{202C}", "10%"), ("شكرا \u{064B}", "شكرا\u{064B}"), ("The port.", "The port."),
    ])
    func linesOfPDF(given: String, printed: String) {
        #expect(PDFText.repaired(given) == printed)
    }

    @Test func pagesOfPDFAreParagraphs() {
        #expect(
            PDFText.repaired("The har-\nbour\nis open.\n\nTwo.\n\u{C}Three.\n")
                == "The harbour is open.\n\nTwo.\n\nThree.")
    }
}
