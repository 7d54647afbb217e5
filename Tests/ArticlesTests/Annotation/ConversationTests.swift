import Testing

@testable import Articles
@testable import Reporting

/// Conversations that are written down: each turn is a direct statement of whoever its line names.
@Suite struct ConversationTests {
    /// "speaker: words" of each statement, in order; a speaker without a name stands in brackets.
    private func statements(_ text: String) -> [String] {
        statements(of: ArticleRecord(id: "a", path: "a", text: text)).said
    }

    private func statements(of record: ArticleRecord) -> (said: [String], headline: String?) {
        let article = ArticleAnnotator(lexicon: .standard, options: ArticleOptions()).annotate(record)
        let document = article.document
        let said = document.statements.map { statement in
            let who =
                switch statement.speaker {
                case .entity(let entity): document.entities[entity].name
                case .unnamed(let source): "(\(document.unnamed[source].name))"
                default: "-"
                }
            #expect(statement.kind == .direct)
            return "\(who): " + document.string(statement.start, statement.end).replacing("\n", with: "|")
        }
        return (said, article.headline)
    }

    /// What was said at a time heads nothing, whether or not a stop ends it.
    @Test(arguments: ["", "."], ["", "WEBVTT - The road\n\n"]) func aTurnOfATranscriptIsNoHeadline(
        stop: String, head: String
    ) throws {
        let turns = ["HANI BAZZI: We opened the road", "RANA AOUN: We went there at noon", "HANI BAZZI: Nobody came"]
        let cues = turns.enumerated().map { "00:00:0\($0 + 1).000 --> 00:00:0\($0 + 2).000\n\($1)\(stop)\n" }
        let record = try #require(
            readRecords(head + cues.joined(separator: "\n"), head.isEmpty ? "talk.srt" : "talk.vtt").records.first)
        let (said, headline) = statements(of: record)
        #expect(
            said == ["HANI BAZZI: We opened the road", "RANA AOUN: We went there at noon", "HANI BAZZI: Nobody came"])
        #expect(headline == (head.isEmpty ? nil : "The road"))
    }

    @Test func surnamesInCapitalsAreThoseOfPeopleNamedInFull() {
        let text = """
            Hearing on the port

            Lena Parson and Omar Hale spoke to the council on Monday.

            PARSON: The port will reopen on Monday.

            HALE: I doubt that. The quay
            is cracked.

            MS. PARSON: The engineers have looked at it.

            HALE: They looked at one wall.

            """
        #expect(
            statements(text) == [
                "Lena Parson: The port will reopen on Monday", "Omar Hale: I doubt that. The quay|is cracked",
                "Lena Parson: The engineers have looked at it", "Omar Hale: They looked at one wall",
            ])
    }

    @Test func whoeverHasNoNameIsCalledByTheLabel() {
        let text = """
            Council hearing

            LENA PARSON, MAYOR: The port will reopen on Monday. We have waited for the inspectors, and

            they have come.

            (Applause)

            SPEAKER 1: Who pays for it?

            PARSON: The county pays half.

            SPEAKER 1: And the rest?

            Speaker 2 (off mic): Nobody.

            """
        #expect(
            statements(text) == [
                "LENA PARSON: The port will reopen on Monday. We have waited for the inspectors, and||they have come",
                "(SPEAKER 1): Who pays for it?", "LENA PARSON: The county pays half", "(SPEAKER 1): And the rest?",
                "(Speaker 2 (off mic)): Nobody",
            ])
    }

    @Test func namesThatNoListKnowsAreThoseOfSpeakers() {
        let text = """
            Talk show

            Moderator: When will the port reopen?
            Zxuzana Krkoska: On Monday, I hope, and
            we are all glad of it.
            Moderator: Who pays?
            Krkoska: The county.

            """
        #expect(
            statements(text) == [
                "(Moderator): When will the port reopen?",
                "Zxuzana Krkoska: On Monday, I hope, and|we are all glad of it",
                "(Moderator): Who pays?", "Zxuzana Krkoska: The county",
            ])
    }

    @Test func oneWhoHasALabelOfHisOwnIsNotMeantByAnothers() {
        let text = """
            ندوة

            الضيف: يفتح الميناء يوم الاثنين.

            زكريا الطنبوري: هذا غير صحيح.

            الضيف: تدفع الحكومة.

            الوزير: بل صحيح.

            """
        #expect(
            statements(text) == [
                "(الضيف): يفتح الميناء يوم الاثنين", "زكريا الطنبوري: هذا غير صحيح", "(الضيف): تدفع الحكومة",
                "(الوزير): بل صحيح",
            ])
    }

    @Test(arguments: [("Q: ", "A: "), ("- ", "- "), ("– ", "– "), ("", "- ")])
    func answersAreThoseOfWhomTheArticleIsAbout(question: String, answer: String) {
        let text = """
            Harbour talk

            Lena Parson, the mayor of Coldharbour, spoke to the Harbour Post on Monday.

            \(question)When will the port reopen?

            \(answer)It will reopen on Monday.

            \(question)Who pays for it?

            \(answer)The county pays half.

            """
        let answers = ["Lena Parson: It will reopen on Monday", "Lena Parson: The county pays half"]
        #expect(statements(text) == answers)
    }

    @Test func questionsAndAnswersInArabic() {
        let text = """
            حوار مع وزير النقل

            أجرت الصحيفة حوارا مع وزير النقل سامر الحلبي.

            س: متى يفتح الميناء؟

            ج: سيفتح الميناء يوم الاثنين.

            س: من يدفع؟

            ج: تدفع الحكومة نصف الكلفة.

            """
        #expect(
            statements(text) == [
                "سامر الحلبي: سيفتح الميناء يوم الاثنين", "سامر الحلبي: تدفع الحكومة نصف الكلفة",
            ])
    }

    @Test(arguments: [
        "Fact box\n\nName: Lena Parson\nAge: 51\nOffice: mayor of Coldharbour\nParty: none\n\nThe port is open.\n",
        "Port\n\n- The quay is cracked.\n\n- The county pays half.\n\n- Is it open?\n",
    ])
    func listsAreNone(text: String) { #expect(statements(text).isEmpty) }

    @Test func boldLabelsOfPlainTextAreLabels() {
        let text = "Talk\n\n**Lena Parson:** It is open.\n\n**Omar Hale:** It is not.\n\n**Lena Parson:** Look at it.\n"
        #expect(statements(text) == ["Lena Parson: It is open", "Omar Hale: It is not", "Lena Parson: Look at it"])
    }
}
