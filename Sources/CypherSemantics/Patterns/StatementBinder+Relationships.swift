import CypherSyntax

extension StatementBinder {
    /// What a relationship variable holds: one relationship, or the list of a variable length.
    private func type(of pattern: RelationshipPattern) -> CypherType {
        pattern.length == nil ? .relationship : .list(.relationship)
    }

    /// Declares a relationship's name where it is new, so that a node of the same name behind it conflicts.
    func checkRelationshipName(
        _ name: Name, _ pattern: RelationshipPattern, _ builder: PatternBuilder, in scope: inout Scope
    ) throws(Diagnostic) {
        guard scope[name.text] == nil, builder.declares else { return }
        let variable = makeVariable(name.text, type(of: pattern))
        scope.declare(variable)
        builder.announced.insert(variable)
    }

    /// Declares a relationship between two nodes.
    func declare(
        _ pattern: RelationshipPattern, from: Variable, to: Variable, _ builder: PatternBuilder, in scope: inout Scope
    ) throws(Diagnostic) -> BoundExpression.PathStep {
        let variable = try relationshipVariable(pattern, builder, in: &scope)
        let isBound = builder.isBound(variable)
        use(pattern.types, of: .type)
        note(pattern, from: from, to: to, builder)
        let types = pattern.types?.parted
        let relationship = BoundRelationship(
            variable: variable, types: types?.written, direction: pattern.direction)
        guard let length = pattern.length else {
            builder.connections.append(
                BoundConnection(from: from, to: to, kind: .relationship(relationship, isBound: isBound)))
            try addPending(variable, pattern.properties, pattern.predicate, labels: types?.computed, to: builder)
            return .relationship(variable)
        }
        let minimum = length.minimum ?? 1
        if let maximum = length.maximum, maximum < minimum, length.isQuantifier {
            try report(
                Diagnostic(
                    code: "InvalidRelationshipPattern", at: pattern.range,
                    message: "a quantifier's upper bound \(maximum) is less than its lower bound \(minimum)",
                    hints: ["write \(maximum)..\(minimum)"]))
        }
        let each = makeAnonymous(.relationship)
        builder.connections.append(
            BoundConnection(
                from: from, to: to,
                kind: .variableLength(
                    relationship, minimum: minimum, maximum: length.maximum, each: each, predicates: [],
                    isBound: isBound)))
        try addPending(
            each, pattern.properties, pattern.predicate, labels: types?.computed, nameInside: pattern.variable?.text,
            connection: builder.connections.count - 1, to: builder)
        return .relationships(variable)
    }

    private func relationshipVariable(
        _ pattern: RelationshipPattern, _ builder: PatternBuilder, in scope: inout Scope
    ) throws(Diagnostic) -> Variable {
        let wanted = type(of: pattern)
        guard let name = pattern.variable else { return makeAnonymous(wanted) }
        guard let existing = scope[name.text] else {
            guard builder.declares else { return try resolve(name, in: scope) }
            let variable = makeVariable(name.text, wanted)
            scope.declare(variable)
            return variable
        }
        if builder.announced.remove(existing) != nil { return existing }
        use(existing)
        if !existing.type.mayBe(wanted) {
            try report(typeConflict(name, existing, wanted: wanted))
            return makeAnonymous(wanted)
        }
        if !builder.isBound(existing) {
            try report(
                Diagnostic(
                    code: "RelationshipUniquenessViolation", at: name.range,
                    message: "`\(name.text)` stands for two relationships of one pattern, which are always different",
                    hints: ["give each its own name"]))
            return makeAnonymous(wanted)
        }
        return existing
    }

    /// Binds the expressions of a pattern, now that all its names are known.
    func bindPending(of builder: PatternBuilder, in scope: Scope) throws(Diagnostic) {
        for pending in builder.pending {
            let predicates = try bind(pending, in: scope)
            guard let index = pending.connection else {
                builder.predicates += predicates
                continue
            }
            guard
                case .variableLength(let relationship, let minimum, let maximum, let each, _, let isBound) =
                    builder.connections[index].kind
            else { continue }
            builder.connections[index].kind = .variableLength(
                relationship, minimum: minimum, maximum: maximum, each: each, predicates: predicates, isBound: isBound)
        }
        builder.pending = []
        for condition in builder.conditions {
            let bound = try bindPredicate(condition, in: ExpressionContext(scope: scope), by: "`WHERE`")
            builder.predicates += conjuncts(of: bound)
        }
        builder.conditions = []
    }

    /// The WHERE of a node sees what is written before it, not what stands behind it in the pattern.
    private func refuse(variablesFrom later: Int, in predicate: BoundExpression) throws(Diagnostic) {
        guard let unseen = predicate.freeVariables.filter({ $0.id >= later }).min(by: { $0.id < $1.id }) else { return }
        try report(
            Diagnostic(
                code: "UndefinedVariable", at: predicate.range,
                message: "the WHERE of a node cannot read `\(unseen.name)`, which stands behind it in the pattern",
                hints: ["move the condition into the WHERE of `\(unseen.name)`, or behind the whole pattern"]))
    }

    /// `{key: value}` becomes `subject.key = value`; an inline WHERE its conjuncts.
    func bind(_ pending: PatternBuilder.Pending, in scope: Scope) throws(Diagnostic) -> [BoundExpression] {
        var result: [BoundExpression] = []
        let context = ExpressionContext(scope: scope)
        if let properties = try bindProperties(pending.properties, in: scope) {
            result = equalities(of: pending.subject, properties)
            if case .map = properties.kind {
            } else {
                try report(
                    Diagnostic(
                        code: "UnexpectedSyntax", at: properties.range,
                        message: "the properties of a pattern must be written as a map",
                        hints: ["such as {name: 'x'}"]))
            }
        }
        if let labels = pending.labels {
            let subject = BoundExpression(
                .variable(pending.subject), type: pending.subject.type, range: range(of: labels))
            result += conjuncts(of: try bindLabels(of: subject, labels, subject.range, in: context))
        }
        if let predicate = pending.predicate {
            var inner = context
            if let name = pending.nameInside { inner.scope.declare(pending.subject, as: name) }
            let bound = try bindPredicate(predicate, in: inner, by: "`WHERE`")
            if let later = pending.laterFrom { try refuse(variablesFrom: later, in: bound) }
            result += conjuncts(of: bound)
        }
        return result
    }

    /// Where the first computed name stands.
    private func range(of labels: LabelExpression) -> SourceRange {
        switch labels {
        case .computed(let names, _): return names.range
        case .label(let name): return name.range
        case .wildcard: return SourceRange(0, 0)
        case .not(let operand): return range(of: operand)
        case .and(let left, let right), .or(let left, let right):
            return left.isComputed ? range(of: left) : range(of: right)
        }
    }

    /// `subject.key = value` for each entry of a map.
    func equalities(of subject: Variable, _ map: BoundExpression) -> [BoundExpression] {
        guard case .map(let entries) = map.kind else { return [] }
        return entries.map { entry in
            let range = entry.value.range
            let variable = BoundExpression(.variable(subject), type: subject.type, range: range)
            let property = BoundExpression(.property(variable, key: entry.key), type: .any, range: range)
            return noting(.compare(.equal, property, entry.value), at: range)
        }
    }

    /// The operands of a conjunction, or the expression itself.
    func conjuncts(of expression: BoundExpression) -> [BoundExpression] {
        guard case .and(let operands) = expression.kind else { return [expression] }
        return operands.flatMap { conjuncts(of: $0) }
    }
}
