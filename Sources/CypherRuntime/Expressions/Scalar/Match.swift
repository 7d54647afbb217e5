import CypherPlanner

/// `=~`
final class MatchEvaluator: Evaluator {
    private let range: SourceRange

    init(_ text: any Evaluator, _ pattern: any Evaluator, at range: SourceRange, _ context: ExecutionContext) {
        self.range = range
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column { throw .unsupported(what: "`=~`", range: range) }
}
