import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

extension ExpressionCompiler {
    /// Compiles conditions that must all be true.
    func compilePredicate(_ conditions: [BoundExpression]) throws(ExecutionError) -> any Predicate {
        var parts: [ConjunctionPredicate.Part] = []
        for condition in conditions.flatMap(\.conjuncts) {
            parts.append(
                ConjunctionPredicate.Part(
                    evaluator: try compile(condition), slots: condition.reads.sorted(), range: condition.range))
        }
        return ConjunctionPredicate(parts, context)
    }
}

/// Conditions applied one after the other, each to the rows that those before it left.
///
/// Dropping a row at the first condition that is not true selects the same rows as three-valued AND.
final class ConjunctionPredicate: Predicate {
    /// One condition.
    struct Part {
        var evaluator: any Evaluator
        var slots: [Slot]
        var range: SourceRange
    }

    private let parts: [Part]
    private let context: ExecutionContext

    init(_ parts: [Part], _ context: ExecutionContext) {
        self.parts = parts
        self.context = context
    }

    func select(_ batch: Batch) throws(ExecutionError) -> [UInt32]? {
        try context.checkpoint()
        var selected: [UInt32]?
        for part in parts {
            if let selected, selected.isEmpty { return selected }
            let rows = selected.map { batch.gather($0, slots: part.slots) } ?? batch
            let column = try part.evaluator.evaluate(rows)
            guard let hits = try trueRows(column, at: part.range) else { continue }
            if hits.count == rows.count { continue }
            selected = selected.map { before in hits.map { before[Int($0)] } } ?? hits
        }
        return selected
    }

    /// The rows that are true; nil for all.
    private func trueRows(_ column: Column, at range: SourceRange) throws(ExecutionError) -> [UInt32]? {
        if case .constant(let value, _) = column {
            switch value {
            case .boolean(true): return nil
            case .boolean(false), .null: return []
            case let other: throw .notBoolean(other, at: range)
            }
        }
        return try column.truth(at: range).withUnsafeBufferPointer(selectedRows)
    }
}
