import CypherPlanner

/// Passes the rows in which all conditions are true.
final class FilterOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let predicate: any Predicate
    private let carrier: Carrier

    init(_ context: ExecutionContext, input: any BatchOperator, predicate: any Predicate, kept: SlotSet) {
        self.context = context
        self.input = input
        self.predicate = predicate
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        while let batch = try input.next() {
            try context.checkpoint()
            guard let rows = try predicate.select(batch), rows.count < batch.count else {
                return carrier.keep(batch, slotCount: context.slotCount)
            }
            if !rows.isEmpty { return carrier.gather(batch, rows, slotCount: context.slotCount) }
        }
        return nil
    }
}
