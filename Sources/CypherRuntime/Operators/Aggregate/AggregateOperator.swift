import CypherPlanner
import PropertyGraph

/// Groups rows and aggregates each group.
final class AggregateOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let keys: [(slot: Slot, evaluator: any Evaluator)]
    private let aggregates: [CompiledAggregate]
    /// Hidden slots that number the rows of an outer plan: keys before all others.
    private let numbers: [Slot]
    private let kept: SlotSet

    private var table: GroupTable
    private var accumulators: [any Accumulator] = []
    private var result: Batch?
    private var cursor = 0
    private var argument: Batch?

    init(
        _ context: ExecutionContext, input: any BatchOperator, keys: [(slot: Slot, evaluator: any Evaluator)],
        aggregates: [CompiledAggregate], numbers: [Slot], kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.keys = keys
        self.aggregates = aggregates
        self.numbers = numbers
        self.kept = kept
        table = GroupTable(context)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        self.argument = argument
        result = nil
        cursor = 0
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if result == nil { result = try run() }
        guard let result, cursor < result.count else {
            result?.columns = []
            return nil
        }
        let end = min(cursor + Batch.capacity, result.count)
        defer { cursor = end }
        return result.slice(cursor..<end)
    }

    private func run() throws(ExecutionError) -> Batch {
        table.reset()
        accumulators = aggregates.map { $0.makeAccumulator() }
        var groups: [UInt32] = []
        var fresh: [UInt32] = []
        try begin(&groups, &fresh)
        while let batch = try input.next() {
            try context.checkpoint()
            var columns = numbers.map { batch.column($0) }
            for (_, evaluator) in keys { columns.append(try evaluator.evaluate(batch)) }
            try table.assign(columns, rows: batch.count, groups: &groups, fresh: &fresh)
            for (index, aggregate) in aggregates.enumerated() {
                var arguments: [Column] = []
                for argument in aggregate.arguments { arguments.append(try argument.evaluate(batch)) }
                accumulators[index].grow(to: table.count)
                try accumulators[index].update(groups, arguments, weights: batch.multiplicity)
            }
        }
        return try finish()
    }

    /// Without keys there is a group even where there is no row: one, or one for each outer row.
    private func begin(_ groups: inout [UInt32], _ fresh: inout [UInt32]) throws(ExecutionError) {
        guard keys.isEmpty else { return }
        if numbers.isEmpty {
            try table.assign([], rows: 1, groups: &groups, fresh: &fresh)
        } else if let argument {
            try table.assign(
                numbers.map { argument.column($0) }, rows: argument.count, groups: &groups, fresh: &fresh)
        }
        for accumulator in accumulators { accumulator.grow(to: table.count) }
    }

    private func finish() throws(ExecutionError) -> Batch {
        var batch = Batch(count: table.count, slotCount: context.slotCount)
        let columns = table.keys()
        for (index, slot) in (numbers + keys.map(\.slot)).enumerated() where kept.contains(slot) {
            batch.columns[slot] = index < columns.count ? columns[index] : .allNull(0)
        }
        for (index, aggregate) in aggregates.enumerated() {
            let column = try accumulators[index].result(groups: table.count)
            if kept.contains(aggregate.slot) { batch.columns[aggregate.slot] = column }
        }
        table.reset()
        accumulators = []
        return batch
    }
}
