public import CypherSemantics
import CypherSyntax

extension Effects {
    /// What CREATE changes, and what the properties that it gives read.
    mutating func add(_ create: BoundCreate) {
        addCreated(create)
        for node in create.nodes { for expression in node.expressions { add(expression) } }
        for relationship in create.relationships { for expression in relationship.expressions { add(expression) } }
    }

    /// What CREATE changes.
    mutating func addCreated(_ create: BoundCreate) {
        for node in create.nodes {
            createsNodes = true
            createdLabels.names.formUnion(node.labels)
            if !node.computedLabels.isEmpty { createdLabels.all = true }
        }
        for relationship in create.relationships {
            if let type = relationship.type { createdTypes.names.insert(type) } else { createdTypes.all = true }
        }
    }

    /// What an item of SET changes and reads.
    mutating func add(_ item: BoundSetItem) {
        addChanged(item)
        for expression in item.expressions { add(expression) }
    }

    /// What an item of SET changes.
    mutating func addChanged(_ item: BoundSetItem) {
        switch item {
        case .property(_, let key, _): setKeys.names.insert(key)
        case .dynamicProperty: setKeys.all = true
        case .replace(_, let value), .merge(_, let value): addKeys(of: value, replaced: item.replaces)
        case .labels(_, let labels): changedLabels.names.formUnion(labels)
        case .computedLabels: changedLabels.all = true
        }
    }

    /// `n += {a: 1}` sets what it names; anything else may set any key.
    private mutating func addKeys(of value: BoundExpression, replaced: Bool) {
        guard !replaced, case .map(let entries) = value.kind else {
            setKeys.all = true
            return
        }
        setKeys.names.formUnion(entries.map(\.key))
    }

    /// What an item of REMOVE changes and reads.
    mutating func add(_ item: BoundRemoveItem) {
        addChanged(item)
        for expression in item.expressions { add(expression) }
    }

    /// What an item of REMOVE changes.
    mutating func addChanged(_ item: BoundRemoveItem) {
        switch item {
        case .property(_, let key): setKeys.names.insert(key)
        case .labels(_, let labels): changedLabels.names.formUnion(labels)
        case .computedLabels: changedLabels.all = true
        }
    }
}

extension BoundSetItem {
    /// Target and value.
    var expressions: [BoundExpression] {
        switch self {
        case .property(let target, _, let value), .replace(let target, let value), .merge(let target, let value):
            [target, value]
        case .dynamicProperty(let target, let key, let value): [target, key, value]
        case .labels(let target, _): [target]
        case .computedLabels(let target, let names): [target, names]
        }
    }

    /// The same with each expression replaced.
    func mapExpressions(
        _ body: (BoundExpression) throws(Diagnostic) -> BoundExpression
    ) throws(Diagnostic) -> BoundSetItem {
        switch self {
        case .property(let target, let key, let value):
            .property(try body(target), key: key, value: try body(value))
        case .dynamicProperty(let target, let key, let value):
            .dynamicProperty(try body(target), key: try body(key), value: try body(value))
        case .replace(let target, let value): .replace(try body(target), value: try body(value))
        case .merge(let target, let value): .merge(try body(target), value: try body(value))
        case .labels(let target, let labels): .labels(try body(target), labels)
        case .computedLabels(let target, let names): .computedLabels(try body(target), try body(names))
        }
    }

    /// Whether properties that the value does not name go.
    fileprivate var replaces: Bool {
        if case .replace = self { return true }
        return false
    }
}

extension BoundRemoveItem {
    /// What it is removed from.
    public var target: BoundExpression {
        switch self {
        case .property(let target, _), .labels(let target, _), .computedLabels(let target, _): target
        }
    }

    /// Target and names.
    var expressions: [BoundExpression] {
        if case .computedLabels(let target, let names) = self { return [target, names] }
        return [target]
    }
}
