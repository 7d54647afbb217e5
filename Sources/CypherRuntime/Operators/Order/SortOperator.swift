import CypherPlanner

/// All rows in order.
final class SortOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let sorter: RowSorter
    private let carrier: Carrier
    private var store: RowStore
    private var rows: Batch?
    private var order: [UInt32] = []
    private var cursor = 0

    init(
        _ context: ExecutionContext, input: any BatchOperator, specifications: [SortSpecification], kept: SlotSet
    ) {
        self.context = context
        self.input = input
        sorter = RowSorter(context, specifications)
        carrier = Carrier(kept)
        store = RowStore(context, slots: kept.union(specifications.map(\.slot)).sorted())
    }

    func open(argument: Batch?) throws(ExecutionError) {
        store.reset()
        rows = nil
        order = []
        cursor = 0
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if rows == nil {
            while let batch = try input.next() {
                try context.checkpoint()
                try store.append(batch)
            }
            let all = store.rows()
            order = try sorter.order(all)
            rows = all
        }
        guard let rows, cursor < order.count else { return nil }
        try context.checkpoint()
        let end = min(cursor + Batch.capacity, order.count)
        defer { cursor = end }
        return carrier.gather(rows, Array(order[cursor..<end]), slotCount: context.slotCount)
    }
}
