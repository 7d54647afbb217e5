public import CypherPlanner

extension Batch {
    /// The column of a slot, which must be carried.
    subscript(slot: Slot) -> Column {
        get {
            guard let column = columns[slot] else { preconditionFailure("slot \(slot) is not carried") }
            return column
        }
        set { columns[slot] = newValue }
    }

    /// The rows `rows`, in that order, of the slots in `live` (all where nil).
    public func gather(_ rows: [UInt32], live: SlotSet? = nil) -> Batch {
        var result = Batch(count: rows.count, slotCount: 0)
        rows.withUnsafeBufferPointer { rows in
            result.columns = columns.mapped(live: live) { $0.gather(rows) }
            if let multiplicity { result.multiplicity = gathered(multiplicity, rows) }
        }
        return result
    }

    /// The rows `rows` of the given slots alone, without multiplicity: what an expression over some rows reads.
    func gather(_ rows: [UInt32], slots: [Slot]) -> Batch {
        var result = Batch(count: rows.count, slotCount: 0)
        rows.withUnsafeBufferPointer { rows in result.columns = columns.mapped(slots: slots) { $0.gather(rows) } }
        return result
    }

    /// The rows of `range`.
    public func slice(_ range: Range<Int>) -> Batch {
        if range.lowerBound == 0, range.upperBound == count { return self }
        var result = Batch(count: range.count, slotCount: 0)
        result.columns = columns.mapped { $0.slice(range) }
        if let multiplicity { result.multiplicity = Array(multiplicity[range]) }
        return result
    }

    /// Bytes that the batch holds, roughly.
    public var estimatedBytes: Int { 64 + (multiplicity?.count ?? 0) * 8 + columns.estimatedBytes }
}
