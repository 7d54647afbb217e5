import CypherSemantics
import CypherSyntax
import TestSupport
import Testing

/// Runs the text files of `Cases`: a query, and the error that it gives with its place, or the bound tree.
@Suite struct BinderTests {
    @Test func casesAreFound() { #expect(CaseFile.all().count > 150) }

    @Test(arguments: CaseFile.all()) func `case`(_ one: CaseFile.Case) {
        let source = SourceText(one.query)
        func place(_ error: Diagnostic) -> String {
            let position = source.position(of: error.range.lower)
            return "\(position.line):\(position.column)"
        }
        let statement: Statement
        do {
            statement = try Parser.parse(one.query)
        } catch {
            Issue.record("\(one.title): does not parse: \(error.message) at \(place(error))")
            return
        }
        let binder = Binder(catalog: TestCatalog.catalog)
        if one.expectation.first == "errors" {
            let found = binder.diagnose(statement).map { "\($0.code) \(place($0))" }
            #expect(found == one.lines, "\(one.title)")
            return
        }
        do {
            let bound = try binder.bind(statement)
            #expect(one.expectation.first != "error", "\(one.title): no error")
            if one.expectation.first == "bound" {
                #expect(BoundPrinter.text(bound) == one.lines.joined(separator: "\n"), "\(one.title)")
            }
            #expect(BoundValidator(bound).problems.isEmpty, "\(one.title)")
            #expect(binder.diagnose(statement).isEmpty, "\(one.title): no error, but some in collecting mode")
        } catch {
            let words =
                one.expectation.count == 3
                ? ["SyntaxError"] + one.expectation.dropFirst() : Array(one.expectation.dropFirst())
            #expect([error.type.rawValue, error.code, place(error)] == words, "\(one.title): \(error.message)")
            for hint in one.lines { #expect(error.hints.contains(hint), "\(one.title): \(error.hints)") }
            #expect(!error.message.isEmpty && !error.message.contains("  "))
            #expect(!binder.diagnose(statement).isEmpty)
        }
    }

    @Test func variablesAreDense() throws {
        let query = "MATCH (a)-[r:R*]->(b) CALL (a) { MATCH (a)--(c) RETURN count(c) AS n } RETURN a, [x IN [1] | x], n"
        let bound = try Binder(catalog: TestCatalog.catalog).bind(Parser.parse(query))
        #expect(bound.variableCount == 9)
    }

    @Test func parametersMustBeGiven() throws {
        let bound = try Binder(catalog: TestCatalog.catalog).bind(Parser.parse("RETURN $b AS x, $a AS y, $b AS z"))
        #expect(bound.parameterPlaces == ["b": SourceRange(7, 9), "a": SourceRange(16, 18)])
        #expect(throws: Never.self) { try bound.requireParameters { _ in true } }
        do {
            try bound.requireParameters { $0 == "a" }
            Issue.record("no error")
        } catch {
            #expect(error.type == .parameterMissing && error.code == "MissingParameter")
            #expect(error.range == SourceRange(7, 9))
        }
    }

    @Test func manyErrorsAreCutShort() throws {
        let names = (0..<1_000).map { "x\($0)" }.joined(separator: ", ")
        let found = Binder(catalog: TestCatalog.catalog).diagnose(try Parser.parse("RETURN [\(names)] AS l"))
        #expect(found.count == 101)
    }

    @Test func deepTreesAreBoundOrRefused() {
        let chain = "RETURN 1" + String(repeating: " + 1", count: 900)
        let lists = "RETURN " + String(repeating: "[", count: 150) + String(repeating: "]", count: 150)
        let keys = "WITH {a: 1} AS m RETURN m" + String(repeating: ".a", count: 900)
        for query in [chain, lists, keys] {
            #expect(throws: Never.self) {
                _ = try Binder(catalog: TestCatalog.catalog).bind(Parser.parse(query))
            }
        }
    }
}

/// The validator must itself find what is wrong.
@Suite struct BoundValidatorTests {
    @Test func findsAnUnboundVariable() throws {
        let bound = try Binder(catalog: TestCatalog.catalog).bind(Parser.parse("MATCH (n) RETURN n.x AS x"))
        guard case .query(var query) = bound.body else { return }
        query.branches[0].removeFirst()
        var broken = bound
        broken.body = .query(query)
        #expect(BoundValidator(bound).problems.isEmpty)
        #expect(!BoundValidator(broken).problems.isEmpty)
    }
}
