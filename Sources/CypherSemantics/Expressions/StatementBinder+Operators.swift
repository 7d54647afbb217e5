import CypherSyntax

extension StatementBinder {
    /// `+e`, `-e`, `NOT e`
    func bindUnary(
        _ operation: Expression.UnaryOperator, _ operand: BoundExpression, _ range: SourceRange
    ) throws(Diagnostic) -> BoundExpression {
        if operation == .not {
            try require(operand, oneOf: [.boolean], by: "`NOT`")
            return BoundExpression(.not(operand), type: .boolean, range: range)
        }
        try require(operand, oneOf: [.number, .duration], by: "`\(operation.rawValue)`")
        if operation == .plus { return operand }
        switch operand.kind {
        case .integer(let value) where value != .min:
            return BoundExpression(.integer(-value), type: .integer, range: range)
        case .float(let value): return BoundExpression(.float(-value), type: .float, range: range)
        default: return BoundExpression(.negate(operand), type: operand.type, range: range)
        }
    }

    /// Infix operators but AND, OR and comparisons.
    func bindBinary(
        _ operation: Expression.BinaryOperator, _ left: BoundExpression, _ rightOperand: Expression,
        _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let right = try bind(rightOperand, in: context, as: operation == .xor ? .predicate : .value)
        switch operation {
        case .xor:
            for operand in [left, right] { try require(operand, oneOf: [.boolean], by: "`XOR`") }
            return BoundExpression(.xor(left, right), type: .boolean, range: range)
        case .in_:
            try require(right, oneOf: [.list(.any)], by: "`IN`")
            return noting(.binary(.in_, left, right), at: range)
        case .startsWith, .endsWith, .contains, .matches:
            // Other types than strings give null, not an error.
            return noting(.binary(operation, left, right), at: range)
        case .add, .subtract, .multiply, .divide, .modulo, .power, .concatenate:
            let type = try arithmeticType(operation, left, right)
            return BoundExpression(.binary(operation, left, right), type: type, range: range)
        }
    }

    /// `a < b <= c` is `a < b AND b <= c`, with b computed once where that could be seen.
    func bindComparison(
        _ operators: [Expression.ComparisonOperator], _ operands: [Expression], _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let bound = try bind(all: operands, in: context)
        guard operators.count > 1 else {
            return noting(.compare(operators[0], bound[0], bound[1]), at: range)
        }
        let volatileIndices = bound.indices.dropFirst().dropLast().filter { isVolatile(bound[$0]) }
        var shown = bound
        var bindings: [(Variable, BoundExpression)] = []
        for index in volatileIndices {
            let variable = makeAnonymous(bound[index].type)
            bindings.append((variable, bound[index]))
            shown[index] = BoundExpression(.variable(variable), type: variable.type, range: bound[index].range)
        }
        var conjuncts: [BoundExpression] = []
        for (index, operation) in operators.enumerated() {
            conjuncts.append(
                noting(
                    .compare(operation, shown[index], shown[index + 1]),
                    at: bound[index].range.union(bound[index + 1].range)))
        }
        var result = BoundExpression(.and(conjuncts), type: .boolean, range: range)
        for (variable, value) in bindings.reversed() { result = letting(variable, be: value, in: result) }
        return result
    }

    /// `[variable IN [value] | body][0]`
    private func letting(_ variable: Variable, be value: BoundExpression, in body: BoundExpression) -> BoundExpression {
        let list = BoundExpression(.list([value]), type: .list(value.type), range: value.range)
        let values = BoundExpression(
            .listComprehension(variable, list: list, predicate: nil, projection: body), type: .list(body.type),
            range: body.range)
        let first = BoundExpression(.integer(0), type: .integer, range: body.range)
        return BoundExpression(.subscript_(values, index: first), type: body.type, range: body.range)
    }

    /// Whether it may give another value when computed again.
    private func isVolatile(_ expression: BoundExpression) -> Bool {
        if case .call(let name, _) = expression.kind, catalog.functions[name.lowercased()]?.isVolatile == true {
            return true
        }
        return expression.parts.contains { isVolatile($0) }
    }
}
