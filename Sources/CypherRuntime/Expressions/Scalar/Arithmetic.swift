import CypherSyntax
import PropertyGraph

/// `+ - * / %`: a loop over numbers where both sides hold numbers, else value by value.
final class ArithmeticEvaluator: Evaluator {
    private let op: Expression.BinaryOperator
    private let numeric: NumericOperator
    private let left: any Evaluator
    private let right: any Evaluator
    private let range: SourceRange
    private let context: ExecutionContext

    init(
        _ op: Expression.BinaryOperator, _ numeric: NumericOperator, _ left: any Evaluator, _ right: any Evaluator,
        at range: SourceRange, _ context: ExecutionContext
    ) {
        self.op = op
        self.numeric = numeric
        self.left = left
        self.right = right
        self.range = range
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let a = try left.evaluate(batch)
        let b = try right.evaluate(batch)
        if case .constant(.null, _) = a { return .allNull(batch.count) }
        if case .constant(.null, _) = b { return .allNull(batch.count) }
        switch (a, b) {
        case (.constant, .constant): break
        case (.integers(let x, let nulls), .constant(.integer(let y), _)):
            let result = x.withUnsafeBufferPointer { numeric.apply($0, constant: y) }
            if !result.hasFailed { return .integers(cleared(result.values, nulls), nulls: nulls) }
        case (.integers(let x, let xNulls), .integers(let y, let yNulls)):
            let nulls = Bitmap.union(xNulls, yNulls)
            let result = x.withUnsafeBufferPointer { x in y.withUnsafeBufferPointer { numeric.apply(x, $0) } }
            if !result.hasFailed { return .integers(cleared(result.values, nulls), nulls: nulls) }
        default:
            if let x = a.asFloats(), let y = b.asFloats(), !(a.isIntegral && b.isIntegral) {
                let nulls = Bitmap.union(x.nulls, y.nulls)
                let values = x.values.withUnsafeBufferPointer { x in
                    y.values.withUnsafeBufferPointer { numeric.apply(x, $0) }
                }
                return .floats(values, nulls: nulls)
            }
        }
        return try general(a, b, count: batch.count)
    }

    /// Null rows hold zero, by the rule of the column forms.
    private func cleared(_ values: [Int64], _ nulls: Bitmap?) -> [Int64] {
        guard let nulls else { return values }
        var values = values
        for row in values.indices where nulls[row] { values[row] = 0 }
        return values
    }

    private func general(_ a: Column, _ b: Column, count: Int) throws(ExecutionError) -> Column {
        let graph = context.graph
        var isConstant = false
        if case .constant = a, case .constant = b { isConstant = true }
        var results: [Value] = []
        let rows = isConstant ? min(1, count) : count
        results.reserveCapacity(rows)
        for row in 0..<rows {
            results.append(
                try evaluateBinary(
                    op, a.value(at: row, in: graph), b.value(at: row, in: graph), at: range, context.meter))
        }
        return isConstant && count > 0 ? .constant(results[0], count: count) : .narrowest(results)
    }
}

extension Column {
    var isIntegral: Bool {
        switch self {
        case .integers, .constant(.integer, _): true
        default: false
        }
    }

    /// Numbers as floats; nil where the column holds something else.
    func asFloats() -> (values: [Double], nulls: Bitmap?)? {
        switch self {
        case .floats(let values, let nulls): (values, nulls)
        case .integers(let values, let nulls): (values.map(Double.init), nulls)
        case .constant(.integer(let value), let count): (Array(repeating: Double(value), count: count), nil)
        case .constant(.float(let value), let count): (Array(repeating: value, count: count), nil)
        default: nil
        }
    }
}
