import CypherSyntax

extension StatementBinder {
    /// Reports an expression whose static type cannot be one of `types`.
    func require(
        _ expression: BoundExpression, oneOf types: [CypherType], by subject: String,
        as errorType: Diagnostic.ErrorType = .syntaxError
    ) throws(Diagnostic) {
        guard !expression.type.mayBe(oneOf: types) else { return }
        try report(
            Diagnostic(
                errorType, code: "InvalidArgumentType", at: expression.range,
                message: "\(subject) needs \(CypherType.names(of: types)), but this is \(expression.type.name)",
                hints: expression.type.remedies(towards: types)))
    }

    /// The type of `left operator right`, after a check of the operands.
    func arithmeticType(
        _ operation: Expression.BinaryOperator, _ left: BoundExpression, _ right: BoundExpression
    ) throws(Diagnostic) -> CypherType {
        let (a, b) = (left.type, right.type)
        if operation == .add || operation == .concatenate {
            if a.isList || b.isList { return listSum(a, b) }
        }
        for operand in [left, right] {
            try require(operand, oneOf: operandTypes(operation), by: "`\(operation.rawValue)`")
        }
        if a.isUnknown || b.isUnknown { return .any }
        if a.isNumeric && b.isNumeric { return numericType(operation, a, b) }
        switch operation {
        case .add where a == .string || b == .string,
            .concatenate where a == .string && b == .string:
            return .string
        case .add where a.isInstant && b == .duration, .subtract where a.isInstant && b == .duration: return a
        case .add where a == .duration && b.isInstant: return b
        case .add where a == .duration && b == .duration, .subtract where a == .duration && b == .duration:
            return .duration
        case .multiply where a == .duration && b.isNumeric, .multiply where b == .duration && a.isNumeric,
            .divide where a == .duration && b.isNumeric:
            return .duration
        default:
            try report(
                Diagnostic(
                    code: "InvalidArgumentType", at: left.range.union(right.range),
                    message: "`\(operation.rawValue)` cannot join \(a.name) and \(b.name)",
                    hints: a.remedies(joining: b, by: operation)))
            return .any
        }
    }

    private func operandTypes(_ operation: Expression.BinaryOperator) -> [CypherType] {
        let instants: [CypherType] = [.date, .localTime, .time, .localDateTime, .dateTime]
        return switch operation {
        case .add: [.number, .string, .list(.any), .duration] + instants
        case .concatenate: [.string, .list(.any)]
        case .subtract: [.number, .duration] + instants
        case .multiply, .divide: [.number, .duration]
        default: [.number]
        }
    }

    private func numericType(_ operation: Expression.BinaryOperator, _ a: CypherType, _ b: CypherType) -> CypherType {
        if operation == .power || a == .float || b == .float { return .float }
        return a == .integer && b == .integer ? .integer : .number
    }

    private func listSum(_ a: CypherType, _ b: CypherType) -> CypherType {
        switch (a, b) {
        case (.list(let x), .list(let y)): x == .null || y == .null ? .list(x.union(y)) : .list(x == y ? x : .any)
        case (.any, _), (_, .any), (.null, _), (_, .null): .any
        case (.list(let x), _): .list(x == b ? x : .any)
        default: .list(.any)
        }
    }
}
