/// What parentheses without a quantifier say of the path that is being read: `(p = (a)-->(b) WHERE …)`.
struct PathGroups {
    /// Parentheses with a variable or a mode, which must stand round the whole path.
    struct Whole {
        var tokens: Range<Int>
        var variable: Name?
        var mode: PathMode?
    }

    var whole: Whole?
    /// The WHEREs, from the innermost.
    var predicates: [Expression] = []

    /// All of the WHEREs.
    var predicate: Expression? {
        guard let first = predicates.first, let last = predicates.last else { return nil }
        if predicates.count == 1 { return first }
        var operands: [Expression] = []
        for predicate in predicates {
            if case .and(let parts) = predicate.kind { operands += parts } else { operands.append(predicate) }
        }
        return Expression(.and(operands), first.range.union(last.range))
    }
}
