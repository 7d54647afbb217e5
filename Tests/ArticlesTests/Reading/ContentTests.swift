import Testing

@testable import Articles

/// What bytes are, before a reader sees them.
@Suite struct ContentTests {
    private func read(_ bytes: [UInt8]) -> Result<String, TextDecoding.Failure> {
        Result { () throws(TextDecoding.Failure) in try TextDecoding.text(of: bytes) }
    }

    private func wide(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            return bigEndian ? [high, low] : [low, high]
        }
    }

    static let text = "ميناء 😀\n\nقال العمدة: x is open.\n"

    @Test func marksTellTheEncoding() throws {
        #expect(try read([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)).get() == Self.text)
        #expect(try read([0xFF, 0xFE] + wide(Self.text, bigEndian: false)).get() == Self.text)
        #expect(try read([0xFE, 0xFF] + wide(Self.text, bigEndian: true)).get() == Self.text)
        let units = Self.text.unicodeScalars.map { $0.value.littleEndian }
        let four = [0xFF, 0xFE, 0, 0] + units.withUnsafeBytes(Array.init)
        #expect(try read(four).get() == Self.text)
    }

    @Test func whatIsNoTextIsNamed() {
        func reason(_ bytes: [UInt8]) -> LoadIssue.Reason? {
            if case .failure(let failure) = read(bytes) { failure.reason } else { nil }
        }
        for bigEndian in [true, false] {
            #expect(reason(wide(Self.text, bigEndian: bigEndian)) == .utf16WithoutMark)
            #expect(reason(wide("Plain words of English.\n", bigEndian: bigEndian)) == .utf16WithoutMark)
        }
        #expect(reason([0xFF, 0xFE] + wide(Self.text, bigEndian: false) + [0x41]) == .brokenEncoding("UTF-16"))
        #expect(reason([0xFE, 0xFF, 0xD8, 0x00]) == .brokenEncoding("UTF-16"))
        #expect(reason([]) == .empty)
        #expect(reason(Array("a text with \0 in it, which is long enough to be one".utf8)) == .binary)
        #expect(reason(Array("line\n".utf8) + [0xE3, 0xDF]) == .notUTF8)
        for (start, word) in [
            (Array("%PDF-1.7\n".utf8), "PDF"), ([0x50, 0x4B, 3, 4, 20], "zip"), ([0x1F, 0x8B, 8], "gzip"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"), ([0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A], "PNG"),
        ] {
            guard case .content(let words)? = reason(start + [1, 2, 3]) else {
                Issue.record("\(word) is not named")
                continue
            }
            #expect(words.contains(word))
        }
    }

    /// Texts of UTF-8 with a byte that is none of it, and with a zero.
    @Test(arguments: [
        ("La ministre a été réélue.", "é", 1), ("عاجل: قالت الوزيرة لا", "ق", 1),
        ("L’été, déjà, le quai était fermé.", "é", 2),
    ])
    func oneBadByteMakesNoOtherEncoding(text: String, letter: String, bad: Int) throws {
        let bytes = Array(text.utf8) + Array(repeating: 0xFF, count: bad)
        let decoded = try DecodedText(bytes, declared: nil)
        #expect(decoded.text == text + String(repeating: "\u{FFFD}", count: bad) && decoded.notes.count == 1)
    }

    @Test func whatIsOfNoKindIsNamed() {
        let issues = readRecords("<plan><step>x</step></plan>\n", "a.plan").issues
        #expect(issues.map(\.message) == ["a.plan: is XML of a kind that is not known; save the article's text"])
    }

    /// Bytes that windows-1252 leaves open are counted.
    @Test func openBytesOfWesternText() throws {
        let decoded = try DecodedText([0x41, 0x81, 0x42, 0xE9, 0x20, 0x43], declared: "windows-1252")
        #expect(decoded.text == "A\u{FFFD}Bé C" && decoded.notes.count == 1)
    }

    @Test func zerosInAText() throws {
        let decoded = try DecodedText(Array("He said\0 no.".utf8), declared: nil)
        #expect(decoded.text == "He said no." && decoded.notes.count == 1)
        // As before: letters of two bytes.
        #expect(try DecodedText(wide("He said no.", bigEndian: true), declared: nil).text == "He said no.")
        #expect(try DecodedText(wide("قال نعم", bigEndian: false), declared: nil).text == "قال نعم")
    }

    @Test(arguments: [
        ("<!DOCTYPE html>\n<html><body>x</body></html>", ContentKind.html), ("\n  <HTML lang=ar>\n<p>x", .html),
        ("<!-- saved from a page -->\n<html>", .html), ("<p>The mayor said x.</p>\n<p>y</p>", .html),
        ("<div class=\"a\">x</div>", .html),
        ("<br/>\nx", .html), ("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html/>", .html),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><html><head>", .html),
        ("Saved page\n<html>\n<head><title>x</title>", .html),
        ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"></rss>", .xml),
        ("<feed xmlns=\"x\"><entry/></feed>\n", .xml), ("<!DOCTYPE nitf SYSTEM \"nitf.dtd\">\n<nitf>", .xml),
        ("{\\rtf1\\ansi x}", .richText),
        ("{\"text\": \"x\"}", .jsonLines), ("{\n \"text\": \"x\"\n}", .json), ("[ {\"text\":\"x\"} ]", .json),
        ("[\n\n{ \"a\": 1 }]", .json),
        ("{\"text\":\"x\"}\n{\"text\":\"y\"}\n", .jsonLines), ("{\"text\": \"cut", .json), ("{}", .jsonLines),
        ("[]", .json),
        ("The <b>mayor</b> said x < y.", .text), ("<<The port>> is open, he said.", .text), ("< 5 % voted.", .text),
        ("<Coast Agency> The port is open.", .text), ("[Editor's note] The port is open.", .text),
        ("{The port} is open.", .text),
        ("\"{\" is a bracket.", .text), ("He wrote <html> and <head> in a line of code.", .text),
        ("[\"quoted\"] he said.", .text),
        ("He explained what <body> and <p> are.", .text), ("", .text), ("«الميناء» مفتوح", .text),
    ])
    func textsAreWhatTheyHold(text: String, kind: ContentKind) {
        #expect(ContentKind(of: text) == kind)
    }
}
