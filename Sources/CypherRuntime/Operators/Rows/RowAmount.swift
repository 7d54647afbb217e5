import CypherSemantics
import CypherSyntax
import PropertyGraph

/// The number of rows that SKIP or LIMIT names.
struct RowAmount {
    private let context: ExecutionContext
    private let evaluator: any Evaluator
    private let place: SourceRange

    init(_ context: ExecutionContext, _ expression: BoundExpression) throws(ExecutionError) {
        self.context = context
        evaluator = try ExpressionCompiler(context).compile(expression)
        place = expression.range
    }

    /// The number; the expression reads no slots, so that any row will do.
    func evaluate(_ argument: Batch?) throws(ExecutionError) -> Int {
        let row = argument.map { $0.count == 1 ? $0 : Batch(count: 1, slotCount: context.slotCount) }
        let column = try evaluator.evaluate(row ?? Batch(count: 1, slotCount: context.slotCount))
        switch column.value(at: 0, in: context.graph) {
        case .integer(let number) where number >= 0: return Int(number)
        case .integer(let number):
            throw .syntaxError(
                detail: "NegativeIntegerArgument",
                message: "SKIP and LIMIT take no negative number, such as \(number)",
                range: place)
        default:
            throw .syntaxError(
                detail: "InvalidArgumentType", message: "SKIP and LIMIT take a non-negative integer", range: place)
        }
    }
}
