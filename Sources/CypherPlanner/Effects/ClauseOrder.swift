import CypherSemantics
import CypherSyntax

/// The clauses of a statement in the order of writing, and which of them a variable or a place of the text belongs to.
///
/// Rules move expressions about, but an expression keeps its place in the text and a variable its number; so a plan can
/// be held against the order in which its parts were written.
struct ClauseOrder {
    private var clauses: [Slot: Int] = [:]
    /// Where clauses that hold expressions begin, ascending.
    private var starts: [(position: Int, clause: Int)] = []
    private var count = 0

    init(_ query: BoundQuery) { add(query, nested: false) }

    /// The clause that binds a variable; nil for one that the planner made.
    func clause(binding slot: Slot) -> Int? { clauses[slot] }

    /// The clause that an expression stands in; nil for one that the planner made.
    func clause(at range: SourceRange) -> Int? {
        guard range.upper > 0 else { return nil }
        return starts.last { $0.position <= range.lower }?.clause
    }

    // MARK: Walking

    private mutating func add(_ query: BoundQuery, nested: Bool) {
        for branch in query.branches { for clause in branch { add(clause, nested: nested) } }
        for column in query.columns where clauses[column.variable.id] == nil { bind(column.variable) }
    }

    /// Clauses of a subquery in an expression are part of the clause around it.
    private mutating func add(_ clause: BoundClause, nested: Bool) {
        if !nested { count += 1 }
        switch clause {
        case .match(let match): add(match)
        case .unwind(let list, let variable):
            add(list)
            bind(variable)
        case .project(let projection): add(projection)
        case .create(let create): add(create)
        case .merge(let merge):
            add(merge.match)
            add(merge.create)
            for item in merge.onCreate + merge.onMatch { item.expressions.forEach { add($0) } }
        case .set(let items): for item in items { item.expressions.forEach { add($0) } }
        case .remove(let items): for item in items { item.expressions.forEach { add($0) } }
        case .delete(let expressions, _): expressions.forEach { add($0) }
        case .foreach(let variable, let list, let body):
            add(list)
            bind(variable)
            for clause in body { add(clause, nested: nested) }
        case .call(let call):
            call.arguments.forEach { add($0) }
            for output in call.outputs { bind(output.variable) }
            if let predicate = call.predicate { add(predicate) }
        case .subquery(let subquery, _, let batches):
            add(subquery.query, nested: nested)
            if let status = batches?.status { bind(status) }
        case .loadCSV(_, let source, let variable, let terminator):
            add(source)
            bind(variable)
            if let terminator { add(terminator) }
        }
    }

    private mutating func add(_ projection: BoundProjection) {
        for computed in projection.groups + projection.items {
            // A variable that is passed on belongs to the clause that made it.
            if computed.expression.variable != computed.variable { bind(computed.variable) }
            add(computed.expression)
        }
        for aggregate in projection.aggregates {
            bind(aggregate.variable)
            aggregate.arguments.forEach { add($0) }
        }
        for key in projection.orderBy { add(key.expression) }
        for expression in [projection.skip, projection.limit, projection.predicate] { expression.map { add($0) } }
    }

    private mutating func add(_ match: BoundMatch) {
        add(match.pattern)
        match.predicates.forEach { add($0) }
    }

    private mutating func add(_ pattern: BoundPattern) {
        for node in pattern.nodes where !node.isBound {
            bind(node.variable)
            node.labels?.firstName.map { note($0.range) }
        }
        for connection in pattern.connections { add(connection) }
        for path in pattern.paths { bind(path.variable) }
        for path in pattern.selected {
            add(path.pattern)
            path.predicates.forEach { add($0) }
            if let named = path.path { bind(named.variable) }
        }
    }

    private mutating func add(_ connection: BoundConnection) {
        for slot in connection.produced { clauses[slot] = count }
        switch connection.kind {
        case .relationship: break
        case .variableLength(_, _, _, let each, let predicates, _):
            bind(each)
            predicates.forEach { add($0) }
        case .quantified(let inner, let predicates, _, _, _, _, _):
            add(inner)
            predicates.forEach { add($0) }
        }
    }

    private mutating func add(_ create: BoundCreate) {
        for node in create.nodes {
            bind(node.variable)
            for expression in node.expressions { add(expression) }
        }
        for relationship in create.relationships {
            bind(relationship.variable)
            for expression in relationship.expressions { add(expression) }
        }
        for path in create.paths { bind(path.variable) }
    }

    private mutating func add(_ expression: BoundExpression) {
        note(expression.range)
        if case .subquery(_, let subquery) = expression.kind { add(subquery.query, nested: true) }
        expression.forEachChild { add($0) }
    }

    private mutating func bind(_ variable: Variable) { clauses[variable.id] = count }

    /// Takes a place that belongs to the clause at hand.
    private mutating func note(_ range: SourceRange) {
        guard range.upper > 0 else { return }
        guard let last = starts.last, last.clause == count else {
            starts.append((range.lower, count))
            return
        }
        starts[starts.count - 1].position = min(last.position, range.lower)
    }
}

extension LabelExpression {
    /// Its first name.
    fileprivate var firstName: Name? {
        switch self {
        case .label(let name): name
        case .wildcard, .computed: nil
        case .not(let operand): operand.firstName
        case .and(let a, let b), .or(let a, let b): a.firstName ?? b.firstName
        }
    }
}
