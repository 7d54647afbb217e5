import CypherSemantics
import PropertyGraph

/// Something that one operator of a plan does to the graph, and the clause that asks for it.
struct Access: CustomStringConvertible {
    var effects: Effects
    /// Nil where that cannot be told.
    var clause: Int?
    /// The operator's name.
    var name: String

    var description: String { name + (clause.map { " of clause \($0)" } ?? "") }

    /// All that an operator does, what its inputs do left out. `wanted` is what must be true of the nodes that it finds.
    static func list(
        of kind: Operator, in graph: Graph, order: ClauseOrder, wanted: WantedNodes
    ) -> [Access] {
        var result: [Access] = []
        let own = kind.produced.lazy.compactMap { order.clause(binding: $0) }.first
        var latest: Int?
        kind.forEachExpression { expression in
            collect(expression, within: own, name: kind.name, order: order, into: &result)
            if let clause = order.clause(at: expression.range) { latest = max(latest ?? clause, clause) }
        }
        var effects = Effects(of: kind, in: graph)
        if let slot = kind.soughtNode { effects.searches = wanted.narrowed(effects.searches, of: slot) }
        guard effects.reads || effects.writes else { return result }
        result.append(Access(effects: effects, clause: own ?? latest, name: kind.name))
        return result
    }

    private static func collect(
        _ expression: BoundExpression, within clause: Int?, name: String, order: ClauseOrder,
        into result: inout [Access]
    ) {
        let own = order.clause(at: expression.range) ?? clause
        var effects = Effects()
        effects.addOwn(expression)
        if effects.reads { result.append(Access(effects: effects, clause: own, name: name)) }
        expression.forEachChild { collect($0, within: own, name: name, order: order, into: &result) }
    }
}

/// What operators above a scan ask of the nodes that it finds, before anything else is done with them: new nodes that do
/// not fulfil it are not seen to have been found.
struct WantedNodes {
    /// Slots of nodes that must have a relationship, of a type that is looked for at its own place.
    private var followed: SlotSet = []
    /// What is asked of their labels.
    private var labels: [Slot: NodeSearch] = [:]

    /// What is asked of the nodes of an operator's first input.
    func below(_ kind: Operator) -> WantedNodes {
        var result = self
        switch kind {
        case .expand(let from, _, _, _, _, _, _), .degree(let from, _, _, _): result.followed.insert(from)
        case .expandInto(let from, _, let to, _, _, _): result.followed.formUnion([from, to])
        case .variableLengthExpand(let expand) where expand.minimum > 0:
            result.followed.formUnion([expand.from, expand.to])
        case .shortestPath(let path) where path.minimum > 0: result.followed.formUnion([path.from, path.to])
        case .repeatPattern(let pattern) where pattern.minimum > 0:
            result.followed.formUnion([pattern.from, pattern.to])
        case .boundRelationship(let match): result.followed.formUnion([match.from, match.to])
        case .filter(let predicates):
            for case .hasLabels(let operand, let wanted) in predicates.lazy.map(\.kind) {
                if let slot = operand.variable?.id { result.labels[slot, default: .any].narrow(by: NodeSearch(wanted)) }
            }
        case .variableLengthExpand, .shortestPath, .repeatPattern, .eager, .cartesianProduct, .hashJoin, .project,
            .unwind, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .apply(.inner), .apply(.optional), .apply(.semi),
            .apply(.anti), .selectPaths:
            break
        case .unit, .argument, .nodeScan, .labelSetScan, .nodeCount, .relationshipCount, .relationshipScan, .schema,
            .aggregate, .distinct, .sort, .top, .skip, .limit, .loadCSV, .procedureCall, .emptyResult, .apply(.unit),
            .apply(.batches), .unionAll, .create, .merge, .set, .remove, .delete, .foreach:
            return WantedNodes()
        }
        return result
    }

    /// Leaves out of what a scan looks for in a slot the new nodes that are not wanted.
    func narrowed(_ searches: Set<NodeSearch>, of slot: Slot) -> Set<NodeSearch> {
        if followed.contains(slot) { return [] }
        guard let wanted = labels[slot] else { return searches }
        return Set(
            searches.map { search in
                var narrowed = search
                narrowed.narrow(by: wanted)
                return narrowed
            })
    }
}
