import CypherSyntax
import Testing

@Suite("Checking a script")
struct CheckTests {
    @Test("all errors of a script are found, and the statements without any")
    func several() {
        let script = """
            MATCH (n) RETURN n;
            FOO;
            RETURN 1 +;
            CREATE (a:B {a: }) SET a.x 1 RETURN 2;
            RETURN 5
            """
        let trees = Parser.trees(of: script)
        let source = SourceText(script)
        let whole = trees.filter(\.errors.isEmpty)
        #expect(whole.map { Printer.print($0.statement) } == ["MATCH (n) RETURN n", "RETURN 5"])
        #expect(trees.flatMap(\.errors).map { source.position(of: $0.range.lower).line } == [2, 3, 4, 4])
    }

    @Test("a clause that is refused does not stop the check", arguments: ["USE x", "OPTIONAL x", "MATCH MATCH MATCH"])
    func progress(_ text: String) { #expect(Parser.trees(of: text).contains { !$0.errors.isEmpty }) }

    @Test("an empty script has no statements and no errors", arguments: ["", " \n", ";;", "// comment", "/* */;"])
    func empty(_ text: String) {
        #expect(Parser.trees(of: text).isEmpty)
    }

    @Test("places count bytes in the tree, characters for people")
    func places() throws {
        let text = "RETURN 'سلام',\r\n  x AS y"
        let statement = try Parser.parse(text)
        guard case .query(let query) = statement.body, case .return_(let body) = query.branches[0].clauses[0].kind
        else { return }
        let source = SourceText(text)
        #expect(source.position(of: body.items[1].expression.range.lower) == SourceText.Position(line: 2, column: 3))
        #expect(source.text(body.items[0].expression.range) == "'سلام'")
    }

    @Test("a column is named by its text as written")
    func columnText() throws {
        guard case .query(let query) = try Parser.parse("RETURN cOuNt( * ), (a)  , n . x AS y").body,
            case .return_(let body) = query.branches[0].clauses[0].kind
        else { return }
        #expect(body.items.map(\.text) == ["cOuNt( * )", "(a)", "n . x"])
    }
}
