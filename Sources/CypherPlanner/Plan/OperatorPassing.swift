import PropertyGraph

extension Operator {
    /// The inputs whose slots its rows may have.
    enum PassedInputs { case none, first, all }

    /// Which inputs' slots its rows may have besides those that it adds.
    var passedInputs: PassedInputs {
        switch self {
        case .unionAll: .none
        case .repeatPattern, .foreach, .apply(.semi), .apply(.anti), .apply(.unit): .first
        case .unit, .argument, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount, .relationshipScan, .schema, .expand, .expandInto, .variableLengthExpand, .shortestPath,
            .boundRelationship, .selectPaths, .degree, .filter, .project, .unwind, .aggregate, .distinct, .sort, .top,
            .skip, .limit, .eager, .loadCSV, .procedureCall, .emptyResult, .apply(.inner), .apply(.optional),
            .apply(.batches), .cartesianProduct, .hashJoin, .create, .merge, .set, .remove, .delete:
            .all
        }
    }

    /// The only slots that its rows have, where it does not pass on those of its input.
    var onlySlots: [Slot]? {
        switch self {
        case .aggregate: produced
        case .distinct(let slots): slots
        case .emptyResult: []
        case .unit, .argument, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount, .relationshipScan, .schema, .expand, .expandInto, .variableLengthExpand, .repeatPattern,
            .shortestPath, .boundRelationship, .selectPaths, .degree, .filter, .project, .unwind, .sort, .top, .skip,
            .limit, .eager, .loadCSV, .procedureCall, .apply, .cartesianProduct, .hashJoin, .unionAll, .create, .merge,
            .set, .remove, .delete, .foreach:
            nil
        }
    }

    /// Slots in its expressions that it fills itself before it reads them.
    var innerSlots: [Slot] {
        switch self {
        case .variableLengthExpand(let expand): [expand.each]
        case .boundRelationship(let match): [match.each]
        case .shortestPath(let path): [path.each] + produced
        case .create, .merge: produced
        case .unit, .argument, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount, .relationshipScan, .schema, .expand, .expandInto, .repeatPattern, .selectPaths, .degree,
            .filter, .project, .unwind, .aggregate, .distinct, .sort, .top, .skip, .limit, .eager, .loadCSV,
            .procedureCall, .emptyResult, .apply, .cartesianProduct, .hashJoin, .unionAll, .set, .remove, .delete,
            .foreach:
            []
        }
    }

    /// The slot of the nodes that it finds by looking through the graph's nodes.
    var soughtNode: Slot? {
        switch self {
        case .nodeScan(let slot, _), .nodeIndexSeek(let slot, _, _, _, _), .nodeIndexRange(let slot, _, _, _),
            .nodeByID(let slot, _, _):
            slot
        case .unit, .argument, .labelSetScan, .nodeCount, .relationshipCount, .relationshipScan, .schema, .expand,
            .expandInto, .variableLengthExpand, .repeatPattern, .shortestPath, .boundRelationship, .selectPaths,
            .degree, .filter, .project, .unwind, .aggregate, .distinct, .sort, .top, .skip, .limit, .eager, .loadCSV,
            .procedureCall, .emptyResult, .apply, .cartesianProduct, .hashJoin, .unionAll, .create, .merge, .set,
            .remove, .delete, .foreach:
            nil
        }
    }

    /// A slot whose nodes all have a label, by the operator itself.
    var provedLabel: (slot: Slot, label: LabelID)? {
        switch self {
        case .nodeScan(let slot, .label(let label)), .nodeIndexSeek(let slot, let label, _, _, _),
            .nodeIndexRange(let slot, let label, _, _), .expand(_, _, let slot, _, _, .label(let label), _):
            (slot, label)
        case .unit, .argument, .nodeScan, .nodeByID, .labelSetScan, .nodeCount, .relationshipCount, .relationshipScan,
            .schema, .expand, .expandInto, .variableLengthExpand, .repeatPattern, .shortestPath, .boundRelationship,
            .selectPaths, .degree, .filter, .project, .unwind, .aggregate, .distinct, .sort, .top, .skip, .limit,
            .eager, .loadCSV, .procedureCall, .emptyResult, .apply, .cartesianProduct, .hashJoin, .unionAll, .create,
            .merge, .set, .remove, .delete, .foreach:
            nil
        }
    }
}
