import CypherSyntax

extension StatementBinder {
    /// Notes a node of a pattern with the labels that it is to have there. What a later clause asks of a node that is bound
    /// already holds for that clause alone, which may be optional.
    func noteLabels(_ written: LabelExpression?, of variable: Variable, _ builder: PatternBuilder) {
        let names = written?.required ?? []
        guard !names.isEmpty else { return }
        builder.labels[variable, default: []] += names
        if !builder.isBound(variable) { knownLabels[variable, default: []] += names }
        let all = labels(of: variable, builder)
        if Set(all.map(\.text)).count > 1 { readPatterns.append(.labels(all)) }
    }

    /// Notes one relationship of a pattern.
    func note(_ pattern: RelationshipPattern, from: Variable, to: Variable, _ builder: PatternBuilder) {
        let types = pattern.types.map(\.alternatives) ?? []
        guard let types, pattern.length == nil else { return }
        readPatterns.append(
            .relationship(
                from: labels(of: from, builder), types: types, to: labels(of: to, builder),
                direction: pattern.direction, range: pattern.range))
    }

    private func labels(of variable: Variable, _ builder: PatternBuilder) -> [Name] {
        var known = knownLabels[variable] ?? []
        for name in builder.labels[variable] ?? [] where !known.contains(where: { $0.text == name.text }) {
            known.append(name)
        }
        return known
    }
}

extension LabelExpression {
    /// Names that whatever fits has, all of them.
    fileprivate var required: [Name] {
        switch self {
        case .label(let name): [name]
        case .and(let left, let right): left.required + right.required
        case .wildcard, .computed, .not, .or: []
        }
    }

    /// The names of which one is wanted; nil where it says something else.
    fileprivate var alternatives: [Name]? {
        switch self {
        case .label(let name): [name]
        case .or(let left, let right):
            if let left = left.alternatives, let right = right.alternatives { left + right } else { nil }
        case .wildcard, .computed, .not, .and: nil
        }
    }
}
