import CypherSemantics
public import CypherSyntax

/// Finding errors without running anything.
extension Session {
    /// Every error that can be found in a statement without running it, in order of place.
    public func check(_ source: QuerySource) -> [Diagnostic] {
        let (statements, diagnostics) = Parser.check(script: source.text)
        let binder = Binder(catalog: catalog)
        return (diagnostics + statements.flatMap { binder.diagnose($0) }).sorted { $0.range.lower < $1.range.lower }
    }
}
