import Testing
import Text

@Suite struct SentencesTests {
    private func sentences(_ text: String) -> [String] {
        let scalars = text.unicodeScalars.map(\.value)
        return Sentences.ranges(of: scalars).map { String(codePoints: scalars[$0]) }
    }

    @Test func breaksAtStops() {
        #expect(
            sentences("جملة أولى. ثانية؟ ثالثة! رابعة\nخامسة") == ["جملة أولى.", "ثانية؟", "ثالثة!", "رابعة", "خامسة"])
        #expect(sentences("One. Two? Three!") == ["One.", "Two?", "Three!"])
    }

    @Test func doesNotBreak() {
        for text in [
            "قال د. سامي إن م. هالة وصلت؛ ثم غادرت", "هذه مجرد البداية.. سنواصل", "بلغ 3.5 في المئة",
            "قال: \"انتهى الأمر. لن نعود\" ثم مضى", "Mr. Smith met J. R. Doe in the U.S. Senate",
            "He said: “It is over. We go.” and left", "عدد (انظر ص. 3. هنا) كبير",
        ] {
            #expect(sentences(text) == [text])
        }
    }

    @Test func breaksAfterAQuotationThatEnds() {
        #expect(sentences("\"We won. All of us.\" Then he left.") == ["\"We won. All of us.\"", "Then he left."])
        #expect(sentences("\"We won.\" he said.") == ["\"We won.\" he said."])
    }

    @Test func survivesUnbalancedMarks() {
        let text = "قال إن الضغط المتزايد\" و\"هذه مجرد البداية.. سنواصل\". وأضاف."
        #expect(sentences(text) == ["قال إن الضغط المتزايد\" و\"هذه مجرد البداية.. سنواصل\".", "وأضاف."])
        let scalars = text.unicodeScalars.map(\.value)
        let pairs = Quotation.pairs(scalars, in: 0..<scalars.count)
        #expect(pairs.count == 1)
        #expect(String(codePoints: scalars[(pairs[0].open + 1)..<pairs[0].close]) == "هذه مجرد البداية.. سنواصل")
    }
}
