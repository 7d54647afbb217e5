import CypherPlanner

/// Passes the first of the rows that are alike in some slots.
final class DistinctOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let slots: [Slot]
    private let carrier: Carrier
    private var table: GroupTable
    private var groups: [UInt32] = []
    private var fresh: [UInt32] = []

    init(_ context: ExecutionContext, input: any BatchOperator, slots: [Slot], kept: SlotSet) {
        self.context = context
        self.input = input
        self.slots = slots
        carrier = Carrier(kept)
        table = GroupTable(context)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        table.reset()
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while let batch = try input.next() {
            try context.checkpoint()
            try table.assign(slots.map { batch.column($0) }, rows: batch.count, groups: &groups, fresh: &fresh)
            if fresh.isEmpty { continue }
            var result =
                fresh.count == batch.count
                ? carrier.keep(batch, slotCount: context.slotCount)
                : carrier.gather(batch, fresh, slotCount: context.slotCount)
            result.multiplicity = nil
            return result
        }
        return nil
    }
}
