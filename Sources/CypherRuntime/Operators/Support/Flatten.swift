/// Repeats rows as often as their multiplicity says, for operators that count rows one by one.
struct Flatten: RowExpansion {
    private var multiplicity: [Int64] = []
    private var left: Int64 = 0

    func passes(_ batch: Batch) -> Bool { batch.multiplicity == nil }

    mutating func take(_ batch: Batch) { multiplicity = batch.multiplicity ?? [] }

    mutating func begin(row: Int) { left = max(0, multiplicity[row]) }

    mutating func make(upTo room: Int) -> Int {
        let made = min(left, Int64(room))
        left -= made
        return Int(made)
    }

    func finish(_ result: inout Batch) { result.multiplicity = nil }
}
