import CypherPlanner

/// SET.
final class SetOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let setter: Setter
    private let carrier: Carrier

    init(_ context: ExecutionContext, input: any BatchOperator, setter: Setter, kept: SlotSet) {
        self.context = context
        self.input = input
        self.setter = setter
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        try context.checkpoint()
        try setter.run(batch)
        return carrier.keep(batch, slotCount: context.slotCount)
    }
}
