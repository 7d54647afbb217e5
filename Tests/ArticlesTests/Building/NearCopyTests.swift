import PropertyGraph
import Testing

@testable import Articles

/// Who repeats whom: near-copies of a quotation or a report point to the one that was there first.
@Suite struct NearCopyTests {
    private static func repeats(_ articles: [(outlet: String?, day: String, text: String)]) -> Set<String> {
        let records = articles.enumerated().map { number, article in
            var record = ArticleRecord(id: "\(number).txt", path: "\(number).txt", text: article.text + "\n")
            record.outlet = article.outlet
            record.published = PublicationDate.parse(article.day) ?? .null
            return record
        }
        guard let graph = try? ArticleArchive.load([.records(records)]).graph, let type = graph.findType("REPEATS"),
            let statement = graph.findLabel("Statement"), let text = graph.findKey("text"),
            let start = graph.findKey("start")
        else { return [] }
        func name(_ node: NodeID) -> String {
            guard graph.hasLabel(node, statement), case .string(let words) = graph.property(node, text) else {
                return "section at \(graph.property(node, start))"
            }
            return words
        }
        return Set(
            (0..<UInt32(graph.relationshipCapacity)).map { RelationshipID($0) }.filter { graph.type(of: $0) == type }
                .map { "\(name(graph.source(of: $0))) → \(name(graph.target(of: $0)))" })
    }

    private static func statements(_ articles: (outlet: String?, day: String, text: String)...) -> Set<String> {
        repeats(articles).filter { !$0.hasPrefix("section") }
    }

    @Test func aQuotationCutDifferently() {
        let found = Self.statements(
            ("Tarrow Post", "2024-03-02", "\"We will open the eastern bridge on Sunday,\" Karl Osborn said."),
            (
                "Tarrow Herald", "2024-03-01",
                "\"We will open the eastern bridge on Sunday, whatever the weather may be,\" Karl Osborn said."
            ))
        #expect(
            found == [
                "We will open the eastern bridge on Sunday → We will open the eastern bridge on Sunday, whatever the weather may be"
            ])
    }

    @Test func inArabicWithOneWordChanged() {
        let found = Self.statements(
            ("الضفة", "2024-03-01", "قال نادر الكرمي: «سنفتح الجسر الشرقي يوم الأحد مهما كانت الظروف صعبة»."),
            ("المرسى", "2024-03-02", "وأكد نادر الكرمي: «سنفتح الجسر الشرقي يوم الأحد مهما كانت الظروف قاسية»."))
        #expect(found.count == 1 && found.first!.hasSuffix("صعبة"), "\(found)")
    }

    @Test func otherFiguresAndDenialsAreNoCopies() {
        let figures = Self.statements(
            ("Tarrow Post", "2024-03-01", "\"The raid on the camp killed 12 people on Sunday,\" Karl Osborn said."),
            ("Tarrow Herald", "2024-03-02", "\"The raid on the camp killed 15 people on Sunday,\" Karl Osborn said."))
        #expect(figures == [])
        let denial = Self.statements(
            (
                "Tarrow Post", "2024-03-01",
                "\"The government will accept the plan for the eastern bridge,\" Karl Osborn said."
            ),
            (
                "Tarrow Herald", "2024-03-02",
                "\"The government will not accept the plan for the eastern bridge,\" Karl Osborn said."
            ))
        #expect(denial == [])
        let other = Self.statements(
            ("Tarrow Post", "2024-03-01", "\"We will open the eastern bridge on Sunday morning,\" Karl Osborn said."),
            ("Tarrow Herald", "2024-03-02", "\"We will close the western tunnel on Monday night,\" Karl Osborn said."))
        #expect(other == [])
    }

    @Test func oneOutletDoesNotRepeatItselfNearly() {
        let found = Self.statements(
            ("Tarrow Post", "2024-03-01", "\"We will open the eastern bridge on Sunday morning,\" Karl Osborn said."),
            ("Tarrow Post", "2024-03-02", "\"We will open the eastern bridge on Sunday at last,\" Karl Osborn said."))
        #expect(found == [])
    }

    @Test func aReportThatWasEdited() {
        let report = """
            A fire broke out in the old harbour of Tarrow early on Monday and destroyed three warehouses before crews brought it under control. \
            The cause was not known. Crews from two neighbouring towns helped to fight the flames until noon.
            """
        let edited = """
            A fire broke out in the old harbour of Tarrow early on Monday and destroyed three warehouses before crews brought it under control. \
            The cause was not known on Tuesday. Crews from two neighbouring towns helped fight the flames.
            """
        let found = Self.repeats([("Tarrow Post", "2024-03-02", edited), ("Tarrow Herald", "2024-03-01", report)])
        #expect(found == ["section at 0 → section at 0"] || found.contains { $0.hasPrefix("section") }, "\(found)")
        #expect(
            Self.repeats([
                (
                    "Tarrow Post", "2024-03-02",
                    "Ships went back to the harbour of Tarrow on Tuesday after the fire was out, the captain of the port said."
                ), ("Tarrow Herald", "2024-03-01", report),
            ]) == [])
    }
}
