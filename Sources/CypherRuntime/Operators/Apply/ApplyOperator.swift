import CypherPlanner

/// Joins each outer row with the rows that the inner plan has for it; the inner plan runs over a batch of outer rows.
final class ApplyOperator: BatchOperator {
    private let context: ExecutionContext
    private let outer: any BatchOperator
    private let inner: any BatchOperator
    private let plan: InnerPlan
    private let number: Slot
    private let isOptional: Bool
    private let outerCarrier: Carrier
    private let innerSlots: [Slot]

    private var batch: Batch?
    /// For an optional apply: which outer rows have had an inner row, and, in order, how many are settled.
    private var hasMatch: [Bool] = []
    private var settled = 0

    init(
        _ context: ExecutionContext, outer: any BatchOperator, inner: any BatchOperator, plan: InnerPlan, number: Slot,
        isOptional: Bool, outerSlots: SlotSet, innerSlots: SlotSet
    ) {
        self.context = context
        self.outer = outer
        self.inner = inner
        self.plan = plan
        self.number = number
        self.isOptional = isOptional
        outerCarrier = Carrier(outerSlots)
        self.innerSlots = innerSlots.subtracting(outerSlots).sorted()
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        try outer.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try outer.next() else { return nil }
                try context.checkpoint()
                batch = next
                settled = 0
                if isOptional { hasMatch = Array(repeating: false, count: next.count) }
                try inner.open(
                    argument: next.argument(
                        0..<next.count, slots: plan.reads, numberedBy: number, slotCount: context.slotCount))
            }
            guard let batch else { return nil }
            if let found = try inner.next() {
                let rows = found.rowNumbers(number)
                if isOptional { return withGaps(batch, found, rows) }
                return combine(batch, rows, found, nil)
            }
            self.batch = nil
            if isOptional {
                // What never matched, unless it went out between the matches.
                let missing = (settled..<batch.count).filter { !hasMatch[$0] }.map { UInt32($0) }
                if !missing.isEmpty {
                    return combine(batch, missing, nil, Array(repeating: Column.nullID, count: missing.count))
                }
            }
        }
    }

    /// The inner rows, with the outer rows that have none between them where the order tells.
    private func withGaps(_ batch: Batch, _ found: Batch, _ rows: [UInt32]) -> Batch {
        guard plan.isOrdered else {
            for row in rows { hasMatch[Int(row)] = true }
            return combine(batch, rows, found, nil)
        }
        var outerRows: [UInt32] = []
        var innerRows: [UInt32] = []
        outerRows.reserveCapacity(rows.count)
        innerRows.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            while settled < Int(row) {
                if !hasMatch[settled] {
                    outerRows.append(UInt32(settled))
                    innerRows.append(Column.nullID)
                }
                settled += 1
            }
            hasMatch[Int(row)] = true
            outerRows.append(row)
            innerRows.append(UInt32(index))
        }
        if outerRows.count == rows.count { return combine(batch, rows, found, nil) }
        return combine(batch, outerRows, found, innerRows)
    }

    /// Outer rows beside inner ones; `innerRows` nil is all of them in order.
    private func combine(_ batch: Batch, _ outerRows: [UInt32], _ found: Batch?, _ innerRows: [UInt32]?) -> Batch {
        var result = outerCarrier.gather(batch, outerRows, slotCount: context.slotCount)
        for slot in innerSlots {
            guard let found else {
                result.columns[slot] = .allNull(outerRows.count)
                continue
            }
            let column = found.column(slot)
            result.columns[slot] = innerRows.map { column.gatherOptional($0) } ?? column
        }
        if let weights = found?.multiplicity {
            let own = innerRows.map { rows in rows.map { $0 == Column.nullID ? 1 : weights[Int($0)] } } ?? weights
            result.multiplicity = own.indices.map { own[$0] &* result.weight($0) }
        }
        return result
    }
}
