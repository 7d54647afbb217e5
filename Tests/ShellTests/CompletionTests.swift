import Naql
import PropertyGraph
import TestSupport
import Testing

@testable import Shell

@Suite struct CompletionTests {
    private let completer: Completer

    init() throws {
        let session = Session()
        _ = try session.run(
            """
            CREATE (a:Agent {name: 'A', `odd key`: 1})-[:SAID {role: 'x'}]->(s:Statement {text: 't', kind: 'direct'}),
                   (a)-[:CITES]->(:Agent:Person {name: 'B', title: 'Dr'}), (:Article {headline: 'h'}),
                   (:Person:Agent {name: 'Hani Bazzi'})
            """)
        session.parameters = ["since": .integer(1), "until": .integer(2)]
        completer = Completer(session: session, commands: .standard)
    }

    private func offers(_ text: String) -> [String] { completer.complete(text).candidates.map(\.text) }

    @Test(
        arguments: [
            ("MATCH (s:Sta", ["Statement"]),
            ("MATCH (s:", ["Agent", "Article", "Person", "Statement"]),
            ("MATCH (s:Agent|Per", ["Person"]),
            ("MATCH (a)-[:", ["CITES", "SAID"]),
            ("MATCH (a)-[r:SA", ["SAID"]),
            ("MATCH (a)-[r:CITES|S", ["SAID"]),
            ("MATCH (a)<-[:c", ["CITES"]),
            ("MATCH (a:Agent) WHERE a:P", ["Person"]),
            ("MATCH (s:Statement) RETURN s.", ["kind", "text"]),
            ("MATCH (s:Statement) WITH s AS t RETURN t.k", ["kind"]),
            ("MATCH (s:Statement) WITH count(s) AS n MATCH (p:Person) RETURN p.", ["name", "title"]),
            ("MATCH ()-[r:SAID]->() RETURN r.", ["role"]),
            ("MATCH (s:Statement {", ["kind", "text"]),
            ("MATCH (s:Statement {kind: 'x', t", ["text"]),
            ("MATCH (a:Agent) RETURN a.odd", ["`odd key`"]),
            (":set x = MATCH (p:Per", ["Person"]),
            (":watch 5 MATCH (p:Per", ["Person"]),
            (":watch MATCH (p:Per", ["Person"]),
            (":mark 3 ch", ["checked"]),
            (":mark 3 wrong ", ["speaker", "span"]),
            (":said 3 B", ["B"]),
            (":said 3 Hani ", ["Hani Bazzi"]),
            (":drop H", ["\"Hani Bazzi\""]),
            (":same B \"Hani B", ["\"Hani Bazzi\""]),
            ("MATCH (a:Agent) RETURN a {.n", ["name"]),
            ("CALL db.lab", ["db.labels"]),
            ("CALL db.labels() YIELD ", ["label"]),
            ("RETURN $", ["since", "until"]),
            ("RETURN $s", ["since"]),
            ("RETURN toUpp", ["toUpper"]),
            ("match (n) retu", ["return"]),
            ("MATCH (n) RETU", ["RETURN"]),
            ("MATCH (speaker:Agent) RETURN spea", ["speaker"]),
            ("MATCH (some:Agent), (", ["some"]),
            ("RETURN 'MATCH (n:", []),
            ("MATCH (n) // (n:", []),
            ("MATCH (n) /* (n:", []),
            ("RETURN 1; MATCH (x:Art", ["Article"]),
            (":for", [":format"]),
            (":format js", ["json", "jsonl"]),
            (":timer o", ["on", "off"]),
            (":param si", ["since"]),
            (":param since du", ["duration"]),
            (":schema Sta", ["Statement"]),
            ("MATCH (a:Article)-[:", ["CITES", "SAID"]),
            ("MATCH (s:Statement)<-[:", ["SAID"]),
            ("MATCH (p:Person)<-[r:", ["CITES"]),
            ("MATCH (a:Agent)-[:SAID]->(x:", ["Statement"]),
            ("MATCH (s:Statement)<-[:SAID]-(x:", ["Agent"]),
            ("MATCH (s:Statement) WITH collect(s) AS all UNWIND all AS t RETURN t.", ["kind", "text"]),
            ("MATCH (s:Statement) UNWIND [s] AS t RETURN t.k", ["kind"]),
            ("MATCH (s:Statement) WITH s {.kind, n: 1} AS m RETURN m.", ["kind", "n"]),
            ("MATCH (s:Statement) WITH collect(s) AS l RETURN [t IN l | t.t", ["text"]),
            ("MATCH (s:Statement) CALL (s) { RETURN s.t", ["text"]),
            ("MATCH (n) RETURN repo", []),
            ("MATCH (n) RETURN n ORD", ["ORDER"]),
            ("MATCH (n) WHE", ["WHERE"]),
            ("MATCH (n) RETURN n WHE", []),
            ("MATCH (n) WHERE n.name STARTS", ["STARTS"]),
            ("RETURN CAS", ["CASE"]),
        ] as [(String, [String])])
    func offersWhatFits(text: String, expected: [String]) {
        #expect(offers(text) == expected)
    }

    /// Where only a keyword can stand nothing else is offered, and where a name of its own is given nothing is.
    @Test(
        arguments: [
            ("MATCH (n) WHERE n.x = 'a' A", ["AND"]), ("MATCH (n) WHERE n.x IS ", ["NOT", "NULL", "TYPED"]),
            ("MATCH (n) WHERE n.x IS N", ["NOT", "NULL"]), ("MATCH (n) WHERE n.x STARTS ", ["WITH"]),
            ("MATCH (n) RETURN n ORDER ", ["BY"]), ("MATCH (n) RETURN n ORDER BY n.name D", ["DESC", "DESCENDING"]),
            ("MATCH (n) DETACH ", ["DELETE"]), ("MERGE (n) ON ", ["CREATE", "MATCH"]),
            ("MERGE (n) ON CREATE ", ["SET"]),
            ("MATCH (n) OPTIONAL ", ["CALL", "MATCH"]), ("RETURN CASE WHEN true T", ["THEN"]),
            ("RETURN CASE W", ["WHEN"]),
            ("UNWIND [1] A", ["AND", "AS"]), ("LOAD ", ["CSV"]), ("LOAD CSV WITH HEADERS F", ["FROM"]),
            ("FOR x I", ["IN"]),
            ("EXPLAIN M", ["MATCH", "MERGE"]), ("SHOW F", ["FUNCTION", "FUNCTIONS"]), ("CREATE IN", ["INDEX"]),
            ("FOREACH (x IN [1] | C", ["CALL", "CREATE"]), ("MATCH (n) RETURN n U", ["UNION"]),
            ("MATCH (n) RETURN n AS ", []),
            ("CALL db.labels() Y", ["YIELD"]), ("MATCH (n) RETURN any(x IN n.list W", ["WHERE"]), ("RETURN 1", []),
            ("MATCH p = ANY S", ["SHORTEST"]), ("MATCH (n) RETURN n NEXT M", ["MATCH", "MERGE"]),
            ("match (n) detach ", ["DELETE"]),
        ] as [(String, [String])])
    func keywordsStandAlone(text: String, expected: [String]) {
        #expect(offers(text) == expected)
    }

    /// Names are known where they are, and what is known of them.
    @Test(
        arguments: [
            ("MATCH (a:Agent)-[", []), ("MATCH (a)-[r:SAID]->(b) MATCH (c)-[", ["r"]),
            ("MATCH (a:Agent)-[:SAID]->(x) RETURN x.", ["kind", "text"]),
            ("MATCH (x)<-[:SAID]-(y) RETURN y.t", ["title"]),
            ("MATCH (s:Statement)<--(x:", ["Agent"]), ("MATCH (a:Agent)-->(x:", ["Agent", "Person", "Statement"]),
            ("MATCH (a:Agent)-[:SAID]->(x) WITH x AS y WHERE y.k", ["kind"]),
            ("MATCH (a:Agent) RETURN [(a)-[:SAID]->(x) | x.t", ["text"]), ("MATCH (a:Agent) WHERE a['t", ["title"]),
            ("MATCH (a:Agent) WHERE a:Person|S", ["Statement"]), ("MATCH (a IS Per", ["Person"]),
            ("MATCH (a:Agent) WHERE EXISTS { (a)-[:S", ["SAID"]), ("MATCH ()-[r WHERE r.", ["role"]),
            ("MATCH (a:Agent) WITH collect(a {.name}) AS l UNWIND l AS m RETURN m.", ["name"]),
            ("MATCH (a:Agent) CALL (a) { MATCH (a)-[:SAID]->(s) RETURN count(s) AS n } RETURN ", ["n", "a"]),
            ("MATCH (a:Agent) CALL (a) { MATCH (b) RETURN ", ["b", "a"]), ("MATCH (a), (b) CALL (a) { RETURN ", ["a"]),
            ("MATCH (a:Agent) RETURN a.name AS n UNION MATCH (b) RETURN ", ["b"]),
            ("RETURN reduce(t = '', x IN ['a'] | t + ", ["x", "t"]), ("RETURN [x IN [1] | x] + ", []),
            ("MATCH (a) RETURN any(x IN [1] WHERE x > 0) AND ", ["a"]), ("FOREACH (x IN [1] | SET ", ["x"]),
            ("CALL search.text('x') YIELD node RETURN ", ["node"]),
            ("CALL db.labels() YIELD label AS l RETURN ", ["l"]),
            ("MATCH (a:Agent) LET b = a.name RETURN ", ["b", "a"]), ("MATCH (a:Agent) SET a.ti", ["title"]),
            ("MATCH (a:Agent) WITH a, count(*) AS n ORDER BY ", ["n", "a"]), ("RETURN date().qu", ["quarter"]),
            ("RETURN {one: 1, two: 2}.", ["one", "two"]),
            ("MATCH (a:Agent) WITH {who: a.name} AS m RETURN m.", ["who"]),
            ("MATCH (a:Agent {name: 'A', ti", ["title"]), ("MATCH (شخص:Agent) RETURN شخ", ["شخص"]),
            ("MATCH (a:Agent)-[:SAID]->{1,2}(b) RETURN ", ["b", "a"]), ("MATCH ((a:Agent)-[:", ["CITES", "SAID"]),
        ] as [(String, [String])])
    func namesAreKnownWhereTheyAre(text: String, expected: [String]) {
        #expect(offers(text) == expected)
    }

    /// The text files of `Cases`: the cursor stands at `|`.
    @Test(arguments: CaseFile.all()) func halfTypedStatements(_ one: CaseFile.Case) {
        #expect(offers(String(one.query.dropLast())) == Array(one.expectation.dropFirst()), "\(one.title)")
    }

    @Test func valuesAreGatheredWhileAKeyIsAwaited() throws {
        let completer = try Self.people()
        let text = "MATCH (p:Person {name: 'علي"
        let step = try #require(completer.preparation(for: text))
        // So few are read at once.
        #expect(!step())
        #expect(completer.complete(text).candidates.map(\.text) == ["أحمد علي"])
        #expect(completer.preparation(for: "MATCH (p:Person) RETURN 'x") == nil)
        #expect(completer.preparation(for: ":load 'x") == nil)
    }

    @Test func namesThatNeedQuotesHaveThem() {
        #expect(offers("MATCH (a:Agent) RETURN a.").contains("`odd key`"))
    }

    @Test func variablesOutOfScopeAreNotOffered() {
        #expect(!offers("MATCH (abc:Agent) WITH abc AS who RETURN ab").contains("abc"))
        #expect(offers("MATCH (abc:Agent) WITH * RETURN abc").contains("abc"))
        #expect(offers("UNWIND [1] AS element RETURN ele").contains("element"))
        #expect(offers("MATCH path = (a)-->(b) RETURN pat").contains("path"))
    }

    @Test func aFunctionBringsItsParenthesis() {
        #expect(completer.complete("RETURN toUpp").candidates == [.init(text: "toUpper", ending: "(")])
    }

    @Test func theCommonBeginningIgnoresCase() {
        let completion = Completion(typed: "a", candidates: [.init(text: "Abcd"), .init(text: "abCE")])
        #expect(completion.commonPrefix == "Abc")
    }

    /// People whose names vary, one of them spoken of more than the others.
    private static func people() throws -> Completer {
        let session = Session()
        _ = try session.run(
            """
            CREATE (a:Person {name: 'أحمد علي', aliases: ['Ahmad Ali']}), (:Person {name: 'احمد سعيد'}),
                   (:Person {name: "O'Hara"}), (:Outlet {name: 'إذاعة الوادي', aliases: ['Valley Radio']}),
                   (a)-[:SAID {role: 'وزير'}]->(:Statement {kind: 'direct'}), (a)-[:SAID]->(:Statement {kind: 'mixed'})
            """)
        return Completer(session: session, commands: .standard)
    }

    @Test(
        arguments: [
            ("MATCH (p:Person {name: '", ["أحمد علي", "O\\'Hara", "احمد سعيد"]),
            ("MATCH (p:Person {name: 'احم", ["أحمد علي", "احمد سعيد"]),
            ("MATCH (p:Person {name: 'علي", ["أحمد علي"]),
            ("MATCH (p:Person {name: 'ahm", ["أحمد علي"]),
            ("MATCH (p:Person) WHERE p.name = \"o'", ["O'Hara"]),
            ("MATCH (o:Outlet) WHERE o.name = 'اذاعه", ["إذاعة الوادي"]),
            ("MATCH (o:Outlet) WHERE o.name IN ['x', 'Val", ["إذاعة الوادي"]),
            ("MATCH (o:Outlet) WITH o AS p WHERE p.name STARTS WITH 'را", []),
            ("MATCH (o) WHERE o.name CONTAINS 'وادي", ["إذاعة الوادي"]),
            ("MATCH ()-[r:SAID {role: 'وز", ["وزير"]),
            ("MATCH (s:Statement {kind: 'd", ["direct"]),
            ("MATCH (s:Statement) RETURN 'd", []),
            ("MATCH (s:Nothing {name: '", []),
            ("MATCH (s:Statement) SET s.kind = 'd", ["direct"]), ("MATCH (s:Statement) SET s += {kind: 'm", ["mixed"]),
            ("MATCH (s:Statement) RETURN CASE s.kind WHEN 'd", ["direct"]),
            ("MATCH (s:Statement) WITH s {.kind} AS m WHERE m.kind = 'd", ["direct"]),
            ("MATCH (s:Statement) WITH collect(s) AS l RETURN [t IN l WHERE t.kind IN ['m", ["mixed"]),
            ("MATCH ()-[:SAID]->(s) CALL (s) { MATCH (s) WHERE s.kind <> 'd", ["direct"]),
            ("MATCH (p:Person) /* p.name = '", []),
        ] as [(String, [String])])
    func offersTheValuesOfTheKey(text: String, expected: [String]) throws {
        #expect(try Self.people().complete(text).candidates.map(\.text) == expected)
    }

    @Test func aValuePutsTheGraphsFormInAndEndsTheString() throws {
        let found = try Self.people().complete("MATCH (p:Person {name: 'علي")
        #expect(found.typed == "علي" && found.candidates[0].ending == "'")
    }
}
