import CypherPlanner
import PropertyGraph

/// `UNWIND range(first, last, step)` without the list: a row for each number.
final class UnwindRangeOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let bounds: [any Evaluator]
    private let place: SourceRange
    private let slot: Slot
    private let carrier: Carrier

    private var batch: Batch?
    private var columns: [Column] = []
    private var row = 0
    /// The number that comes next, how many are left, and the step between them.
    private var current: Int64 = 0
    private var left: UInt64 = 0
    private var step: Int64 = 1

    init(
        _ context: ExecutionContext, input: any BatchOperator, bounds: [any Evaluator], place: SourceRange, slot: Slot,
        kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.bounds = bounds
        self.place = place
        self.slot = slot
        carrier = Carrier(kept, except: [slot])
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                columns = []
                for bound in bounds { columns.append(try bound.evaluate(next)) }
                row = -1
                left = 0
            }
            guard let batch else { return nil }
            try context.checkpoint()
            var rows: [UInt32] = []
            var numbers: [Int64] = []
            rows.reserveCapacity(Batch.capacity)
            numbers.reserveCapacity(Batch.capacity)
            while rows.count < Batch.capacity {
                if left == 0 {
                    row += 1
                    if row == batch.count { break }
                    try start()
                    continue
                }
                numbers.append(current)
                rows.append(UInt32(row))
                left -= 1
                if left > 0 { current &+= step }
            }
            if row == batch.count { self.batch = nil }
            if rows.isEmpty { continue }
            var result = carrier.gather(batch, rows, slotCount: context.slotCount)
            result.columns[slot] = .integers(numbers, nulls: nil)
            return result
        }
    }

    /// Takes the bounds of a row.
    private func start() throws(ExecutionError) {
        var numbers: [Int64] = []
        for column in columns {
            switch column.value(at: row, in: context.graph) {
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
}
