import Testing
import Text

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("\u{07}\u{08}\u{7F}", "\\u{7}\\u{8}\\u{7F}"), ("\u{9B}1m", "\\u{9B}1m"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"), ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
        ("\u{202E}abc\u{2066}\u{200F}\u{61C}", "\\u{202E}abc\\u{2066}\\u{200F}\\u{61C}"),
        ("a\u{E0041}\u{E007F}", "a\\u{E0041}\\u{E007F}"),
        ("a\u{200B}b\u{2060}\u{FEFF}", "a\\u{200B}b\\u{2060}\\u{FEFF}"),
        ("hy\u{AD}phen", "hy\\u{AD}phen"),
        // A joiner that has nothing to join can only make two words look alike.
        ("ad\u{200C}min", "ad\\u{200C}min"), ("ad\u{200D}min", "ad\\u{200D}min"),
        ("م\u{200C}\u{200C}ن", "م\u{200C}\\u{200C}ن"),
        ("a\u{FE0F}\u{FE01}", "a\\u{FE0F}\\u{FE01}"), ("👍\u{FE0F}\u{FE01}\u{E0101}", "👍\u{FE0F}\\u{FE01}\\u{E0101}"),
    ])
    func whatActsOrHidesIsWrittenOut(text: String, expected: String) {
        #expect(VisibleText.escaped(text) == expected)
    }

    @Test(arguments: [
        "plain", "قالَ: «نعم» هٰذا كتـاب ١٢٫٥", "می\u{200C}خواهم", "PDF\u{200C}ها", "ه\u{200D}", "क्\u{200D}ष",
        "👩‍👩‍👧‍👦 🇱🇧 ❤️ 1️⃣ 👩🏽‍🚀 🏳️‍🌈",
        "葛\u{E0100}城", "e\u{301}", "12\u{A0}345\u{202F}678", "", "ᠠ\u{180B}", "\u{6DD}١", "한국",
    ])
    func lettersStayWithWhatServesThem(text: String) {
        #expect(VisibleText.escaped(text) == text)
    }

    @Test func lineBreaksAndTabsMayStay() {
        #expect(VisibleText.escaped("a\n\tb\r\u{1B}", keeping: [.lineBreaks, .tabs]) == "a\n\tb\\r\\u{1B}")
    }

    @Test func jsonKeepsItsOwnEscapes() {
        #expect(VisibleText.escaped("\"a\u{202E}\u{E0041}\"", style: .json) == "\"a\\u202E\\uDB40\\uDC41\"")
    }
}
