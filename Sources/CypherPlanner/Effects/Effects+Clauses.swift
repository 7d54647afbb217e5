import CypherSemantics
import CypherSyntax

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
        case .subquery(let subquery, _, _): add(subquery.query)
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
            if let labels = node.labels { labelTests.addTested(labels) }
            // A new node that has no relationship of a type that is looked for is not met at its end.
            guard !node.isBound, !joined.contains(node.variable.id) else { continue }
            searches.insert(NodeSearch(node.labels))
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
        types.formUnion(.types(expression))
    }
}
