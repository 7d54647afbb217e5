import CypherPlanner
import PropertyGraph

/// `EXISTS {}`, `COUNT {}` and `COLLECT {}`.
///
/// Where the inner plan lets a row number pass through, it runs once for a whole batch of outer rows; else once a row.
final class SubqueryEvaluator: Evaluator {
    private let kind: Expression.SubqueryKind
    private let plan: any BatchOperator
    /// Carries the number of the outer row; nil where the plan runs row by row.
    private let rowSlot: Slot?
    private let imports: [Slot]
    private let column: Slot?
    private let context: ExecutionContext

    init(
        _ kind: Expression.SubqueryKind, plan: any BatchOperator, rowSlot: Slot?, imports: [Slot], column: Slot?,
        _ context: ExecutionContext
    ) {
        self.kind = kind
        self.plan = plan
        self.rowSlot = rowSlot
        self.imports = imports
        self.column = column
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        if batch.count == 0 { return .values([]) }
        var answers = Answers(kind, count: batch.count)
        if let rowSlot, batch.count > 1 {
            var outer = imported(batch)
            outer.reserve(rowSlot)
            outer.columns[rowSlot] = .integers((0..<Int64(batch.count)).map { $0 }, nulls: nil)
            try plan.open(argument: outer)
            while let inner = try plan.next() {
                try context.checkpoint()
                guard case .integers(let rows, _) = numbers(inner[rowSlot]) else { continue }
                if answers.add(inner, column: column, in: context.graph, outerRow: { Int(rows[$0]) }) { break }
            }
        } else {
            let outer = imported(batch)
            for row in 0..<batch.count {
                try plan.open(argument: outer.slice(row..<(row + 1)))
                while let inner = try plan.next() {
                    try context.checkpoint()
                    let isDone = answers.add(inner, column: column, in: context.graph, outerRow: { _ in row })
                    if isDone || kind == .exists { break }
                }
            }
        }
        return answers.result
    }

    /// The slots that the inner plan reads, alone.
    private func imported(_ batch: Batch) -> Batch {
        var outer = Batch(count: batch.count, slotCount: max(context.slotCount, batch.columns.count))
        for slot in imports where slot < batch.columns.count { outer.columns[slot] = batch.columns[slot] }
        return outer
    }

    private func numbers(_ column: Column) -> Column {
        switch column {
        case .integers: column
        default: Column.narrowest(column.boxed(in: context.graph))
        }
    }

    /// What is known of each outer row.
    private struct Answers {
        private let kind: Expression.SubqueryKind
        private var counts: [Int64]
        private var lists: [[Value]]
        private var open: Int

        init(_ kind: Expression.SubqueryKind, count: Int) {
            self.kind = kind
            counts = Array(repeating: 0, count: count)
            lists = kind == .collect ? Array(repeating: [], count: count) : []
            open = count
        }

        /// Takes inner rows; whether nothing more can change.
        mutating func add(_ inner: Batch, column: Slot?, in graph: Graph, outerRow: (Int) -> Int) -> Bool {
            switch kind {
            case .exists:
                for row in 0..<inner.count where counts[outerRow(row)] == 0 {
                    counts[outerRow(row)] = 1
                    open -= 1
                }
                return open == 0
            case .count:
                if let multiplicity = inner.multiplicity {
                    for row in 0..<inner.count { counts[outerRow(row)] &+= multiplicity[row] }
                } else {
                    for row in 0..<inner.count { counts[outerRow(row)] &+= 1 }
                }
            case .collect:
                guard let column else { return false }
                let values = inner[column]
                for row in 0..<inner.count {
                    let value = values.value(at: row, in: graph)
                    let times = inner.multiplicity?[row] ?? 1
                    for _ in 0..<times { lists[outerRow(row)].append(value) }
                }
            }
            return false
        }

        var result: Column {
            switch kind {
            case .exists: .booleans(counts.map { $0 > 0 ? 1 : 0 })
            case .count: .integers(counts, nulls: nil)
            case .collect: .values(lists.map(Value.list))
            }
        }
    }
}
