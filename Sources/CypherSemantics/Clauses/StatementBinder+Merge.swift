import CypherSyntax

extension StatementBinder {
    /// `MERGE path ON CREATE SET … ON MATCH SET …`
    func bindMerge(
        _ path: PathPattern, _ onCreate: [SetItem], _ onMatch: [SetItem], in scope: inout Scope
    ) throws(Diagnostic) -> BoundMerge {
        writes = true
        let before = scope
        try checkMerge(path, in: before)
        let builder = try declarePattern([path], in: &scope)
        var properties: [Variable: BoundExpression] = [:]
        var computed: [Variable: LabelExpression] = [:]
        for pending in builder.pending {
            if let labels = pending.labels {
                // The names are computed from what was there before: nothing is matched yet.
                computed[pending.subject] = labels
                builder.predicates += try bind(
                    PatternBuilder.Pending(subject: pending.subject, labels: labels), in: before)
            }
            guard let map = try bindProperties(pending.properties, in: before) else { continue }
            properties[pending.subject] = map
            builder.predicates += equalities(of: pending.subject, map)
        }
        builder.pending = []
        return BoundMerge(
            match: BoundMatch(optional: false, pattern: builder.pattern, predicates: builder.predicates),
            create: try creation(of: builder, properties, computed, in: before, at: path.range),
            onCreate: try bindSet(onCreate, in: scope), onMatch: try bindSet(onMatch, in: scope))
    }

    /// What is made where the search finds nothing: the same variables, with the same properties.
    private func creation(
        of builder: PatternBuilder, _ properties: [Variable: BoundExpression], _ computed: [Variable: LabelExpression],
        in before: Scope, at range: SourceRange
    ) throws(Diagnostic) -> BoundCreate {
        var create = BoundCreate(nodes: [], relationships: [], paths: builder.paths)
        for node in builder.nodes where !node.isBound {
            create.nodes.append(
                .init(
                    variable: node.variable, labels: try plainLabels(node.labels, by: "MERGE", at: range),
                    computedLabels: try computedLabels(computed[node.variable], in: before),
                    properties: properties[node.variable]))
        }
        for connection in builder.connections {
            guard case .relationship(let relationship, _) = connection.kind else { continue }
            let isIncoming = relationship.direction == .incoming
            var type: String?
            if case .label(let name)? = relationship.types { type = name.text }
            create.relationships.append(
                .init(
                    variable: relationship.variable, type: type,
                    computedType: try computedType(computed[relationship.variable], in: before),
                    start: isIncoming ? connection.to : connection.from,
                    end: isIncoming ? connection.from : connection.to, properties: properties[relationship.variable],
                    range: range))
        }
        return create
    }

    private func checkMerge(_ path: PathPattern, in scope: Scope) throws(Diagnostic) {
        if path.selector != .all { try refuse("A path selector", by: "MERGE", at: path.range) }
        var met: Set<String> = []
        for element in path.elements {
            switch element {
            case .node(let pattern):
                if let predicate = pattern.predicate { try refuse("WHERE", by: "MERGE", at: predicate.range) }
                _ = try plainLabels(pattern.labels, by: "MERGE", at: pattern.range)
                guard let name = pattern.variable else { continue }
                let isKnown = scope[name.text].map { $0.type.mayBe(.node) } ?? met.contains(name.text)
                met.insert(name.text)
                if isKnown, path.elements.count == 1 || pattern.labels != nil || pattern.properties != nil {
                    try report(alreadyBound(name, ", so MERGE cannot make it or give it labels or properties"))
                }
            case .relationship(let pattern):
                if let name = pattern.variable, scope[name.text] != nil || !met.insert(name.text).inserted {
                    try report(alreadyBound(name))
                }
                _ = try checkNewRelationship(pattern, by: "MERGE")
            case .quantified(let group):
                try report(
                    Diagnostic(
                        code: "CreatingVarLength", at: group.range,
                        message: "MERGE cannot make a repeated group: its length is not known",
                        hints: [Remedies.eachStep]))
            }
        }
    }
}
