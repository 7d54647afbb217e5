import Naql
import Testing

@testable import Shell

@Suite struct CompletionTests {
    private let completer: Completer

    init() throws {
        let session = Session()
        _ = try session.run(
            """
            CREATE (a:Agent {name: 'A', `odd key`: 1})-[:SAID {role: 'x'}]->(s:Statement {text: 't', kind: 'direct'}),
                   (a)-[:CITES]->(:Agent:Person {name: 'B', title: 'Dr'}), (:Article {headline: 'h'})
            """)
        session.parameters = ["since": .integer(1), "until": .integer(2)]
        completer = Completer(session: session)
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
            ("MATCH (a:Agent) RETURN a.odd", []),
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
        return Completer(session: session)
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
