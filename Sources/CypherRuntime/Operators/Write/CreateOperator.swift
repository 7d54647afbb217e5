import CypherPlanner

/// CREATE: for each row the nodes and relationships of a pattern.
final class CreateOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let creator: Creator
    private let carrier: Carrier

    init(_ context: ExecutionContext, input: any BatchOperator, creator: Creator, kept: SlotSet) {
        self.context = context
        self.input = input
        self.creator = creator
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        guard var batch = try input.next() else { return nil }
        try context.checkpoint()
        try creator.run(&batch)
        return carrier.keep(batch, slotCount: context.slotCount)
    }
}
