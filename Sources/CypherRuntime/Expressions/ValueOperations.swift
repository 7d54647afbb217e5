import CypherSyntax
import PropertyGraph

extension Expression.ComparisonOperator {
    /// The comparison of two boxed values; nil is null.
    func apply(_ a: Value, _ b: Value, _ meter: ExecutionMeter) throws(ExecutionError) -> Bool? {
        switch self {
        case .equal: return try meter.equals(a, b)
        case .notEqual: return try meter.equals(a, b).map { !$0 }
        default:
            guard let comparison = try meter.compare(a, b) else { return nil }
            return holds(comparison)
        }
    }

    private func holds(_ comparison: Value.Comparison) -> Bool {
        switch (self, comparison) {
        case (_, .unordered): self == .notEqual
        case (.equal, .equal), (.lessOrEqual, .equal), (.greaterOrEqual, .equal): true
        case (.less, .less), (.lessOrEqual, .less), (.notEqual, .less): true
        case (.greater, .greater), (.greaterOrEqual, .greater), (.notEqual, .greater): true
        default: false
        }
    }

    /// The operator with its operands exchanged.
    var mirrored: Expression.ComparisonOperator {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

/// Membership in a list in three-valued logic: null where the element is not found and one comparison was null.
func isMember(_ element: Value, of list: [Value], _ meter: ExecutionMeter) throws(ExecutionError) -> Bool? {
    var result: Bool? = false
    for candidate in list {
        switch try meter.equals(element, candidate) {
        case true?: return true
        case nil: result = nil
        default: break
        }
    }
    return result
}

extension Value {
    /// Whether `||` takes the two: both texts or both lists.
    fileprivate func joins(_ other: Value) -> Bool {
        switch (self, other) {
        case (.string, .string), (.list, .list): true
        default: false
        }
    }
}

/// An arithmetic operator on two boxed values.
func evaluateBinary(
    _ op: Expression.BinaryOperator, _ a: Value, _ b: Value, at range: SourceRange, _ meter: ExecutionMeter? = nil
) throws(ExecutionError) -> Value {
    if op == .add || op == .concatenate && a.joins(b), let joined = try meter?.joined(a, b) { return joined }
    do throws(ExecutionError) {
        switch op {
        case .add: return try ValueArithmetic.add(a, b)
        case .subtract: return try ValueArithmetic.subtract(a, b)
        case .multiply: return try ValueArithmetic.multiply(a, b)
        case .divide: return try ValueArithmetic.divide(a, b)
        case .modulo: return try ValueArithmetic.modulo(a, b)
        case .power: return try ValueArithmetic.power(a, b)
        case .concatenate: return try ValueArithmetic.concatenate(a, b)
        case .xor, .in_, .startsWith, .endsWith, .contains, .matches: break
        }
    } catch {
        throw error.at(range)
    }
    throw .unsupported(what: "`\(op.rawValue)` on these values", range: range)
}

/// The unary minus.
func negateValue(_ operand: Value, at range: SourceRange) throws(ExecutionError) -> Value {
    do throws(ExecutionError) {
        return try ValueArithmetic.negate(operand)
    } catch {
        throw error.at(range)
    }
}
