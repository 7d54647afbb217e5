import CypherSemantics
import CypherSyntax
import PropertyGraph

/// The names of labels or types that a value gives: a string or a list of strings.
struct ComputedNames {
    private let evaluator: any Evaluator
    private let place: SourceRange
    private let context: ExecutionContext
    /// What it computes is the name of: `label`, `relationship type`.
    private let what: String

    init(_ expression: BoundExpression, of what: String, _ context: ExecutionContext) throws(ExecutionError) {
        evaluator = try ExpressionCompiler(context).compile(expression)
        place = expression.range
        self.what = what
        self.context = context
    }

    /// The names for each row.
    func evaluate(_ batch: Batch) throws(ExecutionError) -> [[String]] {
        let column = try evaluator.evaluate(batch)
        var result: [[String]] = []
        result.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            result.append(try Self.names(column.value(at: row, in: context.graph), of: what, at: place))
        }
        return result
    }

    /// The names in a value.
    static func names(_ value: Value, of what: String, at place: SourceRange) throws(ExecutionError) -> [String] {
        let values: [Value] = if case .list(let list) = value { list } else { [value] }
        var names: [String] = []
        for value in values {
            guard case .string(let name) = value, !name.isEmpty else {
                throw .typeError(
                    detail: "InvalidArgumentType",
                    message: "a \(what) is named by a string that is not empty, not by \(value.kindForPeople)",
                    range: place)
            }
            names.append(name)
        }
        return names
    }
}
