import CypherSyntax

extension CursorSearch {
    mutating func visit(_ paths: [PathPattern]) throws(CursorPlace) {
        for path in paths {
            try declare(path.variable)
            try declare(path.innerVariable)
            _ = try visit(path.elements)
            try visit(path.predicate)
        }
    }

    /// Goes along a path; the labels of its last node.
    private mutating func visit(_ elements: [PatternElement]) throws(CursorPlace) -> [String] {
        // What stands before a node.
        var labels: [String] = []
        var arrow: RelationshipPattern?
        for element in elements {
            switch element {
            case .node(let node):
                labels = try visit(node, after: arrow, from: labels)
                arrow = nil
            case .relationship(let relationship):
                try visit(relationship, from: labels)
                arrow = relationship
            case .quantified(let group):
                labels = try visit(group.elements)
                try visit(group.predicate)
            }
        }
        return labels
    }

    /// Goes through a node; its labels, or those that it can have by what stands before it.
    private mutating func visit(
        _ node: NodePattern, after arrow: RelationshipPattern?, from labels: [String]
    ) throws(CursorPlace) -> [String] {
        try check(node.variable, .variable)
        var kind = VariablesInScope.Kind(names: Self.names(node.labels))
        if kind.names.isEmpty, let known = node.variable.flatMap({ scope.kinds[$0.text] }) {
            kind = known
        } else if kind.names.isEmpty || isIn(node.range) {
            let fitting = arrow.flatMap { graph.labels(after: $0, Self.names($0.types), from: labels) }
            try visit(node.labels, .label(fitting: fitting))
            if kind.names.isEmpty { kind.names = fitting ?? [] }
        }
        if let variable = node.variable { scope.add(variable.text, kind) }
        if let properties = node.properties { try visit(properties: properties, of: kind) }
        try visit(node.predicate)
        return kind.names
    }

    private mutating func visit(
        _ relationship: RelationshipPattern, from labels: [String]
    ) throws(CursorPlace) {
        try check(relationship.variable, .relationshipVariable)
        if isIn(relationship.range) {
            try visit(relationship.types, .type(fitting: graph.types(after: labels, relationship.direction)))
        }
        let kind = VariablesInScope.Kind(isRelationship: true, names: Self.names(relationship.types))
        if let variable = relationship.variable { scope.add(variable.text, kind) }
        if let properties = relationship.properties { try visit(properties: properties, of: kind) }
        try visit(relationship.predicate)
    }

    /// Goes through a map whose keys and values are those of a node or relationship.
    mutating func visit(properties: Expression, of kind: VariablesInScope.Kind) throws(CursorPlace) {
        guard case .map(let entries) = properties.kind else { return try visit(properties) }
        for entry in entries {
            try check(entry.key, .mapKey(kind))
            try visit(entry.value, of: .init(kind: kind, key: entry.key.text))
        }
    }

    mutating func visit(_ labels: LabelExpression?, _ role: CursorPlace.Role) throws(CursorPlace) {
        switch labels {
        case .label(let name)?: try check(name, role)
        case .not(let inner)?: try visit(inner, role)
        case .and(let left, let right)?, .or(let left, let right)?:
            try visit(left, role)
            try visit(right, role)
        case .computed(let expression, _)?: try visit(expression)
        case .wildcard?, nil: break
        }
    }

    /// The labels or types that something may have by what is written.
    private static func names(_ labels: LabelExpression?) -> [String] {
        switch labels {
        case .label(let name)?: name.text.isEmpty ? [] : [name.text]
        case .and(let left, let right)?, .or(let left, let right)?: names(left) + names(right)
        case .not?, .computed?, .wildcard?, nil: []
        }
    }
}
