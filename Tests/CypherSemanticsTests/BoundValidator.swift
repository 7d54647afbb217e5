import CypherSemantics
import CypherSyntax

/// Checks what a planner relies on: every variable that is read has been bound before, ids are below the count, and
/// subqueries name what they import.
struct BoundValidator {
    private(set) var problems: [String] = []
    private let count: Int

    init(_ statement: BoundStatement) {
        count = statement.variableCount
        if case .query(let query) = statement.body { _ = check(query, seen: []) }
    }

    private mutating func read(_ variables: some Sequence<Variable>, _ seen: Set<Variable>, _ place: String) {
        for variable in variables where !seen.contains(variable) {
            problems.append("\(BoundPrinter.name(variable)) is read but not bound in \(place)")
        }
    }

    private mutating func bind(_ variable: Variable, _ seen: inout Set<Variable>) {
        if variable.id >= count { problems.append("\(BoundPrinter.name(variable)) is beyond \(count)") }
        seen.insert(variable)
    }

    /// Checks a query that starts with `seen`; gives its output variables.
    private mutating func check(_ query: BoundQuery, seen outer: Set<Variable>) -> [Variable] {
        if query.branches.count != query.branchOutputs.count {
            problems.append("outputs and branches differ in number")
        }
        if query.unionAll.count + 1 != query.branches.count { problems.append("unions and branches differ in number") }
        for (index, branch) in query.branches.enumerated() {
            var seen = outer
            for clause in branch { check(clause, imported: outer, &seen) }
            read(query.branchOutputs[index], seen, "outputs")
            if query.branchOutputs[index].count != query.columns.count { problems.append("columns differ in number") }
        }
        return query.columns.map(\.variable)
    }

    private mutating func check(_ expression: BoundExpression, _ seen: Set<Variable>, _ place: String) {
        read(expression.freeVariables, seen, place)
        checkSubqueries(of: expression, seen)
    }

    private mutating func checkSubqueries(of expression: BoundExpression, _ seen: Set<Variable>) {
        if case .subquery(_, let subquery) = expression.kind { check(subquery) }
        for part in expression.parts { checkSubqueries(of: part, seen) }
    }

    private mutating func check(_ subquery: BoundSubquery) {
        _ = check(subquery.query, seen: Set(subquery.imports))
    }

    private mutating func check(_ clause: BoundClause, imported: Set<Variable>, _ seen: inout Set<Variable>) {
        switch clause {
        case .match(let match): check(match, &seen)
        case .unwind(let list, let variable):
            check(list, seen, "UNWIND")
            bind(variable, &seen)
        case .project(let projection): check(projection, imported: imported, &seen)
        case .create(let create): check(create, &seen)
        case .merge(let merge):
            var created = seen
            check(merge.create, &created)
            check(merge.match, &seen)
            if created != seen { problems.append("MERGE makes other variables than it finds") }
            for item in merge.onCreate + merge.onMatch { check(item, seen) }
        case .set(let items): for item in items { check(item, seen) }
        case .remove(let items):
            for item in items {
                switch item {
                case .property(let entity, _), .labels(let entity, _): check(entity, seen, "REMOVE")
                case .computedLabels(let entity, let names):
                    for part in [entity, names] { check(part, seen, "REMOVE") }
                }
            }
        case .delete(let targets, _): for target in targets { check(target, seen, "DELETE") }
        case .foreach(let variable, let list, let clauses):
            check(list, seen, "FOREACH")
            var inner = seen
            bind(variable, &inner)
            for clause in clauses { check(clause, imported: imported, &inner) }
        case .call(let call):
            for argument in call.arguments { check(argument, seen, "CALL") }
            for output in call.outputs { bind(output.variable, &seen) }
            if let predicate = call.predicate { check(predicate, seen, "YIELD WHERE") }
        case .subquery(let subquery, _, let batches):
            read(subquery.imports, seen, "imports")
            check(subquery)
            for column in subquery.query.columns { bind(column.variable, &seen) }
            if let status = batches?.status { bind(status, &seen) }
        case .loadCSV(_, let from, let variable, let terminator):
            check(from, seen, "LOAD CSV")
            if let terminator { check(terminator, seen, "FIELDTERMINATOR") }
            bind(variable, &seen)
        }
    }

    private mutating func check(_ match: BoundMatch, _ seen: inout Set<Variable>) {
        let before = seen
        check(match.pattern, before: before, &seen)
        for predicate in match.predicates { check(predicate, seen, "MATCH WHERE") }
    }

    private mutating func check(_ pattern: BoundPattern, before: Set<Variable>, _ seen: inout Set<Variable>) {
        for node in pattern.nodes {
            if node.isBound { read([node.variable], seen, "a bound node") }
            if !node.isBound, before.contains(node.variable) { problems.append("\(node.variable.name) is bound twice") }
            bind(node.variable, &seen)
        }
        for connection in pattern.connections { check(connection, before: before, &seen) }
        for selected in pattern.selected {
            read([selected.from, selected.to], seen, "a selected path's ends")
            check(selected.pattern, before: before.union([selected.from, selected.to]), &seen)
            if let path = selected.path { check(path, &seen) }
            for predicate in selected.predicates { check(predicate, seen, "a selected path") }
        }
        for path in pattern.paths { check(path, &seen) }
    }

    private mutating func check(_ path: BoundPath, _ seen: inout Set<Variable>) {
        read(BoundExpression(.path(path.steps), type: .path, range: SourceRange(0, 0)).freeVariables, seen, "a path")
        bind(path.variable, &seen)
    }

    private mutating func check(_ connection: BoundConnection, before: Set<Variable>, _ seen: inout Set<Variable>) {
        read([connection.from, connection.to], seen, "a connection's ends")
        switch connection.kind {
        case .relationship(let relationship, let isBound):
            if isBound != before.contains(relationship.variable) {
                problems.append("isBound of a relationship is wrong")
            }
            bind(relationship.variable, &seen)
        case .variableLength(let relationship, _, _, let each, let predicates, let isBound):
            if isBound != before.contains(relationship.variable) { problems.append("isBound of a list is wrong") }
            for predicate in predicates { check(predicate, seen.union([each]), "a variable length") }
            bind(relationship.variable, &seen)
        case .quantified(let pattern, let predicates, let first, let last, _, _, let groups):
            var inner = before
            check(pattern, before: before, &inner)
            for predicate in predicates { check(predicate, inner, "a group") }
            read([first, last] + groups.map(\.inner), inner, "a group's ends")
            for group in groups { bind(group.outer, &seen) }
        }
    }

    private mutating func check(
        _ projection: BoundProjection, imported: Set<Variable>, _ seen: inout Set<Variable>
    ) {
        for group in projection.groups { check(group.expression, seen, "a group key") }
        for aggregate in projection.aggregates {
            for argument in aggregate.arguments { check(argument, seen, "an aggregate") }
        }
        var readable = seen
        if projection.isAggregating {
            readable = imported.union(projection.groups.map(\.variable)).union(projection.aggregates.map(\.variable))
        } else if !projection.aggregates.isEmpty || !projection.groups.isEmpty {
            problems.append("aggregates without aggregation")
        }
        for item in projection.items { check(item.expression, readable, "an item") }
        let items = Set(projection.items.map(\.variable))
        let sorting: Set<Variable> =
            projection.distinct
            ? items.union(imported)
            : projection.isAggregating
                ? items.union(imported).union(projection.aggregates.map(\.variable)) : items.union(readable)
        for key in projection.orderBy { check(key.expression, sorting, "ORDER BY") }
        if let predicate = projection.predicate { check(predicate, sorting, "WITH WHERE") }
        for bound in [projection.skip, projection.limit] {
            if let bound { check(bound, [], "SKIP or LIMIT") }
        }
        if !projection.keepsAll { seen = imported }
        for item in projection.items { bind(item.variable, &seen) }
    }

    private mutating func check(_ create: BoundCreate, _ seen: inout Set<Variable>) {
        for node in create.nodes {
            for expression in node.expressions { check(expression, seen, "CREATE") }
            bind(node.variable, &seen)
        }
        for relationship in create.relationships {
            read([relationship.start, relationship.end], seen, "CREATE")
            for expression in relationship.expressions { check(expression, seen, "CREATE") }
            bind(relationship.variable, &seen)
        }
        for path in create.paths { check(path, &seen) }
    }

    private mutating func check(_ item: BoundSetItem, _ seen: Set<Variable>) {
        switch item {
        case .property(let entity, _, let value), .replace(let entity, let value), .merge(let entity, let value):
            check(entity, seen, "SET")
            check(value, seen, "SET")
        case .dynamicProperty(let entity, let key, let value):
            for part in [entity, key, value] { check(part, seen, "SET") }
        case .labels(let entity, _): check(entity, seen, "SET")
        case .computedLabels(let entity, let names): for part in [entity, names] { check(part, seen, "SET") }
        }
    }
}
