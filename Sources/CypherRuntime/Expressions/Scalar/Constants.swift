import CypherPlanner
import CypherSyntax
import PropertyGraph

/// The same value in every row.
final class ConstantEvaluator: Evaluator {
    let value: Value

    init(_ value: Value) { self.value = value }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column { .constant(value, count: batch.count) }
}

/// A slot of the row.
final class SlotEvaluator: Evaluator {
    let slot: Slot

    init(_ slot: Slot) { self.slot = slot }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column { batch[slot] }
}

/// The general way: boxes the arguments of each row and computes it alone.
final class RowEvaluator: Evaluator {
    typealias Body = (_ arguments: [Value]) throws(ExecutionError) -> Value

    private let arguments: [any Evaluator]
    private let context: ExecutionContext
    private let range: SourceRange
    private let isVolatile: Bool
    private let body: Body

    /// `isVolatile`: equal arguments may give different results.
    init(
        _ arguments: [any Evaluator], _ context: ExecutionContext, at range: SourceRange, isVolatile: Bool = false,
        body: @escaping Body
    ) {
        self.arguments = arguments
        self.context = context
        self.range = range
        self.isVolatile = isVolatile
        self.body = body
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        if batch.count == 0 { return .values([]) }
        var columns: [Column] = []
        columns.reserveCapacity(arguments.count)
        for argument in arguments { columns.append(try argument.evaluate(batch)) }
        return try evaluate(columns, count: batch.count)
    }

    /// From arguments that are computed already.
    func evaluate(_ columns: [Column], count rowCount: Int) throws(ExecutionError) -> Column {
        let graph = context.graph
        var row: [Value] = []
        row.reserveCapacity(columns.count)
        let isConstant = !isVolatile && columns.allSatisfy { if case .constant = $0 { true } else { false } }
        var results: [Value] = []
        let count = isConstant ? 1 : rowCount
        results.reserveCapacity(count)
        do {
            for index in 0..<count {
                row.removeAll(keepingCapacity: true)
                var work = 64
                for column in columns {
                    let value = column.value(at: index, in: graph)
                    work &+= value.contentBytes >> 2
                    row.append(value)
                }
                try context.meter.charge(work: work)
                results.append(try body(row))
            }
        } catch {
            context.meter.discard(results)
            throw error.at(range)
        }
        return isConstant ? .constant(results[0], count: rowCount) : .narrowest(results)
    }
}
