import CypherSyntax
import Testing

@Suite("Parser cases")
struct ParserCaseTests {
    @Test("a query prints as the tree it was read as", arguments: CaseFile.cases("printing"))
    func printing(_ test: CaseFile.Case) { #expect(outcome(test.query) == test.expected) }

    @Test("what is wrong is told with place, caret and remedy", arguments: CaseFile.cases("errors"))
    func errors(_ test: CaseFile.Case) { #expect(outcome(test.query) == test.expected) }

    @Test("a broken statement keeps its tree, with all that is wrong with it", arguments: CaseFile.cases("trees"))
    func trees(_ test: CaseFile.Case) {
        let source = SourceText(test.query)
        let lines = Parser.trees(of: test.query).flatMap { tree in
            [Printer.print(tree.statement)]
                + tree.errors.map {
                    let place = source.position(of: $0.range.lower)
                    return "\(place.line):\(place.column) \($0.message)"
                }
        }
        #expect(lines.joined(separator: "\n") == test.expected)
    }

    @Test("printed text parses to an equal tree", arguments: CaseFile.cases("printing"))
    func roundTrip(_ test: CaseFile.Case) throws {
        guard let statements = try? Parser.parse(script: test.query) else { return }
        for statement in statements {
            let again = try Parser.parse(Printer.print(statement))
            #expect(again == statement)
            #expect(again.hashValue == statement.hashValue)
        }
    }

    private func outcome(_ query: String) -> String {
        do throws(Diagnostic) {
            return try Parser.parse(script: query).map(Printer.print).joined(separator: "\n")
        } catch {
            let lines = DiagnosticRenderer().render(error, in: SourceText(query))
            return error.code + "\n" + String(lines.dropLast())
        }
    }
}
