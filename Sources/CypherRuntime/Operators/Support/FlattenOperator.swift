import CypherPlanner

/// Repeats rows as often as their multiplicity says, for operators that count rows one by one.
final class FlattenOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let carrier: Carrier
    private var batch: Batch?
    private var row = 0
    private var done: Int64 = 0

    init(_ context: ExecutionContext, _ input: any BatchOperator, kept: SlotSet) {
        self.context = context
        self.input = input
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                if next.multiplicity == nil { return next }
                (batch, row, done) = (next, 0, 0)
            }
            guard let batch, let multiplicity = batch.multiplicity else { return nil }
            try context.checkpoint()
            var rows: [UInt32] = []
            while row < batch.count, rows.count < Batch.capacity {
                let wanted = min(multiplicity[row] - done, Int64(Batch.capacity - rows.count))
                if wanted > 0 { rows.append(contentsOf: repeatElement(UInt32(row), count: Int(wanted))) }
                done += max(wanted, 0)
                if done >= multiplicity[row] {
                    row += 1
                    done = 0
                }
            }
            if row == batch.count { self.batch = nil }
            if rows.isEmpty { continue }
            var result = carrier.gather(batch, rows, slotCount: context.slotCount)
            result.multiplicity = nil
            return result
        }
    }
}
