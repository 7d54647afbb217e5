public import CypherRuntime

/// Where the cells of a column stand, so that reading one takes no more than a look at its memory.
@usableFromInline
enum PlainCells {
    case strings(UnsafePointer<UInt32>)
    case integers(UnsafePointer<Int64>, nulls: UnsafePointer<UInt64>?)
    case floats(UnsafePointer<Double>, nulls: UnsafePointer<UInt64>?)
    /// Cells that are read as values.
    case values
}

extension Rows {
    /// Calls `body` for each cell, row by row, with its UTF-8 as other programs read it (a string bare, anything else as a
    /// literal), or with nil for null. Strings come straight from the graph's arena, without a copy.
    @inlinable
    public func forEachPlainText(_ body: (_ row: Int, _ column: Int, _ text: UnsafeBufferPointer<UInt8>?) -> Void) {
        withPlainCells(from: 0, []) { cells in
            let strings = graph.strings
            for row in 0..<count {
                for column in 0..<cells.count {
                    switch cells[column] {
                    case .strings(let ids):
                        let id = ids[row]
                        body(row, column, id == Column.nullID ? nil : strings.utf8(id))
                    case .integers(let numbers, let nulls):
                        if Self.isNull(row, nulls) {
                            body(row, column, nil)
                        } else {
                            Self.withDecimal(numbers[row]) { body(row, column, $0) }
                        }
                    case .floats(let numbers, let nulls):
                        if Self.isNull(row, nulls) {
                            body(row, column, nil)
                        } else {
                            Self.withDecimal(numbers[row]) { body(row, column, $0) }
                        }
                    case .values: withPlainText(row: row, column: column) { body(row, column, $0) }
                    }
                }
            }
        }
    }

    @inlinable
    @inline(__always)
    static func isNull(_ row: Int, _ nulls: UnsafePointer<UInt64>?) -> Bool {
        guard let nulls else { return false }
        return nulls[row >> 6] & (1 << UInt64(row & 63)) != 0
    }

    /// Calls `body` with the places of all columns, those of the columns before `index` given.
    @usableFromInline
    func withPlainCells(
        from index: Int, _ cells: [PlainCells], _ body: (UnsafeBufferPointer<PlainCells>) -> Void
    ) {
        guard index < columns.count else { return cells.withUnsafeBufferPointer(body) }
        func next(_ one: PlainCells) { withPlainCells(from: index + 1, cells + [one], body) }
        func next<Number>(
            _ numbers: [Number], _ nulls: Bitmap?, _ make: (UnsafePointer<Number>, UnsafePointer<UInt64>?) -> PlainCells
        ) {
            numbers.withUnsafeBufferPointer { numbers in
                guard let start = numbers.baseAddress else { return next(.values) }
                guard let nulls else { return next(make(start, nil)) }
                nulls.words.withUnsafeBufferPointer { next(make(start, $0.baseAddress)) }
            }
        }
        switch columns[index] {
        case .strings(let ids):
            ids.withUnsafeBufferPointer { ids in next(ids.baseAddress.map { .strings($0) } ?? .values) }
        case .integers(let numbers, let nulls): next(numbers, nulls) { .integers($0, nulls: $1) }
        case .floats(let numbers, let nulls): next(numbers, nulls) { .floats($0, nulls: $1) }
        default: next(.values)
        }
    }
}
