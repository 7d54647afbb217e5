/// From the ids in a CSV file to rows of its block.
enum NodeIDMap {
    /// first, first + 1, … in the order of rows.
    case sequential(first: Int64, count: Int)
    /// By id minus the least; `UInt32.max` is no node.
    case dense(first: Int64, rows: [UInt32])
    case sparse([Int64: UInt32])
    case strings([CodePointKey: UInt32])

    /// From ids in the order of rows; `duplicate` tells the row of an id that was there before.
    init(_ ids: UnsafeBufferPointer<Int64>, duplicate: inout Int?) {
        guard var low = ids.first else {
            self = .sequential(first: 0, count: 0)
            return
        }
        var high = low
        var isSequential = true
        for (row, id) in ids.enumerated() {
            if id &- ids[0] != Int64(row) { isSequential = false }
            low = min(low, id)
            high = max(high, id)
        }
        if isSequential {
            self = .sequential(first: low, count: ids.count)
            return
        }
        let (span, overflow) = high.subtractingReportingOverflow(low)
        if !overflow, span < Int64(ids.count) * 8 + 65536 {
            var rows = [UInt32](repeating: UInt32.max, count: Int(span) + 1)
            for (row, id) in ids.enumerated() {
                if rows[Int(id - low)] != UInt32.max { duplicate = row }
                rows[Int(id - low)] = UInt32(row)
            }
            self = .dense(first: low, rows: rows)
            return
        }
        var rows: [Int64: UInt32] = [:]
        rows.reserveCapacity(ids.count)
        for (row, id) in ids.enumerated() where rows.updateValue(UInt32(row), forKey: id) != nil { duplicate = row }
        self = .sparse(rows)
    }

    init(_ ids: [String], duplicate: inout Int?) {
        var rows: [CodePointKey: UInt32] = [:]
        rows.reserveCapacity(ids.count)
        for (row, id) in ids.enumerated() where rows.updateValue(UInt32(row), forKey: CodePointKey(id)) != nil {
            duplicate = row
        }
        self = .strings(rows)
    }

    var isIntegers: Bool { if case .strings = self { false } else { true } }

    @inline(__always)
    func row(_ id: Int64) -> UInt32? {
        switch self {
        case .sequential(let first, let count):
            let row = id &- first
            return row >= 0 && row < Int64(count) ? UInt32(truncatingIfNeeded: row) : nil
        case .dense(let first, let rows):
            let index = id &- first
            guard index >= 0, index < Int64(rows.count) else { return nil }
            let row = rows[Int(index)]
            return row == UInt32.max ? nil : row
        case .sparse(let rows): return rows[id]
        case .strings: return nil
        }
    }

    func row(_ id: String) -> UInt32? {
        if case .strings(let rows) = self { return rows[CodePointKey(id)] }
        return Int64(id).flatMap { row($0) }
    }
}
