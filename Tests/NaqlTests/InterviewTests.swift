import Naql
import PropertyGraph
import Testing

/// Answers that a dash opens, each under its question, are the words of the one who is interviewed.
@Suite struct InterviewTests {
    private static let arabic = (
        head: "التقت صحيفة المرفأ الروائية سلمى الدرويش في منزلها. وقالت سلمى الدرويش إنها متعبة.",
        turns: [
            ("لماذا كتبت هذه الرواية؟", "أردت أن أكتب عن مدينتي. لم أجد كتابا عنها."),
            ("هل خشيت ردود الفعل؟", "لم أخش شيئا منها."), ("وماذا بعد؟", "سأعود إلى الشعر."),
        ], speaker: "سلمى الدرويش"
    )
    private static let english = (
        head: "The Harbour Post met the novelist Selma Darwin. Selma Darwin said she was tired.",
        turns: [
            ("What made you write it?", "I wanted to write about the town. I found no book about it."),
            ("Were you afraid?", "I feared nothing at all."), ("And now?", "I will go back to poetry."),
        ], speaker: "Selma Darwin"
    )

    private static func answers(_ text: String) throws -> [[String]] {
        let folder = try ScratchFolder(["in/a.txt": text])
        let session = Session()
        _ = try session.load([folder("in")], options: LoadOptions())
        let result = try session.run(
            "MATCH (w)-[:SAID]->(s:Statement {kind: 'direct'}) RETURN w.name AS who, s.text AS said ORDER BY s.start")
        var rows: [[String]] = []
        while let batch = try result.next() {
            for row in 0..<batch.count {
                rows.append((0..<2).map { batch.value(row: row, column: $0).scalarText ?? "" })
            }
        }
        return rows
    }

    @Test(arguments: ["- ", "– ", "— ", "-", "ـ "], ["\n\n", "\n"])
    func answersBehindDashes(dash: String, apart: String) throws {
        for interview in [Self.arabic, Self.english] {
            for isAskedByDash in [false, true] {
                let turns = interview.turns.map { question, answer in
                    (isAskedByDash ? dash : "") + question + apart + dash + answer
                }
                let text = interview.head + "\n\n" + turns.joined(separator: apart) + "\n"
                // The stop that ends a statement is no part of it.
                let expected = interview.turns.map { [interview.speaker, String($0.1.dropLast())] }
                let found = try Self.answers(text)
                #expect(found == expected, "\(text)")
            }
        }
    }

    /// A list has items behind dashes, too, but none of them answers.
    @Test func listsAreNoInterviews() throws {
        let list = "What is open?\n\n- The port of Kesh.\n\n- The old road.\n\n- The market.\n"
        #expect(try Self.answers("Selma Darwin met the council.\n\n\(list)").isEmpty)
    }
}
