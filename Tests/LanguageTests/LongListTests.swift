import CypherSyntax
import Naql
import PropertyGraph
import Testing

/// A list of thousands of literals means what a short one means, wherever it stands.
@Suite struct LongListTests {
    private static let count = 700
    /// Stands for them in the queries of the tests below.
    private static func filled(_ query: String) -> String {
        query.replacing("INTEGERS", with: integers).replacing("STRINGS", with: strings).replacing("MAPS", with: maps)
    }

    private static let integers = (1...count).map(String.init).joined(separator: ", ")
    private static let strings = (1...count).map { "'n\($0)'" }.joined(separator: ", ")

    private static let maps = (1...count).map { "{id: \($0), `a b`: ['x', {c: \($0)}], id: -\($0)}" }
        .joined(separator: ", ")

    private func value(_ query: String, parameters: [String: Value] = [:]) throws -> Value {
        try Session().run(Self.filled(query), parameters: parameters).all()[0][0]
    }

    @Test(arguments: [
        "RETURN [INTEGERS] = range(1, \(count))",
        "RETURN [x IN [STRINGS] | toInteger(substring(x, 1))] = range(1, \(count))",
        "UNWIND [INTEGERS] AS x RETURN sum(x) = \(count * (count + 1) / 2)",
        "RETURN ([-1, - 2, 1_0, 0x1F, 1.5, -2.5e3, .25, null, true, FALSE, INTEGERS][0..10] "
            + "= [-1, -2, 10, 31, 1.5, -2500.0, 0.25, null, true, false]) IS NULL",
        "RETURN [x IN [-1, - 2, 1_0, 0x1F, 1.5, -2.5e3, .25, true, FALSE, -9223372036854775808, INTEGERS] | x][0..10] "
            + "= [-1, -2, 10, 31, 1.5, -2500.0, 0.25, true, false, -9223372036854775807 - 1]",
        #"RETURN ["a\n", 'it''s', 'é\u00e9', "", STRINGS][0..4] = ['a\n', "it's", 'éé', '']"#,
        "UNWIND [MAPS] AS m "
            + "RETURN all(n IN collect(m) WHERE n.id = -n.`a b`[1].c AND n.`a b`[0] = 'x' AND size(keys(n)) = 2)",
        "RETURN \(count) IN [INTEGERS] AND NOT 0 IN [INTEGERS] AND (0 IN [null, INTEGERS]) IS NULL",
        "WITH [INTEGERS] AS a, [INTEGERS] AS b RETURN a = b AND a[1..] <> b",
        "RETURN [[INTEGERS], [INTEGERS]][1][3] = 4",
        "WITH 3 AS x RETURN [x, INTEGERS, x] = [3] + range(1, \(count)) + [3]",
        "RETURN [INTEGERS, 1 + 1][\(count)] = 2",
        "RETURN [INTEGERS] IS :: LIST<INTEGER NOT NULL>",
    ])
    func meansWhatIsWritten(query: String) throws {
        #expect(try value(query) == .boolean(true), "\(query.prefix(80))…")
    }

    @Test func findsNodesByIndexAndWithout() throws {
        let session = Session()
        _ = try session.run("UNWIND range(1, 2000) AS i CREATE (:A {id: i, name: 'n' + i})").all()
        for list in [Self.integers, "null, " + Self.integers, "1.0, " + Self.integers] {
            let query = "MATCH (a:A) WHERE a.id IN [\(list)] RETURN count(*)"
            #expect(try session.run(query).all() == [[.integer(Int64(Self.count))]])
        }
        let named =
            "MATCH (a:A) WHERE a.name IN [\(Self.strings)] SET a.ids = [\(Self.integers)] RETURN sum(size(a.ids))"
        #expect(try session.run(named).all() == [[.integer(Int64(Self.count * Self.count))]])
    }

    @Test(arguments: [
        ("RETURN [INTEGERS, 99999999999999999999]", "IntegerOverflow", "99999999999999999999"),
        ("RETURN [INTEGERS, 1e999]", "FloatingPointOverflow", "1e999"),
        (#"RETURN [STRINGS, 'a\q']"#, "UnexpectedSyntax", #"\q"#),
        ("RETURN [INTEGERS, ]", "UnexpectedSyntax", "]"),
        ("RETURN [INTEGERS 5]", "UnexpectedSyntax", "5"),
        ("RETURN [{a: 1}, INTEGERS, {a 1}]", "UnexpectedSyntax", "1"),
        ("RETURN [INTEGERS, nobody]", "UndefinedVariable", "nobody"),
        ("RETURN [INTEGERS].name", "InvalidArgumentType", nil),
        ("UNWIND [INTEGERS] AS x RETURN x.name", "InvalidArgumentType", nil),
    ])
    func errorsKeepTheirPlace(query: String, code: String, written: String?) throws {
        let query = Self.filled(query)
        let error = try #require(throws: NaqlError.self) { _ = try Session().run(query) }
        guard case .diagnostic(let diagnostic, _) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(diagnostic.code == code)
        guard let written else { return }
        let start = diagnostic.range.lower
        #expect(String(decoding: Array(query.utf8)[start...].prefix(written.utf8.count), as: UTF8.self) == written)
    }

    @Test func printsAsWritten() throws {
        let query = "RETURN [\(Self.strings), 1, -2.5, null, true, [1, {a: 'x'}]] AS list"
        let statement = try Parser.parse(query)
        let printed = Printer.print(statement)
        #expect(printed == query)
        #expect(try Parser.parse(printed) == statement)
    }

    @Test func plansShowTheBeginning() throws {
        let plan = try Session().run("EXPLAIN UNWIND [\(Self.integers)] AS x RETURN x").all()
        #expect("\(plan)".contains("[1, 2, 3, 4, 5, 6, 7, 8, … \(Self.count) in all]"))
    }

    @Test func areParametersToo() throws {
        let parameter = try ParameterText("[{a: 1}, \(Self.integers)]")
        #expect(
            try value("RETURN $p[0].a + last($p)", parameters: ["p": parameter.value])
                == .integer(Int64(Self.count + 1)))
    }

    @Test func countAgainstMemory() throws {
        let session = Session()
        session.settings.memoryLimit = 100_000
        let query = "RETURN size([\((0..<50_000).map(String.init).joined(separator: ","))])"
        let error = try #require(throws: NaqlError.self) { _ = try session.run(query).all() }
        #expect("\(error)".contains("emory"))
    }

    @Test func kindsAreToldOf() throws {
        let session = Session()
        _ = try session.run("CREATE (:S {day: date('2024-03-01')})").all()
        var notes: [String] = []
        session.onNote = { note, _ in notes.append(note.message) }
        let days = Array(repeating: "'2024-03-01'", count: Self.count).joined(separator: ", ")
        _ = try session.run("MATCH (s:S) WHERE s.day IN [\(days)] RETURN s").all()
        #expect(notes == ["a DATE is never in a list of STRINGs: write date('2024-03-01')"])
    }
}
