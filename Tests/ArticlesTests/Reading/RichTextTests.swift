import Machine
import Testing

@testable import Articles

/// Rich text: what a word processor would show of it, in whatever code pages its fonts are.
@Suite struct RichTextTests {
    private func read(_ bytes: [UInt8]) -> (records: [ArticleRecord], issues: [LoadIssue]) {
        var found: (records: [ArticleRecord], issues: [LoadIssue]) = ([], [])
        let sink = RecordSink(record: { found.records.append($0) }, issue: { found.issues.append($0) })
        do throws(LoadIssue) {
            try Readers.read(ReaderInput(bytes), ReadingContext(FilePath("a.rtf"), ReadingOptions()), sink)
        } catch { found.issues.append(error) }
        return found
    }

    private func text(_ body: String) -> String? { read(Array("{\\rtf1\\ansi \(body)}".utf8)).records.first?.text }

    @Test(arguments: [
        ("One\\par Two\\line three\\par", "One\n\nTwo\nthree\n"), ("One\\\nTwo", "One\n\nTwo\n"),
        ("a\nb \\tab c\\~d\\_e\\-f", "ab c d\u{2011}ef\n"),
        ("\\{x\\}\\\\ \\ldblquote y\\rdblquote\\emdash z", "{x}\\ “y”—z\n"),
        ("{\\b bold}{\\i  and}{\\v hidden}{\\deleted gone}{\\revised  kept} \\v x\\v0 y", "bold and kept y\n"),
        ("\\u1602?\\u1575?\\u1604? {\\uc2 \\u1602ab\\u8217'c}{\\uc0\\u1602 \\u1575 x}", "قال ق’قاx\n"),
        ("\\u-10179?\\u-8704?", "😀\n"), ("\\u1602\\'de x", "ق x\n"), ("\\u8220\\ldblquote x", "“x\n"),
        ("{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt shown}} a{\\*\\unknown {b} c}d", "shown ad\n"),
        ("\\trowd\\pard\\intbl One\\cell Two\\cell\\row\\pard After\\par", "One\n\nTwo\n\nAfter\n"),
        ("{\\header Head\\par}{\\footer Foot}{\\listtext\\'b7\\tab}Item{\\pict 89504e47}{\\*\\bkmkstart m}", "Item\n"),
        ("Text{\\footnote \\pard {\\super 1} A note\\par of two}.\\par End", "Text.\n\nEnd\n\n1 A note\nof two\n"),
        ("{\\shp{\\*\\shpinst{\\sp{\\sn t}{\\sv 2}}{\\shptxt Box\\par}}{\\shprslt Box}}Line", "Box\n\nLine\n"),
        ("{\\upr{ansi}{\\*\\ud{one}}} {\\object{\\*\\objdata 00}{\\result two}}{\\bin3 }}}x", "one twox\n"),
        ("{\\htmlrtf tags\\htmlrtf0 text{\\*\\htmltag <p>}}", "text\n"),
        ("{\\annotation no}{\\xe no}yes{\\*\\annotation no}", "yes\n"),
    ])
    func whatIsShown(body: String, shown: String) { #expect(text(body) == shown) }

    @Test(arguments: [
        (
            "{\\fonttbl{\\f0\\fnil\\fcharset178 Arial;}{\\f1\\fnil\\fcharset0 C;}}\\f0\\'de\\'c7\\'e1 \\f1 caf\\'e9",
            "قال café\n"
        ),
        ("\\ansicpg1256\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}}\\f0\\rtlch \\'de\\'c7\\'e1", "قال\n"),
        (
            "{\\fonttbl{\\f0\\fcharset0 T;}{\\f9\\fcharset178 A;}}{\\ltrch\\fcs1\\af9\\rtlch\\fcs0\\'de\\'c7\\'e1}",
            "قال\n"
        ),
        ("{\\fonttbl\\f0\\fcharset204 H;\\f1\\cpg1253 G;}\\f0\\'c4\\'e0 \\f1\\'e1", "Да α\n"),
        ("\\ansicpg932 \\'83A\\'83\\'65", "アテ\n"), ("\\mac caf\\'8e", "café\n"), ("\\pca caf\\'82", "café\n"),
        ("{\\fonttbl{\\f3\\fcharset2 Symbol;}}a{\\f3\\'b7\\'61}b", "a•b\n"), ("قال الوزير", "قال الوزير\n"),
    ])
    func codePages(body: String, shown: String) { #expect(text(body) == shown) }

    @Test func stylesTellHeadings() throws {
        let styles =
            "{\\stylesheet{\\ql Normal;}{\\s1 heading 1;}{\\s7\\outlinelevel1 Zwischentitel;}{\\*\\cs15 Heading 1 Char;}}"
        let body = "\\pard\\s1 Port\\par\\pard Text.\\par\\pard\\s7 Then\\par\\pard\\outlinelevel2 More\\par"
        let record = try #require(
            read(Array("{\\rtf1\(styles){\\info{\\title T}{\\author Mara Dale}}\(body)}".utf8)).records.first)
        #expect(record.text == "Port\n\nText.\n\nThen\n\nMore\n" && record.headings == [0..<4, 13..<17, 19..<23])
        #expect(record.byline == "Mara Dale")
    }

    @Test func whatIsWrongIsSaid() {
        let cut = read(Array("{\\rtf1 One.\\par Tw".utf8))
        #expect(cut.records.map(\.text) == ["One.\n\nTw\n"] && cut.issues.map(\.isFailure) == [true])
        let unknown = read(Array("{\\rtf1\\ansicpg99999 caf\\'e9}".utf8))
        #expect(unknown.records.map(\.text) == ["café\n"] && unknown.issues.count == 1)
        let open = read(Array("{\\rtf1{\\fonttbl{\\f0\\fcharset162 x;}{\\f1\\fcharset161 y;}}\\f1 a\\'d2}".utf8))
        #expect(open.records.map(\.text) == ["a\u{FFFD}\n"] && open.issues.count == 1)
        let deep =
            "{\\rtf1 a " + String(repeating: "{", count: 20000) + "x" + String(repeating: "}", count: 20000) + "b}"
        let nested = read(Array(deep.utf8))
        #expect(nested.records.map(\.text) == ["a b\n"] && nested.issues.count == 1)
        #expect(read(Array("{\\rtf1{\\pict 00}}".utf8)).issues.map(\.reason) == [.empty])
    }

    @Test func documentsOneBehindTheOtherAreArticles() {
        let found = read(Array("{\\rtf1 One.}\n{\\rtf1 Two.}\0\0".utf8))
        #expect(
            found.records.map(\.text) == ["One.\n", "Two.\n"] && found.records.map(\.id) == ["a.rtf#1", "a.rtf#2"])
    }
}
