import CypherSyntax

extension StatementBinder {
    /// `CALL (imports) { query }` or `CALL { WITH imports … }`
    func bindCallSubquery(
        _ imports: SubqueryImports, _ query: Query, inTransactions: TransactionBatches?, optional: Bool,
        _ range: SourceRange, in scope: inout Scope
    ) throws(Diagnostic) -> BoundClause {
        if let inTransactions { try checkTransactions(inTransactions) }
        let outer = scope
        enclosingScopes.append(outer)
        defer { enclosingScopes.removeLast() }
        let bound = try subquery { () throws(Diagnostic) in
            if let names = imports.names {
                let scope = imports.isPart ? outer.enteringPart() : try scopeClause(names, in: outer)
                return try bindQuery(query, in: scope, as: .subquery)
            }
            return try bindImporting(query, in: outer)
        }
        try requireColumnNames(in: query)
        for column in bound.query.columns {
            if outer[column.name] != nil, !imports.isPart {
                let place = Name(column.name, query.branches.first?.clauses.last?.range ?? range)
                try report(alreadyBound(place, " outside the subquery that returns it"))
            }
            scope.declare(column.variable, as: column.name)
        }
        let batches = try inTransactions.map { batches throws(Diagnostic) in try bind(batches, in: &scope) }
        return .subquery(bound, optional: optional, batches: batches)
    }

    /// Reports batches that are part of something that is done as a whole.
    private func checkTransactions(_ batches: TransactionBatches) throws(Diagnostic) {
        commitsBatches = true
        if !enclosingScopes.isEmpty || !importRecorders.isEmpty {
            try report(
                Diagnostic(
                    code: "InvalidClauseComposition", at: batches.range,
                    message: "CALL { … } IN TRANSACTIONS cannot stand inside another subquery",
                    hints: ["put it into the outermost query"]))
        }
        if batches.status != nil, batches.onError == .fail {
            try report(
                Diagnostic(
                    code: "InvalidClauseComposition", at: batches.range,
                    message: "REPORT STATUS tells nothing where the first error ends the statement",
                    hints: ["add ON ERROR CONTINUE or ON ERROR BREAK"]))
        }
    }

    private func bind(_ batches: TransactionBatches, in scope: inout Scope) throws(Diagnostic) -> BoundBatches {
        var rows: BoundExpression?
        if let expression = batches.rows {
            var context = ExpressionContext(scope: Scope())
            context.constantIn = "OF … ROWS"
            let bound = try bind(expression, in: context)
            if case .integer(let count) = bound.kind, count < 1 {
                try report(
                    Diagnostic(
                        code: "NegativeIntegerArgument", at: bound.range,
                        message: "a transaction needs at least one row, not \(count)", hints: ["use 1 or more"]))
            }
            try require(bound, oneOf: [.integer], by: "OF … ROWS")
            rows = bound
        }
        let status = try batches.status.map { name throws(Diagnostic) in try declareNew(name, .map, in: &scope) }
        return BoundBatches(rows: rows, onError: batches.onError, status: status, range: batches.range)
    }

    /// Columns go on as variables behind the subquery, so that each needs a name that can be written.
    private func requireColumnNames(in query: Query) throws(Diagnostic) {
        for case .return_(let projection)? in query.branches.map(\.clauses.last?.kind) {
            for item in projection.items where item.alias == nil {
                if case .variable = item.expression.kind { continue }
                try report(
                    Diagnostic(
                        code: "NoExpressionAlias", at: item.expression.range,
                        message: "an expression that a subquery returns must be given a name with AS",
                        hints: ["\(item.text) AS name"]))
            }
        }
    }

    /// The scope that `CALL (a, b)` or `CALL (*)` gives to its subquery: constants of the whole of it.
    private func scopeClause(_ imports: [Name], in outer: Scope) throws(Diagnostic) -> Scope {
        if imports.map(\.text) == ["*"] { return outer.enteringSubquery() }
        var imported: [String: Variable] = [:]
        for name in imports {
            if imported[name.text] != nil { try report(alreadyBound(name, " by this list")) }
            imported[name.text] = try resolve(name, in: outer)
        }
        return Scope(imported: imported)
    }

    /// The older form: each branch imports with a leading `WITH a, b`.
    private func bindImporting(_ query: Query, in outer: Scope) throws(Diagnostic) -> BoundQuery {
        var branches: [[BoundClause]] = []
        var columns: [[BoundQuery.Column]] = []
        try checkUnions(query)
        for var branch in query.branches {
            var scope = Scope()
            if let first = branch.clauses.first, let names = importedNames(first, in: outer) {
                for name in names { scope.declare(try resolve(name, in: outer), as: name.text) }
                branch.clauses.removeFirst()
            }
            let (clauses, branchColumns) = try bindBranch(branch, in: scope, as: .subquery)
            branches.append(clauses)
            columns.append(branchColumns)
        }
        return try unite(query, branches, columns)
    }

    /// The names of a WITH that only passes on variables.
    private func importedNames(_ clause: Clause, in outer: Scope) -> [Name]? {
        guard case .with(let projection, nil) = clause.kind, !projection.distinct, projection.grouping == nil,
            projection.orderBy.isEmpty,
            projection.skip == nil, projection.limit == nil
        else { return nil }
        var names: [Name] = []
        if projection.star {
            names = outer.starNames.map { Name($0, clause.range) }
        }
        for item in projection.items {
            guard case .variable(let name) = item.expression.kind, item.alias == nil || item.alias?.text == name else {
                return nil
            }
            names.append(Name(name, item.expression.range))
        }
        return names
    }
}
