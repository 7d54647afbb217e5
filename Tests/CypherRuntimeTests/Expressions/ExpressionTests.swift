import PropertyGraph
import Testing

@testable import CypherRuntime

@Suite struct ExpressionTests {
    let bench = ExpressionBench(parameters: [
        "map": .map(MapValue([("name", .string("Apa"))])), "list": .list([.integer(1), .integer(2)]),
        "zero": .integer(0), "text": .string("x"), "one": .integer(1),
    ])

    @Test(arguments: [
        ("1 + 2 * 3", "7"), ("7 / 2", "3"), ("7 % 4", "3"), ("-7 / 2", "-3"), ("7 / 2.0", "3.5"), ("2 ^ 3", "8.0"),
        ("'a' + 1", "'a1'"), ("[1] + 2", "[1, 2]"), ("1 + null", "null"), ("-(3)", "-3"),
        ("1 < 2 AND 2 < 3", "true"), ("1 < 2 < 3", "true"), ("null AND false", "false"), ("null OR true", "true"),
        ("null XOR true", "null"), ("NOT null", "null"), ("1 = 1.0", "true"), ("1 = 'a'", "false"),
        ("1 < 'a'", "null"), ("null = null", "null"), ("null IS NULL", "true"), ("1 IS NOT NULL", "true"),
        ("[1, null] = [1, 2]", "null"), ("3 IN [1, 2, null]", "null"), ("2 IN [1, 2, null]", "true"),
        ("null IN []", "false"), ("9 IN range(1, 20)", "true"), ("0 IN range(1, 20) + [null]", "null"),
        ("[x IN range(1, 12) WHERE x IN range(3, 20) | x]", "range(3, 12)"), ("[1, 2] IN [[1, null], 5]", "null"),
        ("[1] IN [[1], 2]", "true"), ("'abc' STARTS WITH 'a'", "true"),
        ("'abc' ENDS WITH 'bc'", "true"), ("'abc' CONTAINS 'd'", "false"), ("'abc' CONTAINS null", "null"),
        ("1 STARTS WITH 'a'", "null"), ("[1, 2, 3][0]", "1"), ("[1, 2, 3][-1]", "3"), ("[1, 2, 3][5]", "null"),
        ("[1, 2, 3][1..]", "[2, 3]"), ("[1, 2, 3][..-1]", "[1, 2]"), ("[1, 2, 3][0..null]", "null"),
        ("{a: 1}.a", "1"), ("{a: 1}['a']", "1"), ("{a: 1}.b", "null"),
        ("CASE WHEN false THEN 1 WHEN true THEN 2 ELSE 3 END", "2"), ("CASE 1 WHEN 2 THEN 'a' END", "null"),
        ("CASE 1 WHEN 1 THEN 'a' ELSE 1 / 0 END", "'a'"), ("coalesce(null, 2, 1 / 0)", "2"),
        ("false AND 1 / 0 = 1", "false"), ("true OR 1 / 0 = 1", "true"),
        ("[x IN [1, 2, 3] WHERE x > 1 | x * 10]", "[20, 30]"), ("[x IN null | x]", "null"),
        ("[x IN [1, 2] | [y IN [1, 2] | x * y]]", "[[1, 2], [2, 4]]"),
        ("all(x IN [1, 2] WHERE x > 0)", "true"), ("any(x IN [1, null] WHERE x = 2)", "null"),
        ("none(x IN [] WHERE true)", "true"), ("single(x IN [1, 2] WHERE x = 2)", "true"),
        ("reduce(a = 0, x IN [1, 2, 3] | a + x)", "6"), ("reduce(a = '', x IN ['a', 'b'] | a + x)", "'ab'"),
        ("1 IS :: INTEGER", "true"), ("'a' IS :: INTEGER", "false"), ("[1, 2] IS :: LIST<INTEGER>", "true"),
        ("null IS :: INTEGER NOT NULL", "false"), ("'abc' =~ 'a.c'", "true"), ("'abc' =~ 'b'", "false"),
        ("size('نقل')", "3"), ("toUpper('a')", "'A'"),
    ])
    func computes(_ expression: String, _ expected: String) throws {
        #expect(try bench.value(expression) == bench.value(expected))
    }

    @Test(arguments: [
        ("1 / $zero", "DivisionByZero"), ("9223372036854775807 + $one", "IntegerOverflow"),
        ("$list['a']", "ListElementAccessByNonInteger"), ("$map[0]", "MapElementAccessByNonString"),
        ("$zero[0]", "InvalidArgumentType"), ("$zero.name", "InvalidArgumentType"),
        ("1 IN $zero", "InvalidArgumentType"), ("NOT $zero", "InvalidArgumentType"),
        ("$missing", "MissingParameter"), ("'a' =~ '('", "InvalidRegularExpression"),
        ("[x IN $zero | x]", "InvalidArgumentType"),
    ])
    func fails(_ expression: String, _ detail: String) throws {
        #expect(try bench.errorDetail(expression) == detail)
    }

    @Test func computesOnlyWhereNeeded() throws {
        let x = Column.integers([0, 1, 2, 0], nulls: nil)
        #expect(
            try bench.evaluate("x <> 0 AND 2 / x > 1", ["x": x])
                == [.boolean(false), .boolean(true), .boolean(false), .boolean(false)])
        #expect(
            try bench.evaluate("CASE x WHEN 0 THEN 'zero' ELSE 2 / x END", ["x": x])
                == [.string("zero"), .integer(2), .integer(1), .string("zero")])
        #expect(try bench.errorDetail("2 / x", ["x": x]) == "DivisionByZero")
    }

    /// Every form of a column gives what boxed values give.
    @Test func formsAgree() throws {
        var nulls = Bitmap(capacity: 3)
        nulls[1] = true
        let forms: [Column] = [
            .integers([3, 0, -2], nulls: nulls), .integers([3, 4, 9], nulls: nil), .floats([2.5, 0, -1], nulls: nulls),
            .booleans([0, 2, 1]), .constant(.integer(3), count: 3), .constant(.null, count: 3),
            .values([.string("a"), .null, .integer(3)]),
        ]
        let operations = ["x = y", "x <> y", "x < y", "x >= y", "x IN [3, null]", "x IS NULL", "[x, y]"]
        for a in forms {
            for b in forms {
                for operation in operations {
                    let typed = try bench.evaluate(operation, ["x": a, "y": b])
                    let boxed = try bench.evaluate(
                        operation,
                        ["x": .values(a.boxed(in: bench.graph)), "y": .values(b.boxed(in: bench.graph))])
                    #expect(typed == boxed, "\(operation) of \(a) and \(b)")
                }
            }
        }
    }

    @Test func arithmeticFormsAgree() throws {
        var nulls = Bitmap(capacity: 3)
        nulls[1] = true
        let forms: [Column] = [
            .integers([3, 0, -2], nulls: nulls), .integers([3, 4, 9], nulls: nil), .floats([2.5, 0, -1], nulls: nulls),
            .constant(.integer(3), count: 3), .constant(.null, count: 3), .constant(.float(0.5), count: 3),
        ]
        for a in forms {
            for b in forms {
                for operation in ["x + y", "x - y", "x * y", "x / y", "x % y"] {
                    let typed = try? bench.evaluate(operation, ["x": a, "y": b])
                    let boxed = try? bench.evaluate(
                        operation,
                        ["x": .values(a.boxed(in: bench.graph)), "y": .values(b.boxed(in: bench.graph))])
                    #expect(typed == boxed, "\(operation) of \(a) and \(b)")
                }
            }
        }
    }
}
