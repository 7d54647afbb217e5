import PropertyGraph
import Testing

@testable import BoltServer

private let people = "UNWIND range(1, 3) AS i CREATE (:P {name: 'p' + i})"

@Test func aResultIsPulledInPortions() throws {
    let client = try TestClient(hub: .over(people))
    #expect("\(client.run("MATCH (p:P) RETURN p.name ORDER BY p.name"))" == "[success]")
    let first = client.say(.pull(Request.Portion(count: 2)))
    #expect(first.map(\.description) == ["\"p1\"", "\"p2\"", "success"] || first.count == 3)
    #expect(first[2].fields["has_more"]?.isEquivalent(.boolean(true)) == true)
    let last = client.say(.pull(Request.Portion(count: 2)))
    #expect(last.count == 2)
    #expect(last[1].fields["has_more"] == nil)
    #expect(last[1].fields["type"]?.isEquivalent(.string("r")) == true)
}

@Test func nothingIsLeftToAskForAfterTheLastRow() throws {
    let client = try TestClient(hub: .over(people))
    _ = client.run("MATCH (p:P) RETURN p.name")
    // As many as there are: the answer says that this was all.
    #expect(client.say(.pull(Request.Portion(count: 3)))[3].fields["has_more"] == nil)
    #expect("\(client.say(.pull(Request.Portion())))" == "[Neo.ClientError.Request.Invalid]")
}

@Test func severalResultsOfATransactionAreToldApart() throws {
    let client = try TestClient(hub: .over(""))
    _ = client.say(.begin(RunOptions()))
    let first = client.run("UNWIND range(1, 3) AS i RETURN i")[0].fields["qid"]
    let second = client.run("RETURN 'b' AS b")[0].fields["qid"]
    #expect(first?.isEquivalent(.integer(0)) == true && second?.isEquivalent(.integer(1)) == true)
    #expect(client.say(.pull(Request.Portion(count: 2, result: 0))).count == 3)
    #expect(client.say(.pull(Request.Portion())).count == 2)
    #expect(client.say(.pull(Request.Portion(count: nil, result: 0))).count == 2)
    #expect("\(client.say(.commit))" == "[success]")
}

@Test func afterAFailureAllIsIgnoredUntilReset() throws {
    let client = try TestClient(hub: .over(people))
    let failed = client.run("RETURN nope")
    #expect("\(failed)" == "[Neo.ClientError.Statement.SyntaxError]")
    #expect(failed[0].message.contains("line 1, column 8"))
    #expect("\(client.ask("RETURN 1"))" == "[ignored, ignored]")
    #expect("\(client.say(.reset))" == "[success]")
    #expect(client.ask("RETURN 1").count == 3)
}

@Test func aFailureInATransactionEndsIt() throws {
    let client = try TestClient(hub: .over(people))
    _ = client.say(.begin(RunOptions()))
    _ = client.run("RETURN 1 / 0 AS x")
    _ = client.say(.pull(Request.Portion()))
    #expect("\(client.say(.rollback))" == "[ignored]")
    _ = client.say(.reset)
    #expect("\(client.say(.commit))" == "[Neo.ClientError.Request.Invalid]")
}

@Test(arguments: [
    ("RETURN date('x')", "Neo.ClientError.Statement.ArgumentError"),
    ("RETURN $p", "Neo.ClientError.Statement.ParameterMissing"),
    ("CALL no.such()", "Neo.ClientError.Procedure.ProcedureNotFound"),
    ("CREATE ()", "Neo.ClientError.Statement.AccessMode"),
    ("RETURN 1 +", "Neo.ClientError.Statement.SyntaxError"), ("", "Neo.ClientError.Statement.SyntaxError"),
])
func failuresHaveTheCodesOfNeo4j(_ query: String, _ code: String) throws {
    let client = try TestClient(hub: .over(people))
    let replies = client.ask(query)
    #expect(replies.contains { $0.description == code }, "\(replies)")
}

@Test func messagesOutOfPlaceAreRefused() throws {
    let hub = try Hub.over("")
    for request in [Request.commit, .rollback, .pull(Request.Portion()), .discard(Request.Portion()), .hello([:])] {
        let client = try TestClient(hub: hub)
        #expect("\(client.say(request))" == "[Neo.ClientError.Request.Invalid]", "\(request.name)")
        #expect(client.lastStep == .done)
    }
    let stranger = TestClient(hub, .highest)
    #expect("\(stranger.run("RETURN 1"))" == "[Neo.ClientError.Request.Invalid]")
    #expect(stranger.lastStep == .end)
}

@Test func aWrongPasswordIsRefusedAsAWrongUserIs() throws {
    let hub = try Hub.over("") { $0.logins = Logins(["mona": "secret"]) }
    func logIn(_ fields: [String: String]) -> TestReply {
        let client = TestClient(hub, .highest)
        _ = client.say(.hello([:]))
        return client.say(.logon(fields.mapValues { .string($0) }))[0]
    }
    let unauthorized = "Neo.ClientError.Security.Unauthorized"
    let wrong = logIn(["scheme": "basic", "principal": "mona", "credentials": "secre"])
    let unknown = logIn(["scheme": "basic", "principal": "nobody", "credentials": "secret"])
    #expect(wrong.description == unauthorized && unknown.description == unauthorized)
    #expect(wrong.message == unknown.message)
    #expect(logIn([:]).description == unauthorized)
    #expect(logIn(["scheme": "basic", "principal": "mona", "credentials": "secret"]).description == "success")
    for _ in 0..<3 { _ = logIn(["scheme": "basic", "principal": "mona", "credentials": "x"]) }
    let tooOften = logIn(["scheme": "basic", "principal": "mona", "credentials": "secret"])
    #expect(tooOften.description == "Neo.ClientError.Security.AuthenticationRateLimit")
}

@Test func loginIsInHelloUpToFiveZero() throws {
    let hub = try Hub.over("") { $0.logins = Logins(["mona": "secret"]) }
    let client = TestClient(hub, BoltVersion(major: 5, minor: 0))
    let fields: [String: Value] = [
        "scheme": .string("basic"), "principal": .string("mona"), "credentials": .string("secret"),
    ]
    #expect("\(client.say(.hello(fields)))" == "[success]")
    #expect(client.ask("RETURN 1").count == 3)
}

@Test func theTableOfServersNamesThisOneForEverything() throws {
    let hub = try Hub.over("")
    let client = TestClient(hub, .highest)
    _ = client.say(.hello(["routing": .map(MapValue([("address", .string("example.net:1234"))]))]))
    _ = client.say(.logon([:]))
    guard case .map(let table)? = client.say(.route([:], database: nil))[0].fields["rt"],
        case .list(let servers)? = table["servers"]
    else { return #expect(Bool(false), "no table") }
    #expect(servers.count == 3)
    #expect(servers.allSatisfy { $0.description(in: Graph()).contains("example.net:1234") })
    #expect("\(client.say(.route([:], database: "other")))" == "[Neo.ClientError.Database.DatabaseNotFound]")
}

@Test func plansComeBesideTheRows() throws {
    let client = try TestClient(hub: .over(people))
    let explained = client.ask("EXPLAIN MATCH (p:P) RETURN p.name")
    #expect(explained.count == 2)
    #expect(explained[1].fields["plan"] != nil)
    let profiled = client.ask("PROFILE MATCH (p:P) RETURN p.name")
    #expect(profiled.count == 5)
    guard case .map(let plan)? = profiled[4].fields["profile"] else { return #expect(Bool(false), "no profile") }
    #expect(plan["rows"]?.isEquivalent(.integer(3)) == true)
}

@Test func notesAreToldUnlessTheyAreNotWanted() throws {
    let client = try TestClient(hub: .over(people))
    #expect(client.ask("MATCH (p:Q) RETURN p").last?.fields["notifications"] != nil)
    var options = RunOptions()
    options.notes = NoteFilter()
    options.notes?.isOff = true
    _ = client.run("MATCH (p:Q) RETURN p", [:], options)
    #expect(client.say(.pull(Request.Portion())).last?.fields["notifications"] == nil)
}

@Test func aResultOfManyRowsComesInPieces() throws {
    let hub = try Hub.over("")
    let client = try TestClient(hub: hub)
    _ = client.run("UNWIND range(1, 100000) AS i RETURN i, 'row number ' + i AS text")
    var out = MessageWriter()
    #expect(client.conversation.handle(.pull(Request.Portion()), into: &out) == .paused)
    #expect(out.count < 1 << 20)
}
