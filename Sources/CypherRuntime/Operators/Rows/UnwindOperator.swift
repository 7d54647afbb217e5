import CypherPlanner
import PropertyGraph

/// A row for each element of a list; none for null or an empty list.
final class UnwindOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let list: any Evaluator
    private let slot: Slot
    private let carrier: Carrier

    private var batch: Batch?
    private var lists: Column = .allNull(0)
    private var row = 0
    private var elements: [Value] = []
    private var cursor = 0

    init(_ context: ExecutionContext, input: any BatchOperator, list: any Evaluator, slot: Slot, kept: SlotSet) {
        self.context = context
        self.input = input
        self.list = list
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
                lists = try list.evaluate(next)
                row = -1
                (elements, cursor) = ([], 0)
            }
            guard let batch else { return nil }
            try context.checkpoint()
            var rows: [UInt32] = []
            var values = ColumnBuilder(context.graph)
            while rows.count < Batch.capacity {
                if cursor == elements.count {
                    row += 1
                    if row == batch.count { break }
                    cursor = 0
                    switch lists.value(at: row, in: context.graph) {
                    case .null: elements = []
                    case .list(let list): elements = list
                    case let other: elements = [other]
                    }
                    continue
                }
                let taken = min(elements.count - cursor, Batch.capacity - rows.count)
                for element in elements[cursor..<(cursor + taken)] { values.append(element) }
                rows.append(contentsOf: repeatElement(UInt32(row), count: taken))
                cursor += taken
            }
            if row == batch.count { self.batch = nil }
            if rows.isEmpty { continue }
            var result = carrier.gather(batch, rows, slotCount: context.slotCount)
            result.columns[slot] = values.finish()
            return result
        }
    }
}
