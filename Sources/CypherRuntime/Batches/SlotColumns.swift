public import CypherPlanner

/// The columns of a batch by slot: only those that are carried take room, however many slots the statement has.
public struct SlotColumns: Sendable {
    private struct Entry: Sendable {
        let slot: Slot
        var column: Column
    }

    /// In ascending order of slots.
    private var entries: [Entry] = []

    /// No columns.
    public init() {}

    /// The column of a slot; nil where it is not carried.
    public subscript(slot: Slot) -> Column? {
        @inline(__always)
        get {
            let index = position(slot)
            return index < entries.count && entries[index].slot == slot ? entries[index].column : nil
        }
        set {
            let index = position(slot)
            let isCarried = index < entries.count && entries[index].slot == slot
            guard let newValue else {
                if isCarried { entries.remove(at: index) }
                return
            }
            if isCarried {
                entries[index].column = newValue
            } else {
                entries.insert(Entry(slot: slot, column: newValue), at: index)
            }
        }
    }

    /// Bytes that the columns hold, roughly.
    var estimatedBytes: Int { entries.reduce(0) { $0 + $1.column.estimatedBytes } }

    /// The columns that `change` makes of those of the slots in `live` (all where nil).
    func mapped(live: SlotSet? = nil, _ change: (Column) -> Column) -> SlotColumns {
        var result = SlotColumns()
        result.entries.reserveCapacity(entries.count)
        for entry in entries where live?.contains(entry.slot) ?? true {
            result.entries.append(Entry(slot: entry.slot, column: change(entry.column)))
        }
        return result
    }

    /// The columns that `change` makes of those of some slots, given in ascending order.
    func mapped(slots: [Slot], _ change: (Column) -> Column) -> SlotColumns {
        var result = SlotColumns()
        result.entries.reserveCapacity(slots.count + 2)
        for slot in slots {
            assert(result.entries.last.map { $0.slot < slot } ?? true, "slots ascend")
            if let column = self[slot] { result.entries.append(Entry(slot: slot, column: change(column))) }
        }
        return result
    }

    /// Index of the slot's entry, or of where it would stand. Batches carry few columns, and new ones mostly stand last.
    @inline(__always)
    private func position(_ slot: Slot) -> Int {
        if entries.count > 16 { return search(slot) }
        var index = entries.count
        while index > 0, entries[index - 1].slot >= slot { index -= 1 }
        return index
    }

    private func search(_ slot: Slot) -> Int {
        guard let last = entries.last, last.slot >= slot else { return entries.count }
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].slot < slot { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
