import CypherSemantics
import CypherSyntax

/// Makes the physical plan: tells every operator which slots its rows must carry, drops what nobody reads, and plans
/// the subqueries that stand in expressions.
struct Lowering {
    let context: PlanningContext
    private(set) var subplans: [BoundSubquery: PhysicalPlan] = [:]
    private var pendingSubqueries: [BoundSubquery] = []

    init(context: PlanningContext) { self.context = context }

    /// The physical plan of a statement whose rows carry `live`, and with it the plans of its subqueries.
    mutating func lower(root plan: LogicalPlan, live: SlotSet) throws(Diagnostic) -> PhysicalPlan {
        let root = lower(plan, live: live).plan
        while let subquery = pendingSubqueries.popLast() {
            guard subplans[subquery] == nil else { continue }
            let columns = SlotSet(subquery.query.columns.map(\.variable.id))
            let inner = try Optimizer(context: context).plan(
                subquery.query, over: LogicalPlan(.argument), use: RowUse(reads: columns, duplicates: .kept))
            subplans[subquery] = lower(inner, live: columns).plan
        }
        return root
    }

    /// A lowered plan and the outer slots that its `argument` leaves read.
    private struct Lowered {
        var plan: PhysicalPlan
        var outer: SlotSet
    }

    private mutating func lower(_ plan: LogicalPlan, live: SlotSet) -> Lowered {
        guard case .run(var kind) = plan.step else {
            preconditionFailure("a pattern was not solved")
        }
        prune(&kind, live: live)
        if case .project(let items) = kind, items.isEmpty { return lower(plan.inputs[0], live: live) }
        if let carried = carriedPast(kind, live: live) { return lower(plan, carrying: carried, live: live) }
        var needed = kind.onlySlots == nil ? live.subtracting(kind.produced) : []
        let reads = self.reads(of: kind)
        switch kind {
        case .argument: return Lowered(plan: make(kind, [], live, plan), outer: live)
        case .unionAll(let columns): return lowerUnion(columns, plan, live: live)
        case .cartesianProduct, .hashJoin: return lowerJoin(kind, plan, live: live, needed: needed.union(reads))
        case .apply(let apply):
            let inner = live.intersection(Self.innerSlots(of: apply, plan.inputs[1]))
            if case .batches(let batches, _, _, _) = apply, let status = batches.status { needed.remove(status.id) }
            return lowerApply(kind, plan, live: live, inner: inner, outer: needed.subtracting(inner))
        case .merge(let merge):
            var inner = SlotSet(kind.produced)
            inner.formUnion(merge.match.pattern.nodes.lazy.filter { !$0.isBound }.map(\.variable.id))
            let outer = needed.union(reads).subtracting(inner)
            return lowerApply(kind, plan, live: live, inner: inner, outer: outer)
        case .foreach(let slot, _):
            return lowerApply(kind, plan, live: live, inner: [], outer: needed.union(reads), bound: [slot])
        case .repeatPattern(let pattern):
            let inner = SlotSet([pattern.last] + pattern.relationships + pattern.groups.map(\.inner))
            return lowerApply(
                kind, plan, live: live, inner: inner, outer: needed.union(reads), bound: [pattern.first])
        case .unit, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount,
            .relationshipScan, .schema, .expand, .expandInto, .variableLengthExpand, .shortestPath, .boundRelationship,
            .selectPaths, .degree, .filter, .project, .unwind, .aggregate, .distinct, .sort, .top, .skip, .limit,
            .eager, .loadCSV, .procedureCall, .emptyResult, .create, .set, .remove, .delete:
            return lowerSingle(kind, plan, live: live, needed: needed.union(reads))
        }
    }

    /// An operator over one input, or none.
    private mutating func lowerSingle(
        _ kind: Operator, _ plan: LogicalPlan, live: SlotSet, needed: SlotSet
    ) -> Lowered {
        guard let input = plan.inputs.first else { return Lowered(plan: make(kind, [], live, plan), outer: []) }
        let lowered = lower(input, live: needed)
        return Lowered(plan: make(kind, [lowered.plan], live, plan), outer: lowered.outer)
    }

    /// The slots that are read behind an operator that does not pass them on: those of the row around a subquery.
    private func carriedPast(_ kind: Operator, live: SlotSet) -> SlotSet? {
        guard let passed = kind.onlySlots else { return nil }
        let carried = live.subtracting(passed)
        return carried.isEmpty ? nil : carried
    }

    /// Joins the rows of a plan back to the row around the subquery.
    private mutating func lower(_ plan: LogicalPlan, carrying carried: SlotSet, live: SlotSet) -> Lowered {
        let inner = lower(plan, live: live.subtracting(carried))
        let outer = carried.union(inner.outer)
        let argument = PhysicalPlan(.argument, live: outer, cardinality: 1)
        let joined = make(.apply(.inner), [argument, inner.plan], live, plan)
        return Lowered(plan: joined, outer: outer)
    }

    private func make(_ kind: Operator, _ inputs: [PhysicalPlan], _ live: SlotSet, _ plan: LogicalPlan) -> PhysicalPlan
    {
        PhysicalPlan(kind, inputs: inputs, live: live, cardinality: plan.cardinality)
    }

    // MARK: Several inputs

    private mutating func lowerUnion(_ columns: [UnionColumn], _ plan: LogicalPlan, live: SlotSet) -> Lowered {
        let wanted = columns.filter { live.contains($0.output) }
        let left = lower(plan.inputs[0], live: SlotSet(wanted.map(\.left)))
        let right = lower(plan.inputs[1], live: SlotSet(wanted.map(\.right)))
        return Lowered(
            plan: make(.unionAll(wanted), [left.plan, right.plan], live, plan), outer: left.outer.union(right.outer))
    }

    private mutating func lowerJoin(
        _ kind: Operator, _ plan: LogicalPlan, live: SlotSet, needed: SlotSet
    ) -> Lowered {
        let own = Self.slots(of: plan.inputs[1])
        let left = lower(plan.inputs[0], live: needed.subtracting(own))
        let right = lower(plan.inputs[1], live: needed.intersection(own))
        return Lowered(plan: make(kind, [left.plan, right.plan], live, plan), outer: left.outer.union(right.outer))
    }

    /// `inner` are slots that the inner plan gives; `bound` those that the operator itself gives to its argument.
    private mutating func lowerApply(
        _ kind: Operator, _ plan: LogicalPlan, live: SlotSet, inner: SlotSet, outer: SlotSet, bound: SlotSet = []
    ) -> Lowered {
        let right = lower(plan.inputs[1], live: inner)
        let left = lower(plan.inputs[0], live: outer.union(right.outer.subtracting(bound)))
        return Lowered(plan: make(kind, [left.plan, right.plan], live, plan), outer: left.outer)
    }

    /// The slots that an apply takes from its inner plan.
    private static func innerSlots(of apply: ApplyKind, _ plan: LogicalPlan) -> SlotSet {
        switch apply {
        case .inner: slots(of: plan)
        case .optional(let nulls), .batches(_, let nulls, _, _): slots(of: plan).union(nulls)
        case .semi, .anti, .unit: []
        }
    }

    /// Every slot that a plan's operators bind; those of its `argument` are not among them.
    private static func slots(of plan: LogicalPlan) -> SlotSet {
        var slots: SlotSet = []
        func visit(_ node: LogicalPlan) {
            guard let kind = node.kind else { return }
            slots.formUnion(kind.produced)
            switch kind.passedInputs {
            case .none: break
            case .first: visit(node.inputs[0])
            case .all: for input in node.inputs { visit(input) }
            }
        }
        visit(plan)
        return slots
    }

    // MARK: What is read

    private mutating func reads(of kind: Operator) -> SlotSet {
        var collector = VariableCollector()
        kind.forEachExpression { collector.visit($0) }
        pendingSubqueries += collector.subqueries
        return collector.read.union(kind.readSlots).subtracting(kind.innerSlots)
    }

    /// Leaves out what nobody reads.
    private func prune(_ kind: inout Operator, live: SlotSet) {
        switch kind {
        case .expand(let from, .some(let relationship), let to, let types, let direction, let label, let others)
        where !live.contains(relationship):
            kind = .expand(
                from: from, relationship: nil, to: to, types: types, direction: direction, label: label,
                distinctFrom: others)
        case .expandInto(let from, .some(let relationship), let to, let types, let direction, let others)
        where !live.contains(relationship):
            kind = .expandInto(
                from: from, relationship: nil, to: to, types: types, direction: direction, distinctFrom: others)
        case .variableLengthExpand(var expand):
            if let list = expand.relationships, !live.contains(list) { expand.relationships = nil }
            kind = .variableLengthExpand(expand)
        case .repeatPattern(var pattern):
            pattern.groups.removeAll { !live.contains($0.outer) }
            kind = .repeatPattern(pattern)
        case .shortestPath(var path):
            let isTested = path.pathPredicates.isEmpty == false
            if let list = path.relationships, !live.contains(list), !isTested { path.relationships = nil }
            if let slot = path.path, !live.contains(slot), !isTested { path.path = nil }
            kind = .shortestPath(path)
        case .project(let items):
            let kept = items.filter { live.contains($0.variable.id) || !$0.expression.isDisposable }
            if kept.count < items.count { kind = .project(kept) }
        case .unit, .argument, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount, .relationshipScan, .schema, .expand, .expandInto, .boundRelationship, .selectPaths,
            .degree, .filter, .unwind, .aggregate, .distinct, .sort, .top, .skip, .limit, .eager, .loadCSV,
            .procedureCall, .emptyResult, .apply, .cartesianProduct, .hashJoin, .unionAll, .create, .merge, .set,
            .remove, .delete, .foreach:
            break
        }
    }
}

extension BoundExpression {
    /// Whether leaving it out goes unnoticed: it can neither fail nor differ.
    fileprivate var isDisposable: Bool {
        switch kind {
        case .variable, .null, .boolean, .integer, .float, .string, .path: true
        case .property(let operand, _):
            operand.variable != nil && (operand.type == .node || operand.type == .relationship)
        default: false
        }
    }
}
