import Naql
import PropertyGraph
import Testing

/// What queries corrected in an archive stays corrected when it is imported into again.
@Suite struct CorrectionTests {
    private static let port = "Port reopens\n\nMayor Lena Parson said the port would reopen on Monday.\n"
    private static let road = "Road closed\n\nOmar Hale said the road was closed. Lina Parson said it was open.\n"

    private static func correct(_ folder: ScratchFolder, _ queries: String...) throws {
        let session = try ImportTests.session(folder)
        for query in queries { _ = try session.run(query) }
        try session.save(to: folder("a.naql"))
    }

    private static func texts(_ folder: ScratchFolder, _ query: String) throws -> [String] {
        let result = try ImportTests.session(folder).run(query)
        var texts: [String] = []
        while let batch = try result.next() {
            for row in 0..<batch.count { texts.append(batch.value(row: row, column: 0).scalarText ?? "null") }
        }
        return texts
    }

    @Test func namesLabelsAndNewNodesStay() throws {
        let folder = try ScratchFolder(["in/a.txt": Self.port])
        try ImportTests.run(folder)
        try Self.correct(
            folder, "MATCH (p:Person) SET p.name = 'Lena B. Parson', p.checked = true, p:Verified",
            "MATCH (p:Person) CREATE (:Note {text: 'asked'})-[:ON {day: date('2024-03-05')}]->(p)",
            "MATCH (s:Statement) SET s.act = 'promise'")
        try folder.write("in/b.txt", Self.road)
        let report = try ImportTests.run(folder)
        #expect(report.load.warnings.isEmpty)
        #expect(try Self.texts(folder, "MATCH (p:Verified {checked: true}) RETURN p.name") == ["Lena B. Parson"])
        #expect(try Self.texts(folder, "MATCH (n:Note)-[o:ON]->(:Verified) RETURN toString(o.day)") == ["2024-03-05"])
        #expect(
            try Self.texts(folder, "MATCH (s:Statement) RETURN s.act ORDER BY s.act").filter { $0 == "promise" }.count
                == 1)
        #expect(try Self.texts(folder, "MATCH (p:Person) RETURN p.name").count == 3)
    }

    @Test func correctionsOfCorrectionsStay() throws {
        let folder = try ScratchFolder(["in/a.txt": Self.port])
        try ImportTests.run(folder)
        try Self.correct(folder, "MATCH (p:Person) SET p.name = 'First' CREATE (:Note {n: 1})")
        try Self.correct(folder, "MATCH (p:Person {name: 'First'}) SET p.name = 'Second'", "MATCH (n:Note) SET n.n = 2")
        try folder.write("in/b.txt", Self.road)
        try ImportTests.run(folder)
        #expect(try Self.texts(folder, "MATCH (p:Person {name: 'Second'})-[:SAID]->() RETURN p.name") == ["Second"])
        #expect(try Self.texts(folder, "MATCH (n:Note) RETURN n.n") == ["2"])
    }

    @Test func peopleThatWereJoinedStayJoined() throws {
        let folder = try ScratchFolder(["in/a.txt": Self.port, "in/b.txt": Self.road])
        try ImportTests.run(folder)
        try Self.correct(
            folder,
            """
            MATCH (keep:Person {name: 'Lena Parson'}), (drop:Person {name: 'Lina Parson'})-[r:SAID]->(s)
            CREATE (keep)-[:SAID]->(s) DELETE r
            """,
            "MATCH (p:Person {name: 'Lina Parson'}) DETACH DELETE p")
        try folder.write("in/c.txt", "Storm\n\nOmar Hale said the storm was over.\n")
        let report = try ImportTests.run(folder)
        #expect(report.load.warnings.isEmpty, "\(report.load.warnings)")
        #expect(
            try Self.texts(folder, "MATCH (p:Person)-[:SAID]->() RETURN p.name ORDER BY p.name")
                == ["Lena Parson", "Lena Parson", "Omar Hale", "Omar Hale"])
        // What a new article says of the one that is gone is not lost, and is told.
        try folder.write("in/d.txt", "Rain\n\nLina Parson said it would rain.\n")
        let told = try ImportTests.run(folder)
        #expect(told.load.warnings.count == 1 && told.load.warnings[0].contains("Lina Parson"))
        #expect(try Self.texts(folder, "MATCH (p:Person {name: 'Lina Parson'})-[:SAID]->() RETURN p.name").count == 1)
    }

    @Test func whatIsGoneForAWhileIsCorrectedWhenItIsBack() throws {
        let folder = try ScratchFolder(["in/a.txt": Self.port, "in/b.txt": Self.road])
        try ImportTests.run(folder)
        try Self.correct(folder, "MATCH (s:Statement) WHERE s.text CONTAINS 'reopen' SET s.checked = true")
        try folder.run("mv in/a.txt a.txt")
        let pruned = try ImportTests.run(folder, prune: true)
        #expect(pruned.load.warnings.count == 1 && pruned.load.warnings[0].contains("1 correction"))
        #expect(try Self.texts(folder, "MATCH (s:Statement {checked: true}) RETURN s.text").isEmpty)
        try folder.run("mv a.txt in/a.txt")
        #expect(try ImportTests.run(folder).load.warnings.isEmpty)
        #expect(try Self.texts(folder, "MATCH (s:Statement {checked: true}) RETURN s.text").count == 1)
    }
}
