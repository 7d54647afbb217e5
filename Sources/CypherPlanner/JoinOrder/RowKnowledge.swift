import CypherSemantics
import CypherSyntax
import PropertyGraph

/// What every row of a plan fulfils, as far as it concerns some slots.
struct RowKnowledge {
    private(set) var predicates: [BoundExpression] = []
    private(set) var labels: [Slot: [LabelID]] = [:]
    private let slots: SlotSet
    private let graph: Graph
    /// Comparisons of any slots.
    private var comparisons: [BoundExpression] = []
    /// Variables of inner rows that are equal to one of the rows that they were joined to.
    private var aliases: [Slot: Variable] = [:]

    init(of plan: LogicalPlan, slots: SlotSet, in graph: Graph) {
        self.slots = slots
        self.graph = graph
        visit(plan)
        let inferred = BoundInference(comparisons, aliases: aliases).known(of: slots)
        predicates += inferred.filter { !predicates.contains($0) }
    }

    private mutating func visit(_ plan: LogicalPlan) {
        guard let kind = plan.kind else { return }
        learn(from: kind)
        switch kind {
        case .filter, .expand, .expandInto, .variableLengthExpand, .degree, .project, .distinct, .sort, .top, .skip,
            .limit, .unwind, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .apply:
            if let input = plan.inputs.first { visit(input) }
        case .cartesianProduct, .hashJoin: for input in plan.inputs { visit(input) }
        case .unit, .argument, .nodeScan, .labelSetScan, .nodeCount, .relationshipCount, .relationshipScan, .schema,
            .repeatPattern, .shortestPath, .boundRelationship, .selectPaths, .aggregate, .eager, .loadCSV,
            .procedureCall, .emptyResult, .unionAll, .create, .merge, .set, .remove, .delete, .foreach:
            break
        }
    }

    /// What an operator itself proves of its rows.
    private mutating func learn(from kind: Operator) {
        if let (slot, label) = kind.provedLabel { note(label, slot) }
        switch kind {
        case .filter(let tests): for test in tests { note(test) }
        case .nodeIndexSeek(let slot, _, let key, let value, many: false): note(.equal, slot, key, value)
        case .nodeIndexRange(let slot, _, let key, .range(let lower, let includesLower, let upper, let includesUpper)):
            if let lower { note(includesLower ? .greaterOrEqual : .greater, slot, key, lower) }
            if let upper { note(includesUpper ? .lessOrEqual : .less, slot, key, upper) }
        case .hashJoin(let left, let right):
            for (outer, inner) in zip(left, right) {
                if let outer = outer.variable, let inner = inner.variable { aliases[inner.id] = outer }
            }
        case .unit, .argument, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount, .relationshipScan, .schema, .expand, .expandInto, .variableLengthExpand, .repeatPattern,
            .shortestPath, .boundRelationship, .selectPaths, .degree, .project, .unwind, .aggregate, .distinct, .sort,
            .top, .skip, .limit, .eager, .loadCSV, .procedureCall, .emptyResult, .apply, .cartesianProduct, .unionAll,
            .create, .merge, .set, .remove, .delete, .foreach:
            break
        }
    }

    private mutating func note(_ test: BoundExpression) {
        guard !test.isVolatile, !test.hasSubquery else { return }
        if case .compare = test.kind { comparisons.append(test) }
        let reads = test.reads
        if !reads.isEmpty, reads.isSubset(of: slots) { predicates.append(test) }
    }

    /// What an index was asked for, if it is the same for every row.
    private mutating func note(
        _ comparison: Expression.ComparisonOperator, _ slot: Slot, _ key: KeyID, _ value: BoundExpression
    ) {
        guard value.reads.isEmpty else { return }
        let node = BoundExpression.read(Variable(id: slot, name: "", type: .node))
        let property = BoundExpression(.property(node, key: graph.name(of: key)), type: .any, range: value.range)
        note(BoundExpression(.compare(comparison, property, value), type: .boolean, range: value.range))
    }

    private mutating func note(_ label: LabelID, _ slot: Slot) {
        if slots.contains(slot) { labels[slot, default: []].append(label) }
    }
}
