import CypherSemantics

extension Operator {
    /// Slots whose values together are different in every row, given those of its inputs; nil where none are known.
    func key(over inputs: [SlotSet?]) -> SlotSet? {
        switch self {
        case .unit, .nodeCount, .relationshipCount: return []
        case .nodeScan(let slot, _), .relationshipScan(let slot, _, _, _): return [slot]
        case .nodeIndexSeek(let slot, _, _, _, _), .nodeIndexRange(let slot, _, _, _), .nodeByID(let slot, _, _):
            guard let input = inputs.first else { return [slot] }
            return input.map { $0.union([slot]) }
        case .distinct(let slots): return inputs[0] ?? SlotSet(slots)
        case .aggregate(let groups, _): return SlotSet(groups.map(\.variable.id))
        case .filter, .project, .sort, .top, .skip, .limit, .eager, .apply(.semi), .apply(.anti): return inputs[0]
        case .cartesianProduct:
            guard let left = inputs[0], let right = inputs[1] else { return nil }
            return left.union(right)
        case .hashJoin(let leftKeys, let rightKeys):
            guard let left = inputs[0], var right = inputs[1] else { return nil }
            var result = left
            // What is equal to a slot of the left side adds nothing to it.
            for (outer, inner) in zip(leftKeys, rightKeys) {
                guard let outer = outer.variable, let inner = inner.variable, right.remove(inner.id) != nil else {
                    continue
                }
                result.insert(outer.id)
            }
            return result.union(right)
        case .argument, .labelSetScan, .schema, .expand, .expandInto, .variableLengthExpand, .repeatPattern,
            .shortestPath, .boundRelationship, .selectPaths, .degree, .unwind, .loadCSV, .procedureCall, .emptyResult,
            .apply(.inner), .apply(.optional), .apply(.unit), .apply(.batches), .unionAll, .create, .merge, .set,
            .remove, .delete, .foreach:
            return nil
        }
    }
}
