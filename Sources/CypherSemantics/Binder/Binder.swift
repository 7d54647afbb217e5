public import CypherSyntax

/// Resolves names, scopes and types of a statement.
public struct Binder {
    let catalog: Catalog

    /// Makes a binder over the functions and procedures of `catalog`.
    public init(catalog: Catalog) { self.catalog = catalog }

    /// Binds a statement, or throws the first thing that is wrong with it.
    public func bind(
        _ statement: Statement, watch: CompilationWatch = CompilationWatch()
    ) throws(Diagnostic) -> BoundStatement {
        try StatementBinder(catalog: catalog, statement: statement, collecting: false, watch: watch).bindStatement()
    }

    /// Everything that is wrong with a statement, in order of place: after an error the binder goes on, with the
    /// offending expression of unknown type.
    public func diagnose(_ statement: Statement) -> [Diagnostic] {
        let binder = StatementBinder(
            catalog: catalog, statement: statement, collecting: true, watch: CompilationWatch())
        do {
            _ = try binder.bindStatement()
        } catch {
            binder.diagnostics.append(error)
        }
        return binder.diagnostics.sorted { $0.range.lower < $1.range.lower }
    }
}
