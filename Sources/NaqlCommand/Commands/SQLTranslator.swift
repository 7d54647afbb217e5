import CypherSQL
import CypherSyntax
import Naql
import PropertyGraph

/// Makes SQL of queries.
struct SQLTranslator {
    let session: Session
    let dialect: Dialect
    /// Examples of parameters, besides those of the session.
    var parameters: [String: Value] = [:]

    /// A query as one statement over tables.
    func statement(_ source: QuerySource, over catalog: TableCatalog) throws(NaqlError) -> String {
        let bound = try session.bind(source)
        let compiler = SQLCompiler(
            catalog: catalog, dialect: dialect, parameters: session.parameters.merging(parameters) { $1 }
        ) { expression in
            session.constant(expression, of: bound)
        }
        do throws(Diagnostic) { return try compiler.compile(bound) } catch { throw .diagnostic(error, in: source) }
    }
}
