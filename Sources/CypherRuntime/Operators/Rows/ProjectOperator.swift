import CypherPlanner

/// Adds computed slots to the rows.
final class ProjectOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let computed: [(slot: Slot, evaluator: any Evaluator)]
    private let carrier: Carrier
    private let kept: SlotSet

    init(
        _ context: ExecutionContext, input: any BatchOperator, computed: [(slot: Slot, evaluator: any Evaluator)],
        kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.computed = computed
        self.kept = kept
        carrier = Carrier(kept, except: computed.map(\.slot))
    }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        try context.checkpoint()
        var result = carrier.keep(batch, slotCount: context.slotCount)
        for (slot, evaluator) in computed {
            // What nobody reads may fail all the same.
            let column = try evaluator.evaluate(batch)
            if kept.contains(slot) { result.columns[slot] = column }
        }
        return result
    }
}
