import CypherPlanner

/// The rows of the outer operator, once.
final class ArgumentOperator: BatchOperator {
    private let context: ExecutionContext
    private let carrier: Carrier
    private var rows: Batch?

    init(_ context: ExecutionContext, kept: SlotSet) {
        self.context = context
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) {
        rows = argument.map { carrier.keep($0, slotCount: context.slotCount) }
    }

    func next() -> Batch? {
        defer { rows = nil }
        return rows.flatMap { $0.count == 0 ? nil : $0 }
    }
}
