import CypherSyntax

extension StatementBinder {
    /// Binds the items of a projection. Where any aggregates, those that do not are the grouping keys.
    func bindItems(
        _ items: [Item], _ collector: AggregateCollector, in scope: Scope, into projection: inout BoundProjection
    ) throws(Diagnostic) {
        guard projection.isAggregating else {
            for item in items {
                let bound = try bind(item.expression, in: ExpressionContext(scope: scope))
                projection.items.append(column(item, bound))
            }
            return
        }
        var columns: [Int: BoundProjection.Computed] = [:]
        var keys = GroupingKeys(baseline: variableCount, imported: scope.importedVariables)
        for (place, item) in items.enumerated() where !isAggregating(item.expression) {
            let bound = try bind(item.expression, in: ExpressionContext(scope: scope))
            columns[place] = addKey(item, bound, &keys, to: &projection)
        }
        keys.baseline = variableCount
        let context = ExpressionContext(scope: scope, aggregation: .collected(collector))
        for (place, item) in items.enumerated() where columns[place] == nil {
            let bound = try bind(item.expression, in: context)
            let grouped = try regroup(bound, keys)
            if case .variable(let variable) = grouped.kind, collector.isUnnamed(variable) {
                let named = collector.rename(variable, to: item.name.text)
                columns[place] = .init(
                    variable: named, expression: .init(.variable(named), type: named.type, range: grouped.range))
            } else {
                columns[place] = column(item, grouped)
            }
        }
        projection.items = items.indices.compactMap { columns[$0] }
    }

    /// A column: a variable that is passed on stays itself, everything else gets a new variable.
    private func column(_ item: Item, _ bound: BoundExpression) -> BoundProjection.Computed {
        if item.isPassedOn, case .variable(let variable) = bound.kind, variable.name == item.name.text {
            return .init(variable: variable, expression: bound)
        }
        return .init(variable: makeVariable(item.name.text, bound.type), expression: bound)
    }

    /// Adds a grouping key and gives its column.
    private func addKey(
        _ item: Item, _ bound: BoundExpression, _ keys: inout GroupingKeys, to projection: inout BoundProjection
    ) -> BoundProjection.Computed {
        if case .variable(let variable) = bound.kind {
            if keys.variables.insert(variable).inserted {
                projection.groups.append(.init(variable: variable, expression: bound))
            }
            return column(item, bound)
        }
        let computed = column(item, bound)
        projection.groups.append(computed)
        if item.expression.isSimpleKey { keys.expressions[bound] = computed.variable }
        let read = BoundExpression(.variable(computed.variable), type: bound.type, range: bound.range)
        return .init(variable: computed.variable, expression: read)
    }

    /// What an expression with aggregates may read besides them.
    struct GroupingKeys {
        /// Variables with these ids and up are made by the expression itself.
        var baseline: Int
        /// Constant while a subquery runs.
        var imported: Set<Variable>
        /// Variables that are keys themselves.
        var variables: Set<Variable> = []
        /// Properties that are keys, with the variables that hold them.
        var expressions: [BoundExpression: Variable] = [:]
    }

    /// Puts the keys' variables in place of their expressions, and reports whatever else the expression reads.
    private func regroup(_ expression: BoundExpression, _ keys: GroupingKeys) throws(Diagnostic) -> BoundExpression {
        func isAllowed(_ variable: Variable) -> Bool {
            variable.id >= keys.baseline || keys.variables.contains(variable) || keys.imported.contains(variable)
        }
        if case .property = expression.kind, let key = keys.expressions[expression] {
            return BoundExpression(.variable(key), type: expression.type, range: expression.range)
        }
        switch expression.kind {
        case .variable(let variable):
            if !isAllowed(variable) { try report(ambiguousAggregation(at: expression.range)) }
        case .subquery(_, let subquery):
            if !subquery.imports.allSatisfy(isAllowed) { try report(ambiguousAggregation(at: expression.range)) }
        default: break
        }
        return try expression.mapParts { part throws(Diagnostic) in try regroup(part, keys) }
    }

    func ambiguousAggregation(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            code: "AmbiguousAggregationExpression", at: range,
            message: "this stands beside an aggregate but is not a grouping key of its own",
            hints: ["project it with WITH first, then use its name beside the aggregate"])
    }
}
