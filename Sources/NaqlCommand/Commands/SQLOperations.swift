import CypherSQL
import Naql
import Renderers

/// Requests of `naql rpc` about SQL: `sql` with `dialect`, `query` and `params` gives the `statement` over the tables that
/// `tables` with `path` writes.
enum SQLOperations {
    static func add(to server: RPCServer, _ session: Session) {
        server.operations["sql"] = { request, reply in
            let name = try request.text("dialect")
            guard let dialect = Dialect(rawValue: name) else { throw UnknownDialect(name: name) }
            let translator = SQLTranslator(session: session, dialect: dialect, parameters: try request.values("params"))
            let source = QuerySource(name: "<command>", text: try request.text("query"))
            reply.add(
                "statement", text: try translator.statement(source, over: GraphTables(session.graph).catalog))
        }
        server.operations["tables"] = { request, reply in
            let path = try request.text("path")
            guard !session.settings.isSafe else { throw SafeMode() }
            try GraphExport.named("tables")!.write(session.graph, to: path)
            reply.add("path", text: path)
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
