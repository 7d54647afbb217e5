import Testing
import Text

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("abc", 3), ("مُحَمَّد", 4), ("كتـاب", 5), ("لا", 2), ("漢字", 4), ("é", 1), ("e\u{301}", 1), ("👍", 2), ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2), ("🇵🇸", 2), ("❤️", 2), ("1️⃣", 2), ("\u{200F}a\u{2068}b\u{2069}", 2), ("\u{1B}[1m", 3), ("한국", 4),
        ("ｱ", 1),
        ("\u{06DD}", 1), ("هٰذا", 3), ("", 0),
    ])
    func width(text: String, cells: Int) {
        #expect(DisplayWidth.of(text) == cells)
    }

    @Test func prefixKeepsClustersWhole() {
        #expect(DisplayWidth.prefix("مُحَمَّد", cells: 2) == "مُحَ")
        #expect(DisplayWidth.prefix("漢字", cells: 3) == "漢")
    }

    @Test func direction() {
        #expect(Bidi.startsRightToLeft("123 نص abc") == true)
        #expect(Bidi.startsRightToLeft("abc نص") == false)
        #expect(Bidi.startsRightToLeft("12 ٣") == nil)
        #expect(Bidi.hasRightToLeft("abc ش"))
        #expect(!Bidi.hasRightToLeft("Ж é"))
    }
}
