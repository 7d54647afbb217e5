import CypherPlanner

/// SKIP and LIMIT within the rows of each outer row, which a hidden slot numbers.
final class PageOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let number: Slot
    private let skip: RowAmount?
    private let limit: RowAmount?
    private var skipped = 0
    private var end = Int.max
    private var seen: [UInt32: Int] = [:]

    init(_ context: ExecutionContext, input: any BatchOperator, number: Slot, skip: RowAmount?, limit: RowAmount?) {
        self.context = context
        self.input = input
        self.number = number
        self.skip = skip
        self.limit = limit
    }

    func open(argument: Batch?) throws(ExecutionError) {
        // The amounts read no slots.
        skipped = try skip?.evaluate(nil) ?? 0
        let (sum, overflows) = skipped.addingReportingOverflow(try limit?.evaluate(nil) ?? .max)
        end = overflows ? .max : sum
        seen = [:]
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while let batch = try input.next() {
            try context.checkpoint()
            var rows: [UInt32] = []
            for (row, outer) in batch.rowNumbers(number).enumerated() {
                let position = seen[outer, default: 0]
                seen[outer] = position + 1
                if position >= skipped, position < end { rows.append(UInt32(row)) }
            }
            if rows.count == batch.count { return batch }
            if !rows.isEmpty { return batch.gather(rows) }
        }
        return nil
    }
}
