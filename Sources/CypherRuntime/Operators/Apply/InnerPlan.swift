import CypherPlanner

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
        isBatchable = Self.preservesRows(plan)
        isOrdered = isBatchable && Self.preservesOrder(plan)
    }

    private static func collect(_ plan: PhysicalPlan, into reads: inout SlotSet) {
        switch plan.kind {
        case .argument: reads.formUnion(plan.live)
        case .apply, .merge, .foreach, .repeatPattern: collect(plan.inputs[0], into: &reads)
        default: for input in plan.inputs { collect(input, into: &reads) }
        }
    }

    /// Whether the rows of the outer operator come in below this plan.
    static func hasArgument(_ plan: PhysicalPlan) -> Bool {
        switch plan.kind {
        case .argument: true
        case .apply, .merge, .foreach, .repeatPattern: hasArgument(plan.inputs[0])
        default: plan.inputs.contains { hasArgument($0) }
        }
    }

    private static func preservesRows(_ plan: PhysicalPlan) -> Bool {
        switch plan.kind {
        case .argument: return true
        case .nodeIndexSeek, .nodeIndexRange, .nodeByID, .expand, .expandInto, .variableLengthExpand, .repeatPattern,
            .shortestPath, .boundRelationship, .degree, .filter, .project, .unwind, .aggregate, .distinct, .sort, .top,
            .skip, .limit, .eager, .loadCSV, .procedureCall:
            guard let input = plan.inputs.first else { return false }
            return preservesRows(input)
        case .apply(let kind): return kind != .unit && preservesRows(plan.inputs[0])
        case .cartesianProduct, .hashJoin: return preservesRows(plan.inputs[0]) && !hasArgument(plan.inputs[1])
        case .unionAll: return plan.inputs.allSatisfy { preservesRows($0) }
        default: return false
        }
    }

    private static func preservesOrder(_ plan: PhysicalPlan) -> Bool {
        switch plan.kind {
        case .argument: return true
        case .nodeIndexSeek, .nodeIndexRange, .nodeByID, .expand, .expandInto, .variableLengthExpand, .repeatPattern,
            .shortestPath, .boundRelationship, .degree, .filter, .project, .unwind, .distinct, .sort, .top, .skip,
            .limit, .eager, .loadCSV, .procedureCall, .cartesianProduct, .hashJoin:
            return preservesOrder(plan.inputs[0])
        case .apply: return preservesOrder(plan.inputs[0]) && InnerPlan(plan.inputs[1]).isOrdered
        default: return false
        }
    }
}

extension Batch {
    /// The rows `range` with the slots `slots` alone, and the numbers of the rows in the hidden slot.
    func argument(_ range: Range<Int>, slots: [Slot], numberedBy number: Slot?, slotCount: Int) -> Batch {
        var argument = Batch(count: range.count, slotCount: slotCount)
        for slot in slots where slot < columns.count {
            guard let column = columns[slot] else { continue }
            argument.columns[slot] = range.count == count ? column : column.slice(range)
        }
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
