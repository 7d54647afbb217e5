import CypherPlanner

/// The rows of the left input, then those of the right, in common slots.
final class UnionOperator: BatchOperator {
    private let context: ExecutionContext
    private let left: any BatchOperator
    private let right: any BatchOperator
    private let columns: [UnionColumn]
    private let carrier: Carrier
    private var argument: Batch?
    private var isLeftDone = false

    init(
        _ context: ExecutionContext, left: any BatchOperator, right: any BatchOperator, columns: [UnionColumn],
        kept: SlotSet
    ) {
        self.context = context
        self.left = left
        self.right = right
        self.columns = columns
        carrier = Carrier(kept, except: columns.map(\.output))
    }

    func open(argument: Batch?) throws(ExecutionError) {
        isLeftDone = false
        self.argument = argument
        try left.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if !isLeftDone {
            if let batch = try left.next() { return mapped(batch, \.left) }
            isLeftDone = true
            // The right side starts only now: it may read what the left side wrote.
            try right.open(argument: argument)
        }
        return try right.next().map { mapped($0, \.right) }
    }

    private func mapped(_ batch: Batch, _ source: KeyPath<UnionColumn, Slot>) -> Batch {
        var result = carrier.keep(batch, slotCount: context.slotCount)
        for column in columns { result.columns[column.output] = batch.column(column[keyPath: source]) }
        return result
    }
}
