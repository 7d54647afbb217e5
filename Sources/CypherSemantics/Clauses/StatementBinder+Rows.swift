import CypherSyntax

/// Clauses that keep all variables: LET, FILTER, and ORDER BY, SKIP and LIMIT standing alone.
extension StatementBinder {
    /// `LET x = expression, …`: what is bound sees the variables of before, not each other (ISO/IEC 39075, let statement).
    func bindLet(_ items: [ProjectionItem], _ range: SourceRange, in scope: inout Scope) throws(Diagnostic)
        -> BoundClause
    {
        var names: Set<String> = []
        for item in items {
            if let aggregate = firstAggregate(in: item.expression) {
                try report(
                    Diagnostic(
                        code: "InvalidAggregation", at: aggregate.range, message: "LET cannot aggregate rows",
                        hints: ["write WITH, which groups them"]))
            }
            guard let name = item.alias else { continue }
            if scope.isOwn(name.text) || !names.insert(name.text).inserted { try report(alreadyBound(name)) }
        }
        namesOfLet = names
        defer { namesOfLet = [] }
        return try bindRows(Projection(star: true, items: items), predicate: nil, range, in: &scope)
    }

    /// `WITH *` with whatever else is to be done with the rows.
    func bindRows(
        _ projection: Projection, predicate: Expression?, _ range: SourceRange, in scope: inout Scope
    ) throws(Diagnostic) -> BoundClause {
        let bound = try bindProjection(
            projection, predicate: predicate, by: "the condition", in: scope, returning: false, at: range)
        scope = bound.scope
        return .project(bound.projection)
    }
}
