import CypherPlanner

/// Passes the first rows and then stops its input.
final class LimitOperator: BatchOperator {
    private let input: any BatchOperator
    private let amount: RowAmount
    private var left = 0

    init(input: any BatchOperator, amount: RowAmount) {
        self.input = input
        self.amount = amount
    }

    func open(argument: Batch?) throws(ExecutionError) {
        left = try amount.evaluate(argument)
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if left == 0 { return nil }
        guard let batch = try input.next() else {
            left = 0
            return nil
        }
        if batch.count <= left {
            left -= batch.count
            return batch
        }
        defer { left = 0 }
        return batch.slice(0..<left)
    }
}
