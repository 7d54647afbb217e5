import Naql
import PropertyGraph
import Testing

@testable import BoltServer

private func writable(_ statement: String = "") throws -> Hub { try .over(statement) { $0.isWritable = true } }

private func counted(_ client: TestClient, _ query: String = "MATCH (n) RETURN count(n)") -> String {
    client.ask(query).dropFirst().first?.description ?? ""
}

@Test func changesAreCounted() throws {
    let client = try TestClient(hub: writable())
    let last = client.ask("CREATE (:A {k: 1})-[:R]->(:B)").last
    guard case .map(let stats)? = last?.fields["stats"] else { return #expect(Bool(false), "no stats") }
    let expected: [String: Value] = [
        "nodes-created": .integer(2), "relationships-created": .integer(1), "properties-set": .integer(1),
        "labels-added": .integer(2), "contains-updates": .boolean(true),
    ]
    #expect(stats.count == expected.count)
    for (name, value) in expected { #expect(stats[name]?.isEquivalent(value) == true, "\(name)") }
    #expect(last?.fields["type"]?.isEquivalent(.string("w")) == true)
    #expect(last?.fields["bookmark"]?.isEquivalent(.string("naql:1")) == true)
}

@Test func othersSeeATransactionWhenItIsCommitted() throws {
    let hub = try writable("CREATE (:A)")
    let (writer, reader) = (try TestClient(hub: hub), try TestClient(hub: hub))
    _ = writer.say(.begin(RunOptions()))
    _ = writer.ask("CREATE (:B)")
    #expect(counted(writer) == "2")
    #expect(counted(reader) == "1")
    #expect("\(writer.say(.commit))" == "[success]")
    #expect(counted(reader) == "2")
}

@Test func resetAndRollbackAndGoingTakeBack() throws {
    let hub = try writable("CREATE (:A)")
    for ending in [Request.reset, .rollback, .goodbye] {
        let writer = try TestClient(hub: hub)
        _ = writer.say(.begin(RunOptions()))
        _ = writer.ask("CREATE (:B)")
        _ = writer.say(ending)
        writer.conversation.close()
        #expect(counted(try TestClient(hub: hub)) == "1", "\(ending.name)")
        #expect(try TestClient(hub: hub).ask("MATCH (n) RETURN n LIMIT 0").count == 2)
    }
    #expect(try TestClient(hub: hub).ask("CREATE (:C)").last?.description == "success")
}

@Test func aWriterWaitsForItsTurn() throws {
    let hub = try writable()
    let (first, second) = (try TestClient(hub: hub), try TestClient(hub: hub))
    second.conversation.session.onTurn = {}
    _ = first.say(.begin(RunOptions()))
    _ = first.ask("CREATE (:A)")
    #expect(second.run("CREATE (:B)").isEmpty)
    #expect(second.lastStep == .waiting)
    _ = first.say(.commit)
    #expect(second.ask("CREATE (:B)").last?.description == "success")
    #expect(counted(first) == "2")
}

@Test func whoWaitsNoLongerIsPassedOver() throws {
    let hub = try writable()
    let (first, second) = (try TestClient(hub: hub), try TestClient(hub: hub))
    second.conversation.session.onTurn = {}
    _ = first.say(.begin(RunOptions()))
    _ = first.ask("CREATE (:A)")
    _ = second.run("CREATE (:B)")
    var out = MessageWriter()
    _ = second.conversation.stopWaiting(isInterrupted: true, into: &out)
    #expect("\(TestClient.replies(in: out.take()))" == "[ignored]")
    _ = first.say(.commit)
    #expect(first.ask("CREATE (:C)").last?.description == "success")
}

@Test func aTransactionForReadingChangesNothing() throws {
    let client = try TestClient(hub: writable())
    var options = RunOptions()
    options.isReadOnly = true
    _ = client.say(.begin(options))
    #expect("\(client.run("CREATE (:A)"))" == "[Neo.ClientError.Statement.AccessMode]")
}

@Test func aTransactionThatReadWhatOthersChangedIsToBeTriedAgain() throws {
    let hub = try writable("CREATE (:A {k: 1})")
    let (first, second) = (try TestClient(hub: hub), try TestClient(hub: hub))
    _ = first.say(.begin(RunOptions()))
    _ = first.ask("MATCH (a:A) RETURN a.k")
    _ = second.ask("MATCH (a:A) SET a.k = 2")
    #expect("\(first.run("MATCH (a:A) SET a.k = 3"))" == "[Neo.TransientError.Transaction.Outdated]")
}

@Test func openResultsStayWhatTheyWere() throws {
    let client = try TestClient(hub: writable())
    _ = client.say(.begin(RunOptions()))
    _ = client.run("UNWIND range(1, 5) AS i CREATE (a:A {k: i}) RETURN a.k AS k")
    _ = client.run("MATCH (a:A) RETURN a.k AS k ORDER BY k")
    _ = client.ask("MATCH (a:A) SET a.k = 0")
    for result in [Int64(0), 1] {
        let rows = client.say(.pull(Request.Portion(count: nil, result: result)))
        #expect(rows.dropLast().map(\.description) == ["1", "2", "3", "4", "5"], "result \(result)")
    }
    #expect("\(client.say(.commit))" == "[success]")
}

@Test func nothingHeardForLongEndsATransactionThatHoldsUpOthers() throws {
    let hub = try writable()
    let client = try TestClient(hub: hub)
    _ = client.say(.begin(RunOptions()))
    _ = client.ask("CREATE (:A)")
    client.conversation.expire()
    #expect(try TestClient(hub: hub).ask("CREATE (:B)").last?.description == "success")
    #expect("\(client.run("RETURN 1"))" == "[Neo.ClientError.Transaction.TransactionTimedOut]")
    _ = client.say(.reset)
    #expect(counted(client) == "1")
}
