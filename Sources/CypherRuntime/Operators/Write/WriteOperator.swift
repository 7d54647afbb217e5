import CypherPlanner

/// What a clause does to the graph for the rows of a batch.
protocol BatchWriter {
    /// Writes for every row; what is made goes into the rows.
    func write(_ batch: inout Batch) throws(ExecutionError)
}

/// CREATE, SET and REMOVE: writes for the rows of its input, and passes them on.
final class WriteOperator<Writer: BatchWriter>: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let writer: Writer
    private let carrier: Carrier

    init(_ context: ExecutionContext, input: any BatchOperator, _ writer: Writer, kept: SlotSet) {
        self.context = context
        self.input = input
        self.writer = writer
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        guard var batch = try input.next() else { return nil }
        try context.checkpoint()
        try writer.write(&batch)
        return carrier.keep(batch, slotCount: context.slotCount)
    }
}
