public import CypherRuntime
public import PropertyGraph

/// A batch of a result's rows, as typed columns.
public struct Rows {
    /// How many rows.
    public let count: Int
    /// One for each column of the result.
    public let columns: [Column]
    /// The graph that the ids in the columns belong to.
    public let graph: Graph

    /// Makes a batch.
    public init(count: Int, columns: [Column], graph: Graph) {
        self.count = count
        self.columns = columns
        self.graph = graph
    }

    /// The value in a row of a column.
    public func value(row: Int, column: Int) -> Value {
        columns[column].value(at: row, in: graph)
    }
}

extension Rows {
    /// Calls `body` with the UTF-8 of a cell as other programs read it (a string bare, anything else as a literal), or with
    /// nil for null. Strings come straight from the graph's arena, without a copy.
    @inlinable
    public func withPlainText<Result>(
        row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>?) throws -> Result
    ) rethrows -> Result {
        switch columns[column] {
        case .strings(let ids):
            return ids[row] == Column.nullID ? try body(nil) : try body(graph.strings.utf8(ids[row]))
        case .integers(let numbers, let nulls):
            if let nulls, nulls[row] { return try body(nil) }
            return try Self.withDecimal(numbers[row], body)
        case .floats(let numbers, let nulls):
            if let nulls, nulls[row] { return try body(nil) }
            return try Self.withDecimal(numbers[row], body)
        default:
            let value = value(row: row, column: column)
            if case .null = value { return try body(nil) }
            if case .float(let number) = value { return try Self.withDecimal(number, body) }
            var text = value.dataText(in: graph)
            return try text.withUTF8 { try body($0) }
        }
    }

    /// Whether a cell is an integer or a float.
    public func isNumber(row: Int, column: Int) -> Bool {
        switch columns[column] {
        case .integers, .floats: return true
        case .strings: return false
        default:
            switch value(row: row, column: column) {
            case .integer, .float: return true
            default: return false
            }
        }
    }

    /// The text of a float, on the stack where it is a short decimal.
    @inlinable
    static func withDecimal<Result>(
        _ number: Double, _ body: (UnsafeBufferPointer<UInt8>?) throws -> Result
    ) rethrows -> Result {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ShortDecimal.room) { room in
            if let start = ShortDecimal.write(number, into: room) {
                return try body(UnsafeBufferPointer(rebasing: room[start...]))
            }
            var text = Numbers.text(number)
            return try text.withUTF8 { try body($0) }
        }
    }

    /// The digits of an integer on the stack: a stream of rows must not make a string for each.
    @inlinable
    static func withDecimal<Result>(
        _ number: Int64, _ body: (UnsafeBufferPointer<UInt8>?) throws -> Result
    ) rethrows -> Result {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { room in
            var magnitude = number.magnitude
            var at = room.count
            repeat {
                at &-= 1
                room[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude % 10)
                magnitude /= 10
            } while magnitude > 0
            if number < 0 {
                at &-= 1
                room[at] = UInt8(ascii: "-")
            }
            return try body(UnsafeBufferPointer(rebasing: room[at...]))
        }
    }
}
