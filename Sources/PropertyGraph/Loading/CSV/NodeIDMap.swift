/// From the ids in a CSV file to rows of its block.
enum NodeIDMap {
    /// first, first + 1, … in the order of rows.
    case sequential(first: Int64, count: Int)
    /// By id minus the least; `UInt32.max` is no node.
    case dense(first: Int64, rows: [UInt32])
    case sparse([Int64: UInt32])
    case strings([CodePointKey: UInt32])
    /// Ids that are texts and all look as an integer is written: "7", never "007".
    indirect case numerals(NodeIDMap)

    /// Two rows with one id.
    struct Duplicate {
        let first: Int
        let row: Int
    }

    /// From ids in the order of rows; `duplicate` tells the first one that was there before.
    init(_ ids: UnsafeBufferPointer<Int64>, duplicate: inout Duplicate?) {
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
                let place = Int(id - low)
                if rows[place] != UInt32.max, duplicate == nil {
                    duplicate = Duplicate(first: Int(rows[place]), row: row)
                }
                rows[place] = UInt32(row)
            }
            self = .dense(first: low, rows: rows)
            return
        }
        var rows: [Int64: UInt32] = [:]
        rows.reserveCapacity(ids.count)
        for (row, id) in ids.enumerated() {
            let before = rows.updateValue(UInt32(row), forKey: id)
            if let before, duplicate == nil { duplicate = Duplicate(first: Int(before), row: row) }
        }
        self = .sparse(rows)
    }

    /// From ids that are texts.
    init(_ texts: UnsafeBufferPointer<StagedColumn.Text>, duplicate: inout Duplicate?) {
        var numbers: [Int64] = []
        for text in texts {
            guard let number = text.start.flatMap({ Self.numeral($0, text.count) }) else { break }
            numbers.append(number)
        }
        if numbers.count == texts.count {
            self = .numerals(numbers.withUnsafeBufferPointer { NodeIDMap($0, duplicate: &duplicate) })
            return
        }
        var rows: [CodePointKey: UInt32] = [:]
        rows.reserveCapacity(texts.count)
        for (row, text) in texts.enumerated() {
            let id = String(decoding: UnsafeBufferPointer(start: text.start, count: text.count), as: UTF8.self)
            let before = rows.updateValue(UInt32(row), forKey: CodePointKey(id))
            if let before, duplicate == nil { duplicate = Duplicate(first: Int(before), row: row) }
        }
        self = .strings(rows)
    }

    /// The integer that is written as these bytes and no others, or nil: "7" and "-7", not "07", "+7" or "-0".
    private static func numeral(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int64? {
        let isNegative = count > 1 && start[0] == UInt8(ascii: "-")
        let digits = UnsafeBufferPointer(start: start + (isNegative ? 1 : 0), count: count - (isNegative ? 1 : 0))
        guard !digits.isEmpty, digits.count < 19 else { return nil }
        if digits[0] == UInt8(ascii: "0"), digits.count > 1 || isNegative { return nil }
        var number: Int64 = 0
        for digit in digits {
            guard digit &- 0x30 < 10 else { return nil }
            number = number &* 10 &+ Int64(digit &- 0x30)
        }
        return isNegative ? -number : number
    }

    /// Whether the digits of an id say all of it: the header calls ids integers.
    var isIntegers: Bool {
        switch self {
        case .strings, .numerals: false
        case .sequential, .dense, .sparse: true
        }
    }

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
        case .strings, .numerals: return nil
        }
    }

    func row(_ id: CSVScanner.Field) -> UInt32? {
        switch self {
        case .strings(let rows): id.string.flatMap { rows[CodePointKey($0)] }
        case .numerals(let map): Self.numeral(id.start, id.count).flatMap { map.row($0) }
        case .sequential, .dense, .sparse: id.string.flatMap { Int64($0) }.flatMap { row($0) }
        }
    }
}
