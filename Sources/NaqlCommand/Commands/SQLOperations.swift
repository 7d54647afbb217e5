import CypherSQL
import Naql
import Renderers

/// Requests of `naql rpc` about SQL: `sql` with `dialect`, `query` and `params` gives the `statement` over the tables that
/// `tables` with `path` writes.
enum SQLOperations {
    static func add(to server: RPCServer, _ session: Session) {
        server.operations["sql"] = { fields in
            let name = try fields.text("dialect")
            guard let dialect = Dialect(rawValue: name) else { throw UnknownDialect(name: name) }
            let translator = SQLTranslator(session: session, dialect: dialect, parameters: try fields.parameters())
            let source = QuerySource(name: "<command>", text: try fields.text("query"))
            return ["statement": try translator.statement(source, over: GraphTables(session.graph).catalog)]
        }
        server.operations["tables"] = { fields in
            let path = try fields.text("path")
            guard !session.settings.isSafe else { throw SafeMode() }
            try GraphExport.named("tables")!.write(session.graph, to: path)
            return ["path": path]
        }
    }

    private struct UnknownDialect: Error, CustomStringConvertible {
        let name: String
        var description: String {
            "unknown dialect `\(name)`; there are \(Dialect.allCases.map { "`\($0.rawValue)`" }.joined(separator: " and "))"
        }
    }

    private struct SafeMode: Error, CustomStringConvertible {
        var description: String { "no files are written in safe mode; leave out --safe" }
    }
}
