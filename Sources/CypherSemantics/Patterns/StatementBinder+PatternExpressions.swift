import CypherSyntax

extension StatementBinder {
    /// A pattern in an expression: true where it exists. Its names must be bound.
    func bindPatternExpression(
        _ pattern: PathPattern, _ range: SourceRange, in context: ExpressionContext, as position: Position
    ) throws(Diagnostic) -> BoundExpression {
        if let clause = context.constantIn { try report(nonConstant(at: range, in: clause)) }
        if pattern.selector != .all { return try bindSelectedExpression(pattern, range, in: context) }
        if position == .value {
            try report(
                Diagnostic(
                    code: "UnexpectedSyntax", at: range,
                    message: "a pattern can only be used as a condition, not as a value",
                    hints: ["EXISTS { … } tests it, COUNT { … } counts its matches, [p = … | p] lists its paths"]))
        }
        let subquery = try subquery { () throws(Diagnostic) in
            var scope = context.scope
            let builder = try bindPattern([pattern], declaring: false, in: &scope)
            return BoundQuery(
                branches: [
                    [.match(BoundMatch(optional: false, pattern: builder.pattern, predicates: builder.predicates))]
                ],
                unionAll: [], columns: [], branchOutputs: [[]])
        }
        return BoundExpression(.subquery(.exists, subquery), type: .boolean, range: range)
    }

    /// `shortestPath(…)` as a value: the first path, or null; `allShortestPaths(…)`: the list of them.
    private func bindSelectedExpression(
        _ pattern: PathPattern, _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        var named = pattern
        named.variable = Name("  path", range)
        let paths = try bindCollect(
            named, predicate: nil, projection: Expression(.variable("  path"), range), declaring: false, range,
            in: context)
        guard pattern.selector == .shortestPath else { return paths }
        let zero = BoundExpression(.integer(0), type: .integer, range: range)
        return BoundExpression(.subscript_(paths, index: zero), type: .path, range: range)
    }

    /// `[p = (a)-->(b) WHERE predicate | projection]`
    func bindPatternComprehension(
        _ pattern: PathPattern, _ predicate: Expression?, _ projection: Expression, _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        if let clause = context.constantIn { try report(nonConstant(at: range, in: clause)) }
        return try bindCollect(
            pattern, predicate: predicate, projection: projection, declaring: true, range, in: context)
    }

    private func bindCollect(
        _ pattern: PathPattern, predicate: Expression?, projection: Expression, declaring: Bool, _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        var element = CypherType.any
        let subquery = try subquery { () throws(Diagnostic) in
            var scope = context.scope
            if declaring, let name = pattern.variable, !pattern.names(name.text) { scope.remove(name.text) }
            let match = try bindMatch(
                [pattern], optional: false, hints: [], predicate: predicate, declaring: declaring, in: &scope)
            let value = try bind(projection, in: ExpressionContext(scope: scope))
            let column = makeAnonymous(value.type)
            element = value.type
            let project = BoundProjection(items: [.init(variable: column, expression: value)])
            return BoundQuery(
                branches: [[.match(match), .project(project)]], unionAll: [],
                columns: [.init(name: column.name, variable: column)], branchOutputs: [[column]])
        }
        return BoundExpression(.subquery(.collect, subquery), type: .list(element), range: range)
    }

    /// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`
    func bindSubquery(
        _ kind: Expression.SubqueryKind, _ body: Expression.Subquery, _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        if let clause = context.constantIn { try report(nonConstant(at: range, in: clause)) }
        let subquery = try subquery { () throws(Diagnostic) in
            var scope = context.scope.enteringSubquery()
            switch body {
            case .pattern(let paths, let predicate):
                let match = try bindMatch(paths, optional: false, hints: [], predicate: predicate, in: &scope)
                return BoundQuery(branches: [[.match(match)]], unionAll: [], columns: [], branchOutputs: [[]])
            case .query(let query):
                try refuseUpdates(in: query, by: "\(kind.rawValue.uppercased()) { … }")
                return try bindQuery(query, in: scope, as: kind == .collect ? .reading : .existence)
            }
        }
        var type: CypherType = kind == .exists ? .boolean : .integer
        if kind == .collect {
            if subquery.query.columns.count != 1 {
                try report(
                    Diagnostic(
                        code: "InvalidClauseComposition", at: range,
                        message: "COLLECT { … } must return exactly one column, not \(subquery.query.columns.count)",
                        hints: ["return a list or a map of them: RETURN [a, b], RETURN {a: a, b: b}"]))
            }
            type = .list(subquery.query.columns.first?.variable.type ?? .any)
        }
        return BoundExpression(.subquery(kind, subquery), type: type, range: range)
    }

    /// Binds a subquery and notes which outer variables it reads.
    func subquery(_ body: () throws(Diagnostic) -> BoundQuery) throws(Diagnostic) -> BoundSubquery {
        let recorder = ImportRecorder(baseline: variableCount)
        importRecorders.append(recorder)
        defer { importRecorders.removeLast() }
        let query = try body()
        return BoundSubquery(query: query, imports: recorder.variables)
    }

    /// Reports a clause that writes, where only reading is allowed.
    func refuseUpdates(in query: Query, by subject: String) throws(Diagnostic) {
        for clause in query.branches.flatMap(\.clauses) {
            switch clause.kind {
            case .create, .merge, .set, .remove, .delete, .foreach:
                try report(
                    Diagnostic(
                        code: "InvalidClauseComposition", at: clause.range,
                        message: "\(subject) can only read: no clause in it may change the graph",
                        hints: ["change the graph in a clause of its own, or in CALL (…) { … }"]))
            case .subquery(_, let inner, _, _): try refuseUpdates(in: inner, by: subject)
            case .call(let call) where procedure(named: call.name)?.writes == true:
                try report(
                    Diagnostic(
                        code: "InvalidClauseComposition", at: clause.range,
                        message: "\(subject) can only read: `\(call.name.text)` changes the graph",
                        hints: ["call it in a clause of its own"]))
            default: continue
            }
        }
    }
}
