import CypherSemantics

/// Values of a writing clause that look through the graph: they are computed for all rows before the clause writes
/// anything, so that no row sees what the clause has done for another.
///
/// What reads only the nodes and relationships of its row (`SET n.count = n.count + 1`) waits for its turn, and so does
/// what reads something that the clause itself makes.
struct EarlyValues {
    /// The values and the variables that now hold them.
    private(set) var computed: [BoundProjection.Computed] = []
    private let context: PlanningContext
    /// What the clause writes.
    private let written: Effects
    /// Slots that the clause binds.
    private let made: SlotSet

    /// What computing them reads.
    var effects: Effects { computed.reduce(into: Effects()) { $0.add($1.expression) } }

    /// Takes the values out of a clause, and puts variables in their place.
    init(of clause: inout BoundClause, in context: PlanningContext) {
        self.context = context
        written = Effects(clause)
        made = clause.made
        guard written.writes, written.isAffected(by: written) else { return }
        switch clause {
        case .create(let create): clause = .create(taken(create))
        case .merge(var merge):
            merge.match.predicates = merge.match.predicates.map { taken($0) }
            merge.create = taken(merge.create)
            merge.onCreate = merge.onCreate.map { taken($0) }
            merge.onMatch = merge.onMatch.map { taken($0) }
            clause = .merge(merge)
        case .set(let items): clause = .set(items.map { taken($0) })
        case .remove(let items): clause = .remove(items.map { taken($0) })
        case .foreach(let variable, let list, let clauses): clause = .foreach(variable, list: taken(list), clauses)
        case .match, .unwind, .project, .delete, .call, .subquery, .loadCSV: break
        }
    }

    // MARK: Clauses

    private mutating func taken(_ create: BoundCreate) -> BoundCreate {
        var create = create
        for index in create.nodes.indices {
            create.nodes[index].properties = create.nodes[index].properties.map { taken($0) }
            create.nodes[index].computedLabels = create.nodes[index].computedLabels.map { taken($0) }
        }
        for index in create.relationships.indices {
            create.relationships[index].properties = create.relationships[index].properties.map { taken($0) }
        }
        return create
    }

    private mutating func taken(_ item: BoundSetItem) -> BoundSetItem {
        switch item {
        case .property(let target, let key, let value): .property(taken(target), key: key, value: taken(value))
        case .dynamicProperty(let target, let key, let value):
            .dynamicProperty(taken(target), key: taken(key), value: taken(value))
        case .replace(let target, let value): .replace(taken(target), value: taken(value))
        case .merge(let target, let value): .merge(taken(target), value: taken(value))
        case .labels(let target, let labels): .labels(taken(target), labels)
        case .computedLabels(let target, let names): .computedLabels(taken(target), taken(names))
        }
    }

    private mutating func taken(_ item: BoundRemoveItem) -> BoundRemoveItem {
        switch item {
        case .property(let target, let key): .property(taken(target), key: key)
        case .labels(let target, let labels): .labels(taken(target), labels)
        case .computedLabels(let target, let names): .computedLabels(taken(target), taken(names))
        }
    }

    // MARK: Expressions

    /// The expression with what looks through the graph replaced by variables.
    private mutating func taken(_ expression: BoundExpression) -> BoundExpression {
        guard looks(expression) else { return expression }
        switch expression.kind {
        case .subquery, .call, .case_, .and, .or, .listComprehension, .quantifier, .reduce:
            // What is computed only where it is wanted, or once for each element, is taken as a whole.
            return take(expression)
        default:
            var values = self
            let rest = expression.mapChildren { values.taken($0) }
            self = values
            return rest
        }
    }

    private mutating func take(_ expression: BoundExpression) -> BoundExpression {
        guard expression.reads.isDisjoint(with: made) else { return expression }
        if let known = computed.first(where: { $0.expression == expression }), !expression.isVolatile {
            return .read(known.variable)
        }
        let variable = context.newVariable("value", type: expression.type)
        computed.append(BoundProjection.Computed(variable: variable, expression: expression))
        return BoundExpression(.variable(variable), type: variable.type, range: expression.range)
    }

    /// Whether anything in an expression looks through the graph for what the clause writes.
    private func looks(_ expression: BoundExpression) -> Bool {
        var own = Effects()
        switch expression.kind {
        case .subquery: own.addOwn(expression)
        case .call: own.addOwn(expression)
        default: break
        }
        if !(own.searches.isEmpty && own.types.isEmpty), own.isAffected(by: written) { return true }
        var found = false
        expression.forEachChild { if !found { found = looks($0) } }
        return found
    }
}

extension BoundClause {
    /// Slots of what a writing clause makes or finds.
    fileprivate var made: SlotSet {
        switch self {
        case .create(let create): create.slots
        case .merge(let merge): merge.create.slots
        default: []
        }
    }
}

extension BoundCreate {
    fileprivate var slots: SlotSet { SlotSet(nodes.map(\.variable.id) + relationships.map(\.variable.id)) }
}
