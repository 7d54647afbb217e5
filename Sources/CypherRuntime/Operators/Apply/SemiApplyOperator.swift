import CypherPlanner

/// Passes the outer rows for which the inner plan has a row, or none.
///
/// The answer depends on the slots that the inner plan reads alone, so each combination is asked once.
final class SemiApplyOperator: BatchOperator {
    /// After so many batches for one outer row, the inner plan is opened again for the rows behind it.
    private static let patience = 2

    private let context: ExecutionContext
    private let outer: any BatchOperator
    private let inner: any BatchOperator
    private let plan: InnerPlan
    private let number: Slot
    private let isAnti: Bool
    private let carrier: Carrier

    private var table: GroupTable
    private var verdicts: [Bool] = []
    private var groups: [UInt32] = []
    private var fresh: [UInt32] = []

    init(
        _ context: ExecutionContext, outer: any BatchOperator, inner: any BatchOperator, plan: InnerPlan, number: Slot,
        isAnti: Bool, kept: SlotSet
    ) {
        self.context = context
        self.outer = outer
        self.inner = inner
        self.plan = plan
        self.number = number
        self.isAnti = isAnti
        carrier = Carrier(kept)
        table = GroupTable(context)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        if !context.isReadOnly {
            table.reset()
            verdicts = []
        }
        try outer.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while let batch = try outer.next() {
            try context.checkpoint()
            try table.assign(plan.reads.map { batch.column($0) }, rows: batch.count, groups: &groups, fresh: &fresh)
            if !fresh.isEmpty {
                let arguments = batch.gather(fresh)
                verdicts.append(contentsOf: try ask(arguments))
            }
            var rows: [UInt32] = []
            rows.reserveCapacity(batch.count)
            for row in 0..<batch.count where verdicts[Int(groups[row])] != isAnti { rows.append(UInt32(row)) }
            if rows.isEmpty { continue }
            return rows.count == batch.count
                ? carrier.keep(batch, slotCount: context.slotCount)
                : carrier.gather(batch, rows, slotCount: context.slotCount)
        }
        return nil
    }

    /// Whether the inner plan has a row for each of the rows.
    private func ask(_ rows: Batch) throws(ExecutionError) -> [Bool] {
        var found = [Bool](repeating: false, count: rows.count)
        var start = 0
        var left = rows.count
        while start < rows.count {
            try inner.open(
                argument: rows.argument(
                    start..<rows.count, slots: plan.reads, numberedBy: number, slotCount: context.slotCount))
            var batches = 0
            var restart = false
            while let batch = try inner.next() {
                let numbers = batch.rowNumbers(number)
                for row in numbers where !found[Int(row)] {
                    found[Int(row)] = true
                    left -= 1
                }
                if left == 0 { return found }
                batches += 1
                // A row with very many inner rows is settled by the first of them.
                if plan.isOrdered, batches >= Self.patience, let first = numbers.first, let last = numbers.last,
                    first == last
                {
                    start = Int(last) + 1
                    restart = true
                    break
                }
            }
            if !restart { break }
        }
        return found
    }
}
