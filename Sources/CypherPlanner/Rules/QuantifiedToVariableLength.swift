import CypherSemantics
import CypherSyntax

// **What**: `((x)-[r:T]->(y) WHERE p(r)){1,4}` becomes `-[r:T*1..4]->`.
//
// **When**: the repeated part is one relationship between two nodes without labels, of which none is read or tested. It is
// asked while a pattern is solved, when it is known what is read, so that it is no rule over whole plans.
//
// **Why**: a variable length walks relationships without running an inner plan for each step.

extension QueryGraph {
    /// Plans quantified paths of one relationship as variable length, where the rule holds.
    mutating func simplifyQuantified(in context: PlanningContext) {
        guard context.enabled(.quantifiedToVariableLength), let reads = use.reads else { return }
        let read = predicates.reduce(into: reads) { $0.formUnion($1.reads) }
        for index in connections.indices {
            guard let (simple, group) = connections[index].connection.simplified(where: read.contains) else { continue }
            connections[index].connection = simple
            for path in paths.indices { paths[path].replace(group, by: simple) }
        }
        for index in selected.indices {
            for part in selected[index].pattern.connections.indices {
                let inner = selected[index].predicates.reduce(into: read) { $0.formUnion($1.reads) }
                guard
                    let (simple, group) = selected[index].pattern.connections[part].simplified(where: inner.contains)
                else { continue }
                selected[index].pattern.connections[part] = simple
                selected[index].path?.replace(group, by: simple)
            }
        }
    }
}

extension BoundConnection {
    /// The connection as a variable length with the outer variables of the group that it was, or nil where it must stay.
    fileprivate func simplified(where isRead: (Slot) -> Bool) -> (BoundConnection, Set<Variable>)? {
        guard
            case .quantified(let inner, let predicates, let first, let last, let minimum, let maximum, let groups) =
                kind,
            inner.connections.count == 1, inner.nodes.count == 2, first != last,
            inner.nodes.allSatisfy({ $0.labels == nil }), inner.paths.isEmpty, inner.selected.isEmpty,
            case .relationship(var relationship, isBound: false) = inner.connections[0].kind
        else { return nil }
        let ends = [inner.connections[0].from, inner.connections[0].to]
        guard ends == [first, last] || ends == [last, first] else { return nil }
        let innerNodes = SlotSet([first.id, last.id])
        guard predicates.allSatisfy({ $0.reads.isDisjoint(with: innerNodes) }) else { return nil }
        for group in groups where group.inner == first || group.inner == last {
            if isRead(group.outer.id) { return nil }
        }
        guard let outer = groups.first(where: { $0.inner == relationship.variable })?.outer else { return nil }
        let each = relationship.variable
        relationship.variable = outer
        if ends == [last, first] {
            switch relationship.direction {
            case .outgoing: relationship.direction = .incoming
            case .incoming: relationship.direction = .outgoing
            case .undirected: break
            }
        }
        var simple = BoundConnection(
            from: from, to: to,
            kind: .variableLength(
                relationship, minimum: minimum, maximum: maximum, each: each, predicates: predicates, isBound: false))
        simple.repeats = repeats
        return (simple, Set(groups.map(\.outer)))
    }
}

extension BoundPath {
    /// Its step over a group, now over a list of relationships.
    fileprivate mutating func replace(_ group: Set<Variable>, by connection: BoundConnection) {
        guard let list = connection.relationshipVariable else { return }
        for index in steps.indices {
            if case .group(let variables) = steps[index], !group.isDisjoint(with: variables) {
                steps[index] = .relationships(list)
            }
        }
    }
}
