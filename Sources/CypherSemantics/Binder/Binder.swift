public import CypherSyntax

/// Resolves names, scopes and types of a statement.
public struct Binder {
    let catalog: Catalog

    /// Makes a binder over the functions and procedures of `catalog`.
    public init(catalog: Catalog) { self.catalog = catalog }

    /// Binds a statement. `source` is the query text, for column names and suggestions.
    public func bind(_ statement: Statement) throws(Diagnostic) -> BoundStatement {
        throw Diagnostic(.unsupported, code: "NotBound", at: statement.range, message: "The binder is not built yet.")
    }
}
