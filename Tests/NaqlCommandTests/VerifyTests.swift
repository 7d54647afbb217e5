import Foundation
import Testing

/// `naql verify`: what became of the quotations of a draft.
@Suite struct VerifyTests {
    /// A quotation's verdict, its differences and notes in one line.
    private func verdicts(_ draft: String, source: String = "seeds") throws -> [String] {
        let outcome = try Program.naql("verify", "-", source, "-q", "--format", "json", input: "A draft\n\n" + draft)
        #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
        let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]] ?? []
        return rows.map { row in
            let differences = (row["differences"] as? [[String: String]] ?? []).map {
                "\($0["kind"] ?? ""): \($0["source"] ?? "") → \($0["draft"] ?? "")"
            }
            return ([row["verdict"] as? String ?? ""] + differences + (row["notes"] as? [String] ?? []))
                .joined(separator: "; ")
        }
    }

    @Test(arguments: [
        // Whole, whatever its marks, harakat, line ends and hyphens.
        ("“We have lost nobody,” Haddad said.", ["verbatim"]),
        ("Haddad said: \"We have\nlost no-\nbody.\"", ["verbatim"]),
        ("وقال الحداد: \"لم نفقِـد أحداً\".", ["verbatim"]),
        // A word, a negation first, a question.
        ("“We have lost everybody,” Haddad said.", ["altered; negation lost: nobody → everybody"]),
        ("“We have found nobody,” Haddad said.", ["altered; changed: lost → found"]),
        (
            "Haddad had promised: “They will not reopen the road within a week.”",
            ["altered; negation added:  → not; changed: We → They"]
        ),
        ("“I saw it after the accident, before,” Salim al-Haddad told reporters.", ["altered; negation lost: not → "]),
        // What is told of a quotation behind it is no part of it; what is told beside it is told by itself.
        ("Haddad said: \"We have lost nobody\" on Monday.", ["verbatim"]),
        ("قال الحداد: «لم نفقد أحدا» اليوم.", ["verbatim"]),
        // Parts, and two that are joined.
        (
            "“I saw it after the accident,” Salim al-Haddad told reporters.", ["cut; left out: not before → "]
        ),
        (
            "“I saw it after the accident, not before. Anyone who says otherwise should show me the paper,” "
                + "Salim al-Haddad said.", ["cut; left out: he told reporters in Zaytouna → "]
        ),
        // Somebody else's, nobody's quotation, nobody's words.
        ("Kamal al-Zein said: “We will not run ahead of it.”", ["other speaker; Nadia Mansour says it in the source"]),
        ("Manar Construction said: “the recent flood had weakened the pillars”.", ["indirect in the source"]),
        ("Haddad said: “Nothing at all was ever delivered to my desk.”", ["not found"]),
        // What is told without marks.
        ("Nadia Mansour, a spokeswoman for the governor, said the inquiry would take a month.", ["verbatim"]),
        (
            "Nadia Mansour, a spokeswoman for the governor, said the inquiry would take a year.",
            ["altered; changed: month → year"]
        ),
        // The words are right, and who reports them turns their sense.
        (
            "Nadia Mansour, a spokeswoman for the governor, denied that the inquiry would take a month.",
            ["altered; negation added: said → denied"]
        ),
        ("Haddad denied: “We have lost nobody.”", ["verbatim"]),
    ])
    func aQuotationIsCalledWhatItIs(draft: String, expected: [String]) throws {
        #expect(try verdicts(draft) == expected)
    }

    @Test func whatIsQuotedAgainIsJudgedEachTime() throws {
        let (right, wrong) = ("“We have lost nobody,” Haddad said.", "“We have lost everybody,” Haddad said.")
        let draft = [right, wrong, right, "“We have lost nobody,” Salim al-Haddad told reporters.", wrong]
        let found = try verdicts(draft.joined(separator: "\n\n"))
        #expect(found.count == 5)
        #expect(found[0] == "verbatim" && found[2] == found[0] && found[4] == found[1])
        #expect(found[1] == "altered; negation lost: nobody → everybody")
    }

    /// A source of one sentence, a draft of one sentence, and what the draft is called.
    @Test(arguments: [
        (
            "نفى وزير التموين ياسر النمري وجود أزمة في الخبز.", "أكد وزير التموين ياسر النمري وجود أزمة في الخبز.",
            "altered; negation lost: نفى → أكد"
        ),
        (
            "نفى وزير التموين ياسر النمري وجود أزمة في الخبز.", "نفى وزير التموين ياسر النمري وجود أزمة في الخبز.",
            "verbatim"
        ),
        (
            "The supply minister Yasser Namri denied “any shortage of flour in the port”.",
            "The supply minister Yasser Namri confirmed “any shortage of flour in the port”.",
            "altered; negation lost: denied → confirmed"
        ),
        (
            "Yasser Namri denied it: “There is enough flour in the port for a year.”",
            "Yasser Namri said: “There is enough flour in the port for a year.”", "verbatim"
        ),
        (
            "Yasser Namri asked whether the port would be closed in winter.",
            "Yasser Namri said the port would be closed in winter.",
            "altered; changed: asked → said; left out: whether → "
        ),
        (
            "Yasser Namri announced that the port would be closed in winter.",
            "Yasser Namri said that the port would be closed in winter.", "verbatim"
        ),
        // What is left out is no negation lost, but where the words that are kept need it.
        (
            "Yasser Namri said: “We did not close it, and we will not.”", "Yasser Namri said: “We did not close it.”",
            "cut; left out: and we will not → "
        ),
        (
            "Yasser Namri said: “We did not close it, and the port will reopen.”",
            "Yasser Namri said: “The port will reopen.”", "cut; left out: We did not close it, and → "
        ),
        (
            "Yasser Namri said: “We did not close it. We never will. The port is open to all.”",
            "Yasser Namri said: “We did not close it … The port is open to all.”", "cut; left out: We never will → "
        ),
        (
            "Yasser Namri said: “We will not close the old port.”", "Yasser Namri said: “close the old port”.",
            "altered; negation lost: We will not → "
        ),
        (
            "Yasser Namri a déclaré : « Nous ne fermerons pas le port. »",
            "Yasser Namri a déclaré : « Nous ne fermerons plus le port. »", "altered; changed: pas → plus"
        ),
        ("وقال الوزير: «لن نغلق الطريق غدا».", "وقال الوزير: «نغلق الطريق غدا».", "altered; negation lost: لن → "),
        (
            "وقال الوزير: «لن نغلق الطريق غدا».", "وقال الوزير: «سنغلق الطريق غدا».",
            "altered; negation lost: لن نغلق → سنغلق"
        ),
        // An ellipsis for nothing, a capital at the front.
        (
            "Yasser Namri said: “The port will reopen.”", "Yasser Namri said: “The port ... will reopen.”", "verbatim"
        ),
        (
            "Yasser Namri said that “the old port will reopen”.", "Yasser Namri said: “The old port will reopen.”",
            "verbatim"
        ),
        (
            "Yasser Namri said: “The old port will reopen.”", "Yasser Namri said: “The Old port will reopen.”",
            "altered; changed: old → Old"
        ),
    ])
    func theWordThatReportsIsCompared(source: String, draft: String, expected: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("v-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("Harbour news\n\n\(source)\n".utf8).write(to: folder.appendingPathComponent("source.txt"))
        #expect(try verdicts(draft, source: folder.path) == [expected])
    }

    @Test func everyArticleIsVerbatimInItself() throws {
        for name in ["01-contacts-ar.txt", "08-bridge-inquiry-en.txt", "10-strike-deal-ar.md"] {
            let outcome = try Program.naql("verify", "seeds/" + name, "seeds", "--format", "none")
            #expect(outcome.status == 0, "\(name): \(outcome.errors)")
        }
    }

    @Test func aPageShowsTheDraftMarked() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("v-\(UUID().uuidString).html").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let outcome = try Program.naql(
            "verify", "-", "seeds", "-o", path, input: "A <b>draft</b>\n\n“We have lost everybody,” Haddad said.\n")
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("1 quotation or attributed sentence: 1 altered"), "\(outcome.errors)")
        let page = try String(contentsOfFile: path, encoding: .utf8)
        #expect(page.contains("<mark class=\"altered\" title=\"altered\">We have lost everybody,</mark>"))
        #expect(page.contains("<del><bdi>nobody</bdi></del> <ins><bdi>everybody</bdi></ins>"))
        #expect(page.contains("A &lt;b&gt;draft") && page.hasSuffix("</html>\n") && !page.contains("http"))
    }

    @Test func theShellHasItToo() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("v-\(UUID().uuidString).txt").path
        try Data("A draft\n\n“We have lost nobody,” Haddad said.\n".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let outcome = try Program.naql("seeds", input: ":verify \(path)\n:open 1\n")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("\tverbatim\tHaddad\t"))
        #expect(outcome.output.contains("Part of valley bridge collapses in Zaytouna"), "\(outcome.output)")
    }

    @Test func aRowThatNothingWasFoundForLeadsNowhere() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("v-\(UUID().uuidString).txt").path
        try Data("A draft\n\n“Nothing at all was ever delivered to my desk,” Haddad said.\n".utf8).write(
            to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        for command in [":open 1", ":mark 1 checked"] {
            let outcome = try Program.naql("seeds", input: ":verify \(path)\n\(command)\n")
            #expect(outcome.status == 1 && outcome.errors.contains("nothing was found in the articles for row 1"))
            #expect(!outcome.output.contains("bridge"), "\(outcome.output)")
        }
    }

    @Test func whatQuotesNobodyIsSaid() throws {
        let outcome = try Program.naql("verify", "-", "seeds", input: "Roads\n\nThe road was wet.\n")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "-: quotes nobody, and puts no sentence down to anybody\n")
    }

    @Test(arguments: [
        (["verify", "README.md"], Int32(2), "name the sources behind the draft"),
        (["verify", "-", "-"], 2, "standard input cannot be both"),
        (["verify", "nowhere.txt", "seeds"], 3, "nowhere.txt: no such file or folder"),
        (["verify", "examples", "seeds"], 3, "examples: is a folder"),
        (["verify", "README.md", "Tests/NaqlCommandTests/Support"], 3, "has no article in it"),
        (["verify", "-", "seeds"], 3, "-: is empty"),
        (["verify", "README.md", "seeds", "--format", "pdf"], 2, "unknown format `pdf`"),
    ])
    func whatIsWrongIsSaid(arguments: [String], status: Int32, message: String) throws {
        let outcome = try Program.naql(arguments)
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
}
