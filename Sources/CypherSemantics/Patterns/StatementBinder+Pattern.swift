import CypherSyntax

extension StatementBinder {
    /// Binds the patterns of a MATCH, of a pattern expression or of a MERGE's search. Declares their names in `scope`.
    func bindPattern(
        _ paths: [PathPattern], repeats: Bool = false, declaring: Bool = true, in scope: inout Scope
    ) throws(Diagnostic) -> PatternBuilder {
        let builder = try declarePattern(paths, repeats: repeats, declaring: declaring, in: &scope)
        try bindPending(of: builder, in: scope)
        return builder
    }

    /// Declares the names of patterns; their expressions are left in ``PatternBuilder/pending``.
    func declarePattern(
        _ paths: [PathPattern], repeats: Bool = false, declaring: Bool = true, in scope: inout Scope
    ) throws(Diagnostic) -> PatternBuilder {
        let builder = PatternBuilder(baseline: variableCount, declares: declaring, repeats: repeats)
        let before = scope
        for path in paths { try declare(path, builder, before: before, in: &scope) }
        return builder
    }

    /// Declares one path of a pattern.
    private func declare(
        _ path: PathPattern, _ builder: PatternBuilder, before: Scope, in scope: inout Scope
    ) throws(Diagnostic) {
        if builder.repeats { try checkBounds(of: path) }
        if path.selector == .all {
            let steps = try declareElements(path.elements, builder, before: before, in: &scope).steps
            if let variable = try declarePathVariable(of: path, in: &scope) {
                builder.paths.append(BoundPath(variable: variable, steps: steps))
                if let test = modeTest(of: path, variable, repeats: builder.repeats) { builder.predicates.append(test) }
            }
            if let condition = path.predicate { builder.conditions.append(condition) }
        } else {
            try declareSelected(path, builder, before: before, in: &scope)
        }
    }

    /// A path variable is always new.
    func declarePathVariable(_ name: Name, in scope: inout Scope) throws(Diagnostic) -> Variable {
        if scope[name.text] != nil { try report(alreadyBound(name)) }
        let variable = makeVariable(name.text, .path)
        scope.declare(variable)
        return variable
    }

    /// The elements of a path, and what they bind.
    struct DeclaredElements {
        var steps: [BoundExpression.PathStep]
        var first: Variable
        var last: Variable
    }

    /// A connection whose right node has not been met yet.
    private enum Open {
        case relationship(RelationshipPattern)
        case quantified(QuantifiedPattern)
    }

    /// Declares nodes, relationships and groups in order of writing.
    func declareElements(
        _ elements: [PatternElement], _ builder: PatternBuilder, before: Scope, in scope: inout Scope
    ) throws(Diagnostic) -> DeclaredElements {
        var steps: [BoundExpression.PathStep] = []
        var first: Variable?
        var last: Variable?
        var open: Open?
        var openStart: Variable?

        func arrive(at node: Variable) throws(Diagnostic) {
            if let pending = open, let start = openStart {
                switch pending {
                case .relationship(let pattern):
                    steps.append(try declare(pattern, from: start, to: node, builder, in: &scope))
                case .quantified(let pattern):
                    steps.append(
                        try declare(pattern, from: start, to: node, builder, before: before, in: &scope))
                }
            }
            steps.append(.node(node))
            if first == nil { first = node }
            (open, openStart, last) = (nil, nil, node)
        }

        for element in elements {
            try watch.step(500)
            switch element {
            case .node(let pattern):
                // The relationship before it was written first, so it is declared first.
                if case .relationship(let relationship)? = open, let name = relationship.variable {
                    try checkRelationshipName(name, relationship, builder, in: &scope)
                }
                let node = try declare(pattern, builder, in: &scope)
                let place = pattern.predicate == nil ? nil : builder.pending.indices.last
                try arrive(at: node)
                // What is written between it and the node before is declared by now.
                if let place, builder.pending.indices.contains(place) {
                    builder.pending[place].laterFrom = variableCount
                }
            case .relationship(let pattern):
                if open != nil || last == nil { try arrive(at: anonymousNode(builder)) }
                (open, openStart) = (.relationship(pattern), last)
            case .quantified(let pattern):
                if open != nil || last == nil { try arrive(at: anonymousNode(builder)) }
                (open, openStart) = (.quantified(pattern), last)
            }
        }
        if open != nil || last == nil { try arrive(at: anonymousNode(builder)) }
        guard let first, let last else { preconditionFailure("a path has at least one node") }
        return DeclaredElements(steps: steps, first: first, last: last)
    }

    private func anonymousNode(_ builder: PatternBuilder) -> Variable {
        let node = makeAnonymous(.node)
        builder.addNode(node, labels: nil, isBound: false)
        return node
    }

    /// Declares a node, or finds the one that its name means.
    private func declare(
        _ pattern: NodePattern, _ builder: PatternBuilder, in scope: inout Scope
    ) throws(Diagnostic) -> Variable {
        let variable: Variable
        if let name = pattern.variable {
            if let existing = scope[name.text] {
                use(existing)
                if !existing.type.mayBe(.node) { try report(typeConflict(name, existing, wanted: .node)) }
                variable = existing
            } else if builder.declares {
                variable = makeVariable(name.text, .node)
                scope.declare(variable)
            } else {
                variable = try resolve(name, in: scope)
            }
        } else {
            variable = makeAnonymous(.node)
        }
        use(pattern.labels, of: .label)
        noteLabels(pattern.labels, of: variable, builder)
        let labels = pattern.labels?.parted
        builder.addNode(variable, labels: labels?.written, isBound: builder.isBound(variable))
        try addPending(variable, pattern.properties, pattern.predicate, labels: labels?.computed, to: builder)
        return variable
    }

    /// Notes the expressions of an element for ``bindPending(of:in:)``.
    func addPending(
        _ subject: Variable, _ properties: Expression?, _ predicate: Expression?, labels: LabelExpression? = nil,
        nameInside: String? = nil, connection: Int? = nil, to builder: PatternBuilder
    ) throws(Diagnostic) {
        guard properties != nil || predicate != nil || labels != nil else { return }
        use(keysOf: properties)
        if case .parameter? = properties?.kind, let properties {
            try report(
                Diagnostic(
                    code: "InvalidParameterUse", at: properties.range,
                    message: "a pattern that is searched for cannot take its properties from a parameter as a whole",
                    hints: ["name the properties, such as {name: $param.name}"]))
            return
        }
        builder.pending.append(
            PatternBuilder.Pending(
                subject: subject, properties: properties, predicate: predicate, labels: labels,
                nameInside: nameInside, connection: connection))
    }

    /// The error for a name that stands for another kind of thing.
    func typeConflict(_ name: Name, _ existing: Variable, wanted: CypherType) -> Diagnostic {
        Diagnostic(
            code: "VariableTypeConflict", at: name.range,
            message: "`\(name.text)` is \(existing.type.name) and cannot be used as \(wanted.name) here",
            hints: ["choose another name"])
    }
}
