import CypherSQL
import CypherSyntax
import Foundation
import Naql
import PropertyGraph
import Testing

/// Queries and what becomes of them: text files in `Cases`. `NAQL_WRITE_SQL=1` writes what is said now into them.
@Suite struct SQLCaseTests {
    @Test(arguments: SQLCases.files)
    func statementsAreAsTheFileSays(file: String) throws {
        let cases = try SQLCases(file: file)
        let session = Session()
        _ = try session.run(cases.graph).all()
        let catalog = GraphTables(session.graph).catalog
        func said(_ one: SQLCases.Case, _ dialect: String) -> String {
            Self.said(one.query, session, catalog, Dialect(rawValue: dialect)!)
        }
        if ProcessInfo.processInfo.environment["NAQL_WRITE_SQL"] != nil {
            try cases.text(said).write(to: SQLCases.folder.appending(path: file), atomically: true, encoding: .utf8)
            return
        }
        for one in cases.cases {
            for dialect in Dialect.allCases {
                #expect(said(one, dialect.rawValue) == one.expected[dialect.rawValue], "\(one.title), \(dialect)")
            }
        }
    }

    private static func said(
        _ query: String, _ session: Session, _ catalog: TableCatalog, _ dialect: Dialect
    ) -> String {
        let source = QuerySource(name: "query", text: query)
        do {
            let bound = try session.bind(source)
            let compiler = SQLCompiler(
                catalog: catalog, dialect: dialect, parameters: ["number": .integer(1), "name": .string("")]
            ) { session.constant($0, of: bound) }
            return try compiler.compile(bound)
        } catch let error as Diagnostic {
            let before = query.utf8.prefix(error.range.lower)
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
            return "refused \(line):\(column) \(error.message)"
        } catch { return "\(error)" }
    }

    @Test func namesThatEnginesTakeForOneAnotherAreToldApart() throws {
        let session = Session()
        _ = try session.run("CREATE (:Person:`a b` {x: 1, X: 2, `q\"t`: 3, _id: 4}), (:person {x: 'text'})").all()
        let catalog = GraphTables(session.graph).catalog
        let names = catalog.files.map(\.name)
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
        for file in catalog.files {
            let columns = file.columns.map(\.name)
            #expect(Set(columns.map { $0.lowercased() }).count == columns.count)
            #expect(!columns.contains { $0.contains("\"") })
        }
        #expect(catalog.nodes[0].columns.map(\.key).sorted() == ["X", "_id", "q\"t", "x"])
    }

    @Test func columnsHaveTheTypesOfTheirValues() throws {
        let session = Session()
        _ = try session.run(
            """
            CREATE (:A {i: 1, f: 1.0, s: '', b: true, d: date('2024-01-31'), l: [1], e: [], m: 1, t: localtime('12:00'),
                    z: datetime('2024-01-01T00:00Z'), y: date('-0001-01-01')}),
                   (:A {m: 'text', e: ['a']})
            """
        ).all()
        let columns = GraphTables(session.graph).catalog.nodes[0].columns
        let types = Dictionary(columns.map { ($0.key, $0.type.name) }) { first, _ in first }
        #expect(
            types == [
                "i": "INTEGER", "f": "FLOAT", "s": "STRING", "b": "BOOLEAN", "d": "DATE", "l": "LIST<INTEGER>",
                "e": "LIST<STRING>", "m": "ANY", "t": "LOCAL TIME", "z": "ANY", "y": "ANY",
            ])
        for column in columns { #expect(ColumnType(named: column.type.name) == column.type) }
    }
}
