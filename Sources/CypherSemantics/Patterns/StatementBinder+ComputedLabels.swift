import CypherSyntax

/// Labels and types whose names are computed for each row (Cypher 25): `:$(expression)`.
extension StatementBinder {
    /// Whether a node or relationship has what a label expression asks for. Computed names are tested by functions, so that
    /// no later stage knows of them.
    func bindLabels(
        of base: BoundExpression, _ labels: LabelExpression, _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        guard labels.isComputed else { return BoundExpression(.hasLabels(base, labels), type: .boolean, range: range) }
        let kind: BoundExpression.Kind
        switch labels {
        case .label, .wildcard: kind = .hasLabels(base, labels)
        case .not(let operand):
            kind = .not(try bindLabels(of: base, operand, range, in: context))
        case .and(let left, let right):
            kind = .and([
                try bindLabels(of: base, left, range, in: context), try bindLabels(of: base, right, range, in: context),
            ])
        case .or(let left, let right):
            kind = .or([
                try bindLabels(of: base, left, range, in: context), try bindLabels(of: base, right, range, in: context),
            ])
        case .computed(let names, let any):
            kind = .call(any ? "hasAnyLabel" : "hasAllLabels", [base, try bindNames(names, in: context)])
        }
        return BoundExpression(kind, type: .boolean, range: range)
    }

    /// A name or a list of names.
    func bindNames(_ names: Expression, in context: ExpressionContext) throws(Diagnostic) -> BoundExpression {
        let bound = try bind(names, in: context)
        try require(bound, oneOf: [.string, .list(.any)], by: "`$(…)`")
        return bound
    }

    /// The computed ones among the labels that CREATE and MERGE give to a node.
    func computedLabels(_ labels: LabelExpression?, in scope: Scope) throws(Diagnostic) -> [BoundExpression] {
        switch labels {
        case .computed(let names, any: false)?:
            computesNames = true
            return [try bindNames(names, in: ExpressionContext(scope: scope))]
        case .and(let left, let right)?:
            return try computedLabels(left, in: scope) + computedLabels(right, in: scope)
        default: return []
        }
    }

    /// The type that CREATE and MERGE give to a relationship, where its name is computed.
    func computedType(_ type: LabelExpression?, in scope: Scope) throws(Diagnostic) -> BoundExpression? {
        guard case .computed(let name, any: false)? = type else { return nil }
        computesNames = true
        return try bindNames(name, in: ExpressionContext(scope: scope))
    }
}

extension LabelExpression {
    /// Whether a name in it is computed.
    var isComputed: Bool {
        switch self {
        case .computed: true
        case .label, .wildcard: false
        case .not(let operand): operand.isComputed
        case .and(let left, let right), .or(let left, let right): left.isComputed || right.isComputed
        }
    }

    /// The conjuncts without computed names, which a search can use, and the others, which are tested on what it finds.
    var parted: (written: LabelExpression?, computed: LabelExpression?) {
        guard isComputed else { return (self, nil) }
        guard case .and(let left, let right) = self else { return (nil, self) }
        let (a, b) = (left.parted, right.parted)
        func joined(_ a: LabelExpression?, _ b: LabelExpression?) -> LabelExpression? {
            if let a, let b { return .and(a, b) }
            return a ?? b
        }
        return (joined(a.written, b.written), joined(a.computed, b.computed))
    }
}
