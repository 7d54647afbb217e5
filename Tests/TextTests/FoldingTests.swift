import Testing
import Text

@Suite struct FoldingTests {
    @Test(arguments: [
        ("أإآٱا", "ااااا"), ("مدرسة", "مدرسه"), ("على", "علي"), ("مؤتمر", "موتمر"), ("هيئة", "هييه"),
        ("مُحَمَّدٌ", "محمد"), ("كتـــاب", "كتاب"), ("هٰذا", "هذا"), ("ﻻﻹﻼ", "لالالا"), ("ﺑﺮﻟﻴﻦ", "برلين"),
        ("کیف گاز", "كيف كاز"), ("٤٠٠ ۴۰", "400 40"), ("a\u{A0}b", "a b"), ("\u{202B}نص\u{202C}", "نص"),
        ("Élysée CAFÉ", "elysee cafe"), ("Straße Æon", "strasse aeon"), ("Đặng Ğül", "dang gul"),
        ("ΑΒΓ Жук", "αβγ жук"),
        ("it’s", "it's"), ("Ａ１", "a1"),
    ])
    func folds(text: String, folded: String) {
        #expect(Folding.fold(text) == folded)
    }

    @Test func mapsBackToCodePoints() {
        let folded = FoldedText("قالَ أﻻ ")
        #expect(folded.string == "قال الا ")
        #expect(folded.originalRange(0..<3) == 0..<4)
        #expect(folded.originalRange(4..<7) == 5..<7)
    }

    @Test func foldingTwiceChangesNothing() {
        for value in 0..<UInt32(0x1_0000) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Folding.fold(String(Character(scalar)))
            #expect(Folding.fold(once) == once, "\(String(value, radix: 16))")
        }
    }

    @Test func codePointsOfEachLength() {
        for text in ["", "a", "éß", "قال", "…—“", "𐍈😀", "a é قال… 😀\u{10FFFF}\u{7FF}\u{800}\u{FFFD}"] {
            #expect(text.codePoints == text.unicodeScalars.map(\.value))
        }
    }

    /// What is asked in loops is what is asked by itself.
    @Test func tablesSayTheSame() {
        let table = ScalarTable()
        for scalar in UInt32(0)..<0x3000 {
            #expect(table.kind(of: scalar) == CharacterClass.of(scalar))
            #expect(table.fold(scalar) == Folding.fold(scalar))
        }
    }
}
