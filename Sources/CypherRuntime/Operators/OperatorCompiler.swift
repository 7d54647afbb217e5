import CypherPlanner
import PropertyGraph

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

    private func compileOperator(_ plan: PhysicalPlan, _ carrying: SlotSet) throws(ExecutionError) -> any BatchOperator
    {
        let kept = plan.live.union(carrying)
        switch plan.kind {
        case .unit: return UnitOperator(context)
        case .argument: return ArgumentOperator(context, kept: kept)
        case .nodeScan(let slot, let label):
            return try over(plan, carrying, NodeScanOperator(context, slot: slot, filter: label))
        case .labelSetScan(let slot): return try over(plan, carrying, LabelSetScanOperator(context, slot: slot))
        case .nodeCount(let slot, let label):
            return try over(plan, carrying, NodeCountOperator(context, slot: slot, filter: label))
        case .relationshipCount(let slot, let types, let source, let target):
            return try over(
                plan, carrying,
                RelationshipCountOperator(context, slot: slot, types: types, source: source, target: target))
        case .relationshipScan(let slot, let start, let end, let types):
            return try over(
                plan, carrying,
                RelationshipScanOperator(context, relationship: slot, start: start, end: end, types: types))
        case .nodeIndexSeek, .nodeIndexRange, .nodeByID: return try compileSeek(plan, carrying, kept)
        case .schema(let command):
            return try over(plan, carrying, SchemaOperator(context, command: command))
        case .expand, .expandInto, .degree, .variableLengthExpand, .repeatPattern, .shortestPath, .boundRelationship,
            .selectPaths:
            return try compileExpansion(plan, carrying, kept)
        case .create, .merge, .set, .remove, .delete, .foreach: return try compileWrite(plan, carrying, kept)
        case .apply(let kind): return try compileApply(kind, plan, carrying, kept)
        case .cartesianProduct, .hashJoin, .unionAll: return try compileJoin(plan, carrying, kept)
        default: return try compileRows(plan, carrying, kept)
        }
    }

    /// The operator of the first input.
    func input(_ plan: PhysicalPlan, _ carrying: SlotSet) throws(ExecutionError) -> any BatchOperator {
        guard let input = plan.inputs.first else { return UnitOperator(context) }
        return try compile(input, carrying: carrying)
    }

    /// What a worker does with the rows of its pipeline before they come together with those of others.
    typealias Finish = (any BatchOperator) throws(ExecutionError) -> any BatchOperator

    /// The operator of the first input for one that brings rows together: a pipeline below it may run by several threads.
    func source(
        _ plan: PhysicalPlan, _ carrying: SlotSet, finish: Finish? = nil
    ) throws(ExecutionError) -> any BatchOperator {
        if carrying.isEmpty, let input = plan.inputs.first, let parallel = try compileParallel(input, finish: finish) {
            return parallel
        }
        return try input(plan, carrying)
    }

    /// A pipeline that several threads run; nil where the plan is none, or not worth it.
    func compileParallel(
        _ plan: PhysicalPlan, finish: Finish? = nil
    ) throws(ExecutionError) -> (any BatchOperator)? {
        guard scans == nil, context.isParallel, let scan = plan.parallelScan else { return nil }
        let size = ParallelOperator.morselSize(rowsPerItem: plan.cardinality / max(scan.cardinality, 1))
        guard let first = try compileWorker(plan, finish) else { return nil }
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

    /// The operator of the first input, its rows repeated as often as they count.
    func flatInput(_ plan: PhysicalPlan, _ carrying: SlotSet) throws(ExecutionError) -> any BatchOperator {
        let inner = try input(plan, carrying)
        guard let input = plan.inputs.first, input.mayMultiply else { return inner }
        return RowExpander(context, input: inner, Flatten(), kept: input.live.union(carrying))
    }

    /// A leaf, or its product with the rows of an input.
    private func over(
        _ plan: PhysicalPlan, _ carrying: SlotSet, _ leaf: any BatchOperator
    ) throws(ExecutionError) -> any BatchOperator {
        guard let input = plan.inputs.first else {
            if let scans, let source = leaf as? any MorselSource { scans.source = source }
            return leaf
        }
        let outer = plan.live.intersection(input.live).union(carrying)
        return CartesianProductOperator(
            context, left: try compile(input, carrying: carrying), right: leaf, leftSlots: outer,
            rightSlots: plan.live)
    }

    private func compileSeek(
        _ plan: PhysicalPlan, _ carrying: SlotSet, _ kept: SlotSet
    ) throws(ExecutionError) -> any BatchOperator {
        let compiler = ExpressionCompiler(context)
        let kind: NodeSeek.Kind
        let target: Slot
        var place: SourceRange?
        switch plan.kind {
        case .nodeIndexSeek(let slot, let label, let key, let value, let many):
            target = slot
            place = value.range
            kind = .equals(label, key, try compiler.compile(value), many: many)
        case .nodeIndexRange(let slot, let label, let key, let bounds):
            target = slot
            switch bounds {
            case .prefix(let prefix): kind = .prefix(label, key, try compiler.compile(prefix))
            case .contains(let needle): kind = .contains(label, key, try compiler.compile(needle))
            case .range(let lower, let opens, let upper, let closes):
                place = (lower ?? upper)?.range
                kind = .range(
                    label, key, lower: try compile(lower), includesLower: opens, upper: try compile(upper),
                    includesUpper: closes)
            }
        case .nodeByID(let slot, let value, let many):
            target = slot
            kind = .id(try compiler.compile(value), many: many)
        default: preconditionFailure("not a seek")
        }
        let seek = NodeSeek(context, slot: target, kind: kind, at: place)
        return RowExpander(context, input: try input(plan, carrying), seek, made: [target], kept: kept)
    }
}

extension OperatorCompiler {
    private func compile(_ expression: BoundExpression?) throws(ExecutionError) -> (any Evaluator)? {
        guard let expression else { return nil }
        return try ExpressionCompiler(context).compile(expression)
    }
}
