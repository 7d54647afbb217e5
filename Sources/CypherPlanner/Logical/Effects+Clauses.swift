import CypherSemantics

extension Effects {
    /// What a clause reads and changes.
    init(_ clause: BoundClause) {
        self.init()
        add(clause)
    }

    mutating func add(_ clause: BoundClause) {
        switch clause {
        case .match(let match): add(match)
        case .unwind(let expression, _): add(expression)
        case .project(let projection): add(projection)
        case .create(let create): add(create)
        case .merge(let merge):
            add(merge.match)
            add(merge.create)
            for item in merge.onCreate + merge.onMatch { add(item) }
        case .set(let items): for item in items { add(item) }
        case .remove(let items): for item in items { add(item) }
        case .delete(let expressions, _):
            for expression in expressions { add(expression) }
            deletes = true
        case .foreach(_, let list, let clauses):
            add(list)
            for clause in clauses { add(clause) }
        case .call(let call):
            for argument in call.arguments { add(argument) }
            readEverything()
        case .subquery(let subquery, _): add(subquery.query)
        case .loadCSV(_, let source, _, _): add(source)
        }
    }

    mutating func add(_ query: BoundQuery) {
        for branch in query.branches {
            for clause in branch { add(clause) }
        }
    }

    mutating func add(_ projection: BoundProjection) {
        for computed in projection.groups + projection.items { add(computed.expression) }
        for aggregate in projection.aggregates {
            for argument in aggregate.arguments { add(argument) }
        }
        for key in projection.orderBy { add(key.expression) }
        if let predicate = projection.predicate { add(predicate) }
    }

    private mutating func readEverything() {
        scans.all = true
        types.all = true
        keys.all = true
        labelTests.all = true
    }

    // MARK: Patterns

    private mutating func add(_ match: BoundMatch) {
        add(match.pattern)
        for predicate in match.predicates { add(predicate) }
    }

    private mutating func add(_ pattern: BoundPattern) {
        var joined = SlotSet()
        for connection in pattern.connections {
            add(connection)
            guard case .relationship = connection.kind else { continue }
            joined.insert(connection.from.id)
            joined.insert(connection.to.id)
        }
        for node in pattern.nodes {
            if let labels = node.labels {
                labelTests.add(labels)
                if !node.isBound { scans.add(labels) }
            } else if !node.isBound && !joined.contains(node.variable.id) {
                scans.all = true
            }
        }
        for path in pattern.selected {
            add(path.pattern)
            for predicate in path.predicates { add(predicate) }
        }
    }

    private mutating func add(_ connection: BoundConnection) {
        switch connection.kind {
        case .relationship(let relationship, _): addTypes(relationship.types)
        case .variableLength(let relationship, _, _, _, let predicates, _):
            addTypes(relationship.types)
            for predicate in predicates { add(predicate) }
        case .quantified(let pattern, let predicates, _, _, _, _, _):
            add(pattern)
            for predicate in predicates { add(predicate) }
        }
    }

    private mutating func addTypes(_ expression: LabelExpression?) {
        guard let expression else {
            types.all = true
            return
        }
        types.add(expression)
    }

    // MARK: Expressions

    mutating func add(_ expression: BoundExpression) {
        switch expression.kind {
        case .property(_, let key): keys.names.insert(key)
        case .subscript_(let operand, _):
            if case .list = operand.type {} else { keys.all = true }
        case .mapWithAll: keys.all = true
        case .hasLabels(_, let labels): labelTests.add(labels)
        case .call(let name, _):
            switch name.lowercased() {
            case "labels": labelTests.all = true
            case "properties", "keys": keys.all = true
            default: if name.contains(".") { readEverything() }
            }
        case .subquery(_, let subquery): add(subquery.query)
        default: break
        }
        var children: [BoundExpression] = []
        expression.forEachChild { children.append($0) }
        for child in children { add(child) }
    }

    // MARK: Writes

    private mutating func add(_ create: BoundCreate) {
        for node in create.nodes {
            createsNodes = true
            createdLabels.names.formUnion(node.labels)
            if let properties = node.properties { add(properties) }
        }
        for relationship in create.relationships {
            createdTypes.names.insert(relationship.type)
            if let properties = relationship.properties { add(properties) }
        }
    }

    private mutating func add(_ item: BoundSetItem) {
        switch item {
        case .property(let target, let key, let value):
            add(target)
            add(value)
            setKeys.names.insert(key)
        case .dynamicProperty(let target, let key, let value):
            add(target)
            add(key)
            add(value)
            setKeys.all = true
        case .replace(let target, let value), .merge(let target, let value):
            add(target)
            add(value)
            setKeys.all = true
        case .labels(let target, let labels):
            add(target)
            changedLabels.names.formUnion(labels)
        }
    }

    private mutating func add(_ item: BoundRemoveItem) {
        switch item {
        case .property(let target, let key):
            add(target)
            setKeys.names.insert(key)
        case .labels(let target, let labels):
            add(target)
            changedLabels.names.formUnion(labels)
        }
    }
}
