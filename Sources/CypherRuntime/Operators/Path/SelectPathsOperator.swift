import CypherPlanner

/// Keeps, of all paths of an outer row, those that a selector wants by their length.
final class SelectPathsOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let choice: PathChoice
    private let length: Slot
    private let carrier: Carrier
    private var store: RowStore
    private var result: Batch?
    private var cursor = 0

    init(
        _ context: ExecutionContext, input: any BatchOperator, choice: PathChoice, length: Slot, kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.choice = choice
        self.length = length
        carrier = Carrier(kept)
        store = RowStore(context, slots: kept.union([length]).sorted())
    }

    func open(argument: Batch?) throws(ExecutionError) {
        store.reset()
        result = nil
        cursor = 0
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if result == nil {
            while let batch = try input.next() {
                try context.checkpoint()
                try store.append(batch)
            }
            let all = store.rows()
            result = carrier.gather(all, try select(all), slotCount: context.slotCount)
        }
        guard let result, cursor < result.count else { return nil }
        let end = min(cursor + Batch.capacity, result.count)
        defer { cursor = end }
        return result.slice(cursor..<end)
    }

    private func select(_ batch: Batch) throws(ExecutionError) -> [UInt32] {
        let order = try RowSorter(context, [SortSpecification(slot: length, descending: false)]).order(batch)
        let lengths = batch.column(length)
        switch choice {
        case .all: return order
        case .first(let count): return Array(order.prefix(count))
        case .groups(let count): return groups(count, order, lengths)
        }
    }

    /// The rows of the first `count` lengths.
    private func groups(_ count: Int, _ order: [UInt32], _ lengths: Column) -> [UInt32] {
        var rows: [UInt32] = []
        var seen = 0
        for row in order {
            let isNew =
                rows.last.map {
                    !Column.isEquivalent(lengths, Int($0), lengths, Int(row), in: context.graph)
                } ?? true
            if isNew { seen += 1 }
            if seen > count { break }
            rows.append(row)
        }
        return rows
    }
}
