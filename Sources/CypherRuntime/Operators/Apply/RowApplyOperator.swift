import CypherPlanner

/// Runs an inner plan for one outer row after the other: for plans that write, or whose rows do not tell where they
/// stem from.
final class RowApplyOperator: BatchOperator {
    private let context: ExecutionContext
    private let outer: any BatchOperator
    private let inner: any BatchOperator
    private let plan: InnerPlan
    private let kind: ApplyKind
    private let outerCarrier: Carrier
    private let innerSlots: [Slot]

    private var batch: Batch?
    private var row = 0
    private var isInside = false
    private var hasMatch = false

    init(
        _ context: ExecutionContext, outer: any BatchOperator, inner: any BatchOperator, plan: InnerPlan,
        kind: ApplyKind, outerSlots: SlotSet, innerSlots: SlotSet
    ) {
        self.context = context
        self.outer = outer
        self.inner = inner
        self.plan = plan
        self.kind = kind
        outerCarrier = Carrier(outerSlots)
        switch kind {
        case .inner, .optional: self.innerSlots = innerSlots.subtracting(outerSlots).sorted()
        case .semi, .anti, .unit, .batches: self.innerSlots = []
        }
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        try outer.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try outer.next() else { return nil }
                (batch, row, isInside) = (next, 0, false)
            }
            guard let batch else { return nil }
            switch kind {
            case .inner, .optional:
                if let joined = try join(batch) { return joined }
            case .semi, .anti, .unit, .batches:
                self.batch = nil
                let rows = try select(batch)
                if !rows.isEmpty { return outerCarrier.gather(batch, rows, slotCount: context.slotCount) }
            }
        }
    }

    private func start(_ batch: Batch) throws(ExecutionError) {
        try context.checkpoint()
        try inner.open(
            argument: batch.argument(
                row..<(row + 1), slots: plan.reads, numberedBy: nil, slotCount: context.slotCount))
    }

    /// Rows from as many outer rows as fit; nil at the end of the outer batch.
    private func join(_ batch: Batch) throws(ExecutionError) -> Batch? {
        var outerRows: [UInt32] = []
        var builders = innerSlots.map { _ in ColumnBuilder(context.graph) }
        var weights: [Int64]?
        while row < batch.count, outerRows.count < Batch.capacity {
            if !isInside {
                try start(batch)
                isInside = true
                hasMatch = false
            }
            if let found = try inner.next() {
                hasMatch = true
                for (index, slot) in innerSlots.enumerated() { builders[index].append(found.column(slot)) }
                if found.multiplicity != nil || weights != nil {
                    if weights == nil { weights = Array(repeating: 1, count: outerRows.count) }
                    weights?.append(contentsOf: found.multiplicity ?? Array(repeating: 1, count: found.count))
                }
                outerRows.append(contentsOf: repeatElement(UInt32(row), count: found.count))
                continue
            }
            if !hasMatch, case .optional = kind {
                for index in builders.indices { builders[index].appendNulls(1) }
                outerRows.append(UInt32(row))
                weights?.append(1)
            }
            isInside = false
            row += 1
        }
        if row == batch.count { self.batch = nil }
        if outerRows.isEmpty { return nil }
        var result = outerCarrier.gather(batch, outerRows, slotCount: context.slotCount)
        for (index, slot) in innerSlots.enumerated() { result.columns[slot] = builders[index].finish() }
        if let weights { result.multiplicity = weights.indices.map { weights[$0] &* result.weight($0) } }
        return result
    }

    /// The outer rows that pass.
    private func select(_ batch: Batch) throws(ExecutionError) -> [UInt32] {
        var rows: [UInt32] = []
        while row < batch.count {
            try start(batch)
            var found = try inner.next() != nil
            if kind == .unit {
                while try inner.next() != nil {}
                found = true
            }
            if found != (kind == .anti) { rows.append(UInt32(row)) }
            row += 1
        }
        return rows
    }
}
