import CypherSyntax

extension StatementBinder {
    /// Where an expression stands: a pattern may only stand where its existence is asked for.
    enum Position { case value, predicate }

    /// Binds an expression.
    ///
    /// Chains such as `a + b + c`, `m.a.b.c` and `NOT NOT x` lean on their first operand; they are walked without
    /// recursion, so that depth on the stack comes from nesting alone.
    func bind(
        _ expression: Expression, in context: ExpressionContext, as position: Position = .value
    ) throws(Diagnostic) -> BoundExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw tooDeep(at: expression.range) }
        try watch.step(300)
        var chain: [Expression] = []
        var current = expression
        var currentPosition = position
        var column = try substitute(current, in: context)
        while column == nil, let base = current.base {
            chain.append(current)
            currentPosition = current.takesPatterns ? .predicate : .value
            current = base
            column = try substitute(current, in: context)
        }
        var result: BoundExpression
        if let column { result = column } else { result = try bindForm(of: current, in: context, as: currentPosition) }
        for link in chain.reversed() { result = try extend(result, to: link, in: context) }
        return result
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

    /// Binds a link of a chain, whose base is bound already.
    private func extend(
        _ base: BoundExpression, to expression: Expression, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let range = expression.range
        switch expression.kind {
        case .property(_, let key):
            try checkHasProperties(base, key)
            if base.type == .node || base.type == .relationship { readNames.append(ReadName(.key, key)) }
            return BoundExpression(.property(base, key: key.text), type: .any, range: range)
        case .subscript_(_, let index): return try bindSubscript(base, index, range, in: context)
        case .slice(_, let from, let to): return try bindSlice(base, from, to, range, in: context)
        case .unary(let operation, _): return try bindUnary(operation, base, range)
        case .binary(let operation, _, let right): return try bindBinary(operation, base, right, range, in: context)
        case .isNull(_, let negated):
            return BoundExpression(.isNull(base, negated: negated), type: .boolean, range: range)
        case .isTyped(_, let type, let negated):
            try check(type, at: range)
            return BoundExpression(.isTyped(base, type, negated: negated), type: .boolean, range: range)
        case .hasLabels(_, let labels):
            try require(base, oneOf: [.node, .relationship], by: "A label test")
            use(labels, of: base.type == .relationship ? .type : .label)
            return try bindLabels(of: base, labels, range, in: context)
        default: return base
        }
    }

    /// Binds an expression that is not a link of a chain.
    private func bindForm(
        of expression: Expression, in context: ExpressionContext, as position: Position
    ) throws(Diagnostic) -> BoundExpression {
        let range = expression.range
        switch expression.kind {
        case .variable(let name): return try bindVariable(Name(name, range), in: context)
        case .list(let elements): return try bindList(elements, range, in: context)
        case .constants(let list):
            return BoundExpression(.constants(list), type: .list(CypherType(ofAll: list.elements)), range: range)
        case .map(let entries): return BoundExpression(.map(try bind(entries, in: context)), type: .map, range: range)
        case .comparison(let operators, let operands):
            return try bindComparison(operators, operands, range, in: context)
        case .and(let operands):
            return BoundExpression(
                .and(try bindLogical(operands, by: "AND", in: context)), type: .boolean, range: range)
        case .or(let operands):
            return BoundExpression(.or(try bindLogical(operands, by: "OR", in: context)), type: .boolean, range: range)
        case .call(let name, let distinct, let arguments):
            return try bindCall(name, distinct: distinct, arguments, range, in: context)
        case .countStar: return try bindAggregate("count(*)", distinct: false, [], type: .integer, range, in: context)
        case .pattern(let pattern): return try bindPatternExpression(pattern, range, in: context, as: position)
        case .subquery(let kind, let subquery): return try bindSubquery(kind, subquery, range, in: context)
        case .null, .boolean, .integer, .float, .string, .parameter: return bindConstant(expression)
        default: return try bindScopedForm(of: expression, in: context)
        }
    }

    /// Binds a form that brings its own variables, or CASE.
    private func bindScopedForm(
        of expression: Expression, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let range = expression.range
        switch expression.kind {
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
        case .hole: throw Diagnostic.hole(at: range)
        default: preconditionFailure("every form is bound by one of the functions above")
        }
    }

    /// A literal or a parameter.
    private func bindConstant(_ expression: Expression) -> BoundExpression {
        let range = expression.range
        switch expression.kind {
        case .boolean(let value): return BoundExpression(.boolean(value), type: .boolean, range: range)
        case .integer(let value): return BoundExpression(.integer(value), type: .integer, range: range)
        case .float(let value): return BoundExpression(.float(value), type: .float, range: range)
        case .string(let value): return BoundExpression(.string(value), type: .string, range: range)
        case .parameter(let name):
            use(parameter: name, at: range)
            return BoundExpression(.parameter(name), type: .any, range: range)
        default: return BoundExpression(.null, type: .null, range: range)
        }
    }

    /// `[a, b]`
    private func bindList(
        _ elements: [Expression], _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let bound = try bind(all: elements, in: context)
        let element = bound.map(\.type).reduce(CypherType.null) { $0.union($1) }
        return BoundExpression(.list(bound), type: .list(element), range: range)
    }

    /// A variable read as a value.
    func bindVariable(_ name: Name, in context: ExpressionContext) throws(Diagnostic) -> BoundExpression {
        if context.scope[name.text] == nil, let number = Self.numbers[name.text.uppercased()] {
            return BoundExpression(.float(number), type: .float, range: name.range)
        }
        if let clause = context.constantIn {
            try report(nonConstant(at: name.range, in: clause))
            return BoundExpression(.null, type: .any, range: name.range)
        }
        let variable = try resolve(name, in: context.scope)
        return BoundExpression(.variable(variable), type: variable.type, range: name.range)
    }

    /// Numbers that have names, where no variable has them.
    private static let numbers = ["INF": Double.infinity, "INFINITY": Double.infinity, "NAN": Double.nan]

    func nonConstant(at range: SourceRange, in clause: String) -> Diagnostic {
        Diagnostic(
            code: "NonConstantExpression", at: range,
            message: "\(clause) must not depend on the rows: no variables, no patterns",
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
