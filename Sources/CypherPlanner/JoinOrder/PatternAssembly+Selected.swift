import CypherSemantics
import CypherSyntax

extension PatternAssembly {
    /// Adds a path with a selector; its ends are bound by now.
    mutating func add(_ path: BoundSelectedPath) throws(Diagnostic) {
        if let single = SingleHop(path) {
            try search(path, along: single)
        } else {
            try enumerate(path)
        }
    }

    /// One relationship or one variable length: a search from both ends.
    private mutating func search(_ path: BoundSelectedPath, along hop: SingleHop) throws(Diagnostic) {
        let list =
            hop.isList ? hop.relationship.variable : context.newVariable("relationships", type: .list(.relationship))
        let pathVariable = path.path?.variable
        var pathPredicates = path.predicates.flatMap(\.conjuncts)
        // For Cypher's own forms WHERE takes part in the search; for the selectors of GQL it comes after it.
        if path.selector == .shortestPath || path.selector == .allShortestPaths {
            let own = SlotSet([hop.isList ? list.id : -1, pathVariable?.id ?? -1])
            pathPredicates += takePredicates(reading: own, within: own.union(boundSlots))
        }
        var search = ShortestPath(
            selector: path.selector, from: path.from.id, to: path.to.id, types: context.types(hop.relationship.types),
            direction: hop.relationship.direction.expansion(reversed: false), minimum: hop.minimum,
            maximum: hop.maximum, each: hop.each?.id ?? context.newVariable("each", type: .relationship).id,
            predicates: hop.predicates, pathPredicates: pathPredicates, relationships: list.id, path: pathVariable?.id)
        search.repeats = path.pattern.repeats
        plan = LogicalPlan(.shortestPath(search), plan)
        if !hop.isList {
            let zero = BoundExpression(.integer(0), type: .integer, range: SourceRange(0, 0))
            let first = BoundExpression(
                .subscript_(.read(list), index: zero), type: .relationship, range: SourceRange(0, 0))
            plan = LogicalPlan(
                .project([BoundProjection.Computed(variable: hop.relationship.variable, expression: first)]), plan)
        }
    }

    /// Slots that predicates may read at this point.
    private var boundSlots: SlotSet {
        var slots = SlotSet()
        for (number, node) in pattern.nodes.enumerated() where nodes.contains(number) { slots.insert(node.slot) }
        for number in followed { slots.formUnion(pattern.edges[number].connection.produced) }
        for predicate in pattern.predicates {
            for slot in predicate.expression.reads
            where pattern.nodeNumbers[slot] == nil && pattern.edgeNumbers[slot] == nil && !ownSlots.contains(slot) {
                slots.insert(slot)
            }
        }
        return slots
    }

    /// Slots that the pattern's paths bind.
    private var ownSlots: SlotSet { pattern.query.selectedSlots.union(pattern.query.paths.map(\.variable.id)) }

    /// Any other pattern: all its paths between the two ends, of which the selector keeps some.
    private mutating func enumerate(_ path: BoundSelectedPath) throws(Diagnostic) {
        var inner = path.pattern
        for index in inner.nodes.indices
        where inner.nodes[index].variable == path.from || inner.nodes[index].variable == path.to {
            inner.nodes[index].isBound = true
        }
        inner.paths = path.path.map { [$0] } ?? []
        let match = BoundMatch(optional: false, pattern: inner, predicates: path.predicates)
        let solver = PatternSolver(QueryGraph(match), context: context)
        var body = try solver.solve(over: LogicalPlan(.argument))
        let length = context.newVariable("path length", type: .integer)
        body = LogicalPlan(
            .project([BoundProjection.Computed(variable: length, expression: solver.pattern.lengthExpression)]), body)
        body = LogicalPlan(.selectPaths(path.selector, length: length.id), body)
        plan = LogicalPlan(.apply(.inner), plan, body)
    }
}

extension PatternGraph {
    /// The number of relationships of a match.
    fileprivate var lengthExpression: BoundExpression {
        let none = SourceRange(0, 0)
        var terms: [BoundExpression] = []
        var singles: Int64 = 0
        for edge in edges {
            switch edge.connection.kind {
            case .relationship: singles += 1
            case .variableLength, .quantified:
                for slot in edge.relationships {
                    let list = BoundExpression.read(Variable(id: slot, name: "  ", type: .list(.relationship)))
                    terms.append(BoundExpression(.call("size", [list]), type: .integer, range: none))
                }
            }
        }
        return terms.reduce(BoundExpression(.integer(singles), type: .integer, range: none)) {
            BoundExpression(.binary(.add, $0, $1), type: .integer, range: none)
        }
    }
}

/// A selected path of a single relationship or variable length.
private struct SingleHop {
    var relationship: BoundRelationship
    var isList: Bool
    var minimum: Int
    var maximum: Int?
    var each: Variable?
    var predicates: [BoundExpression]

    init?(_ path: BoundSelectedPath) {
        guard path.pattern.connections.count == 1, path.pattern.nodes.count <= 2,
            path.pattern.connections[0].from == path.from, path.pattern.connections[0].to == path.to
        else { return nil }
        switch path.pattern.connections[0].kind {
        // What is asked of a single relationship is tested where it is bound.
        case .relationship(let relationship, isBound: false) where path.predicates.isEmpty:
            self.relationship = relationship
            (isList, minimum, maximum, each, predicates) = (false, 1, 1, nil, [])
        case .variableLength(let relationship, let minimum, let maximum, let each, let predicates, isBound: false):
            self.relationship = relationship
            isList = true
            self.minimum = minimum
            self.maximum = maximum
            self.each = each
            self.predicates = predicates
        default: return nil
        }
    }
}
