import CypherPlanner

/// `UNWIND range(first, last, step)` without the list: a row for each number.
struct UnwindRange: RowExpansion {
    private let bounds: RangeCall
    private let slot: Slot

    private var columns: [Column] = []
    private var range: IntegerRange?
    /// How many numbers of the range were made.
    private var position = 0
    private var numbers: [Int64] = []

    init(_ bounds: RangeCall, slot: Slot) {
        self.bounds = bounds
        self.slot = slot
    }

    mutating func open(argument: Batch?) { numbers = [] }

    mutating func take(_ batch: Batch) throws(ExecutionError) { columns = try bounds.columns(batch) }

    mutating func begin(row: Int) throws(ExecutionError) {
        range = try bounds.range(columns, row: row)
        position = 0
    }

    mutating func make(upTo room: Int) -> Int {
        guard let range else { return 0 }
        let end = min(range.count, position + room)
        for index in position..<end { numbers.append(range[index]) }
        defer { position = end }
        return end - position
    }

    mutating func finish(_ result: inout Batch) {
        result.columns[slot] = .integers(numbers, nulls: nil)
        numbers = []
    }
}
