import CypherPlanner
import CypherSemantics

/// MERGE: for each row the matches of a pattern, or what is created where there is none. A row sees what the rows
/// before it have created.
final class MergeOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let inner: any BatchOperator
    private let plan: InnerPlan
    private let creator: Creator
    private let onCreate: Setter?
    private let onMatch: Setter?
    private let innerSlots: [Slot]
    private let carrier: Carrier

    private var batch: Batch?
    private var row = 0

    init(
        _ context: ExecutionContext, input: any BatchOperator, inner: any BatchOperator, plan: InnerPlan,
        merge: BoundMerge, inputSlots: SlotSet, innerSlots: SlotSet, kept: SlotSet
    ) throws(ExecutionError) {
        self.context = context
        self.input = input
        self.inner = inner
        self.plan = plan
        creator = try Creator(merge.create, context)
        onCreate = merge.onCreate.isEmpty ? nil : try Setter(merge.onCreate, context)
        onMatch = merge.onMatch.isEmpty ? nil : try Setter(merge.onMatch, context)
        self.innerSlots = innerSlots.union(creator.slots).subtracting(inputSlots).sorted()
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                (batch, row) = (next, 0)
            }
            guard let batch else { return nil }
            var outerRows: [UInt32] = []
            var builders = innerSlots.map { _ in ColumnBuilder(context.graph) }
            while row < batch.count, outerRows.count < Batch.capacity {
                try context.checkpoint()
                let found = try merge(batch, row)
                for (index, slot) in innerSlots.enumerated() { builders[index].append(found.column(slot)) }
                outerRows.append(contentsOf: repeatElement(UInt32(row), count: found.count))
                row += 1
            }
            if row == batch.count { self.batch = nil }
            if outerRows.isEmpty { continue }
            var result = batch.gather(outerRows)
            for (index, slot) in innerSlots.enumerated() { result.columns[slot] = builders[index].finish() }
            return carrier.keep(result, slotCount: context.slotCount)
        }
    }

    /// The rows of one outer row.
    private func merge(_ batch: Batch, _ row: Int) throws(ExecutionError) -> Batch {
        var outer = batch.slice(row..<(row + 1))
        try creator.refuseNulls(outer)
        try inner.open(
            argument: outer.argument(0..<1, slots: plan.reads, numberedBy: nil, slotCount: context.slotCount))
        var store = RowStore(context, slots: innerSlots)
        while let found = try inner.next() { try store.append(found) }
        if store.count > 0 {
            var matched = store.rows()
            if let onMatch {
                let rows = [UInt32](repeating: 0, count: matched.count)
                var whole = outer.gather(rows)
                for slot in innerSlots { whole.columns[slot] = matched.columns[slot] }
                try onMatch.write(&whole)
            }
            matched.multiplicity = nil
            return matched
        }
        try creator.write(&outer)
        try onCreate?.write(&outer)
        return outer
    }
}
