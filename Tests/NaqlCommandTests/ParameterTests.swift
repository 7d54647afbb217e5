import Naql
import PropertyGraph
import Testing

/// `-p`, `--param` and `:param` read values alike.
@Suite struct ParameterTests {
    @Test(arguments: [
        ("41", "INTEGER 41"), ("-5", "INTEGER -5"), ("1e3", "FLOAT 1000.0"), ("-.5", "FLOAT -0.5"),
        ("0x1F", "INTEGER 31"),
        ("TRUE", "BOOLEAN true"), ("null", "NULL null"), ("'it\\'s'", "STRING 'it\\'s'"), ("\"a b\"", "STRING 'a b'"),
        ("[1, 'a', [true], {k: null}]", "LIST [1, 'a', [true], {k: null}]"), ("{a: -1, b: 'x'}", "MAP {a: -1, b: 'x'}"),
        ("date('2024-01-01')", "DATE 2024-01-01"), ("DATE({year: 2024, month: 2})", "DATE 2024-02-01"),
        ("point({x: 1, y: 2})", "POINT point({srid: 7203, x: 1.0, y: 2.0})"),
        ("datetime('2024-01-01T10:00Z')", "ZONED DATETIME 2024-01-01T10:00Z"), ("duration({days: 5})", "DURATION P5D"),
        ("[date('2024-01-01'), duration('P1D')]", "LIST [2024-01-01, P1D]"), ("time('10:00Z')", "ZONED TIME 10:00Z"),
        ("datetime.fromEpoch(0, 0)", "ZONED DATETIME 1970-01-01T00:00Z"), (" 7 ", "INTEGER 7"),
        // No operators and no other functions: all these stand for themselves.
        ("Hamas", "STRING 'Hamas'"), ("غزة 2024", "STRING 'غزة 2024'"), ("1 + 1", "STRING '1 + 1'"),
        ("- 5", "STRING '- 5'"),
        ("--5", "STRING '--5'"), ("(5)", "STRING '(5)'"), ("5 // five", "STRING '5 // five'"), ("007", "STRING '007'"),
        ("\"a b\" OR c", "STRING '\"a b\" OR c'"), ("Al-Arabi", "STRING 'Al-Arabi'"), ("$x", "STRING '$x'"),
        ("", "STRING ''"),
        ("n.name", "STRING 'n.name'"), ("he said: 'no", "STRING 'he said: \\'no'"), ("5;", "STRING '5;'"),
        ("+961 1 234567", "STRING '+961 1 234567'"), ("date", "STRING 'date'"),
        ("date night (new)", "STRING 'date night (new)'"),
    ])
    func aTextStandsForAValue(text: String, expected: String) throws {
        let parameter = try ParameterText(text)
        #expect("\(parameter.value.typeName) \(parameter.value.literal(in: Graph()))" == expected)
        #expect(parameter.note == nil)
    }

    @Test(arguments: [
        ("2024-10-12", "write date('2024-10-12')"), ("2024-1-5", "write date('2024-01-05')"),
        ("2024-10", "write date('2024-10')"),
        ("2024/10/12", "write date('2024-10-12')"), ("12/10/2024", "dates are written date('2024-01-31')"),
        ("2024-13-45", "dates are written date('2024-01-31')"), ("٢٠٢٤-١٠-١٢", "write date('2024-10-12')"),
        ("2024-10-12T10:30", "write localdatetime('2024-10-12T10:30')"),
        ("2024-10-12 10:30Z", "write datetime('2024-10-12T10:30Z')"),
        ("٤٢", "write 42"), ("+5", "write 5"), ("size([1])", "only constructors"),
    ])
    func aTextThatLooksLikeAValueIsTold(text: String, note: String) throws {
        let parameter = try ParameterText(text)
        #expect(parameter.value.typeName == "STRING")
        #expect(parameter.note?.contains(note) == true, "\(parameter.note ?? "")")
    }

    @Test(arguments: [
        ("'open", "the quote ' is not closed"), ("\"open", "the quote \" is not closed"), ("[1, 2", "`]`"),
        ("[Hamas, Fatah]", "write texts in quotes"), ("{a: 1", "`}`"), ("{a: n.x}", "write texts in quotes"),
        ("date('2024-13-01')", "2024-13-01"), ("date('2024-01-01') - duration('P1D')", "nothing is worked out"),
        ("date('2024-01-01') 5", "takes literals"), ("duration('P1D') * 2", "takes literals"),
        ("date(2024-01-01)", "takes literals alone"),
        ("duration(size('a'))", "takes literals"),
        ("12345678901234567890", "does not fit"), ("1e999", "does not fit"), ("'\\q'", "escape"),
        ("[1 + 1]", "literals alone"),
    ])
    func aBadValueIsRefused(text: String, message: String) {
        let problem = #expect(throws: ParameterText.Problem.self) { try ParameterText(text) }
        #expect(problem?.message.contains(message) == true, "\(problem?.message ?? "")")
    }

    @Test(arguments: ["since 2024-10-12", "since=2024-10-12", "since: 2024-10-12", "since => 2024-10-12"])
    func theShellReadsAsTheCommandDoes(command: String) throws {
        let script = ":param \(command)\nRETURN $since AS s;\n"
        let run = try Program.naql("--format", "csv", input: script)
        #expect(run.output == "s\n2024-10-12\n")
        #expect(run.errors == "note: `$since` is a text, not a date: write date('2024-10-12')\n")
        let given = try Program.naql("--format", "csv", "-p", "since=2024-10-12", "-c", "RETURN $since AS s")
        #expect((given.output, given.errors) == (run.output, run.errors))
        #expect(try Program.naql("-q", "--format", "csv", input: script).errors == "")
    }

    @Test func aBadParameterOfTheCommandIsWrongUsage() throws {
        let run = try Program.naql("-p", "who=[Hamas", "-c", "RETURN $who")
        #expect(run.status == 2)
        #expect(run.errors.contains("the parameter `$who`"))
        let shell = try Program.naql(input: ":param who 'Hamas\nRETURN 1;")
        #expect(shell.status == 1)
        #expect(shell.errors.contains("is not closed"))
    }

    @Test func aMapSetsAll() throws {
        let run = try Program.naql(
            "--format", "csv", input: ":param {a: 1, since: date('2024-01-01')}\nRETURN $a, $since;\n")
        #expect(run.output == "$a,$since\n1,2024-01-01\n")
    }
}
