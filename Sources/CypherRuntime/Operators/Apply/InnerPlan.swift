import CypherPlanner
import PropertyGraph

/// What an outer operator must know of an inner plan to run it.
struct InnerPlan {
    /// The outer slots that it reads.
    let reads: [Slot]
    /// Whether it can run over many outer rows at once: each of its rows stems from one outer row, and carries the
    /// hidden slot that numbers them.
    let isBatchable: Bool
    /// Whether its rows come in the order of the outer rows that they stem from.
    let isOrdered: Bool

    init(_ plan: PhysicalPlan) {
        var reads: SlotSet = []
        Self.collect(plan, into: &reads)
        self.reads = reads.sorted()
        // What one row writes, at whatever depth, the next row reads.
        isBatchable = !plan.writes && Self.preservesRows(plan)
        isOrdered = isBatchable && Self.preservesOrder(plan)
    }

    private static func collect(_ plan: PhysicalPlan, into reads: inout SlotSet) {
        if case .argument = plan.kind { reads.formUnion(plan.live) }
        for input in plan.ownInputs { collect(input, into: &reads) }
    }

    /// Whether the rows of the outer operator come in below this plan.
    static func hasArgument(_ plan: PhysicalPlan) -> Bool {
        if case .argument = plan.kind { return true }
        return plan.ownInputs.contains { hasArgument($0) }
    }

    private static func preservesRows(_ plan: PhysicalPlan) -> Bool {
        let facts = plan.kind.facts
        guard facts.traits.contains(.keepsRows) else { return false }
        switch facts.evaluation {
        case .leaf, .single: return true
        case .streams, .gathers, .cuts: return plan.inputs.first.map { preservesRows($0) } ?? false
        case .nests: return preservesRows(plan.inputs[0])
        case .builds: return preservesRows(plan.inputs[0]) && !hasArgument(plan.inputs[1])
        case .chains: return plan.inputs.allSatisfy { preservesRows($0) }
        }
    }

    private static func preservesOrder(_ plan: PhysicalPlan) -> Bool {
        guard plan.kind.facts.traits.contains(.keepsOrder) else { return false }
        if case .apply = plan.kind, !InnerPlan(plan.inputs[1]).isOrdered { return false }
        return plan.inputs.first.map { preservesOrder($0) } ?? true
    }
}

extension PhysicalPlan {
    /// The inputs whose `argument` is that of the plan itself: a nested one has an argument of its own.
    fileprivate var ownInputs: ArraySlice<PhysicalPlan> {
        kind.facts.evaluation == .nests ? inputs.prefix(1) : inputs[...]
    }
}

extension Batch {
    /// The rows `range` with the slots `slots` alone, and the numbers of the rows in the hidden slot.
    func argument(_ range: Range<Int>, slots: [Slot], numberedBy number: Slot?, slotCount: Int) -> Batch {
        var argument = Batch(count: range.count, slotCount: slotCount)
        argument.columns = columns.mapped(slots: slots) { range.count == count ? $0 : $0.slice(range) }
        if let number { argument.columns[number] = .integers(range.map { Int64($0) }, nulls: nil) }
        return argument
    }

    /// The outer rows that the rows of an inner plan stem from.
    func rowNumbers(_ slot: Slot) -> [UInt32] {
        switch column(slot) {
        case .integers(let numbers, _): numbers.map { UInt32(truncatingIfNeeded: $0) }
        case .constant(.integer(let number), let count):
            Array(repeating: UInt32(truncatingIfNeeded: number), count: count)
        case .values(let values):
            values.map { if case .integer(let number) = $0 { UInt32(truncatingIfNeeded: number) } else { 0 } }
        default: preconditionFailure("the inner plan dropped its row numbers")
        }
    }
}
