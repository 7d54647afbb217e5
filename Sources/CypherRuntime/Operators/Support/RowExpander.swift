import CypherPlanner

/// What an operator makes of its input rows, one after the other: none, one or many rows of each.
protocol RowExpansion {
    /// Puts the expansion back to its start. `argument` is that of the operator's opening.
    mutating func open(argument: Batch?) throws(ExecutionError)
    /// Whether a batch goes on as it is.
    func passes(_ batch: Batch) -> Bool
    /// Takes the rows of the next input batch: what is worked out once for all of them.
    mutating func take(_ batch: Batch) throws(ExecutionError)
    /// Goes to a row of the batch.
    mutating func begin(row: Int) throws(ExecutionError)
    /// Makes up to `room` rows more for the current row, and says how many. Fewer than `room` are its last.
    mutating func make(upTo room: Int) throws(ExecutionError) -> Int
    /// Puts the columns of what was made since the last call into a batch, which has the carried ones.
    mutating func finish(_ result: inout Batch)
}

extension RowExpansion {
    mutating func open(argument: Batch?) throws(ExecutionError) {}
    func passes(_ batch: Batch) -> Bool { false }
}

/// The operator of an expansion: for each row of the input, zero or more rows, at most a batch at a time.
///
/// It owns the batches, carries columns from input rows to what is made of them, and looks after limits; an expansion
/// knows only its own rows.
final class RowExpander<Expansion: RowExpansion>: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let carrier: Carrier
    private var expansion: Expansion

    private var batch: Batch?
    private var row = 0
    private var isInside = false

    /// `made` are the slots that the expansion fills itself.
    init(
        _ context: ExecutionContext, input: any BatchOperator, _ expansion: Expansion, made: [Slot?] = [], kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.expansion = expansion
        carrier = Carrier(kept, except: made)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        try input.open(argument: argument)
        try expansion.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                if expansion.passes(next) { return next }
                try expansion.take(next)
                (batch, row, isInside) = (next, -1, false)
            }
            guard let batch else { return nil }
            try context.checkpoint()
            let rows = try fill(batch.count)
            if !isInside, row == batch.count { self.batch = nil }
            if rows.isEmpty { continue }
            var result = carrier.gather(batch, rows, slotCount: context.slotCount)
            expansion.finish(&result)
            return result
        }
    }

    /// Makes rows until a batch is full or the input's is at its end; for each the row that it was made of.
    private func fill(_ count: Int) throws(ExecutionError) -> [UInt32] {
        var rows: [UInt32] = []
        rows.reserveCapacity(Batch.capacity)
        while rows.count < Batch.capacity {
            if !isInside {
                row += 1
                if row == count { break }
                try expansion.begin(row: row)
                isInside = true
            }
            let room = Batch.capacity - rows.count
            let made = try expansion.make(upTo: room)
            if made == 1 {
                rows.append(UInt32(truncatingIfNeeded: row))
            } else {
                rows.append(contentsOf: repeatElement(UInt32(truncatingIfNeeded: row), count: made))
            }
            if made < room { isInside = false }
        }
        return rows
    }
}
