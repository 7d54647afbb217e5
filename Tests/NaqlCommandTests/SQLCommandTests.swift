import Foundation
import Testing

/// `naql sql` and the tables that it is for.
@Suite struct SQLCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("naql-\(UUID().uuidString)").path

    private func withTables(_ body: (String) throws -> Void) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let export = try Program.naql("export", "seeds", "--quiet", "--format", "tables", "-o", "\(folder)/tables")
        #expect(export.status == 0, "\(export.errors)")
        try body("\(folder)/tables")
    }

    @Test func theTablesAndWhatTheyAreMadeFromGiveOneStatement() throws {
        try withTables { tables in
            let query =
                "MATCH (w:Person)-[:SAID]->(s:Statement) RETURN w.name AS name, count(s) AS n ORDER BY n DESC, name"
            for dialect in ["duckdb", "spark"] {
                let one = try Program.naql("sql", "--dialect", dialect, tables, query)
                let other = try Program.naql("sql", "--dialect", dialect, "seeds", "-c", query)
                #expect(one.status == 0 && one.output == other.output, "\(one.errors) \(other.errors)")
                #expect(one.output.hasPrefix("SELECT ") && one.output.hasSuffix(";\n"))
            }
            let script = try String(contentsOfFile: "\(tables)/scripts/duckdb.sql", encoding: .utf8)
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(tables)/nodes")
            #expect(!files.isEmpty && files.allSatisfy { script.contains("'nodes/\($0)'") })
        }
    }

    @Test func aFolderThatHoldsSomethingElseStaysAsItIs() throws {
        try withTables { tables in
            let again = try Program.naql("export", "seeds", "--quiet", "--format", "tables", "-o", tables)
            #expect(again.status == 0, "\(again.errors)")
            try "mine".write(toFile: "\(tables)/notes.txt", atomically: true, encoding: .utf8)
            let refused = try Program.naql("export", "seeds", "--quiet", "--format", "tables", "-o", tables)
            #expect(refused.status == 3 && refused.errors.contains("notes.txt"), "\(refused.errors)")
        }
    }

    @Test func whatCannotBeSaidIsRefusedWithItsPlace() throws {
        let refused = try Program.naql("sql", "--dialect", "duckdb", "seeds", "MATCH (n)\nRETURN text.fold(n.name)")
        #expect(refused.status == 1 && refused.output.isEmpty && refused.errors.contains(":2:8:"), "\(refused.errors)")
        let writing = try Program.naql("sql", "--dialect", "spark", "CREATE (:A)")
        #expect(writing.status == 1 && writing.errors.contains("a query that writes"), "\(writing.errors)")
        let unknown = try Program.naql("sql", "--dialect", "duckbd", "RETURN 1")
        #expect(unknown.status == 2 && unknown.errors.contains("duckdb"), "\(unknown.errors)")
        let untyped = try Program.naql("sql", "--dialect", "duckdb", "RETURN $n + 1 AS m")
        #expect(untyped.status == 1 && untyped.errors.contains("-p n=…"), "\(untyped.errors)")
        let typed = try Program.naql("sql", "--dialect", "duckdb", "-p", "n=1", "RETURN $n + 1 AS m")
        #expect(typed.status == 0 && typed.output.contains("$n"), "\(typed.errors)")
    }

    @Test func aListOfTablesThatIsNoneIsNamed() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for text in ["", "{}", #"{"version": 1, "nodes": [{"table": "a"}], "relationships": []}"#] {
            try text.write(toFile: "\(folder)/tables.json", atomically: true, encoding: .utf8)
            let refused = try Program.naql("sql", "--dialect", "duckdb", folder, "RETURN 1 AS one")
            #expect(refused.status == 3 && refused.errors.contains("tables.json"), "\(refused.errors)")
        }
    }
}
