import CypherPlanner
import CypherSyntax
import PropertyGraph

/// `EXISTS {}`, `COUNT {}` and `COLLECT {}`.
///
/// Where the inner plan lets row numbers pass through, it runs once for a whole batch of outer rows; one that reads
/// nothing of them runs once too; else it runs once a row.
final class SubqueryEvaluator: Evaluator {
    private let kind: Expression.SubqueryKind
    private let inner: any BatchOperator
    private let shape: InnerPlan
    private let isCorrelated: Bool
    /// Carries the number of the outer row; nil where the plan cannot.
    private let number: Slot?
    private let column: Slot?
    private let context: ExecutionContext

    init(
        _ kind: Expression.SubqueryKind, plan: PhysicalPlan, column: Slot?, _ context: ExecutionContext
    ) throws(ExecutionError) {
        self.kind = kind
        self.column = column
        self.context = context
        shape = InnerPlan(plan)
        isCorrelated = InnerPlan.hasArgument(plan)
        number = shape.isBatchable ? context.allocateSlot() : nil
        guard let compile = context.compileInner else { throw .unsupported(what: "A subquery in a constant") }
        inner = try compile(plan, SlotSet([number].compactMap { $0 }), context)
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        if batch.count == 0 { return .values([]) }
        if let number { return try evaluateTogether(batch, numberedBy: number) }
        if isCorrelated { return try evaluateRows(batch, count: batch.count) }
        let once = try evaluateRows(batch, count: 1)
        return .constant(once.value(at: 0, in: context.graph), count: batch.count)
    }

    private func evaluateTogether(_ batch: Batch, numberedBy number: Slot) throws(ExecutionError) -> Column {
        var answers = Answers(kind, count: batch.count)
        try inner.open(
            argument: batch.argument(
                0..<batch.count, slots: shape.reads, numberedBy: number, slotCount: context.slotCount))
        let memory = MemoryAccount(context.budget)
        return try context.meter.keeping(&answers) { (answers) throws(ExecutionError) in
            while let rows = try inner.next() {
                try context.checkpoint()
                if kind == .collect { try memory.charge(rows.count * MemoryLayout<Value>.stride) }
                try answers.makeRoom(for: rows.count, context.meter)
                let numbers = rows.rowNumbers(number)
                if answers.add(rows, column: column, in: context.graph, outerRow: { Int(numbers[$0]) }) { break }
            }
            return answers.result
        }
    }

    private func evaluateRows(_ batch: Batch, count: Int) throws(ExecutionError) -> Column {
        var answers = Answers(kind, count: count)
        let memory = MemoryAccount(context.budget)
        return try context.meter.keeping(&answers) { (answers) throws(ExecutionError) in
            for row in 0..<count {
                try inner.open(
                    argument: batch.argument(
                        row..<(row + 1), slots: shape.reads, numberedBy: nil, slotCount: context.slotCount))
                while let rows = try inner.next() {
                    try context.checkpoint()
                    if kind == .collect { try memory.charge(rows.count * MemoryLayout<Value>.stride) }
                    try answers.makeRoom(for: rows.count, context.meter)
                    _ = answers.add(rows, column: column, in: context.graph, outerRow: { _ in row })
                    if kind == .exists { break }
                }
            }
            return answers.result
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

        /// Makes room where all rows go into one list.
        mutating func makeRoom(for rows: Int, _ meter: ExecutionMeter) throws(ExecutionError) {
            if lists.count == 1 { try meter.makeRoom(for: rows, in: &lists[0], blank: .null) }
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
