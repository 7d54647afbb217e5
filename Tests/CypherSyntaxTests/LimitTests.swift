import CypherSyntax
import Testing

@Suite("Limits of the parser")
struct LimitTests {
    private func code(_ text: String) -> String? {
        do throws(Diagnostic) {
            _ = try Parser.parse(text)
            return nil
        } catch { return error.code }
    }

    @Test(
        "ten thousand levels are refused, not a crash",
        arguments: [
            "(", "[", "{a: ", "- ", "NOT ", "CASE WHEN ", "f(", "EXISTS { RETURN ", "[x IN ", "[(a)-->(b {x: ", "a[",
            "COUNT { (a WHERE ", "reduce(a = ", "all(x IN ", "n {a: ", "CALL { ",
        ])
    func nesting(_ opening: String) {
        let start = opening == "CALL { " ? "" : "RETURN "
        let text = start + String(repeating: opening, count: 10_000) + "1"
        #expect(code(text) == "NestingTooDeep")
        #expect(Parser.trees(of: text).map { $0.errors.map(\.code) } == [["NestingTooDeep"]])
    }

    @Test("deep patterns, labels and types are refused, not a crash")
    func nestingElsewhere() {
        func deep(_ text: String) -> String { String(repeating: text, count: 10_000) }
        #expect(code("MATCH (n:\(deep("("))A") == "NestingTooDeep")
        #expect(code("MATCH (n:\(deep("!"))A)") == "NestingTooDeep")
        #expect(code("MATCH (n:A\(deep("|B"))) RETURN n") == "NestingTooDeep")
        #expect(code("MATCH \(deep("("))") == "NestingTooDeep")
        #expect(code("RETURN x IS :: \(deep("LIST<"))") == "NestingTooDeep")
        #expect(code("RETURN x IS :: INTEGER \(deep("LIST "))") == "NestingTooDeep")
        #expect(code(deep("FOREACH (x IN y | ")) == "NestingTooDeep")
    }

    @Test("long chains of operators are refused where they would make a deep tree")
    func chains() {
        func chain(_ count: Int, _ separator: String) -> String {
            "RETURN " + Array(repeating: "a", count: count).joined(separator: separator)
        }
        #expect(code(chain(900, " + ")) == nil)
        #expect(code(chain(5_000, " + ")) == "NestingTooDeep")
        #expect(code(chain(5_000, ".")) == "NestingTooDeep")
        #expect(code(chain(5_000, " XOR ")) == "NestingTooDeep")
        #expect(code(chain(5_000, "[0][1]")) == "UnexpectedSyntax")
    }

    @Test("flat texts have no limit")
    func flat() throws {
        func many(_ part: String, _ separator: String) -> String {
            Array(repeating: part, count: 100_000).joined(separator: separator)
        }
        for text in [
            "RETURN " + many("a", " AND "), "RETURN " + many("a", " OR "), "RETURN [" + many("1", ", ") + "]",
            "RETURN 1 " + many("< 2", " "), "MATCH (a)" + many("-->(b)", "") + " RETURN a", many("CREATE (n)", " "),
            "RETURN " + many("1", " UNION ALL RETURN "), "RETURN '" + many("long", "") + "'",
        ] {
            let statement = try Parser.parse(text)
            #expect(statement == statement)
            #expect(try Parser.parse(Printer.print(statement)) == statement)
        }
    }

    @Test("the tallest tree that is allowed can be compared, hashed, printed and freed")
    func tall() throws {
        let text = "RETURN " + String(repeating: "NOT ", count: 990) + "a"
        let statement = try Parser.parse(text)
        #expect(try Parser.parse(text).hashValue == statement.hashValue)
        #expect(try Parser.parse(Printer.print(statement)) == statement)
    }
}
