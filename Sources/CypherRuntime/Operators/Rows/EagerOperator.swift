import CypherPlanner

/// Reads all of its input before its first row, so that what comes after may change what the input reads.
final class EagerOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let carrier: Carrier
    private let account: MemoryAccount
    private var batches: [Batch] = []
    private var cursor = 0
    private var isFilled = false

    init(_ context: ExecutionContext, input: any BatchOperator, kept: SlotSet) {
        self.context = context
        self.input = input
        carrier = Carrier(kept)
        account = MemoryAccount(context.budget)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batches = []
        cursor = 0
        isFilled = false
        account.releaseAll()
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if !isFilled {
            while let batch = try input.next() {
                let kept = carrier.keep(batch, slotCount: context.slotCount)
                try account.charge(kept.estimatedBytes)
                batches.append(kept)
            }
            isFilled = true
        }
        if cursor == batches.count {
            batches = []
            cursor = 0
            account.releaseAll()
            return nil
        }
        defer { cursor += 1 }
        return batches[cursor]
    }
}
