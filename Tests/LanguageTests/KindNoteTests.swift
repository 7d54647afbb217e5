import CypherSyntax
import Naql
import PropertyGraph
import Testing

/// A comparison that cannot hold because of the kinds of its values is told of, once, with what to write.
@Suite struct KindNoteTests {
    private func notes(
        _ query: String, parameters: [String: Value] = [:], after writes: String = Self.graph
    ) throws -> [String] {
        let session = Session()
        _ = try session.run(writes).all()
        var notes: [String] = []
        let codes = ["IncomparableKinds", "ComparisonWithNull"]
        session.onNote = { note, _ in if codes.contains(note.code) { notes.append(note.message) } }
        _ = try session.run(query, parameters: parameters).all()
        return notes
    }

    private static let graph = """
        CREATE (:S {day: date('2024-03-01'), at: datetime('2024-03-01T10:00Z'), text: 'x', n: 1})
        -[:R {on: date('2024-03-02')}]->(:S {day: date('2024-03-05'), mixed: 1}), (:T {mixed: date('2024-01-01')})
        """

    @Test(arguments: [
        (
            "MATCH (s:S) WHERE s.day > '2024-01-01' RETURN s",
            "a DATE is never comparable with a STRING: write date('2024-01-01')"
        ),
        (
            "MATCH (s:S) WHERE '2024-01-01' = s.day RETURN s",
            "a STRING is never equal to a DATE: write date('2024-01-01')"
        ),
        ("MATCH (s:S {day: '2024-03-01'}) RETURN s", "a DATE is never equal to a STRING: write date('2024-03-01')"),
        (
            "MATCH ()-[r:R {on: '2024-03-02'}]->() RETURN r",
            "a DATE is never equal to a STRING: write date('2024-03-02')"
        ),
        (
            "MATCH (s:S) WHERE s.day <> '2024-03-01' RETURN s",
            "a DATE and a STRING are always different: write date('2024-03-01')"
        ),
        (
            "MATCH (s:S) WHERE s.day IN ['2024-03-01'] RETURN s",
            "a DATE is never in a list of STRINGs: write date('2024-03-01')"
        ),
        (
            "MATCH (s:S) WHERE s.day > $d RETURN s",
            "a DATE is never comparable with a STRING: give $d as date('2024-01-01')"
        ),
        (
            "MATCH (s:S) WHERE s.day IN $l RETURN s",
            "a DATE is never in a list of STRINGs: give $l as date('2024-01-01')"
        ),
        ("MATCH (s:S) WHERE s.day > $m.d RETURN s", "a DATE is never comparable with a STRING: write date($m.d)"),
        (
            "MATCH (s:S) WHERE s.at >= date('2024-01-01') RETURN s",
            "a ZONED DATETIME is never comparable with a DATE: write date(s.at)"
        ),
        (
            "MATCH (s:S) WHERE s.at < localdatetime('2024-01-01T00:00') RETURN s",
            "a ZONED DATETIME is never comparable with a LOCAL DATETIME: write localdatetime(s.at)"
        ),
        ("MATCH (s:S) WHERE s.day = s.at RETURN s", "a DATE is never equal to a ZONED DATETIME: write date(s.at)"),
        ("MATCH (s:S) WHERE s.day = s.text RETURN s", "a DATE is never equal to a STRING: write date(s.text)"),
        (
            "MATCH (s:S) WHERE s.day > '1/2/2024' RETURN s",
            "a DATE is never comparable with a STRING: a DATE is written date('2024-01-31')"
        ),
        (
            "MATCH (s:S) WHERE s.at > '2024-01-01' RETURN s",
            "a ZONED DATETIME is never comparable with a STRING: write datetime('2024-01-01')"
        ),
        (
            "MATCH (s:S) WHERE s.day STARTS WITH '2024' RETURN s",
            "a DATE is no text, so `STARTS WITH` never holds: write toString(s.day)"
        ),
        ("MATCH (s:S) WHERE s.n > '5' RETURN s", "a number is never comparable with a STRING: write 5"),
        (
            "MATCH (s:S) WHERE s.day > duration('P1D') RETURN s",
            "a DATE is never comparable with a DURATION: a DURATION lies between two moments: duration.between(a, b)"
        ),
        ("RETURN duration('P1D') = 'P1D'", "a DURATION is never equal to a STRING: write duration('P1D')"),
        (
            "RETURN time('10:00Z') < localtime('11:00')",
            "a ZONED TIME is never comparable with a LOCAL TIME: write localtime(time('10:00Z'))"
        ),
        (
            "MATCH (s:S) WHERE EXISTS { (s) WHERE s.day > '2024-01-01' } RETURN s",
            "a DATE is never comparable with a STRING: write date('2024-01-01')"
        ),
        (
            "MATCH (s:S) WHERE s.day = null RETURN s",
            "a comparison with null has no answer, so it never holds: write s.day IS NULL"
        ),
        (
            "MATCH (s:S) WHERE null <> s.text RETURN s",
            "a comparison with null has no answer, so it never holds: write s.text IS NOT NULL"
        ),
        ("MATCH (s:S) WHERE s.text CONTAINS 5 RETURN s", "a number is no text, so `CONTAINS` never holds: write '5'"),
        (
            "MATCH (s:S) WHERE s.n STARTS WITH '1' RETURN s",
            "a number is no text, so `STARTS WITH` never holds: write toString(s.n)"
        ),
        ("MATCH (s:S) WHERE s.n > null RETURN s", "a comparison with null has no answer, so it never holds"),
        ("MATCH (s:S) WHERE s.n IN null RETURN s", "a comparison with null has no answer, so it never holds"),
        (
            "MATCH (s:S {text: null}) RETURN s",
            "a comparison with null has no answer, so it never holds: write s.text IS NULL"
        ),
    ])
    func whatIsPlainIsToldBefore(query: String, note: String) throws {
        let parameters: [String: Value] = [
            "d": .string("2024-01-01"), "l": .list([.string("2024-01-01")]),
            "m": .map(MapValue([("d", .string("2024-01-01"))])),
        ]
        #expect(try notes(query, parameters: parameters) == [note])
    }

    @Test(arguments: [
        "UNWIND [{d: '2024-01-01'}, {d: '2024-02-02'}] AS r MATCH (s:S) WHERE s.day > r.d RETURN s",
        "UNWIND [{d: '2024-01-01'}, {d: '2024-02-02'}] AS r MATCH (s:S) WHERE s.day = r.d RETURN s",
        "UNWIND [{d: '2024-01-01'}, {d: '2024-02-02'}] AS r MATCH (s:S) WHERE s.day <> r.d RETURN s",
        "UNWIND [{d: ['2024-01-01']}] AS r MATCH (s:S) WHERE s.day IN r.d RETURN s",
        "UNWIND [{d: '2024-01-01'}] AS r MATCH (s:S {day: r.d}) RETURN s",
        "MATCH (n) WHERE n.mixed > '2024-01-01' RETURN n", "MATCH (n) WHERE n.mixed IN ['2024-01-01'] RETURN n",
        "MATCH (s:S) WITH s.day AS d, s.at AS t RETURN d < t",
        "CREATE (s:S {day: '2024-01-01'}) WITH s MATCH (t:T) WHERE t.mixed > s.day RETURN s",
        "MATCH (s:S) WITH CASE s.n WHEN 1 THEN s.day END AS d RETURN CASE d WHEN '2024-01-01' THEN 1 END",
    ])
    func whatOnlyTheRunShowsIsToldOnceAtItsEnd(query: String) throws {
        let found = try notes(query)
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.hasPrefix("some comparisons here had no answer") == true, "\(found)")
    }

    @Test(arguments: [
        "MATCH (s:S) WHERE s.day > date('2024-01-01') RETURN s", "MATCH (s:S) WHERE null IN [s.day] RETURN s",
        "RETURN null = null", "MATCH (s:S) WHERE s.day IS NULL RETURN s", "MATCH (s:S) SET s.day = null",
        "MATCH (s:S) WHERE s.nothing > '2024' RETURN s",
        "MATCH (s:S) WHERE s.day = 5 RETURN s", "MATCH (s:S) WHERE s.text > '2024-01-01' RETURN s",
        "MATCH (s:S) WHERE s.n > 'five' RETURN s",
        "MATCH (s:S) WHERE toString(s.day) STARTS WITH '2024' RETURN s", "MATCH (s:S) WHERE s.day IN [] RETURN s",
        "MATCH (n) WHERE n.mixed = 1 RETURN n",
        "MATCH (s:S) WHERE s.day IN [date('2024-03-01'), 'x'] RETURN s", "MATCH (s:S {text: 'x'}) RETURN s",
        "MATCH (s:S {text: 'y'}) RETURN s",
        "MATCH (n) WHERE n.mixed = date('2024-01-01') RETURN n",
        "MATCH (s:S) WHERE s.text = s.text RETURN s ORDER BY s.day", "RETURN date('2024-01-01') = date('2024-01-02')",
    ])
    func whatMayHoldIsNot(query: String) throws {
        #expect(try notes(query).isEmpty)
    }

    @Test func aReplyOfTheLineProtocolTellsIt() throws {
        let server = RPCServer(session: Session())
        let line = "{\"op\":\"run\",\"query\":\"RETURN date('2024-01-01') < '2024-01-02' AS b\"}"
        func reply(to line: String) throws -> String {
            var lines: [String] = []
            try server.answer(Array(line.utf8)) { lines.append(String(decoding: $0, as: UTF8.self)) }
            return lines.joined(separator: "\n")
        }
        #expect(
            try reply(to: line)
                == "{\"columns\":[\"b\"],\"rows\":[[null]],\"notes\":[{\"code\":\"IncomparableKinds\",\"message\":"
                + "\"a DATE is never comparable with a STRING: write date('2024-01-02')\",\"line\":1,\"column\":8,\"length\":33}]}"
        )
        let next = try reply(to: "{\"op\":\"run\",\"query\":\"RETURN 1 AS a\"}")
        #expect(next == "{\"columns\":[\"a\"],\"rows\":[[1]]}")
    }
}
