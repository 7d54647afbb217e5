import CypherSemantics

extension Operator {
    /// Estimated rows of an operator that is not part of a pattern, given those of its first and last input.
    func estimatedRows(over first: Double, _ last: Double) -> Double {
        switch self {
        case .unit, .argument: return 1
        case .unwind(let list, _):
            return first * Double(list.literalCount ?? 10)
        case .aggregate(let groups, _): return groups.isEmpty ? 1 : max(1, first.squareRoot())
        case .distinct: return max(1, first * 0.5)
        case .limit(let limit):
            if case .integer(let count) = limit.kind { return min(first, Double(count)) }
            return first
        case .apply(.inner): return first * last
        case .apply(.optional): return first * max(1, last)
        case .unionAll: return first + last
        case .procedureCall, .loadCSV: return first * 10
        case .emptyResult: return 0
        case .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount, .relationshipCount,
            .relationshipScan, .schema, .expand, .expandInto, .variableLengthExpand, .repeatPattern, .shortestPath,
            .boundRelationship, .selectPaths, .degree, .filter, .project, .sort, .top, .skip, .eager, .apply(.semi),
            .apply(.anti), .apply(.unit), .apply(.batches), .cartesianProduct, .hashJoin, .create, .merge, .set,
            .remove, .delete, .foreach:
            return first
        }
    }
}
