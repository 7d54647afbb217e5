import CypherPlanner
import PropertyGraph

// Refusals of what other parts of the runtime will provide; each goes when its part arrives.

func evaluateBinary(
    _ op: Expression.BinaryOperator, _ a: Value, _ b: Value, at range: SourceRange
) throws(ExecutionError) -> Value {
    throw .unsupported(what: "`\(op.rawValue)` on these values", range: range)
}

func negateValue(_ operand: Value, at range: SourceRange) throws(ExecutionError) -> Value {
    throw .unsupported(what: "`-`", range: range)
}

func temporalComponent(_ key: String, of value: Value) -> Value? { nil }
