import CypherPlanner
import PropertyGraph

/// `UNWIND range(first, last, step)` without the list: a row for each number.
struct UnwindRange: RowExpansion {
    private let graph: Graph
    private let bounds: [any Evaluator]
    private let place: SourceRange
    private let slot: Slot

    private var columns: [Column] = []
    /// The number that comes next, how many are left, and the step between them.
    private var current: Int64 = 0
    private var left: UInt64 = 0
    private var step: Int64 = 1
    private var numbers: [Int64] = []

    init(_ context: ExecutionContext, bounds: [any Evaluator], at place: SourceRange, slot: Slot) {
        graph = context.graph
        self.bounds = bounds
        self.place = place
        self.slot = slot
    }

    mutating func open(argument: Batch?) { numbers = [] }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        columns = []
        for bound in bounds { columns.append(try bound.evaluate(batch)) }
    }

    mutating func begin(row: Int) throws(ExecutionError) {
        left = 0
        var numbers: [Int64] = []
        for column in columns {
            switch column.value(at: row, in: graph) {
            case .integer(let number): numbers.append(number)
            case .null: return
            default:
                throw .argumentError(
                    detail: "InvalidArgumentType", message: "`range` takes integers", range: place)
            }
        }
        step = numbers.count > 2 ? numbers[2] : 1
        if step == 0 {
            throw .argumentError(
                detail: "NumberOutOfRange", message: "the step of `range` must not be zero", range: place)
        }
        current = numbers[0]
        let last = numbers[1]
        if step > 0 ? last < current : last > current { return }
        let distance = step > 0 ? UInt64(bitPattern: last &- current) : UInt64(bitPattern: current &- last)
        left = distance / step.magnitude + 1
    }

    mutating func make(upTo room: Int) -> Int {
        let made = Int(min(left, UInt64(room)))
        let (first, step) = (current, step)
        for index in 0..<made { numbers.append(first &+ Int64(index) &* step) }
        current = first &+ Int64(made) &* step
        left -= UInt64(made)
        return made
    }

    mutating func finish(_ result: inout Batch) {
        result.columns[slot] = .integers(numbers, nulls: nil)
        numbers = []
    }
}
