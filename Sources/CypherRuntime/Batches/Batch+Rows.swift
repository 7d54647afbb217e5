import PropertyGraph

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
        var result = Batch(count: rows.count, slotCount: columns.count)
        rows.withUnsafeBufferPointer { rows in
            for slot in columns.indices where live?.contains(slot) ?? true {
                result.columns[slot] = columns[slot]?.gather(rows)
            }
            if let multiplicity { result.multiplicity = gathered(multiplicity, rows) }
        }
        return result
    }

    /// The rows `rows` of the given slots alone, without multiplicity: what an expression over some rows reads.
    func gather(_ rows: [UInt32], slots: [Slot]) -> Batch {
        var result = Batch(count: rows.count, slotCount: columns.count)
        rows.withUnsafeBufferPointer { rows in
            for slot in slots where slot < columns.count { result.columns[slot] = columns[slot]?.gather(rows) }
        }
        return result
    }

    /// The rows of `range`.
    public func slice(_ range: Range<Int>) -> Batch {
        if range.lowerBound == 0, range.upperBound == count { return self }
        var result = Batch(count: range.count, slotCount: columns.count)
        for slot in columns.indices { result.columns[slot] = columns[slot]?.slice(range) }
        if let multiplicity { result.multiplicity = Array(multiplicity[range]) }
        return result
    }

    /// Drops all slots but those of `live`.
    public mutating func keep(_ live: SlotSet) {
        for slot in columns.indices where !live.contains(slot) { columns[slot] = nil }
    }

    /// Makes room for slots up to `slot`: hidden slots lie above those of the statement.
    mutating func reserve(_ slot: Slot) {
        if slot >= columns.count { columns.append(contentsOf: repeatElement(nil, count: slot + 1 - columns.count)) }
    }

    /// Bytes that the batch holds, roughly.
    public var estimatedBytes: Int {
        columns.reduce(into: 64 + (multiplicity?.count ?? 0) * 8) { $0 += $1?.estimatedBytes ?? 0 }
    }
}
