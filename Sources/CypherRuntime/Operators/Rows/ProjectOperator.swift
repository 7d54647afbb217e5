import CypherPlanner

/// Adds computed slots to the rows.
final class ProjectOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let computed: [(slot: Slot, evaluator: any Evaluator)]
    private let carrier: Carrier

    init(
        _ context: ExecutionContext, input: any BatchOperator, computed: [(slot: Slot, evaluator: any Evaluator)],
        kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.computed = computed
        carrier = Carrier(kept, except: computed.map(\.slot))
    }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        try context.checkpoint()
        var result = carrier.keep(batch, slotCount: context.slotCount)
        for (slot, evaluator) in computed { result.columns[slot] = try evaluator.evaluate(batch) }
        return result
    }
}
