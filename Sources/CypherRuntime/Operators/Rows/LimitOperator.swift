/// Passes the first rows and then stops its input.
final class LimitOperator: BatchOperator {
    private let input: any BatchOperator
    private let amount: RowAmount
    private var left = 0
    private var hasStarted = false

    init(input: any BatchOperator, amount: RowAmount) {
        self.input = input
        self.amount = amount
    }

    func open(argument: Batch?) throws(ExecutionError) {
        left = try amount.evaluate(argument)
        hasStarted = false
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if left == 0 {
            // Even where no row is wanted the input is asked once: it may stand on a barrier behind writes.
            if !hasStarted { _ = try input.next() }
            hasStarted = true
            return nil
        }
        hasStarted = true
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
