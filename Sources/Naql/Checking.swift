import CypherSemantics
public import CypherSyntax

/// Finding errors without running anything.
extension Session {
    /// Every error that can be found in a statement without running it, in order of place.
    public func check(_ source: QuerySource) -> [Diagnostic] {
        let binder = Binder(catalog: catalog)
        let trees = Parser.trees(of: source.text)
        let found = trees.flatMap { $0.errors.isEmpty ? binder.diagnose($0.statement) : $0.errors }
        return found.sorted { $0.range.lower < $1.range.lower }
    }
}
