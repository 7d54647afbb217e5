import CypherSyntax

/// What ORDER BY, and the WHERE behind WITH, can see.
///
/// The columns always; the variables of before too, unless DISTINCT or aggregation has done away with their rows.
/// An expression that is written like a projected one stands for its column.
struct SortScope {
    let context: ExpressionContext
    let before: Scope
    let isAggregating: Bool
    let isDistinct: Bool
    let collector: AggregateCollector

    init(
        items: [StatementBinder.Item], columns: [Variable], before: Scope, after: Scope, isAggregating: Bool,
        isDistinct: Bool, collector: AggregateCollector
    ) {
        var substitutions = Substitutions()
        var scope = isAggregating || isDistinct ? after : before
        for (item, column) in zip(items, columns) {
            scope.declare(column, as: item.name.text)
            substitutions.addName(item.name.text)
            if !item.isPassedOn, !item.expression.isConstant { substitutions.add(item.expression, column) }
        }
        context = ExpressionContext(scope: scope, substitutions: substitutions)
        self.before = before
        self.isAggregating = isAggregating
        self.isDistinct = isDistinct
        self.collector = collector
    }
}

extension StatementBinder {
    /// One key of ORDER BY.
    func bindSortKey(_ expression: Expression, _ sorting: SortScope) throws(Diagnostic) -> BoundExpression {
        var context = sorting.context
        let known = sorting.collector.aggregates.count
        if let aggregate = firstAggregate(in: expression) {
            if sorting.isAggregating {
                context.aggregation = .ordering(sorting.collector, before: sorting.before)
                context.substitutions?.simpleOnly = true
            } else {
                try report(
                    Diagnostic(
                        code: "InvalidAggregation", at: aggregate.range,
                        message: "ORDER BY cannot aggregate where the projection before it does not",
                        hints: ["add the aggregate to the projection and sort by its name"]))
                return BoundExpression(.null, type: .any, range: expression.range)
            }
        }
        let bound = try bind(expression, in: context)
        if sorting.isDistinct, sorting.collector.aggregates.count > known {
            try report(
                Diagnostic(
                    code: "InvalidAggregation", at: expression.range,
                    message: "ORDER BY behind DISTINCT cannot use an aggregate that is not projected",
                    hints: ["add the aggregate to the projection and sort by its name"]))
        }
        return bound
    }
}
