import CypherSyntax

extension StatementBinder {
    /// Where an expression stands: a pattern may only stand where its existence is asked for.
    enum Position { case value, predicate }

    /// Binds an expression.
    func bind(
        _ expression: Expression, in context: ExpressionContext, as position: Position = .value
    ) throws(Diagnostic) -> BoundExpression {
        try nested(at: expression.range) { () throws(Diagnostic) in
            if let column = try substitute(expression, in: context) { return column }
            return try bindForm(of: expression, in: context, as: position)
        }
    }

    /// Binds an expression that must be true or false.
    func bindPredicate(
        _ expression: Expression, in context: ExpressionContext, by subject: String
    ) throws(Diagnostic) -> BoundExpression {
        let bound = try bind(expression, in: context, as: .predicate)
        try require(bound, oneOf: [.boolean], by: subject)
        return bound
    }

    /// Binds a list of expressions.
    func bind(
        all expressions: [Expression], in context: ExpressionContext
    ) throws(Diagnostic) -> [BoundExpression] {
        var result: [BoundExpression] = []
        result.reserveCapacity(expressions.count)
        for expression in expressions { result.append(try bind(expression, in: context)) }
        return result
    }

    func bind(optional expression: Expression?, in context: ExpressionContext) throws(Diagnostic) -> BoundExpression? {
        guard let expression else { return nil }
        return try bind(expression, in: context)
    }

    /// The column that holds an expression's value, behind a projection.
    private func substitute(
        _ expression: Expression, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression? {
        guard let substitutions = context.substitutions, let column = substitutions.column(for: expression) else {
            return nil
        }
        if substitutions.simpleOnly, !expression.isSimpleKey, !isAggregating(expression) {
            guard expression.contains(where: { if case .variable = $0.kind { true } else { false } }) else {
                return nil
            }
            try report(ambiguousAggregation(at: expression.range))
        }
        use(column)
        return BoundExpression(.variable(column), type: column.type, range: expression.range)
    }

    private func bindForm(
        of expression: Expression, in context: ExpressionContext, as position: Position
    ) throws(Diagnostic) -> BoundExpression {
        let range = expression.range
        func made(_ kind: BoundExpression.Kind, _ type: CypherType) -> BoundExpression {
            BoundExpression(kind, type: type, range: range)
        }
        switch expression.kind {
        case .null: return made(.null, .null)
        case .boolean(let value): return made(.boolean(value), .boolean)
        case .integer(let value): return made(.integer(value), .integer)
        case .float(let value): return made(.float(value), .float)
        case .string(let value): return made(.string(value), .string)
        case .parameter(let name):
            parameters.insert(name)
            return made(.parameter(name), .any)
        case .variable(let name): return try bindVariable(Name(name, range), in: context)
        case .list(let elements):
            let bound = try bind(all: elements, in: context)
            let element = bound.map(\.type).reduce(CypherType.null) { $0.union($1) }
            return made(.list(bound), .list(element))
        case .map(let entries): return made(.map(try bind(entries, in: context)), .map)
        case .property(let base, let key): return try bindProperty(of: base, key, range, in: context)
        case .subscript_(let base, let index): return try bindSubscript(base, index, range, in: context)
        case .slice(let base, let from, let to): return try bindSlice(base, from, to, range, in: context)
        case .unary(let operation, let operand): return try bindUnary(operation, operand, range, in: context)
        case .binary: return try bindBinaryChain(expression, in: context)
        case .comparison(let operators, let operands):
            return try bindComparison(operators, operands, range, in: context)
        case .and(let operands): return made(.and(try bindLogical(operands, by: "AND", in: context)), .boolean)
        case .or(let operands): return made(.or(try bindLogical(operands, by: "OR", in: context)), .boolean)
        case .isNull(let operand, let negated):
            return made(.isNull(try bind(operand, in: context), negated: negated), .boolean)
        case .isTyped(let operand, let type, let negated):
            try check(type, at: range)
            return made(.isTyped(try bind(operand, in: context), type, negated: negated), .boolean)
        case .hasLabels(let operand, let labels):
            let bound = try bind(operand, in: context)
            try require(bound, oneOf: [.node, .relationship], by: "A label test")
            return made(.hasLabels(bound, labels), .boolean)
        case .call(let name, let distinct, let arguments):
            return try bindCall(name, distinct: distinct, arguments, range, in: context)
        case .countStar:
            return try bindAggregate("count(*)", distinct: false, [], type: .integer, range, in: context)
        case .case_(let subject, let branches, let otherwise):
            return try bindCase(subject, branches, otherwise, range, in: context)
        case .listComprehension(let variable, let list, let predicate, let projection):
            return try bindComprehension(variable, list, predicate, projection, range, in: context)
        case .quantifier(let quantifier, let variable, let list, let predicate):
            return try bindQuantifier(quantifier, variable, list, predicate, range, in: context)
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            return try bindReduce(accumulator, initial, variable, list, body, range, in: context)
        case .mapProjection(let base, let items): return try bindMapProjection(base, items, range, in: context)
        case .patternComprehension(let pattern, let predicate, let projection):
            return try bindPatternComprehension(pattern, predicate, projection, range, in: context)
        case .pattern(let pattern): return try bindPatternExpression(pattern, range, in: context, as: position)
        case .subquery(let kind, let subquery): return try bindSubquery(kind, subquery, range, in: context)
        }
    }

    /// A variable read as a value.
    func bindVariable(_ name: Name, in context: ExpressionContext) throws(Diagnostic) -> BoundExpression {
        if let clause = context.constantIn {
            try report(nonConstant(at: name.range, in: clause))
            return BoundExpression(.null, type: .any, range: name.range)
        }
        let variable = try resolve(name, in: context.scope)
        return BoundExpression(.variable(variable), type: variable.type, range: name.range)
    }

    func nonConstant(at range: SourceRange, in clause: String) -> Diagnostic {
        Diagnostic(
            code: "NonConstantExpression", at: range,
            message: "\(clause) must not depend on the rows: no variables, no patterns.",
            hints: ["use a literal or a parameter"])
    }

    func bind(
        _ entries: [Expression.MapEntry], in context: ExpressionContext
    ) throws(Diagnostic) -> [BoundExpression.Entry] {
        var result: [BoundExpression.Entry] = []
        for entry in entries {
            result.append(BoundExpression.Entry(key: entry.key.text, value: try bind(entry.value, in: context)))
        }
        return result
    }

    /// Operands of AND and OR.
    func bindLogical(
        _ operands: [Expression], by subject: String, in context: ExpressionContext
    ) throws(Diagnostic) -> [BoundExpression] {
        var result: [BoundExpression] = []
        for operand in operands { result.append(try bindPredicate(operand, in: context, by: "`\(subject)`")) }
        return result
    }
}
