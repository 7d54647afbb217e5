import CypherSyntax
import Testing

@Suite("Formatter")
struct FormatterTests {
    /// What formatting never changes: everything but white space and the case of letters.
    private func essence(_ text: String) -> [UInt8] {
        text.utf8.filter { $0 > 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }

    private func check(_ script: String) throws {
        let formatted = try Formatter.format(script)
        #expect(essence(formatted) == essence(script))
        #expect(try Parser.parse(script: formatted) == Parser.parse(script: script))
        #expect(try Formatter.format(formatted) == formatted)
    }

    @Test("scripts are set as the style says", arguments: CaseFile.cases("formatting"))
    func cases(_ test: CaseFile.Case) throws {
        #expect(try Formatter.format(test.query) == test.expected + "\n")
        try check(test.query)
    }

    @Test("the grammar's examples keep tree and comments, and are formatted once for all")
    func examples() throws {
        for name in CaseFile.names(in: "Grammar/examples") { try check(CaseFile.text("Grammar/examples/\(name)")) }
    }

    @Test("queries of the printing cases too")
    func printingCases() throws {
        for test in CaseFile.cases("printing") where (try? Parser.parse(script: test.query)) != nil {
            try check(test.query)
        }
    }

    @Test("columns keep their names")
    func columns() throws {
        #expect(try Formatter.format("return cOuNt( * ),n . x,1+1 as y") == "RETURN cOuNt( * ), n . x, 1 + 1 AS y\n")
    }

    @Test("nothing but white space is nothing, nothing but a comment is the comment")
    func empty() throws {
        #expect(try Formatter.format(" \n\n").isEmpty)
        #expect(try Formatter.format("  // a\n\n\n/* b */") == "// a\n\n/* b */\n")
    }

    @Test("what does not parse is not formatted")
    func broken() {
        #expect(throws: Diagnostic.self) { try Formatter.format("MATCH (n RETURN n") }
    }
}
