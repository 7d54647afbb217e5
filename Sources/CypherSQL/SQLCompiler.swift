public import CypherSemantics
public import CypherSyntax
public import PropertyGraph

/// Compiles reading queries to SQL over the tables of a graph. What has no exact counterpart is refused.
public struct SQLCompiler {
    let catalog: TableCatalog
    let dialect: Dialect
    /// The value of an expression that reads no row, where it can be told now.
    let fold: (BoundExpression) -> Value?
    /// Types of the parameters.
    let parameters: [String: Value]

    /// - Parameters:
    ///   - parameters: a value of each parameter that is known: it tells the type, and the statement holds for all values of it.
    ///   - fold: computes an expression that reads no row; nil where it cannot.
    public init(
        catalog: TableCatalog, dialect: Dialect, parameters: [String: Value] = [:],
        fold: @escaping (BoundExpression) -> Value? = { _ in nil }
    ) {
        (self.catalog, self.dialect, self.parameters, self.fold) = (catalog, dialect, parameters, fold)
    }

    /// One statement of SQL, without a semicolon.
    ///
    /// - Throws: a ``Diagnostic`` that names what cannot be said, and where.
    public func compile(_ statement: BoundStatement) throws(Diagnostic) -> String {
        guard case .query(let query) = statement.body else {
            throw Compilation.refusal("a command on the schema", at: SourceRange(0, 0), in: dialect)
        }
        guard statement.mode == .run else {
            throw Compilation.refusal("EXPLAIN and PROFILE", at: SourceRange(0, 0), in: dialect)
        }
        guard !statement.writes else {
            throw Diagnostic(
                .unsupported, code: "WritingQuery", at: SourceRange(0, 0),
                message: "a query that writes cannot be SQL over exported tables",
                hints: ["change the graph with naql, and export it again"])
        }
        guard !query.columns.isEmpty else {
            throw Compilation.refusal("a query without RETURN", at: SourceRange(0, 0), in: dialect)
        }
        let compilation = Compilation(self, demand: Demand(query))
        return try compilation.statement(query)
    }
}
