import CypherSyntax

extension StatementBinder {
    /// `CALL (imports) { query }` or `CALL { WITH imports … }`
    func bindCallSubquery(
        _ imports: [Name]?, _ query: Query, inTransactions: SourceRange?, optional: Bool, _ range: SourceRange,
        in scope: inout Scope
    ) throws(Diagnostic) -> BoundClause {
        if let inTransactions {
            try report(
                Diagnostic(
                    .unsupported, code: "CallInTransactions", at: inTransactions,
                    message: "CALL { … } IN TRANSACTIONS is not supported: a statement is one transaction here, "
                        + "so that one that fails leaves no trace",
                    hints: ["leave IN TRANSACTIONS away"]))
        }
        let outer = scope
        enclosingScopes.append(outer)
        defer { enclosingScopes.removeLast() }
        let bound = try subquery { () throws(Diagnostic) in
            if let imports {
                return try bindQuery(query, in: try scopeClause(imports, in: outer), as: .subquery)
            }
            return try bindImporting(query, in: outer)
        }
        try requireColumnNames(in: query)
        for column in bound.query.columns {
            if outer[column.name] != nil {
                let place = Name(column.name, query.branches.first?.clauses.last?.range ?? range)
                try report(alreadyBound(place, " outside the subquery that returns it"))
            }
            scope.declare(column.variable, as: column.name)
        }
        return .subquery(bound, optional: optional)
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
        guard case .with(let projection, nil) = clause.kind, !projection.distinct, projection.orderBy.isEmpty,
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
