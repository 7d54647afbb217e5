import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// `CALL { … } IN TRANSACTIONS`: runs an inner plan for one outer row after the other, and keeps what every so many rows
/// have changed, whatever becomes of the statement later.
final class TransactionApplyOperator: BatchOperator {
    private let context: ExecutionContext
    private let outer: any BatchOperator
    private let inner: any BatchOperator
    private let plan: InnerPlan
    private let batches: BoundBatches
    private let isUnit: Bool
    private let isOptional: Bool
    private let outerSlots: [Slot]
    private let innerSlots: [Slot]
    private let carrier: Carrier
    private let size: Int

    /// Outer rows that were read and not yet run.
    private var waiting: Batch?
    private var position = 0
    private var isAtEnd = false
    /// Whether an error has ended it: rows still pass, but nothing is run for them.
    private var hasStopped = false

    init(
        _ context: ExecutionContext, outer: any BatchOperator, inner: any BatchOperator, plan: InnerPlan,
        _ batches: BoundBatches, isUnit: Bool, isOptional: Bool, outerSlots: SlotSet, innerSlots: SlotSet,
        kept: SlotSet
    ) throws(ExecutionError) {
        self.context = context
        self.outer = outer
        self.inner = inner
        self.plan = plan
        self.batches = batches
        self.isUnit = isUnit
        self.isOptional = isOptional
        self.outerSlots = outerSlots.union(SlotSet(plan.reads)).sorted()
        self.innerSlots = isUnit ? [] : innerSlots.subtracting(outerSlots).sorted()
        carrier = Carrier(kept)
        size = try Self.size(batches, context)
    }

    private static func size(_ batches: BoundBatches, _ context: ExecutionContext) throws(ExecutionError) -> Int {
        guard let rows = batches.rows else { return 1000 }
        let value = try ExpressionCompiler(context).compile(rows).evaluate(Batch(count: 1, slotCount: 0))
            .value(at: 0, in: context.graph)
        guard case .integer(let count) = value, count > 0 else {
            throw .argumentError(
                detail: "NegativeIntegerArgument",
                message: "a transaction needs a number of rows from 1 on, not \(value.description(in: context.graph))",
                range: rows.range)
        }
        return Int(clamping: count)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        (waiting, position, isAtEnd, hasStopped) = (nil, 0, false, false)
        try outer.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while let rows = try nextRows() {
            var result = hasStopped ? failed(rows, status(of: nil)) : try run(rows)
            if result.count == 0 { continue }
            result = carrier.keep(result, slotCount: context.slotCount)
            return result
        }
        return nil
    }

    /// The outer rows of the next transaction; nil at the end.
    private func nextRows() throws(ExecutionError) -> Batch? {
        var store = RowStore(context, slots: outerSlots)
        while store.count < size, !isAtEnd {
            if waiting == nil {
                (waiting, position) = (try outer.next(), 0)
                if waiting == nil { isAtEnd = true }
            }
            guard let batch = waiting else { break }
            let end = min(batch.count, position + size - store.count)
            try store.append(batch.slice(position..<end))
            position = end
            if position == batch.count { waiting = nil }
        }
        return store.count > 0 ? store.rows() : nil
    }

    /// Runs one transaction.
    private func run(_ rows: Batch) throws(ExecutionError) -> Batch {
        let number = context.transactions.begin()
        let savepoint = context.isReadOnly ? nil : context.graph.begin()
        let counters = context.counters
        do throws(ExecutionError) {
            let result = try join(rows, status(of: number, committed: true))
            guard let savepoint else { return result }
            try context.finishDeletes()
            if let violation = context.graph.violation(since: savepoint) { throw context.failure(violation) }
            context.graph.commit()
            context.keepChanges()
            return result
        } catch {
            if let savepoint {
                context.graph.rollback(to: savepoint)
                context.forgetDeletes()
                context.counters = counters
            }
            if error.stopsStatement { throw error }
            context.transactions.fail(error, at: batches.range)
            switch batches.onError {
            case .fail: throw error
            case .stop: hasStopped = true
            case .proceed: break
            }
            return failed(rows, status(of: number, error.message))
        }
    }

    /// The inner rows of each outer row beside it.
    private func join(_ rows: Batch, _ status: Value) throws(ExecutionError) -> Batch {
        var outerRows: [UInt32] = []
        var builders = innerSlots.map { _ in ColumnBuilder(context.graph) }
        for row in 0..<rows.count {
            try context.checkpoint()
            try inner.open(
                argument: rows.argument(
                    row..<(row + 1), slots: plan.reads, numberedBy: nil, slotCount: context.slotCount))
            var hasRows = false
            while let found = try inner.next() {
                if isUnit { continue }
                hasRows = true
                for (index, slot) in innerSlots.enumerated() { builders[index].append(found.column(slot)) }
                outerRows.append(contentsOf: repeatElement(UInt32(row), count: found.count))
            }
            if isUnit || isOptional && !hasRows {
                for index in builders.indices { builders[index].appendNulls(1) }
                outerRows.append(UInt32(row))
            }
        }
        var result = rows.gather(outerRows)
        for (index, slot) in innerSlots.enumerated() { result.columns[slot] = builders[index].finish() }
        return told(result, status)
    }

    /// Outer rows whose transaction came to nothing: the inner columns are null.
    private func failed(_ rows: Batch, _ status: Value) -> Batch {
        var result = rows
        for slot in innerSlots { result.columns[slot] = .constant(.null, count: rows.count) }
        return told(result, status)
    }

    private func told(_ rows: Batch, _ status: Value) -> Batch {
        guard let slot = batches.status?.id else { return rows }
        var result = rows
        result.columns[slot] = .constant(status, count: rows.count)
        return result
    }

    /// How a transaction ended; nil for one that was never begun.
    private func status(of number: Int?, committed: Bool = false, _ message: String? = nil) -> Value {
        guard batches.status != nil else { return .null }
        return .map(
            MapValue([
                ("started", .boolean(number != nil)), ("committed", .boolean(committed)),
                ("transactionId", number.map { .string("naql-transaction-\($0)") } ?? .null),
                ("errorMessage", message.map(Value.string) ?? .null),
            ]))
    }
}
