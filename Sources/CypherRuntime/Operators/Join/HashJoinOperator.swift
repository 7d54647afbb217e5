import CypherPlanner
import PropertyGraph

/// Joins rows whose keys are equal. The right side is built into a table, the left side probes it.
final class HashJoinOperator: BatchOperator {
    private let context: ExecutionContext
    private let left: any BatchOperator
    private let right: any BatchOperator
    private let leftKeys: [any Evaluator]
    private let rightKeys: [any Evaluator]
    private let leftCarrier: Carrier
    private let rightCarrier: Carrier
    /// Whether the left side is read to its end even where the right has no rows, since it writes.
    private let drainsLeft: Bool

    private var argument: Batch?
    private var table: GroupTable
    private var store: RowStore
    private var built: Batch?
    /// Rows of the right side by group: `rows[starts[g] ..< starts[g + 1]]`.
    private var starts: [Int] = []
    private var rows: [UInt32] = []

    private var batch: Batch?
    private var groups: [UInt32] = []
    private var row = 0
    private var cursor = 0

    init(
        _ context: ExecutionContext, left: any BatchOperator, right: any BatchOperator, leftKeys: [any Evaluator],
        rightKeys: [any Evaluator], leftSlots: SlotSet, rightSlots: SlotSet, drainsLeft: Bool
    ) {
        self.context = context
        self.left = left
        self.right = right
        self.leftKeys = leftKeys
        self.rightKeys = rightKeys
        self.drainsLeft = drainsLeft
        leftCarrier = Carrier(leftSlots)
        rightCarrier = Carrier(rightSlots.subtracting(leftSlots))
        table = GroupTable(context)
        store = RowStore(context, slots: rightCarrier.slots)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        self.argument = argument
        table.reset()
        store.reset()
        built = nil
        batch = nil
        try left.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try left.next() else { return nil }
                if built == nil { try build() }
                let (keys, matchable) = try keyColumns(leftKeys, next)
                groups = table.find(keys, rows: next.count)
                for (row, isMatchable) in matchable.enumerated() where !isMatchable { groups[row] = Column.nullID }
                (batch, row, cursor) = (next, 0, 0)
            }
            guard let batch, let built else { return nil }
            if table.count == 0 {
                if drainsLeft { while try left.next() != nil {} }
                return nil
            }
            try context.checkpoint()
            var leftRows: [UInt32] = []
            var rightRows: [UInt32] = []
            while row < batch.count, leftRows.count < Batch.capacity {
                let group = groups[row]
                if group == Column.nullID {
                    row += 1
                    continue
                }
                let start = starts[Int(group)] + cursor
                let end = starts[Int(group) + 1]
                let taken = min(end - start, Batch.capacity - leftRows.count)
                rightRows.append(contentsOf: rows[start..<(start + taken)])
                leftRows.append(contentsOf: repeatElement(UInt32(row), count: taken))
                cursor += taken
                if start + taken == end {
                    row += 1
                    cursor = 0
                }
            }
            if row == batch.count { self.batch = nil }
            if leftRows.isEmpty { continue }
            return combine(batch, leftRows, built, rightRows)
        }
    }

    private func combine(_ batch: Batch, _ leftRows: [UInt32], _ built: Batch, _ rightRows: [UInt32]) -> Batch {
        var result = leftCarrier.gather(batch, leftRows, slotCount: context.slotCount)
        let other = rightCarrier.gather(built, rightRows, slotCount: context.slotCount)
        for slot in rightCarrier.slots { result.columns[slot] = other.columns[slot] }
        if let weights = other.multiplicity {
            result.multiplicity = weights.indices.map { weights[$0] &* result.weight($0) }
        }
        return result
    }

    private func build() throws(ExecutionError) {
        var rowGroups: [UInt32] = []
        var groups: [UInt32] = []
        var fresh: [UInt32] = []
        try right.open(argument: argument)
        while let batch = try right.next() {
            try context.checkpoint()
            var (keys, matchable) = try keyColumns(rightKeys, batch)
            var kept = batch
            if matchable.contains(false) {
                let rows = (0..<batch.count).filter { matchable[$0] }.map { UInt32($0) }
                if rows.isEmpty { continue }
                kept = batch.gather(rows)
                keys = keys.map { $0.gather(rows) }
            }
            try table.assign(keys, rows: kept.count, groups: &groups, fresh: &fresh)
            try context.meter.makeRoom(for: groups.count, in: &rowGroups, blank: 0)
            rowGroups.append(contentsOf: groups)
            try store.append(kept)
        }
        try context.meter.charge(bytes: 16 * table.count + 4 * rowGroups.count)
        starts = [Int](repeating: 0, count: table.count + 1)
        for (row, group) in rowGroups.enumerated() {
            if row & 0xFFF == 0 { try context.meter.charge(work: 4 << 12) }
            starts[Int(group) + 1] += 1
        }
        for group in 0..<table.count { starts[group + 1] += starts[group] }
        var next = starts
        rows = [UInt32](repeating: 0, count: rowGroups.count)
        for (row, group) in rowGroups.enumerated() {
            if row & 0xFFF == 0 { try context.meter.charge(work: 8 << 12) }
            rows[next[Int(group)]] = UInt32(row)
            next[Int(group)] += 1
        }
        built = store.rows()
    }

    /// The keys of a batch, and for each row whether it can be equal to anything: null, NaN and what holds them cannot.
    private func keyColumns(
        _ evaluators: [any Evaluator], _ batch: Batch
    ) throws(ExecutionError) -> ([Column], [Bool]) {
        var keys: [Column] = []
        var matchable = [Bool](repeating: true, count: batch.count)
        for evaluator in evaluators {
            let key = try evaluator.evaluate(batch)
            switch key {
            case .values(let values):
                for row in 0..<batch.count where values[row].equals(values[row]) != true { matchable[row] = false }
            case .constant(let value, _):
                if value.equals(value) != true { matchable = Array(repeating: false, count: batch.count) }
            case .floats(let values, _):
                for row in 0..<batch.count where values[row].isNaN || key.isNull(at: row) { matchable[row] = false }
            default:
                for row in 0..<batch.count where key.isNull(at: row) { matchable[row] = false }
            }
            keys.append(key)
        }
        return (keys, matchable)
    }
}
