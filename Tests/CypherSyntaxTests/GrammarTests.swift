import CypherSyntax
import Testing

@Suite("Grammar")
struct GrammarTests {
    /// Names of the productions of the EBNF files.
    private var productions: [String] {
        ["Grammar/cypher.ebnf", "Grammar/lexical.ebnf"].flatMap { path in
            CaseFile.text(path).split(separator: "\n").compactMap { line in
                line.wholeMatch(of: /([A-Z]\w*) = .*/).map { String($0.1) }
            }
        }
    }

    @Test("each production is a function of the parser, and each function a production")
    func productionsAreFunctions() {
        let functions = CaseFile.swiftFiles(below: "Sources/CypherSyntax").flatMap { path in
            CaseFile.text(path).matches(of: /Grammar: `(\w+)`/).map { String($0.1) }
        }
        #expect(productions.count > 100)
        #expect(Set(productions).count == productions.count)
        #expect(functions.sorted() == productions.sorted())
    }

    @Test("what a production refers to is a production")
    func referencesExist() {
        let known = Set(productions)
        for path in ["Grammar/cypher.ebnf", "Grammar/lexical.ebnf"] {
            let bare = CaseFile.text(path).replacing(/\(\*(.|\n)*?\*\)/, with: "").replacing(/\?[^?]*\?/, with: "")
                .replacing(/"[^"]*"|'[^']*'/, with: "")
            for word in bare.matches(of: /\w+/) { #expect(known.contains(String(word.output)), "\(word.output)") }
        }
    }

    @Test("each production has an example and a diagram")
    func productionsHaveExamples() {
        var named: Set<String> = []
        for name in CaseFile.names(in: "Grammar/examples") {
            for line in CaseFile.text("Grammar/examples/\(name)").split(separator: "\n") where line.hasPrefix("// ") {
                named.formUnion(line.dropFirst(3).split(separator: ", ").map(String.init))
            }
        }
        let diagrams = Set(CaseFile.names(in: "Grammar/railroad"))
        for production in productions {
            #expect(named.contains(production), "no example of \(production)")
            #expect(diagrams.contains("\(production).svg"), "run python3 Grammar/railroad.py")
        }
    }

    @Test("each example parses, and its printed text parses to an equal tree")
    func examplesRoundTrip() throws {
        for name in CaseFile.names(in: "Grammar/examples") {
            for statement in try Parser.parse(script: CaseFile.text("Grammar/examples/\(name)")) {
                let text = Printer.print(statement)
                #expect(try Parser.parse(text) == statement, "\(text)")
            }
        }
    }
}
