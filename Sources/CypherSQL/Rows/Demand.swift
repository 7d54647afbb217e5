import CypherPlanner
import CypherSemantics

/// What a statement wants of the nodes and relationships in its variables, so that it is fetched where they are found.
struct Demand {
    /// Keys that are read, by variable.
    private(set) var keys: [Slot: Set<String>] = [:]
    /// Variables that are wanted with all that they have.
    private(set) var wholes: Set<Slot> = []
    /// Variables of whose tables something must be known.
    private(set) var tables: Set<Slot> = []
    /// Named paths of which more than the length is wanted.
    private(set) var paths: Set<Slot> = []
    /// Which variables hold the values of others: (holder, of).
    private var copies: [(Slot, Slot)] = []

    init(_ query: BoundQuery) {
        add(query)
        for column in query.columns { wholes.insert(column.variable.id) }
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for (copy, original) in copies {
                let before = (keys[original]?.count ?? 0, wholes.count, tables.count, paths.count)
                if let read = keys[copy] { keys[original, default: []].formUnion(read) }
                if wholes.contains(copy) { wholes.insert(original) }
                if tables.contains(copy) { tables.insert(original) }
                if paths.contains(copy) { paths.insert(original) }
                if before != (keys[original]?.count ?? 0, wholes.count, tables.count, paths.count) { hasChanged = true }
            }
        }
    }

    private mutating func add(_ query: BoundQuery) {
        for branch in query.branches { for clause in branch { add(clause) } }
        for outputs in query.branchOutputs {
            for (column, output) in zip(query.columns, outputs) { copies.append((column.variable.id, output.id)) }
        }
    }

    private mutating func add(_ clause: BoundClause) {
        switch clause {
        case .match(let match):
            add(match.pattern)
            match.predicates.forEach { add($0) }
        case .unwind(let list, _): add(list)
        case .project(let projection): add(projection)
        case .subquery(let subquery, _, _): add(subquery.query)
        default: break
        }
    }

    private mutating func add(_ pattern: BoundPattern) {
        for connection in pattern.connections {
            switch connection.kind {
            case .relationship: break
            case .variableLength(_, _, _, _, let predicates, _): predicates.forEach { add($0) }
            case .quantified(let inner, let predicates, _, _, _, _, _):
                add(inner)
                predicates.forEach { add($0) }
            }
        }
        for path in pattern.selected {
            add(path.pattern)
            path.predicates.forEach { add($0) }
        }
    }

    private mutating func add(_ projection: BoundProjection) {
        for computed in projection.groups + projection.items {
            if let variable = computed.expression.plainVariable {
                copies.append((computed.variable.id, variable.id))
                if wholes.contains(computed.variable.id) || variable == computed.variable { continue }
            } else {
                add(computed.expression)
            }
        }
        for aggregate in projection.aggregates { aggregate.arguments.forEach { add($0) } }
        projection.orderBy.forEach { add($0.expression) }
        if let predicate = projection.predicate { add(predicate) }
    }

    private mutating func add(_ expression: BoundExpression) {
        switch expression.kind {
        case .property(let operand, let key):
            if let variable = operand.plainVariable { keys[variable.id, default: []].insert(key) }
        case .hasLabels(let operand, _):
            if let variable = operand.plainVariable { tables.insert(variable.id) }
        case .call(let name, let arguments):
            if let variable = arguments.first?.plainVariable {
                if ["labels", "type"].contains(name) { tables.insert(variable.id) }
                if ["properties", "keys"].contains(name) { wholes.insert(variable.id) }
                if !["length", "path_length"].contains(name) { paths.insert(variable.id) } else { return }
            }
        case .mapWithAll(let operand, _):
            if let variable = operand.plainVariable { wholes.insert(variable.id) }
        case .variable(let variable): paths.insert(variable.id)
        case .subquery(_, let subquery): add(subquery.query)
        default: break
        }
        expression.forEachChild { add($0) }
    }
}

extension BoundExpression {
    /// The variable, where it is nothing else.
    var plainVariable: Variable? { if case .variable(let variable) = kind { variable } else { nil } }
}
