import CypherPlanner

/// The slots that an operator copies from its input rows to its output rows.
struct Carrier {
    /// Ascending.
    let slots: [Slot]

    /// Carries what of `kept` the operator does not make itself.
    init(_ kept: SlotSet, except made: [Slot?] = []) {
        slots = kept.subtracting(made.compactMap { $0 }).sorted()
    }

    /// The carried slots of the rows `rows`, with their multiplicity.
    func gather(_ batch: Batch, _ rows: [UInt32], slotCount: Int) -> Batch {
        var result = Batch(count: rows.count, slotCount: slotCount)
        rows.withUnsafeBufferPointer { rows in
            result.columns = batch.columns.mapped(slots: slots) { $0.gather(rows) }
            if let multiplicity = batch.multiplicity { result.multiplicity = gathered(multiplicity, rows) }
        }
        return result
    }

    /// The carried slots of all rows.
    func keep(_ batch: Batch, slotCount: Int) -> Batch {
        var result = Batch(count: batch.count, slotCount: slotCount)
        result.columns = batch.columns.mapped(slots: slots) { $0 }
        result.multiplicity = batch.multiplicity
        return result
    }
}

extension Batch {
    /// The column of a slot, or null in every row where it is not carried.
    func column(_ slot: Slot) -> Column {
        columns[slot] ?? .allNull(count)
    }

    /// The ids of nodes in a slot.
    func nodes(_ slot: Slot) throws(ExecutionError) -> [UInt32] {
        let column = column(slot)
        if case .nodes(let ids) = column { return ids }
        if let ids = column.nodeIDs { return ids }
        throw .typeError(detail: "InvalidArgumentType", message: "a node was expected here")
    }

    /// How often a row counts.
    @inline(__always)
    func weight(_ row: Int) -> Int64 { multiplicity?[row] ?? 1 }
}
