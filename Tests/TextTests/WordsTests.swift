import Testing
import Text

@Suite struct WordsTests {
    @Test func segments() {
        let words = Words.of("وقال: \"لن نعود\"، الساعة 3.5 — don't stop—400,000!")
        #expect(words.map(\.folded) == ["وقال", "لن", "نعود", "الساعه", "3.5", "don't", "stop", "400,000"])
        #expect(words.map(\.isNumber) == [false, false, false, false, true, false, false, true])
        #expect(words[1].range == 7..<9)
    }

    @Test(arguments: [
        ("والكتاب", "كتاب"), ("بالمدارس", "مدارس"), ("المعلمون", "معلم"), ("للحكومة", "حكوم"), ("announced", "announc"),
        ("announces", "announc"), ("announcing", "announc"), ("countries", "country"), ("stopped", "stop"),
        ("falling", "fall"), ("minister's", "minister"), ("crisis", "crisis"),
    ])
    func stems(word: String, stem: String) {
        #expect(Stemmer.stem(folded: Folding.fold(word)) == stem)
    }

    @Test func numbers() {
        #expect(Digits.integer("٤٠٠") == 400)
        #expect(Digits.integer("1,234,567") == 1_234_567)
        #expect(Digits.integer("12,34") == nil)
        #expect(Digits.integer("") == nil)
        #expect(NumberWords.leading(folded: ["three", "hundred", "people"])! == (300, 2))
        #expect(NumberWords.leading(folded: ["ثلاثه", "وعشرون", "الفا", "من"])! == (23000, 3))
        #expect(NumberWords.leading(folded: ["خمسه", "عشر", "شخصا"])! == (15, 2))
        #expect(NumberWords.leading(folded: ["ميه", "وخمسه", "وعشرون"])! == (125, 3))
        #expect(NumberWords.leading(folded: ["two", "million"])! == (2_000_000, 2))
        #expect(NumberWords.leading(folded: ["people"]) == nil)
    }
}
