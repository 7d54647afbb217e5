/// Leaves out the first rows.
final class SkipOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let amount: RowAmount
    private var left = 0

    init(_ context: ExecutionContext, input: any BatchOperator, amount: RowAmount) {
        self.context = context
        self.input = input
        self.amount = amount
    }

    func open(argument: Batch?) throws(ExecutionError) {
        left = try amount.evaluate(argument)
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while let batch = try input.next() {
            if left == 0 { return batch }
            if left >= batch.count {
                left -= batch.count
                try context.checkpoint()
                continue
            }
            defer { left = 0 }
            return batch.slice(left..<batch.count)
        }
        return nil
    }
}
