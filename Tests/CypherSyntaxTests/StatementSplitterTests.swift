import CypherSyntax
import Testing

@Suite("Splitting a script")
struct StatementSplitterTests {
    @Test("statements end at `;`, but not in strings, names or comments")
    func split() {
        let splitter = StatementSplitter(
            "RETURN ';' ; RETURN \"a\\\";\" /* ; */ ;; MATCH (`;`) // ;\n RETURN 1 // end\n; RETURN 2")
        #expect(
            splitter.statements.map(splitter.text) == [
                "RETURN ';'", "RETURN \"a\\\";\"", "MATCH (`;`) // ;\n RETURN 1",
            ])
        #expect(splitter.text(splitter.remainder) == " RETURN 2")
        #expect(!splitter.isComplete)
    }

    @Test("a text without anything left is complete", arguments: ["", "RETURN 1;", "RETURN 1; // done\n", " /* c */ "])
    func complete(_ text: String) { #expect(StatementSplitter(text).isComplete) }

    @Test("what a text ends in is known")
    func states() {
        #expect(StatementSplitter("RETURN 'a").state == .string(quote: "'"))
        #expect(StatementSplitter("RETURN \"a;").state == .string(quote: "\""))
        #expect(StatementSplitter("RETURN 'a\\").state == .string(quote: "'"))
        #expect(StatementSplitter("MATCH (`a").state == .quotedName)
        #expect(StatementSplitter("RETURN 1; /* a").state == .comment)
        #expect(StatementSplitter("RETURN 1").state == .code)
    }
}
