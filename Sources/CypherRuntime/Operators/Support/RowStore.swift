import CypherPlanner

/// Rows that an operator keeps: one long column a slot, charged to the memory budget.
struct RowStore {
    private let context: ExecutionContext
    private let slots: [Slot]
    private var builders: [ColumnBuilder]
    private var multiplicity: [Int64]?
    private(set) var count = 0
    private let account: MemoryAccount

    /// An empty store of the given slots.
    init(_ context: ExecutionContext, slots: [Slot]) {
        self.context = context
        self.slots = slots
        builders = slots.map { _ in ColumnBuilder(context.graph) }
        account = MemoryAccount(context.budget)
    }

    /// Adds all rows of a batch.
    mutating func append(_ batch: Batch) throws(ExecutionError) {
        try account.charge(batch.estimatedBytes)
        for (index, slot) in slots.enumerated() {
            try builders[index].makeRoom(for: batch.count, context.meter)
            builders[index].append(batch.column(slot))
        }
        if let added = batch.multiplicity {
            if multiplicity == nil { multiplicity = Array(repeating: 1, count: count) }
            multiplicity?.append(contentsOf: added)
        } else {
            multiplicity?.append(contentsOf: repeatElement(1, count: batch.count))
        }
        count += batch.count
    }

    /// All rows as one batch, however long.
    func rows() -> Batch {
        var batch = Batch(count: count, slotCount: context.slotCount)
        for (index, slot) in slots.enumerated() { batch.columns[slot] = builders[index].column }
        batch.multiplicity = multiplicity
        return batch
    }

    /// Forgets the rows and gives the memory back.
    mutating func reset() {
        builders = slots.map { _ in ColumnBuilder(context.graph) }
        multiplicity = nil
        count = 0
        account.releaseAll()
    }
}
