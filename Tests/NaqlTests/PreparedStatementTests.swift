import Naql
import PropertyGraph
import Testing

/// A session that is asked the same text again does not read and plan it again; that must never show.
@Suite struct PreparedStatementTests {
    private static let count = "MATCH (a:A)-[:R]->(b:B) RETURN count(*) AS n"

    private func number(_ session: Session, _ query: String = count) throws -> Value? {
        try session.run(query).all().first?.first
    }

    @Test func labelsAndTypesThatComeLaterAreSeen() throws {
        let session = Session()
        #expect(try number(session) == .integer(0))
        _ = try session.run("CREATE (:A)-[:R]->(:B)")
        #expect(try number(session) == .integer(1))
        _ = try session.run("CREATE (:A)-[:R]->(:C)")
        #expect(try number(session) == .integer(1))
        _ = try session.run("MATCH (c:C) SET c:B")
        #expect(try number(session) == .integer(2))
    }

    /// Swift calls the two texts equal, the language counts one code point and two.
    @Test func textsThatLookAlikeAreToldApart() throws {
        let session = Session()
        #expect(try number(session, "RETURN size('\u{E9}') AS n") == .integer(1))
        #expect(try number(session, "RETURN size('e\u{301}') AS n") == .integer(2))
    }

    @Test func whatIsTakenBackIsGone() throws {
        let session = Session()
        _ = try session.run("CREATE (:A)-[:R]->(:B)")
        #expect(try number(session) == .integer(1))
        try session.begin()
        _ = try session.run("MATCH (:A)-[r:R]->(b:B) DELETE r, b")
        #expect(try number(session) == .integer(0))
        try session.rollback()
        #expect(try number(session) == .integer(1))
    }

    @Test func anotherGraphIsAskedAnew() throws {
        let session = Session()
        _ = try session.run("CREATE (:A)-[:R]->(:B)")
        #expect(try number(session) == .integer(1))
        session.reset()
        #expect(try number(session) == .integer(0))
    }

    @Test func aDatabaseIsAskedAsItIsNow() throws {
        let database = Database(Graph())
        let (reader, writer) = (Session(database: database), Session(database: database))
        #expect(try number(reader) == .integer(0))
        for wanted in 1...3 {
            _ = try writer.run("CREATE (:A)-[:R]->(:B)")
            #expect(try number(reader) == .integer(Int64(wanted)))
            #expect(try number(writer) == .integer(Int64(wanted)))
        }
    }

    @Test func parametersAreThoseOfTheRun() throws {
        let session = Session()
        for value in [1, 2] as [Int64] {
            let rows = try session.run("RETURN $x AS x", parameters: ["x": .integer(value)]).all()
            #expect(rows == [[.integer(value)]])
        }
        #expect(throws: NaqlError.self) { try session.run("RETURN $x AS x") }
    }

    @Test func settingsOfTheRunHold() throws {
        let session = Session()
        _ = try session.run("CREATE (:A)")
        session.settings.isReadOnly = true
        #expect(throws: NaqlError.self) { try session.run("CREATE (:A)") }
        session.settings.isReadOnly = false
        _ = try session.run("CREATE (:A)")
        #expect(try number(session, "MATCH (a:A) RETURN count(*) AS n") == .integer(2))
    }

    @Test func notesAreToldEachTime() throws {
        let session = Session()
        _ = try session.run("CREATE (:A)")
        var notes = 0
        session.onNote = { _, _ in notes += 1 }
        for _ in 0..<3 { _ = try number(session, "MATCH (a:Aa) RETURN count(*) AS n") }
        #expect(notes == 3)
    }

    @Test func manyTextsAreForgottenAgain() throws {
        let session = Session()
        for number in Array(0..<100) + Array(0..<100) {
            #expect(try self.number(session, "RETURN \(number) AS n") == .integer(Int64(number)))
        }
    }
}
