import CypherSemantics

extension BoundConnection {
    /// The variable of its relationship or list of relationships, but for a quantified group.
    var relationshipVariable: Variable? {
        switch kind {
        case .relationship(let relationship, _), .variableLength(let relationship, _, _, _, _, _):
            relationship.variable
        case .quantified: nil
        }
    }

    /// What predicates inside a repeated connection read of the rows outside it.
    var outerReads: SlotSet {
        switch kind {
        case .relationship: []
        case .variableLength(_, _, _, let each, _, _): innerReads.subtracting([each.id])
        case .quantified(let inner, _, _, _, _, _, _):
            innerReads.subtracting(inner.nodes.map(\.variable.id) + inner.connections.flatMap(\.produced))
        }
    }

    /// What predicates inside a repeated connection read.
    var innerReads: SlotSet {
        switch kind {
        case .relationship: []
        case .variableLength(_, _, _, _, let predicates, _), .quantified(_, let predicates, _, _, _, _, _):
            predicates.reduce(into: SlotSet()) { $0.formUnion($1.reads) }
        }
    }
}
