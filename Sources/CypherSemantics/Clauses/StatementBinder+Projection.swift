import CypherSyntax

extension StatementBinder {
    /// A bound WITH or RETURN, and what can be named behind it.
    struct BoundProjectionResult {
        var projection: BoundProjection
        var columns: [BoundQuery.Column]
        var scope: Scope
    }

    /// A column as it is asked for.
    struct Item {
        var name: Name
        var expression: Expression
        /// Whether the user gave the name, or it is a variable's own.
        var isNamed: Bool

        /// The variable that is passed on under its own name.
        var isPassedOn: Bool {
            if case .variable(let own) = expression.kind { return own == name.text }
            return false
        }
    }

    /// Binds WITH and RETURN, with ORDER BY, SKIP, LIMIT and the WHERE behind WITH.
    func bindProjection(
        _ projection: Projection, predicate: Expression?, by condition: String = "`WHERE`", in scope: Scope,
        returning: Bool, at range: SourceRange
    ) throws(Diagnostic) -> BoundProjectionResult {
        let isAggregating =
            projection.grouping != nil || projection.items.contains { self.isAggregating($0.expression) }
        // A long chain of `WITH *` must not list every variable anew.
        let keepsAll = projection.star && !returning && !projection.distinct && !isAggregating
        let items = try expand(projection, in: scope, star: projection.star && !keepsAll, returning, at: range)
        try refuseShadows(items, in: scope)
        let collector = AggregateCollector()
        var bound = BoundProjection(
            isAggregating: isAggregating, items: [], keepsAll: keepsAll, distinct: projection.distinct)
        try bindItems(items, by: projection.grouping, collector, in: scope, into: &bound)
        let columns = zip(items, bound.items).map { (name: $0.name.text, variable: $1.variable) }
        let after = scope.projected(columns, keepingAll: keepsAll)

        let sorting = SortScope(
            items: items, columns: columns.map(\.variable), before: scope, after: after, isAggregating: isAggregating,
            isDistinct: projection.distinct, collector: collector)
        for key in projection.orderBy {
            let expression = try bindSortKey(key.expression, sorting)
            bound.orderBy.append(.init(expression: expression, descending: key.descending))
        }
        bound.skip = try bindCount(projection.skip, of: "SKIP")
        bound.limit = try bindCount(projection.limit, of: "LIMIT")
        if let predicate { bound.predicate = try bindPredicate(predicate, in: sorting.context, by: condition) }
        bound.aggregates = collector.aggregates
        try checkNames(items, besides: keepsAll ? scope : Scope(), returning: returning)
        return BoundProjectionResult(
            projection: bound, columns: columns.map { .init(name: $0.name, variable: $0.variable) }, scope: after)
    }

    /// The items with `*` written out.
    private func expand(
        _ projection: Projection, in scope: Scope, star: Bool, _ returning: Bool, at range: SourceRange
    ) throws(Diagnostic) -> [Item] {
        var items: [Item] = []
        if star {
            let names = returning ? scope.returnedNames : scope.starNames
            if names.isEmpty, returning, projection.items.isEmpty {
                try report(
                    Diagnostic(
                        code: "NoVariablesInScope", at: range,
                        message: "`RETURN *` needs at least one variable, and none is defined here",
                        hints: ["name what is to be returned, or name something in MATCH: (n)"]))
            }
            let place = SourceRange(range.lower, range.lower)
            items = names.map {
                Item(name: Name($0, place), expression: Expression(.variable($0), place), isNamed: true)
            }
        }
        for item in projection.items {
            if let alias = item.alias {
                items.append(Item(name: alias, expression: item.expression, isNamed: true))
            } else if case .variable(let name) = item.expression.kind {
                items.append(
                    Item(name: Name(name, item.expression.range), expression: item.expression, isNamed: true))
            } else if case .mapProjection(let own, _) = item.expression.kind, let name = own.variableName {
                items.append(Item(name: Name(name, own.range), expression: item.expression, isNamed: true))
            } else {
                items.append(
                    Item(name: Name(item.text, item.expression.range), expression: item.expression, isNamed: false))
            }
        }
        return items
    }

    /// Reports columns that take the name of a variable that a subquery sees from around it: the name would mean one thing
    /// before the projection and another behind it.
    private func refuseShadows(_ items: [Item], in scope: Scope) throws(Diagnostic) {
        guard !scope.mayShadow else { return }
        for item in items where item.isNamed && !item.isPassedOn && scope.isImported(item.name.text) {
            try report(alreadyBound(item.name, " outside the subquery"))
        }
    }

    /// Reports columns of one name, also `besides` variables that are kept, and expressions of WITH that have no name.
    private func checkNames(_ items: [Item], besides kept: Scope, returning: Bool) throws(Diagnostic) {
        var seen: Set<String> = []
        for item in items where !seen.insert(item.name.text).inserted || kept.isOwn(item.name.text) {
            try report(
                Diagnostic(
                    code: "ColumnNameConflict", at: item.name.range,
                    message: "two columns are named `\(item.name.text)`", hints: ["name one of them with AS"]))
        }
        guard !returning else { return }
        for item in items where !item.isNamed {
            try report(
                Diagnostic(
                    code: "NoExpressionAlias", at: item.expression.range,
                    message: "an expression in WITH must be given a name with AS",
                    hints: ["\(item.name.text) AS name"]))
        }
    }

    /// `SKIP n`, `LIMIT n`: a constant that is not negative.
    private func bindCount(_ expression: Expression?, of word: String) throws(Diagnostic) -> BoundExpression? {
        guard let expression else { return nil }
        var context = ExpressionContext(scope: Scope())
        context.constantIn = word
        let bound = try bind(expression, in: context)
        if case .integer(let value) = bound.kind, value < 0 {
            try report(
                Diagnostic(
                    code: "NegativeIntegerArgument", at: bound.range,
                    message: "\(word) cannot be negative, but is \(value)", hints: ["use 0 or more"]))
        }
        try require(bound, oneOf: [.integer], by: word)
        if bound.type == .float {
            try report(
                Diagnostic(
                    code: "InvalidArgumentType", at: bound.range,
                    message: "\(word) needs an integer, but this is a float",
                    hints: CypherType.float.remedies(towards: [.integer])))
        }
        return bound
    }
}
