import CypherPlanner

/// FOREACH: runs the inner plan for each element of a list, and passes the rows as they are.
final class ForeachOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let inner: any BatchOperator
    private let plan: InnerPlan
    private let slot: Slot
    private let list: any ElementSource
    private let carrier: Carrier

    init(
        _ context: ExecutionContext, input: any BatchOperator, inner: any BatchOperator, plan: InnerPlan, slot: Slot,
        list: any ElementSource, kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.inner = inner
        self.plan = plan
        self.slot = slot
        self.list = list
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        for row in 0..<batch.count {
            let outer = batch.slice(row..<(row + 1))
            guard let elements = try list.elements(outer)[0] else { continue }
            for position in 0..<elements.count {
                try context.checkpoint()
                var argument = outer.argument(
                    0..<1, slots: plan.reads, numberedBy: nil, slotCount: context.slotCount)
                argument.columns[slot] = .constant(elements[position], count: 1)
                try inner.open(argument: argument)
                while try inner.next() != nil {}
            }
        }
        return carrier.keep(batch, slotCount: context.slotCount)
    }
}
