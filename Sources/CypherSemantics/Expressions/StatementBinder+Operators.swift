import CypherSyntax

extension StatementBinder {
    /// `+e`, `-e`, `NOT e`
    func bindUnary(
        _ operation: Expression.UnaryOperator, _ operand: Expression, _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        if operation == .not {
            let bound = try bindPredicate(operand, in: context, by: "`NOT`")
            return BoundExpression(.not(bound), type: .boolean, range: range)
        }
        let bound = try bind(operand, in: context)
        try require(bound, oneOf: [.number, .duration], by: "`\(operation.rawValue)`")
        if operation == .plus { return bound }
        switch bound.kind {
        case .integer(let value) where value != .min:
            return BoundExpression(.integer(-value), type: .integer, range: range)
        case .float(let value): return BoundExpression(.float(-value), type: .float, range: range)
        default: return BoundExpression(.negate(bound), type: bound.type, range: range)
        }
    }

    /// Infix operators; a chain such as `a + b + c …` leans to the left and is walked without recursion.
    func bindBinaryChain(
        _ expression: Expression, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        var steps: [(operation: Expression.BinaryOperator, right: Expression, range: SourceRange)] = []
        var current = expression
        while case .binary(let operation, let left, let right) = current.kind {
            if !steps.isEmpty, context.substitutions?.column(for: current) != nil { break }
            steps.append((operation, right, current.range))
            current = left
        }
        let firstIsPredicate = steps.last?.operation == .xor
        var result = try bind(current, in: context, as: firstIsPredicate ? .predicate : .value)
        for step in steps.reversed() {
            let right = try bind(step.right, in: context, as: step.operation == .xor ? .predicate : .value)
            result = try join(step.operation, result, right, step.range)
        }
        return result
    }

    private func join(
        _ operation: Expression.BinaryOperator, _ left: BoundExpression, _ right: BoundExpression, _ range: SourceRange
    ) throws(Diagnostic) -> BoundExpression {
        switch operation {
        case .xor:
            for operand in [left, right] { try require(operand, oneOf: [.boolean], by: "`XOR`") }
            return BoundExpression(.xor(left, right), type: .boolean, range: range)
        case .in_:
            try require(right, oneOf: [.list(.any)], by: "`IN`")
            return BoundExpression(.binary(.in_, left, right), type: .boolean, range: range)
        case .startsWith, .endsWith, .contains, .matches:
            // Other types than strings give null, not an error.
            return BoundExpression(.binary(operation, left, right), type: .boolean, range: range)
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
            return BoundExpression(.compare(operators[0], bound[0], bound[1]), type: .boolean, range: range)
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
                BoundExpression(
                    .compare(operation, shown[index], shown[index + 1]), type: .boolean,
                    range: bound[index].range.union(bound[index + 1].range)))
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
