import CypherPlanner
import CypherSemantics

extension OperatorCompiler {
    /// A list, or numbers in a row that no list is made of.
    func compileUnwind(
        _ place: PlanPlace, _ list: BoundExpression, _ slot: Slot
    ) throws(ExecutionError) -> any BatchOperator {
        if let bounds = try RangeCall(list, context, ExpressionCompiler(context)) {
            return expander(place, try input(place), UnwindRange(bounds, slot: slot), made: [slot])
        }
        let unwind = Unwind(context, list: try compile(list), slot: slot)
        return expander(place, try input(place), unwind, made: [slot])
    }

    /// Groups of rows.
    func compileAggregate(
        _ place: PlanPlace, _ groups: [BoundProjection.Computed], _ aggregates: [BoundAggregate]
    ) throws(ExecutionError) -> any BatchOperator {
        var compiled: [CompiledAggregate] = []
        for aggregate in aggregates { compiled.append(try CompiledAggregate(aggregate, context)) }
        return AggregateOperator(
            context, input: try source(place), groups: groups, keys: try compile(groups),
            aggregates: compiled, numbers: place.carrying.sorted(), kept: place.kept)
    }

    /// Keys that keep the rows of each outer row together.
    func numbered(_ keys: [SortSpecification], _ carrying: SlotSet) -> [SortSpecification] {
        carrying.sorted().map { SortSpecification(slot: $0, descending: false) } + keys
    }

    /// The first rows in order.
    func compileTop(
        _ place: PlanPlace, _ keys: [SortSpecification], _ skip: BoundExpression?, _ limit: BoundExpression
    ) throws(ExecutionError) -> any BatchOperator {
        guard place.carrying.isEmpty else {
            let sorted = SortOperator(
                context, input: try flatInput(place), specifications: numbered(keys, place.carrying), kept: place.kept)
            return try page(sorted, skip: skip, limit: limit, place.carrying)
        }
        var skipped: RowAmount?
        if let skip { skipped = try RowAmount(context, skip) }
        let page = TopPage(skip: skipped, limit: try RowAmount(context, limit))
        let isFixed = limit.isFixedAmount && skip?.isFixedAmount ?? true
        let sieve: Finish = { (rows) throws(ExecutionError) in
            TopSieve(context, input: rows, specifications: keys, page: page)
        }
        let rows =
            place.plan.inputs[0].mayMultiply
            ? try flatInput(place) : try source(place, finish: isFixed ? sieve : nil)
        return TopOperator(context, input: rows, specifications: keys, page: page, kept: place.kept)
    }

    /// SKIP and LIMIT over all rows, or over the rows of each outer row.
    func page(
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
