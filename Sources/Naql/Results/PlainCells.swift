public import CypherRuntime
public import PropertyGraph

/// Where the cells of a column stand, so that reading one takes no more than a look at its memory.
@usableFromInline
enum PlainCells {
    case strings(UnsafePointer<UInt32>)
    case integers(UnsafePointer<Int64>, nulls: UnsafePointer<UInt64>?)
    case floats(UnsafePointer<Double>, nulls: UnsafePointer<UInt64>?)
    /// 0 false, 1 true, 2 null.
    case booleans(UnsafePointer<UInt8>)
    /// Cells that are read as values.
    case values
}

/// A cell of a result, where its column has it without making a value.
public enum RowCell {
    case null
    /// The UTF-8 of a string, which lives no longer than the call that is given it.
    case text(UnsafeBufferPointer<UInt8>)
    case integer(Int64)
    case float(Double)
    case boolean(Bool)
    /// Anything else: ask ``Rows/value(row:column:)``.
    case value
}

extension Rows {
    /// Calls `body` for each cell, row by row. Strings come straight from the graph's arena, without a copy.
    @inlinable
    @inline(__always)
    public func forEachCell(_ body: (_ row: Int, _ column: Int, _ cell: RowCell) -> Void) {
        withPlainCells(from: 0, []) { cells in
            let strings = graph.strings
            for row in 0..<count {
                for column in 0..<cells.count {
                    switch cells[column] {
                    case .strings(let ids):
                        let id = ids[row]
                        body(row, column, id == Column.nullID ? .null : .text(strings.utf8(id)))
                    case .integers(let numbers, let nulls):
                        body(row, column, Self.isNull(row, nulls) ? .null : .integer(numbers[row]))
                    case .floats(let numbers, let nulls):
                        body(row, column, Self.isNull(row, nulls) ? .null : .float(numbers[row]))
                    case .booleans(let flags):
                        body(row, column, flags[row] == 2 ? .null : .boolean(flags[row] == 1))
                    case .values: body(row, column, .value)
                    }
                }
            }
        }
    }

    /// Calls `body` for each cell, row by row, with its UTF-8 as other programs read it (a string bare, anything else as a
    /// literal), or with nil for null.
    @inlinable
    public func forEachPlainText(_ body: (_ row: Int, _ column: Int, _ text: UnsafeBufferPointer<UInt8>?) -> Void) {
        forEachCell { row, column, cell in
            switch cell {
            case .null: body(row, column, nil)
            case .text(let text): body(row, column, text)
            case .integer(let number): Self.withDecimal(number) { body(row, column, $0) }
            case .float(let number): Self.withDecimal(number) { body(row, column, $0) }
            case .boolean, .value: withPlainText(row: row, column: column) { body(row, column, $0) }
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
        case .booleans(let flags):
            flags.withUnsafeBufferPointer { flags in next(flags.baseAddress.map { .booleans($0) } ?? .values) }
        default: next(.values)
        }
    }
}
