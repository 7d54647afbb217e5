import CypherPlanner
import PropertyGraph

extension OperatorCompiler {
    /// Operators that change rows one by one, group or order them.
    func compileRows(
        _ plan: PhysicalPlan, _ carrying: SlotSet, _ kept: SlotSet
    ) throws(ExecutionError) -> any BatchOperator {
        let compiler = ExpressionCompiler(context)
        switch plan.kind {
        case .filter(let predicates):
            if let filter = try compileEndFilter(plan, carrying) { return filter }
            return FilterOperator(
                context, input: try input(plan, carrying), predicate: try compiler.compilePredicate(predicates),
                kept: kept)
        case .project(let computed):
            return ProjectOperator(
                context, input: try input(plan, carrying), computed: try compile(computed, keeping: kept), kept: kept)
        case .unwind(let list, let slot): return try compileUnwind(plan, list, slot, carrying, kept)
        case .aggregate(let groups, let aggregates):
            var compiled: [CompiledAggregate] = []
            for aggregate in aggregates { compiled.append(try CompiledAggregate(aggregate, context)) }
            return AggregateOperator(
                context, input: try source(plan, carrying), groups: groups, keys: try compile(groups, keeping: nil),
                aggregates: compiled, numbers: carrying.sorted(), kept: kept)
        case .distinct(let slots):
            return DistinctOperator(
                context, input: try source(plan, carrying), slots: carrying.sorted() + slots, kept: kept)
        case .sort(let keys):
            return SortOperator(
                context, input: try source(plan, carrying), specifications: numbered(keys, carrying), kept: kept)
        case .top(let keys, let skip, let limit): return try compileTop(plan, keys, skip, limit, carrying, kept)
        case .skip(let amount):
            let rows = try flatInput(plan, carrying)
            return try page(rows, skip: amount, limit: nil, carrying)
        case .limit(let amount):
            let rows = try flatInput(plan, carrying)
            return try page(rows, skip: nil, limit: amount, carrying)
        case .eager: return EagerOperator(context, input: try input(plan, carrying), kept: kept)
        case .emptyResult: return EmptyResultOperator(input: try input(plan, carrying))
        case .loadCSV(let hasHeaders, let from, let slot, let terminator):
            var separator: (any Evaluator)?
            if let terminator { separator = try compiler.compile(terminator) }
            let load = LoadCSV(
                context, file: try compiler.compile(from), hasHeaders: hasHeaders, terminator: separator,
                at: from.range, slot: slot)
            return RowExpander(context, input: try flatInput(plan, carrying), load, made: [slot], kept: kept)
        case .procedureCall(let call):
            let rows = try flatInput(plan, carrying)
            return RowExpander(
                context, input: rows, try ProcedureCall(context, call: call, kept: kept),
                made: call.outputs.map(\.variable.id), kept: kept)
        default: preconditionFailure("an operator without an implementation")
        }
    }

    private func compile(
        _ computed: [BoundProjection.Computed], keeping kept: SlotSet?
    ) throws(ExecutionError) -> [(slot: Slot, evaluator: any Evaluator)] {
        var compiled: [(slot: Slot, evaluator: any Evaluator)] = []
        for item in computed where kept?.contains(item.variable.id) ?? true {
            compiled.append((item.variable.id, try ExpressionCompiler(context).compile(item.expression)))
        }
        return compiled
    }

    private func compileUnwind(
        _ plan: PhysicalPlan, _ list: BoundExpression, _ slot: Slot, _ carrying: SlotSet, _ kept: SlotSet
    ) throws(ExecutionError) -> any BatchOperator {
        let compiler = ExpressionCompiler(context)
        if let bounds = try RangeBounds(list, context, compiler) {
            let range = UnwindRange(bounds, slot: slot)
            return RowExpander(context, input: try input(plan, carrying), range, made: [slot], kept: kept)
        }
        let unwind = Unwind(context, list: try compiler.compile(list), slot: slot)
        return RowExpander(context, input: try input(plan, carrying), unwind, made: [slot], kept: kept)
    }

    /// Keys that keep the rows of each outer row together.
    private func numbered(_ keys: [SortSpecification], _ carrying: SlotSet) -> [SortSpecification] {
        carrying.sorted().map { SortSpecification(slot: $0, descending: false) } + keys
    }

    private func compileTop(
        _ plan: PhysicalPlan, _ keys: [SortSpecification], _ skip: BoundExpression?, _ limit: BoundExpression,
        _ carrying: SlotSet, _ kept: SlotSet
    ) throws(ExecutionError) -> any BatchOperator {
        guard carrying.isEmpty else {
            let sorted = SortOperator(
                context, input: try flatInput(plan, carrying), specifications: numbered(keys, carrying), kept: kept)
            return try page(sorted, skip: skip, limit: limit, carrying)
        }
        var skipped: RowAmount?
        if let skip { skipped = try RowAmount(context, skip) }
        let page = TopPage(skip: skipped, limit: try RowAmount(context, limit))
        let isFixed = limit.isFixedAmount && skip?.isFixedAmount ?? true
        let sieve: Finish = { (rows) throws(ExecutionError) in
            TopSieve(context, input: rows, specifications: keys, page: page)
        }
        let rows =
            plan.inputs[0].mayMultiply
            ? try flatInput(plan, carrying) : try source(plan, carrying, finish: isFixed ? sieve : nil)
        return TopOperator(context, input: rows, specifications: keys, page: page, kept: kept)
    }

    /// SKIP and LIMIT over all rows, or over the rows of each outer row.
    private func page(
        _ rows: any BatchOperator, skip: BoundExpression?, limit: BoundExpression?, _ carrying: SlotSet
    ) throws(ExecutionError) -> any BatchOperator {
        var skipped: RowAmount?
        var limited: RowAmount?
        if let skip { skipped = try RowAmount(context, skip) }
        if let limit { limited = try RowAmount(context, limit) }
        if let number = carrying.first {
            return PageOperator(context, input: rows, number: number, skip: skipped, limit: limited)
        }
        var result = rows
        if let skipped { result = SkipOperator(context, input: result, amount: skipped) }
        if let limited { result = LimitOperator(input: result, amount: limited) }
        return result
    }
}

extension BoundExpression {
    /// Whether it is the same number however often it is asked for.
    fileprivate var isFixedAmount: Bool {
        switch kind {
        case .integer, .parameter: true
        default: false
        }
    }
}
