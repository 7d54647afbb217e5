import Testing

@testable import Articles
@testable import Reporting

/// No text makes the annotator fail, and none makes it lie about places.
@Suite struct RobustnessTests {
    private func annotate(_ text: String) -> Document {
        ArticleAnnotator(lexicon: .standard, options: ArticleOptions())
            .annotate(ArticleRecord(id: "a", path: "a", text: text)).document
    }

    private func check(_ text: String) {
        let document = annotate(text)
        let count = text.unicodeScalars.count
        for statement in document.statements {
            #expect(0 <= statement.start && statement.start < statement.end && statement.end <= count)
        }
        for mention in document.mentions { #expect(mention.start < mention.end && mention.end <= count) }
    }

    @Test(arguments: [
        "", "\n", " ", "\"", "«", "»»»", "قال", "قال:", "قال: \"", "وفق", "وفقا ل", "said", "said \"", "\"x\" said",
        "...", "،،،",
        "قال قال قال إن إن إن", "\u{202E}\u{200F}", "a\u{300}\u{301}", "نقل عن عن عن", "X: Y", "قال أن", "\"\" قال",
        "ـ\"ـ\"ـ",
        "وأضاف أن", "he said", "according to", "، وفق رويترز", "(((((", "\"«“\"»”",
    ])
    func oddTexts(text: String) { check(text) }

    @Test func frontsOfArticles() {
        for article in MarkedArticle.all.prefix(6) {
            let scalars = Array(article.text.unicodeScalars)
            for end in stride(from: 0, to: scalars.count, by: 37) {
                check(String(String.UnicodeScalarView(scalars[..<end])))
            }
        }
    }

    @Test func shuffledWords() {
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let words = MarkedArticle.all.flatMap { $0.text.split(separator: " ") }
        for _ in 0..<400 { check((0..<80).map { _ in String(words[random(words.count)]) }.joined(separator: " ")) }
    }
}
