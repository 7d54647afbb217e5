import CypherSyntax

extension StatementBinder {
    /// Binds the items of a projection. Where any aggregates, those that do not are the grouping keys, unless GROUP BY
    /// names others.
    func bindItems(
        _ items: [Item], by grouping: Grouping?, _ collector: AggregateCollector, in scope: Scope,
        into projection: inout BoundProjection
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
        if case .keys(let written) = grouping {
            keys.isWritten = true
            for key in written { try bindKey(key, of: items, &columns, &keys, in: scope, into: &projection) }
        } else {
            for (place, item) in items.enumerated() where !isAggregating(item.expression) {
                let bound = try bind(item.expression, in: ExpressionContext(scope: scope))
                columns[place] = addKey(item, bound, &keys, to: &projection)
            }
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

    /// A key of GROUP BY: the name of a column, or an expression over what is known before the projection.
    private func bindKey(
        _ key: Expression, of items: [Item], _ columns: inout [Int: BoundProjection.Computed],
        _ keys: inout GroupingKeys, in scope: Scope, into projection: inout BoundProjection
    ) throws(Diagnostic) {
        if let aggregate = firstAggregate(in: key) {
            try report(
                Diagnostic(
                    code: "InvalidAggregation", at: aggregate.range, message: "GROUP BY cannot use an aggregate",
                    hints: ["compute it with WITH first, then group by its name"]))
            return
        }
        let named = key.variableName.flatMap { name in items.firstIndex { $0.name.text == name } }
        if named == nil, let item = items.first(where: { !$0.isPassedOn && $0.isNamed && key.mentions($0.name.text) }),
            scope[item.name.text] == nil
        {
            try report(
                Diagnostic(
                    code: "InvalidGroupingKey", at: key.range,
                    message: "a grouping key takes a column by its name alone, not as part of an expression",
                    hints: ["use what stands before the projection instead, or project it with WITH first"]))
            return
        }
        guard let place = named ?? items.firstIndex(where: { $0.expression == key }) else {
            let bound = try bind(key, in: ExpressionContext(scope: scope))
            let text = Name(key.variableName ?? "grouping key", key.range)
            _ = addKey(Item(name: text, expression: key, isNamed: false), bound, &keys, to: &projection)
            return
        }
        guard columns[place] == nil else { return }
        if isAggregating(items[place].expression) {
            try report(
                Diagnostic(
                    code: "InvalidAggregation", at: key.range,
                    message: "`\(items[place].name.text)` aggregates, so rows cannot be grouped by it",
                    hints: ["leave it out of GROUP BY, or compute it with WITH first"]))
            return
        }
        let bound = try bind(items[place].expression, in: ExpressionContext(scope: scope))
        columns[place] = addKey(items[place], bound, &keys, to: &projection)
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
        if keys.isWritten || item.expression.isSimpleKey { keys.expressions[bound] = computed.variable }
        let read = BoundExpression(.variable(computed.variable), type: bound.type, range: bound.range)
        return .init(variable: computed.variable, expression: read)
    }

    /// What an expression with aggregates may read besides them.
    struct GroupingKeys {
        /// Variables with these ids and up are made by the expression itself.
        var baseline: Int
        /// Constant while a subquery runs.
        var imported: Set<Variable>
        /// Whether they are those of GROUP BY, of which each stands for itself wherever it is written again.
        var isWritten = false
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
        if keys.isWritten || expression.isProperty, let key = keys.expressions[expression] {
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

extension BoundExpression {
    fileprivate var isProperty: Bool {
        if case .property = kind { return true }
        return false
    }
}
