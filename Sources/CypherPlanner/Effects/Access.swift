import CypherSemantics
import PropertyGraph

/// Something that one operator of a plan does to the graph, and the clause that asks for it.
struct Access: CustomStringConvertible {
    var effects: Effects
    /// Nil where that cannot be told.
    var clause: Int?
    /// The operator's name.
    var name: String
    /// The slot of the nodes that a scan finds.
    var scanned: Slot?

    var description: String { name + (clause.map { " of clause \($0)" } ?? "") }

    /// All that an operator does, what its inputs do left out.
    static func list(of kind: Operator, in graph: Graph, order: ClauseOrder) -> [Access] {
        var result: [Access] = []
        let own = kind.produced.lazy.compactMap { order.clause(binding: $0) }.first
        var latest: Int?
        kind.forEachExpression { expression in
            collect(expression, within: own, name: kind.name, order: order, into: &result)
            if let clause = order.clause(at: expression.range) { latest = max(latest ?? clause, clause) }
        }
        let effects = Effects(of: kind, in: graph)
        guard effects.reads || effects.writes else { return result }
        var scanned: Slot?
        switch kind {
        case .nodeScan(let slot, _), .nodeIndexSeek(let slot, _, _, _, _), .nodeIndexRange(let slot, _, _, _),
            .nodeByID(let slot, _, _):
            scanned = slot
        default: break
        }
        result.append(Access(effects: effects, clause: own ?? latest, name: kind.name, scanned: scanned))
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

    /// Leaves out of what scans have found the new nodes that an operator does not pass on: those without a relationship
    /// that it follows, or without a label that it wants.
    static func narrow(_ accesses: inout [Access], by kind: Operator) {
        let followed: [Slot]
        switch kind {
        case .expand(let from, _, _, _, _, _, _), .degree(let from, _, _, _): followed = [from]
        case .expandInto(let from, _, let to, _, _, _): followed = [from, to]
        case .variableLengthExpand(let expand) where expand.minimum > 0: followed = [expand.from, expand.to]
        case .shortestPath(let path) where path.minimum > 0: followed = [path.from, path.to]
        case .boundRelationship(let match): followed = [match.from, match.to]
        case .filter(let predicates):
            for predicate in predicates {
                guard case .hasLabels(let operand, let labels) = predicate.kind, let slot = operand.variable?.id else {
                    continue
                }
                for index in accesses.indices where accesses[index].scanned == slot && accesses[index].effects.scans.all
                {
                    accesses[index].effects.scans = NameSet.required(by: labels)
                }
            }
            return
        default: return
        }
        for index in accesses.indices where accesses[index].scanned.map(followed.contains) ?? false {
            accesses[index].effects.scans = NameSet()
        }
    }
}
