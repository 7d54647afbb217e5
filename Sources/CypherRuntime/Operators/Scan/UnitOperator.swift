/// One row without slots.
final class UnitOperator: BatchOperator {
    private let context: ExecutionContext
    private var isDone = true

    init(_ context: ExecutionContext) { self.context = context }

    func open(argument: Batch?) { isDone = false }

    func next() -> Batch? {
        if isDone { return nil }
        isDone = true
        return Batch(count: 1, slotCount: context.slotCount)
    }
}
