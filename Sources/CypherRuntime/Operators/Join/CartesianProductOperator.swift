import CypherPlanner

/// Each row of the left with each row of the right; the right side is kept in memory.
final class CartesianProductOperator: BatchOperator {
    private let context: ExecutionContext
    private let left: any BatchOperator
    private let right: any BatchOperator
    private let leftCarrier: Carrier
    private let rightCarrier: Carrier
    /// Whether the left side is read to its end even where the right has no rows, since it writes.
    private let drainsLeft: Bool
    private let account: MemoryAccount

    private var argument: Batch?
    private var rightBatches: [Batch]?
    private var batch: Batch?
    private var row = 0
    private var chunk = 0

    init(
        _ context: ExecutionContext, left: any BatchOperator, right: any BatchOperator, leftSlots: SlotSet,
        rightSlots: SlotSet, drainsLeft: Bool = false
    ) {
        self.context = context
        self.left = left
        self.right = right
        self.drainsLeft = drainsLeft
        leftCarrier = Carrier(leftSlots)
        rightCarrier = Carrier(rightSlots.subtracting(leftSlots))
        account = MemoryAccount(context.budget)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        self.argument = argument
        rightBatches = nil
        batch = nil
        account.releaseAll()
        try left.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try left.next() else { return nil }
                (batch, row, chunk) = (next, 0, 0)
            }
            let chunks = try rightRows()
            guard let batch, !chunks.isEmpty else {
                if drainsLeft { while try left.next() != nil {} }
                return nil
            }
            try context.checkpoint()
            let side = chunks[chunk]
            // Several left rows at once where the right side is short.
            let end = min(batch.count, row + max(1, Batch.capacity / side.count))
            let rows = row..<end
            row = end
            if row == batch.count {
                row = 0
                chunk += 1
                if chunk == chunks.count { self.batch = nil }
            }
            return combine(batch, rows, side)
        }
    }

    private func combine(_ batch: Batch, _ rows: Range<Int>, _ side: Batch) -> Batch {
        var leftRows: [UInt32] = []
        var rightRows: [UInt32] = []
        leftRows.reserveCapacity(rows.count * side.count)
        rightRows.reserveCapacity(rows.count * side.count)
        for row in rows {
            for other in 0..<side.count {
                leftRows.append(UInt32(row))
                rightRows.append(UInt32(other))
            }
        }
        var result = leftCarrier.gather(batch, leftRows, slotCount: context.slotCount)
        let other = rows.count == 1 ? side : side.gather(rightRows)
        for slot in rightCarrier.slots { result.columns[slot] = other.columns[slot] }
        if let weights = other.multiplicity {
            result.multiplicity = weights.indices.map { weights[$0] &* result.weight($0) }
        }
        return result
    }

    private func rightRows() throws(ExecutionError) -> [Batch] {
        if let rightBatches { return rightBatches }
        var chunks: [Batch] = []
        try right.open(argument: argument)
        while let batch = try right.next() {
            let kept = rightCarrier.keep(batch, slotCount: context.slotCount)
            try account.charge(kept.estimatedBytes)
            chunks.append(kept)
        }
        rightBatches = chunks
        return chunks
    }
}
