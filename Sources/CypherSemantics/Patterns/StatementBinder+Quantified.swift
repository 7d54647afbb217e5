import CypherSyntax

extension StatementBinder {
    /// Declares a quantified group: its inner variables are new, and outside they are lists.
    func declare(
        _ pattern: QuantifiedPattern, from: Variable, to: Variable, _ builder: PatternBuilder, before: Scope,
        in scope: inout Scope
    ) throws(Diagnostic) -> BoundExpression.PathStep {
        try checkQuantified(pattern)
        let inner = PatternBuilder(baseline: variableCount, repeats: builder.repeats)
        var innerScope = before
        for name in names(in: pattern.elements) where scope[name.text] != nil {
            try report(alreadyBound(name, " outside; a variable inside a repeated group must be its own"))
        }
        for name in names(in: pattern.elements) { innerScope.remove(name.text) }
        let declared = try declareElements(pattern.elements, inner, before: before, in: &innerScope)
        try bindPending(of: inner, in: innerScope)
        var predicates = inner.predicates
        if let predicate = pattern.predicate {
            let bound = try bindPredicate(predicate, in: ExpressionContext(scope: innerScope), by: "`WHERE`")
            predicates += conjuncts(of: bound)
        }
        var groups: [BoundConnection.Group] = []
        var outers: [Variable] = []
        for step in declared.steps {
            guard let variable = step.single else { continue }
            if let known = groups.first(where: { $0.inner == variable }) {
                outers.append(known.outer)
                continue
            }
            let type = CypherType.list(variable.type)
            let outer = variable.isAnonymous ? makeAnonymous(type) : makeVariable(variable.name, type)
            if !variable.isAnonymous { scope.declare(outer) }
            groups.append(BoundConnection.Group(inner: variable, outer: outer))
            outers.append(outer)
        }
        builder.connections.append(
            BoundConnection(
                from: from, to: to,
                kind: .quantified(
                    inner.pattern, predicates: predicates, first: declared.first, last: declared.last,
                    minimum: pattern.minimum, maximum: pattern.maximum, groups: groups)))
        return .group(outers)
    }

    private func checkQuantified(_ pattern: QuantifiedPattern) throws(Diagnostic) {
        if let maximum = pattern.maximum, maximum < pattern.minimum || maximum == 0 {
            try report(
                Diagnostic(
                    code: "InvalidRelationshipPattern", at: pattern.range,
                    message: "a quantifier's upper bound must be at least 1 and not less than its lower bound",
                    hints: ["write {1,3}, {,3} or {2}"]))
        }
        var hasRelationship = false
        for element in pattern.elements {
            switch element {
            case .node: continue
            case .relationship(let relationship):
                hasRelationship = true
                guard relationship.length != nil else { continue }
                try report(
                    Diagnostic(
                        code: "InvalidRelationshipPattern", at: relationship.range,
                        message: "a relationship of variable length cannot stand inside a repeated group",
                        hints: ["give the length to one of them"]))
            case .quantified(let inner):
                try report(
                    Diagnostic(
                        code: "InvalidRelationshipPattern", at: inner.range,
                        message: "a repeated group cannot stand inside another",
                        hints: ["give the length to one of them"]))
            }
        }
        guard !hasRelationship else { return }
        try report(
            Diagnostic(
                code: "InvalidRelationshipPattern", at: pattern.range,
                message: "a repeated group needs at least one relationship",
                hints: ["write ((a)-[:TYPE]->(b)){1,3}"]))
    }

    /// The names that stand in elements, in order.
    private func names(in elements: [PatternElement]) -> [Name] {
        elements.compactMap {
            switch $0 {
            case .node(let node): node.variable
            case .relationship(let relationship): relationship.variable
            case .quantified: nil
            }
        }
    }
}

extension BoundExpression.PathStep {
    /// Its variable, unless it is a group.
    var single: Variable? {
        switch self {
        case .node(let variable), .relationship(let variable), .relationships(let variable): variable
        case .group: nil
        }
    }
}
