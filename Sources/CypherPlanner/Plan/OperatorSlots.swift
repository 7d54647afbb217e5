import CypherSemantics

extension Operator {
    /// Slots that it adds to its rows.
    var produced: [Slot] {
        switch self {
        case .apply(.batches(let batches, _, _, _)): return batches.status.map { [$0.id] } ?? []
        case .unit, .argument, .filter, .distinct, .sort, .top, .skip, .limit, .eager, .emptyResult, .apply,
            .cartesianProduct, .hashJoin, .set, .remove, .delete, .degree, .selectPaths, .foreach:
            return []
        case .nodeScan(let slot, _), .nodeIndexSeek(let slot, _, _, _, _), .nodeIndexRange(let slot, _, _, _),
            .nodeByID(let slot, _, _), .labelSetScan(let slot), .nodeCount(let slot, _),
            .relationshipCount(let slot, _, _, _), .unwind(_, let slot), .loadCSV(_, _, let slot, _):
            return [slot]
        case .relationshipScan(let slot, let start, let end, _): return [slot, start, end]
        case .schema: return []
        case .expand(_, let relationship, let to, _, _, _, _): return [to] + (relationship.map { [$0] } ?? [])
        case .expandInto(_, let relationship, _, _, _, _): return relationship.map { [$0] } ?? []
        case .variableLengthExpand(let expand):
            return (expand.toIsBound ? [] : [expand.to]) + (expand.relationships.map { [$0] } ?? [])
        case .repeatPattern(let pattern):
            return (pattern.toIsBound ? [] : [pattern.to]) + pattern.groups.map(\.outer)
        case .shortestPath(let path): return [path.relationships, path.path].compactMap { $0 }
        case .boundRelationship(let match):
            return (match.fromIsBound ? [] : [match.from]) + (match.toIsBound ? [] : [match.to])
        case .project(let items): return items.map(\.variable.id)
        case .aggregate(let groups, let aggregates): return groups.map(\.variable.id) + aggregates.map(\.variable.id)
        case .procedureCall(let call): return call.outputs.map(\.variable.id)
        case .unionAll(let columns): return columns.map(\.output)
        case .create(let create): return create.nodes.map(\.variable.id) + create.relationships.map(\.variable.id)
        case .merge(let merge):
            return merge.create.nodes.map(\.variable.id) + merge.create.relationships.map(\.variable.id)
        }
    }

    /// Slots that it reads besides those in expressions.
    var readSlots: [Slot] {
        switch self {
        case .expand(let from, _, _, _, _, _, let others): [from] + others
        case .expandInto(let from, _, let to, _, _, let others): [from, to] + others
        case .variableLengthExpand(let expand):
            [expand.from] + (expand.toIsBound ? [expand.to] : []) + expand.distinctFrom
        case .repeatPattern(let pattern):
            [pattern.from] + (pattern.toIsBound ? [pattern.to] : []) + pattern.distinctFrom
        case .shortestPath(let path): [path.from, path.to]
        case .boundRelationship(let match):
            [match.bound] + (match.fromIsBound ? [match.from] : []) + (match.toIsBound ? [match.to] : [])
                + match.distinctFrom
        case .degree(let from, _, _, _): [from]
        case .selectPaths(_, let length): [length]
        case .distinct(let slots): slots
        case .sort(let keys): keys.map(\.slot)
        case .top(let keys, _, _): keys.map(\.slot)
        case .create(let create): create.ends
        case .merge(let merge): merge.create.ends
        case .unit, .argument, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount, .relationshipScan, .schema, .filter, .project, .unwind, .aggregate, .skip, .limit,
            .eager, .loadCSV, .procedureCall, .emptyResult, .apply, .cartesianProduct, .hashJoin, .unionAll, .set,
            .remove, .delete, .foreach:
            []
        }
    }

    /// Calls `body` with each of its expressions.
    func forEachExpression(_ body: (BoundExpression) -> Void) {
        switch self {
        case .nodeIndexSeek(_, _, _, let value, _), .nodeByID(_, let value, _): body(value)
        case .nodeIndexRange(_, _, _, let bounds): bounds.expressions.forEach(body)
        case .variableLengthExpand(let expand): expand.predicates.forEach(body)
        case .shortestPath(let path): (path.predicates + path.pathPredicates).forEach(body)
        case .boundRelationship(let match): match.predicates.forEach(body)
        case .filter(let predicates): predicates.forEach(body)
        case .project(let items): for item in items { body(item.expression) }
        case .unwind(let list, _): body(list)
        case .aggregate(let groups, let aggregates):
            for group in groups { body(group.expression) }
            for aggregate in aggregates { aggregate.arguments.forEach(body) }
        case .top(_, let skip, let limit):
            if let skip { body(skip) }
            body(limit)
        case .skip(let count), .limit(let count): body(count)
        case .loadCSV(_, let source, _, let terminator):
            body(source)
            if let terminator { body(terminator) }
        case .procedureCall(let call): call.arguments.forEach(body)
        case .hashJoin(let left, let right): (left + right).forEach(body)
        case .create(let create): create.forEachExpression(body)
        case .merge(let merge):
            merge.create.forEachExpression(body)
            for item in merge.onCreate + merge.onMatch { item.expressions.forEach(body) }
        case .set(let items): for item in items { item.expressions.forEach(body) }
        case .remove(let items):
            for item in items { item.expressions.forEach(body) }
        case .delete(let expressions, _): expressions.forEach(body)
        case .foreach(_, let list): body(list)
        case .unit, .argument, .nodeScan, .labelSetScan, .nodeCount, .relationshipCount, .relationshipScan, .schema,
            .expand, .expandInto, .repeatPattern, .selectPaths, .degree, .distinct, .sort, .eager, .emptyResult, .apply,
            .cartesianProduct, .unionAll:
            break
        }
    }
}

extension RangeBounds {
    /// The expressions of the bounds.
    var expressions: [BoundExpression] {
        switch self {
        case .range(let lower, _, let upper, _): [lower, upper].compactMap { $0 }
        case .prefix(let value), .contains(let value): [value]
        }
    }
}

extension BoundCreate {
    /// Ends of the new relationships; those that are not created here are read.
    fileprivate var ends: [Slot] {
        let own = SlotSet(nodes.map(\.variable.id))
        return relationships.flatMap { [$0.start.id, $0.end.id] }.filter { !own.contains($0) }
    }

    fileprivate func forEachExpression(_ body: (BoundExpression) -> Void) {
        for node in nodes { node.expressions.forEach(body) }
        for relationship in relationships { relationship.expressions.forEach(body) }
    }
}
