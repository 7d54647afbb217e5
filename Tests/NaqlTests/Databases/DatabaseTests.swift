import Machine
import Naql
import PropertyGraph
import Synchronization
import Testing

private func count(_ session: Session, _ query: String = "MATCH (n) RETURN count(n)") throws -> Int64 {
    guard case .integer(let count) = try session.run(query).all()[0][0] else { return -1 }
    return count
}

private func database(_ statement: String = "") throws -> Database {
    let session = Session()
    if !statement.isEmpty { _ = try session.run(statement).all() }
    return Database(session.graph)
}

@Test func whatOneCommitsTheOthersSee() throws {
    let database = try database("CREATE (:A)")
    let (reader, writer) = (Session(database: database), Session(database: database))
    _ = try writer.run("CREATE (:B)").all()
    #expect(try count(reader) == 2)
    try writer.begin()
    _ = try writer.run("CREATE (:C)").all()
    #expect(try count(writer) == 3)
    #expect(try count(reader) == 2)
    try writer.commit()
    #expect(try count(reader) == 3)
    #expect(database.commits == 2)
}

@Test func aReadingTransactionSeesOneState() throws {
    let database = try database("CREATE (:A)")
    let (reader, writer) = (Session(database: database), Session(database: database))
    try reader.begin()
    #expect(try count(reader) == 1)
    _ = try writer.run("CREATE (:B), (:C)").all()
    #expect(try count(reader) == 1)
    try reader.commit()
    #expect(try count(reader) == 3)
}

@Test func aResultStaysWhatItWasWhileOthersWrite() throws {
    let database = try database("UNWIND range(1, 5000) AS i CREATE (:A {k: i, t: 'text ' + i})")
    let (reader, writer) = (Session(database: database), Session(database: database))
    let result = try reader.run("MATCH (a:A) RETURN a.k AS k, a.t AS t ORDER BY k")
    let first = try result.next()
    _ = try writer.run("MATCH (a:A) SET a.k = -a.k, a.t = 'changed'").all()
    _ = try writer.run("MATCH (a:A) DETACH DELETE a").all()
    var rows = first.map { [$0] } ?? []
    while let more = try result.next() { rows.append(more) }
    let keys = rows.flatMap { rows in (0..<rows.count).map { rows.value(row: $0, column: 0) } }
    #expect(keys.count == 5000)
    #expect(keys.enumerated().allSatisfy { $1.isEquivalent(.integer(Int64($0 + 1))) })
    let texts = rows.flatMap { rows in (0..<rows.count).map { rows.value(row: $0, column: 1) } }
    #expect(texts.enumerated().allSatisfy { $1.isEquivalent(.string("text \($0 + 1)")) })
}

@Test func whatIsRolledBackOrFailsIsSeenByNobody() throws {
    let database = try database("CREATE (:A {k: 1})")
    let (reader, writer) = (Session(database: database), Session(database: database))
    try writer.begin()
    _ = try writer.run("MATCH (a:A) SET a.k = 2 CREATE (:B {text: 'new'})").all()
    try writer.rollback()
    #expect(throws: NaqlError.self) { _ = try writer.run("CREATE (:C) WITH 1 AS x RETURN 1 / 0").all() }
    #expect(try count(reader) == 1)
    #expect(try count(writer, "MATCH (a:A) RETURN a.k") == 1)
    #expect(database.commits == 0)
    _ = try writer.run("CREATE (:B {text: 'new'})").all()
    #expect(try count(reader, "MATCH (b:B {text: 'new'}) RETURN count(b)") == 1)
}

@Test func aTransactionThatHasReadWhatOthersChangedIsRunAgain() throws {
    let database = try database("CREATE (:A {k: 1})")
    let (first, second) = (Session(database: database), Session(database: database))
    try first.begin()
    #expect(try count(first, "MATCH (a:A) RETURN a.k") == 1)
    _ = try second.run("MATCH (a:A) SET a.k = a.k + 1").all()
    do {
        _ = try first.run("MATCH (a:A) SET a.k = a.k + 1").all()
        Issue.record("the change of the other would be lost")
    } catch {
        #expect(error.type == "TransactionError" && error.detail == "Outdated")
    }
    try first.rollback()
    try first.begin()
    _ = try first.run("MATCH (a:A) SET a.k = a.k + 1").all()
    try first.commit()
    #expect(try count(second, "MATCH (a:A) RETURN a.k") == 3)
}

@Test func explainingAWriteChangesNothing() throws {
    let database = try database("CREATE (:A)")
    let session = Session(database: database)
    session.settings.isReadOnly = true
    #expect(try !session.run("EXPLAIN CREATE (:New {key: 1})").all().isEmpty)
    #expect(throws: NaqlError.self) { _ = try session.run("CREATE (:New)").all() }
    #expect(try count(session) == 1)
}

@Test func whoExplainsAWriteIsNoWriter() throws {
    let database = try database("CREATE (:A {k: 1})")
    let (writer, other) = (Session(database: database), Session(database: database))
    other.settings.timeLimit = 2
    other.beforeWriting = { Issue.record("nothing is written") }
    try writer.begin()
    #expect(try count(writer, "MATCH (a:A) RETURN a.k") == 1)
    #expect(try !other.run("EXPLAIN CREATE (:New {key: 1})").all().isEmpty)
    // Nothing was committed meanwhile, so this transaction may go on to write; nor does anybody wait for it to end.
    _ = try writer.run("MATCH (a:A) SET a.k = 2").all()
    #expect(try !other.run("EXPLAIN CREATE (:New {key: 1})").all().isEmpty)
    try writer.commit()
    #expect(database.commits == 1)
}

@Test func transactionsOfASubqueryStayWhereALaterOneFails() throws {
    let database = try database()
    let session = Session(database: database)
    #expect(throws: NaqlError.self) {
        _ = try session.run(
            "UNWIND [1, 2, 0] AS i CALL (i) { CREATE (:A {k: 1 / i}) } IN TRANSACTIONS OF 1 ROW"
        ).all()
    }
    #expect(try count(Session(database: database)) == 2)
}

@Test func writersTakeTurnsAndNothingIsLost() throws {
    let database = try database("CREATE (:Counter {n: 0, m: 0})")
    let wrong = Atomic(0)
    let rounds = 25
    let writers = (0..<3).compactMap { _ in
        Workers.start {
            let session = Session(database: database)
            for _ in 0..<rounds {
                do { _ = try session.run("MATCH (c:Counter) SET c.n = c.n + 1, c.m = c.m + 1").all() } catch {
                    wrong.add(1, ordering: .relaxed)
                }
            }
        }
    }
    let readers = (0..<2).compactMap { _ in
        Workers.start {
            let session = Session(database: database)
            var last: Int64 = 0
            for _ in 0..<100 {
                guard let row = try? session.run("MATCH (c:Counter) RETURN c.n, c.m").all()[0],
                    case (.integer(let n), .integer(let m)) = (row[0], row[1]), n == m, n >= last
                else {
                    wrong.add(1, ordering: .relaxed)
                    continue
                }
                last = n
            }
        }
    }
    for worker in writers + readers { worker.join() }
    #expect(wrong.load(ordering: .relaxed) == 0)
    #expect(try count(Session(database: database), "MATCH (c:Counter) RETURN c.n") == Int64(3 * rounds))
}

@Test func whoWaitsToWriteCanBeStopped() throws {
    let database = try database("CREATE (:A)")
    let (holder, waiter) = (Session(database: database), Session(database: database))
    try holder.begin()
    _ = try holder.run("CREATE (:B)").all()
    waiter.settings.timeLimit = 0.05
    do {
        _ = try waiter.run("CREATE (:C)").all()
        Issue.record("two wrote at one time")
    } catch { #expect(error.detail == "TimeLimit") }
    try holder.commit()
    waiter.settings.timeLimit = nil
    _ = try waiter.run("CREATE (:C)").all()
    #expect(try count(holder) == 3)
}

@Test func aSessionThatGoesLetsOthersWrite() throws {
    let database = try database("CREATE (:A)")
    do {
        let gone = Session(database: database)
        try gone.begin()
        _ = try gone.run("CREATE (:B)").all()
    }
    _ = try Session(database: database).run("CREATE (:C)").all()
    #expect(try count(Session(database: database)) == 2)
}
