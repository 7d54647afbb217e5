import CypherPlanner
import CypherSemantics

/// Turns a plan into running operators.
struct OperatorCompiler {
    let context: ExecutionContext
    /// Takes the scan of a parallel pipeline.
    private let scans: ScanCollector?

    init(_ context: ExecutionContext) { self.init(context, scans: nil) }

    private init(_ context: ExecutionContext, scans: ScanCollector?) {
        self.context = context
        self.scans = scans
    }

    private final class ScanCollector {
        var source: (any MorselSource)?
    }

    /// Compiles a plan. Its rows carry what is live and the hidden slots `carrying`, which number the rows of an outer
    /// plan.
    func compile(_ plan: PhysicalPlan, carrying: SlotSet) throws(ExecutionError) -> any BatchOperator {
        let compiled = try compileOperator(plan, carrying)
        guard let profile = context.profile else { return compiled }
        return ProfiledOperator(compiled, plan: plan, profile: profile)
    }

    /// A case for each operator: a new one does not compile until it can be run.
    private func compileOperator(_ plan: PhysicalPlan, _ carrying: SlotSet) throws(ExecutionError) -> any BatchOperator
    {
        let place = PlanPlace(plan: plan, carrying: carrying)
        switch plan.kind {
        case .unit: return UnitOperator(context)
        case .argument: return ArgumentOperator(context, kept: place.kept)
        case .nodeScan(let slot, let label):
            return try over(place, NodeScanOperator(context, slot: slot, filter: label))
        case .nodeIndexSeek(let slot, let label, let key, let value, let many):
            return try seek(place, slot, .equals(label, key, try compile(value), many: many), at: value.range)
        case .nodeIndexRange(let slot, let label, let key, let bounds):
            return try compileRange(place, slot, label, key, bounds)
        case .nodeByID(let slot, let value, let many):
            return try seek(place, slot, .id(try compile(value), many: many), at: nil)
        case .labelSetScan(let slot): return try over(place, LabelSetScanOperator(context, slot: slot))
        case .nodeCount(let slot, let label):
            return try over(place, NodeCountOperator(context, slot: slot, filter: label))
        case .relationshipCount(let slot, let types, let source, let target):
            let count = RelationshipCountOperator(context, slot: slot, types: types, source: source, target: target)
            return try over(place, count)
        case .relationshipScan(let slot, let start, let end, let types):
            let scan = RelationshipScanOperator(context, relationship: slot, start: start, end: end, types: types)
            return try over(place, scan)
        case .schema(let command): return try over(place, SchemaOperator(context, command: command))

        case .expand(let from, let relationship, let to, let types, let direction, let label, let distinctFrom):
            return ExpandOperator(
                context, input: try input(place), from: from, relationship: relationship, to: to, types: types,
                direction: direction, label: label, distinctFrom: distinctFrom, kept: place.kept)
        case .expandInto(let from, let relationship, let to, let types, let direction, let distinctFrom):
            if let intersection = try compileIntersection(place) { return intersection }
            let expansion = ExpandInto(
                context, from: from, relationship: relationship, to: to, types: types, direction: direction,
                distinctFrom: distinctFrom, kept: place.kept)
            return expander(place, try input(place), expansion, made: [relationship])
        case .variableLengthExpand(let pattern): return try compileVariableLength(place, pattern)
        case .repeatPattern(let pattern): return try compileRepetition(place, pattern)
        case .shortestPath(let path):
            let paths = try ShortestPaths(context, plan: path, kept: place.kept)
            return expander(place, try input(place), paths, made: [path.relationships, path.path])
        case .boundRelationship(let match):
            let ends = [match.fromIsBound ? nil : match.from, match.toIsBound ? nil : match.to]
            return expander(place, try input(place), try BoundRelationship(context, plan: match), made: ends)
        case .selectPaths(let selector, let length):
            return SelectPathsOperator(
                context, input: try input(place), choice: try PathChoice(selector, context), length: length,
                kept: place.kept)
        case .degree(let from, let types, let direction, let label):
            return DegreeOperator(
                context, input: try input(place), from: from, types: types, direction: direction, label: label,
                kept: place.kept)

        case .filter(let predicates):
            if let filter = try compileEndFilter(place) { return filter }
            let predicate = try ExpressionCompiler(context).compilePredicate(predicates)
            return FilterOperator(context, input: try input(place), predicate: predicate, kept: place.kept)
        case .project(let computed):
            return ProjectOperator(
                context, input: try input(place), computed: try compile(computed),
                kept: place.kept)
        case .unwind(let list, let slot): return try compileUnwind(place, list, slot)
        case .aggregate(let groups, let aggregates): return try compileAggregate(place, groups, aggregates)
        case .distinct(let slots):
            return DistinctOperator(
                context, input: try source(place), slots: carrying.sorted() + slots, kept: place.kept)
        case .sort(let keys):
            return SortOperator(
                context, input: try source(place), specifications: numbered(keys, carrying), kept: place.kept)
        case .top(let keys, let skip, let limit): return try compileTop(place, keys, skip, limit)
        case .skip(let amount): return try page(try flatInput(place), skip: amount, limit: nil, carrying)
        case .limit(let amount): return try page(try flatInput(place), skip: nil, limit: amount, carrying)
        case .eager: return EagerOperator(context, input: try input(place), kept: place.kept)
        case .loadCSV(let hasHeaders, let from, let slot, let terminator):
            let load = LoadCSV(
                context, file: try compile(from), hasHeaders: hasHeaders, terminator: try compile(terminator),
                at: from.range, slot: slot)
            return expander(place, try flatInput(place), load, made: [slot])
        case .procedureCall(let call):
            let procedure = try ProcedureCall(context, call: call, kept: place.kept)
            return expander(place, try flatInput(place), procedure, made: call.outputs.map(\.variable.id))
        case .emptyResult: return EmptyResultOperator(input: try input(place))

        case .apply(let kind): return try compileApply(place, kind)
        case .cartesianProduct: return try compileProduct(place)
        case .hashJoin(let left, let right): return try compileHashJoin(place, left, right)
        case .unionAll(let columns):
            return UnionOperator(
                context, left: try compile(plan.inputs[0], carrying: carrying),
                right: try compile(plan.inputs[1], carrying: carrying), columns: columns, kept: place.kept)

        case .create(let create): return writer(place, try flatInput(place), try Creator(create, context))
        case .merge(let merge): return try compileMerge(place, merge)
        case .set(let items): return writer(place, try flatInput(place), try Setter(items, context))
        case .remove(let items): return writer(place, try flatInput(place), try Remover(items, context))
        case .delete(let expressions, let isDetaching):
            return try DeleteOperator(
                context, input: try flatInput(place), expressions: expressions, isDetaching: isDetaching,
                kept: place.kept)
        case .foreach(let slot, let list): return try compileForeach(place, slot, list)
        }
    }

    /// The operator of the first input.
    func input(_ place: PlanPlace) throws(ExecutionError) -> any BatchOperator {
        guard let input = place.plan.inputs.first else { return UnitOperator(context) }
        return try compile(input, carrying: place.carrying)
    }

    /// What a worker does with the rows of its pipeline before they come together with those of others.
    typealias Finish = (any BatchOperator) throws(ExecutionError) -> any BatchOperator

    /// The operator of the first input for one that brings rows together: a pipeline below it may run by several threads.
    func source(_ place: PlanPlace, finish: Finish? = nil) throws(ExecutionError) -> any BatchOperator {
        if place.carrying.isEmpty, let input = place.plan.inputs.first,
            let parallel = try compileParallel(input, finish: finish)
        {
            return parallel
        }
        return try input(place)
    }

    /// A pipeline that several threads run; nil where the plan is none, or not worth it.
    func compileParallel(
        _ plan: PhysicalPlan, finish: Finish? = nil
    ) throws(ExecutionError) -> (any BatchOperator)? {
        guard scans == nil, context.isParallel, let work = plan.parallelWork else { return nil }
        guard let first = try compileWorker(plan, finish) else { return nil }
        let size = ParallelOperator.morselSize(work: work, items: first.source.morselItems)
        var workers = [first]
        // A worker without a morsel would only be made.
        let morsels = (first.source.morselItems + size - 1) / size
        while workers.count < min(context.threads.limit, morsels), let next = try compileWorker(plan, finish) {
            workers.append(next)
        }
        return ParallelOperator(context, workers: workers, morselSize: size)
    }

    private func compileWorker(
        _ plan: PhysicalPlan, _ finish: Finish?
    ) throws(ExecutionError) -> ParallelOperator.Worker? {
        let collector = ScanCollector()
        var root = try OperatorCompiler(context, scans: collector).compile(plan, carrying: [])
        if let finish { root = try finish(root) }
        return collector.source.map { ParallelOperator.Worker(root: root, source: $0) }
    }

    /// The operator of the first input, its rows repeated as often as they count: what writes does so once a row.
    func flatInput(_ place: PlanPlace) throws(ExecutionError) -> any BatchOperator {
        let inner = try input(place)
        guard let input = place.plan.inputs.first, input.mayMultiply else { return inner }
        return RowExpander(context, input: inner, Flatten(), kept: input.live.union(place.carrying))
    }

    /// A leaf, or its product with the rows of an input.
    func over(
        _ place: PlanPlace, _ leaf: any BatchOperator
    ) throws(ExecutionError) -> any BatchOperator {
        guard let input = place.plan.inputs.first else {
            if let scans, let source = leaf as? any MorselSource { scans.source = source }
            return leaf
        }
        let outer = place.plan.live.intersection(input.live).union(place.carrying)
        return CartesianProductOperator(
            context, left: try compile(input, carrying: place.carrying), right: leaf, leftSlots: outer,
            rightSlots: place.plan.live)
    }

    /// The operator of an expansion over the rows of an input.
    func expander(
        _ place: PlanPlace, _ input: any BatchOperator, _ expansion: some RowExpansion, made: [Slot?]
    ) -> any BatchOperator {
        RowExpander(context, input: input, expansion, made: made, kept: place.kept)
    }

    private func writer(
        _ place: PlanPlace, _ input: any BatchOperator, _ writer: some BatchWriter
    ) -> any BatchOperator {
        WriteOperator(context, input: input, writer, kept: place.kept)
    }

    // MARK: Expressions

    func compile(_ expression: BoundExpression) throws(ExecutionError) -> any Evaluator {
        try ExpressionCompiler(context).compile(expression)
    }

    func compile(_ expression: BoundExpression?) throws(ExecutionError) -> (any Evaluator)? {
        guard let expression else { return nil }
        return try ExpressionCompiler(context).compile(expression)
    }

    /// What is computed, by slot. What can be left out unnoticed the planner has left out.
    func compile(
        _ computed: [BoundProjection.Computed]
    ) throws(ExecutionError) -> [(slot: Slot, evaluator: any Evaluator)] {
        var compiled: [(slot: Slot, evaluator: any Evaluator)] = []
        for item in computed {
            compiled.append((item.variable.id, try compile(item.expression)))
        }
        return compiled
    }
}

/// A node of a plan to be compiled, and the hidden slots that its rows carry besides.
struct PlanPlace {
    let plan: PhysicalPlan
    let carrying: SlotSet
    /// All that its rows carry.
    let kept: SlotSet

    init(plan: PhysicalPlan, carrying: SlotSet) {
        self.plan = plan
        self.carrying = carrying
        kept = plan.live.union(carrying)
    }
}
