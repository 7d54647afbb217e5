import CypherSemantics

/// Tells every pattern which of its slots are read above it, and whether duplicates matter; not a rule by itself.
struct RowUseAnalysis {
    let context: PlanningContext

    func annotate(_ plan: LogicalPlan, use: RowUse) -> LogicalPlan {
        var plan = plan
        switch plan.step {
        case .match(var graph):
            graph.use = use
            plan.step = .match(graph)
            plan.inputs[0] = annotate(plan.inputs[0], use: use.reading(graph.reads))
        case .run(let kind): annotate(&plan, kind, use: use)
        }
        return plan
    }

    private func annotate(_ plan: inout LogicalPlan, _ kind: Operator, use: RowUse) {
        var below = use.reading(kind.allReads)
        switch kind {
        case .aggregate(_, let aggregates):
            below = RowUse(reads: kind.allReads, duplicates: Self.duplicates(aggregates))
        case .distinct(let slots): below = RowUse(reads: SlotSet(slots), duplicates: .ignored)
        case .filter, .unwind: break
        case .project(let items):
            // What is made here is not read below: the set of a long chain would grow with every step.
            below.reads?.subtract(items.map(\.variable.id))
        case .emptyResult: below = RowUse(reads: [], duplicates: .kept)
        case .apply(let apply): return annotate(&plan, apply, use: use)
        case .unionAll(let columns):
            let wanted = columns.filter { use.reads?.contains($0.output) ?? true }
            let duplicates: RowUse.Duplicates = use.duplicates == .ignored ? .ignored : .kept
            plan.inputs[0] = annotate(
                plan.inputs[0], use: RowUse(reads: SlotSet(wanted.map(\.left)), duplicates: duplicates))
            plan.inputs[1] = annotate(
                plan.inputs[1], use: RowUse(reads: SlotSet(wanted.map(\.right)), duplicates: duplicates))
            return
        case .sort, .procedureCall, .eager: below.duplicates = .kept
        case .unit, .argument, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount, .relationshipScan, .schema, .expand, .expandInto, .variableLengthExpand, .repeatPattern,
            .shortestPath, .boundRelationship, .selectPaths, .degree, .top, .skip, .limit, .loadCSV, .cartesianProduct,
            .hashJoin, .create, .merge, .set, .remove, .delete, .foreach:
            below = RowUse()
        }
        if kind.isVolatile { below.duplicates = .kept }
        for index in plan.inputs.indices { plan.inputs[index] = annotate(plan.inputs[index], use: below) }
    }

    private func annotate(_ plan: inout LogicalPlan, _ apply: ApplyKind, use: RowUse) {
        var (inner, outer) = (use, use)
        switch apply {
        case .semi, .anti: inner = RowUse(reads: [], duplicates: .ignored)
        case .unit: inner = RowUse()
        case .batches:
            inner = RowUse()
            // A batch is so many rows.
            outer.duplicates = .kept
        case .inner, .optional: if inner.duplicates == .counted { inner.duplicates = .kept }
        }
        plan.inputs[1] = annotate(plan.inputs[1], use: inner)
        // What a subquery does for a row it does for each row that equals it.
        if !plan.inputs[1].isRepeatable { outer.duplicates = .kept }
        plan.inputs[0] = annotate(plan.inputs[0], use: outer.reading(plan.inputs[1].allReads))
    }

    /// What equal rows mean to an aggregation.
    private static func duplicates(_ aggregates: [BoundAggregate]) -> RowUse.Duplicates {
        var result = RowUse.Duplicates.ignored
        for aggregate in aggregates {
            if aggregate.distinct || aggregate.function == "min" || aggregate.function == "max" { continue }
            guard aggregate.function == "count" || aggregate.function == "count(*)" else { return .kept }
            result = .counted
        }
        return result
    }
}

extension RowUse {
    /// With more slots that are read.
    fileprivate func reading(_ slots: SlotSet) -> RowUse {
        RowUse(reads: reads?.union(slots), duplicates: duplicates)
    }
}

extension Operator {
    /// Whether it calculates anything that comes out otherwise each time.
    fileprivate var isVolatile: Bool {
        var found = false
        forEachExpression { found = found || $0.isVolatile }
        return found
    }

    /// All slots that it reads.
    var allReads: SlotSet {
        var collector = VariableCollector()
        forEachExpression { collector.visit($0) }
        return collector.read.union(readSlots)
    }
}

extension QueryGraph {
    /// All slots that matching it may read.
    var reads: SlotSet {
        var slots = SlotSet(nodes.map(\.variable.id))
        for predicate in predicates { slots.formUnion(predicate.reads) }
        for connection in connections { connection.connection.addReads(to: &slots) }
        for path in paths { slots.formUnion(path.computed.expression.reads) }
        for path in selected {
            for predicate in path.predicates { slots.formUnion(predicate.reads) }
            for connection in path.pattern.connections { connection.addReads(to: &slots) }
        }
        return slots
    }
}

extension BoundConnection {
    fileprivate func addReads(to slots: inout SlotSet) {
        slots.formUnion([from.id, to.id])
        slots.formUnion(relationshipVariable.map { [$0.id] } ?? [])
        switch kind {
        case .relationship: break
        case .variableLength(_, _, _, _, let predicates, _):
            for predicate in predicates { slots.formUnion(predicate.reads) }
        case .quantified(let inner, let predicates, _, _, _, _, _):
            for predicate in predicates { slots.formUnion(predicate.reads) }
            for connection in inner.connections { connection.addReads(to: &slots) }
        }
    }
}

extension LogicalPlan {
    /// Whether once is as good as many times: it writes nothing, and nothing in it gives another value each time.
    fileprivate var isRepeatable: Bool {
        switch step {
        case .match(let graph):
            if graph.predicates.contains(where: \.isVolatile) { return false }
        case .run(let kind):
            if kind.isVolatile || kind.facts.traits.contains(.writes) { return false }
        }
        return inputs.allSatisfy(\.isRepeatable)
    }

    /// Every slot that any operator of it reads.
    var allReads: SlotSet {
        var slots: SlotSet =
            switch step {
            case .match(let graph): graph.reads
            case .run(let kind): kind.allReads
            }
        for input in inputs { slots.formUnion(input.allReads) }
        return slots
    }
}
