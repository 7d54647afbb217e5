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
}
