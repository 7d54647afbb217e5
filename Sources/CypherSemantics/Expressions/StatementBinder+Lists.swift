import CypherSyntax

extension StatementBinder {
    /// `[x IN list WHERE predicate | projection]`
    func bindComprehension(
        _ name: Name, _ list: Expression, _ predicate: Expression?, _ projection: Expression?, _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let boundList = try bindList(list, by: "A list comprehension", in: context)
        let variable = makeVariable(name.text, boundList.type.element)
        let inner = context.inner(variable)
        var boundPredicate: BoundExpression?
        if let predicate { boundPredicate = try bindPredicate(predicate, in: inner, by: "`WHERE`") }
        let boundProjection = try bind(optional: projection, in: inner)
        return BoundExpression(
            .listComprehension(variable, list: boundList, predicate: boundPredicate, projection: boundProjection),
            type: .list(boundProjection?.type ?? variable.type), range: range)
    }

    /// `all(x IN list WHERE predicate)`. A value that is no list is a list of it, as UNWIND takes it.
    func bindQuantifier(
        _ quantifier: Expression.Quantifier, _ name: Name, _ list: Expression, _ predicate: Expression,
        _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let boundList = try bind(list, in: context)
        let type = boundList.type.mayBe(oneOf: [.list(.any)]) ? boundList.type.element : boundList.type
        let variable = makeVariable(name.text, type)
        let boundPredicate = try bindPredicate(predicate, in: context.inner(variable), by: "`WHERE`")
        return BoundExpression(
            .quantifier(quantifier, variable, list: boundList, predicate: boundPredicate), type: .boolean, range: range)
    }

    /// `reduce(accumulator = initial, x IN list | body)`
    func bindReduce(
        _ accumulator: Name, _ initial: Expression, _ name: Name, _ list: Expression, _ body: Expression,
        _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        if accumulator.text == name.text { try report(alreadyBound(name, " as the accumulator")) }
        let boundInitial = try bind(initial, in: context)
        let boundList = try bindList(list, by: "`reduce`", in: context)
        // The accumulator's type may change from step to step.
        let accumulated = makeVariable(accumulator.text, .any)
        let variable = makeVariable(name.text, boundList.type.element)
        let boundBody = try bind(body, in: context.inner(accumulated, variable))
        return BoundExpression(
            .reduce(accumulator: accumulated, initial: boundInitial, variable, list: boundList, expression: boundBody),
            type: boundBody.type.union(boundInitial.type), range: range)
    }

    private func bindList(
        _ list: Expression, by subject: String, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let bound = try bind(list, in: context)
        try require(bound, oneOf: [.list(.any)], by: subject)
        return bound
    }

    /// `CASE`
    func bindCase(
        _ subject: Expression?, _ branches: [Expression.CaseBranch], _ otherwise: Expression?, _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let boundSubject = try bind(optional: subject, in: context)
        var boundBranches: [BoundExpression.Branch] = []
        var type = CypherType.null
        for branch in branches {
            let condition =
                subject == nil
                ? try bindPredicate(branch.condition, in: context, by: "`WHEN`")
                : try bind(branch.condition, in: context)
            let result = try bind(branch.result, in: context)
            type = type.union(result.type)
            boundBranches.append(.init(condition: condition, result: result))
        }
        let boundOtherwise = try bind(optional: otherwise, in: context)
        if let boundOtherwise { type = type.union(boundOtherwise.type) }
        return BoundExpression(
            .case_(subject: boundSubject, boundBranches, otherwise: boundOtherwise), type: type, range: range)
    }
}
