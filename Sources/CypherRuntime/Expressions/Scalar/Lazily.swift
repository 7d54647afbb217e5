import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// A part of an expression that is computed only for some rows, so that it neither costs nor fails elsewhere.
final class PartialEvaluator {
    let evaluator: any Evaluator
    private let expression: BoundExpression
    /// The slots that it reads. Found when first needed: most parts of a deep expression never run for some rows alone.
    private lazy var slots: [Slot] = expression.reads.sorted()

    init(_ evaluator: any Evaluator, of expression: BoundExpression) {
        self.evaluator = evaluator
        self.expression = expression
    }

    /// The value in the rows `rows`, or in all rows where that is nil.
    func evaluate(_ batch: Batch, rows: [UInt32]?) throws(ExecutionError) -> Column {
        guard let rows, rows.count < batch.count else { return try evaluator.evaluate(batch) }
        if rows.isEmpty { return .allNull(0) }
        return try evaluator.evaluate(batch.gather(rows, slots: slots))
    }
}

/// Puts together a column whose rows come from several parts.
struct ScatteredColumn {
    private var parts: [(column: Column, rows: [UInt32]?)] = []
    private let count: Int

    init(count: Int) { self.count = count }

    /// The values of `rows` (all where nil), in their order.
    mutating func add(_ column: Column, rows: [UInt32]?) {
        if column.count > 0 { parts.append((column, rows)) }
    }

    /// All rows; those that no part gave are null.
    func column(in graph: Graph) -> Column {
        if parts.count == 1, parts[0].rows == nil { return parts[0].column }
        var positions = [UInt32](repeating: Column.nullID, count: count)
        var next: UInt32 = 0
        for part in parts {
            if let rows = part.rows {
                for row in rows {
                    positions[Int(row)] = next
                    next += 1
                }
            } else {
                for row in 0..<count { positions[row] = next + UInt32(row) }
                next += UInt32(count)
            }
        }
        return Column.concatenate(parts.map(\.column), in: graph).gatherOptional(positions)
    }
}

/// CASE: conditions and results are computed only for the rows that reach them.
final class CaseEvaluator: Evaluator {
    /// WHEN … THEN ….
    struct Branch {
        var condition: PartialEvaluator
        var range: SourceRange
        var result: PartialEvaluator
    }

    private let branches: [Branch]
    private let otherwise: PartialEvaluator?
    private let context: ExecutionContext

    init(branches: [Branch], otherwise: PartialEvaluator?, _ context: ExecutionContext) {
        self.branches = branches
        self.otherwise = otherwise
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        var result = ScatteredColumn(count: batch.count)
        var open: [UInt32]?
        for branch in branches {
            if let open, open.isEmpty { break }
            let truth = try branch.condition.evaluate(batch, rows: open).truth(at: branch.range)
            var (hits, misses): ([UInt32], [UInt32]) = ([], [])
            for index in 0..<truth.count {
                let row = open.map { $0[index] } ?? UInt32(index)
                if truth[index] == 1 { hits.append(row) } else { misses.append(row) }
            }
            if !hits.isEmpty { result.add(try branch.result.evaluate(batch, rows: hits), rows: hits) }
            open = misses
        }
        if let otherwise, open?.isEmpty != true {
            result.add(try otherwise.evaluate(batch, rows: open), rows: open)
        }
        return result.column(in: context.graph)
    }
}

/// `coalesce`: each argument is computed only where those before it are null.
final class CoalesceEvaluator: Evaluator {
    private let arguments: [PartialEvaluator]
    private let context: ExecutionContext

    init(_ arguments: [PartialEvaluator], _ context: ExecutionContext) {
        self.arguments = arguments
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        var result = ScatteredColumn(count: batch.count)
        var open: [UInt32]?
        for argument in arguments {
            if let open, open.isEmpty { break }
            let column = try argument.evaluate(batch, rows: open)
            var (hits, kept, misses): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
            if !column.isNeverNull {
                for index in 0..<column.count where column.isNull(at: index) {
                    misses.append(open.map { $0[index] } ?? UInt32(index))
                }
            }
            if misses.isEmpty {
                result.add(column, rows: open)
                open = []
                break
            }
            for index in 0..<column.count where !column.isNull(at: index) {
                hits.append(open.map { $0[index] } ?? UInt32(index))
                kept.append(UInt32(index))
            }
            if !hits.isEmpty { result.add(column.gather(kept), rows: hits) }
            open = misses
        }
        return result.column(in: context.graph)
    }
}
