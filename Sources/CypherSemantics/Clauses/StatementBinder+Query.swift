import CypherSyntax

extension StatementBinder {
    /// What a query is for: it decides how it may end.
    enum QueryRole {
        /// A statement of its own.
        case statement
        /// The body of `CALL { … }`.
        case subquery
        /// The body of `EXISTS { … }` and `COUNT { … }`: needs no RETURN.
        case existence
        /// The body of `COLLECT { … }`: must return.
        case reading
    }

    func bindTopLevel(_ query: Query) throws(Diagnostic) -> BoundQuery {
        try bindQuery(query, in: Scope(), as: .statement)
    }

    /// Binds the branches of a query and unites their columns.
    func bindQuery(_ query: Query, in scope: Scope, as role: QueryRole) throws(Diagnostic) -> BoundQuery {
        try nested(at: query.branches[0].clauses.first?.range ?? statement.range) { () throws(Diagnostic) in
            try checkUnions(query)
            var branches: [[BoundClause]] = []
            var columns: [[BoundQuery.Column]] = []
            for branch in query.branches {
                let (clauses, branchColumns) = try bindBranch(branch, in: scope, as: role)
                branches.append(clauses)
                columns.append(branchColumns)
            }
            return try unite(query, branches, columns)
        }
    }

    func checkUnions(_ query: Query) throws(Diagnostic) {
        guard let first = query.unions.first,
            let mixed = query.unions.first(where: { $0.all != first.all })
        else { return }
        try report(
            Diagnostic(
                code: "InvalidClauseComposition", at: mixed.range,
                message: "UNION and UNION ALL cannot be mixed in one query",
                hints: ["put one of them into a CALL { … } subquery"]))
    }

    /// Columns of a UNION are matched by name, in the order of the first branch.
    func unite(
        _ query: Query, _ branches: [[BoundClause]], _ columns: [[BoundQuery.Column]]
    ) throws(Diagnostic) -> BoundQuery {
        guard columns.count > 1 else {
            return BoundQuery(
                branches: branches, unionAll: [], columns: columns[0], branchOutputs: [columns[0].map(\.variable)])
        }
        let names = columns[0].map(\.name)
        var outputs: [[Variable]] = []
        for (index, own) in columns.enumerated() {
            let byName = Dictionary(own.map { ($0.name, $0.variable) }) { first, _ in first }
            if own.count != names.count || !names.allSatisfy({ byName[$0] != nil }) {
                let wanted = names.isEmpty ? "nothing" : names.map { "`\($0)`" }.joined(separator: ", ")
                let found = own.isEmpty ? "nothing" : own.map { "`\($0.name)`" }.joined(separator: ", ")
                let union = query.unions[max(index - 1, 0)]
                let parts = union.joinsBranches ? "branches of WHEN" : "parts of a UNION"
                let remedy = names.isEmpty || own.isEmpty ? "end each or none with RETURN" : "name the columns with AS"
                try report(
                    Diagnostic(
                        code: "DifferentColumnsInUnion", at: union.range,
                        message: "all \(parts) must return the same columns: \(wanted) is not \(found)",
                        hints: [remedy]))
            }
            outputs.append(names.map { byName[$0] ?? own.first?.variable ?? makeAnonymous(.any) })
        }
        let united = names.enumerated().map { place, name in
            let type = outputs.dropFirst().reduce(outputs[0][place].type) { $0.union($1[place].type) }
            return BoundQuery.Column(name: name, variable: makeVariable(name, type))
        }
        return BoundQuery(
            branches: branches, unionAll: query.unions.map(\.all), columns: united, branchOutputs: outputs)
    }

    /// Binds one chain of clauses.
    func bindBranch(
        _ branch: SingleQuery, in outer: Scope, as role: QueryRole
    ) throws(Diagnostic) -> ([BoundClause], [BoundQuery.Column]) {
        try checkComposition(branch.clauses, role)
        if role == .statement, branch.clauses.count == 1, case .call(let call) = branch.clauses[0].kind {
            return try bindStandalone(call)
        }
        var scope = outer
        var clauses: [BoundClause] = []
        var columns: [BoundQuery.Column] = []
        for clause in branch.clauses {
            if case .return_(let projection) = clause.kind {
                let bound = try bindProjection(projection, predicate: nil, in: scope, returning: true, at: clause.range)
                clauses.append(.project(bound.projection))
                columns = bound.columns
                scope = bound.scope
            } else {
                clauses += try bindClause(clause, in: &scope)
            }
        }
        return (clauses, columns)
    }

    /// Reports a RETURN that is not the last clause, and a query that ends without a result.
    private func checkComposition(_ clauses: [Clause], _ role: QueryRole) throws(Diagnostic) {
        for clause in clauses.dropLast() {
            let word: String
            switch clause.kind {
            case .return_: word = "RETURN"
            case .finish: word = "FINISH"
            default: continue
            }
            try report(
                Diagnostic(
                    code: "InvalidClauseComposition", at: clause.range,
                    message: "\(word) can only be the last clause of a query", hints: ["use WITH to go on"]))
        }
        guard let last = clauses.last, role != .existence else { return }
        let ending: String
        switch last.kind {
        case .return_: return
        case .hole: return
        case .finish, .create, .merge, .set, .remove, .delete, .foreach:
            if role != .reading { return }
            ending = "a clause that returns nothing"
        case .match: ending = "MATCH"
        case .unwind: ending = "UNWIND"
        case .numberedUnwind: ending = "FOR"
        case .with: ending = "WITH"
        case .let_: ending = "LET"
        case .filter: ending = "FILTER"
        case .page: ending = "ORDER BY, SKIP or LIMIT"
        case .loadCSV: ending = "LOAD CSV"
        case .call(let call):
            if role != .reading, call.yield == nil || (role == .statement && clauses.count == 1) { return }
            ending = "CALL … YIELD"
        case .subquery(_, let query, _, _):
            if role != .reading, !query.branches.contains(where: { $0.returns }) { return }
            ending = "a subquery that returns rows"
        }
        try report(
            Diagnostic(
                code: "InvalidClauseComposition", at: last.range,
                message: "a query cannot end with \(ending)", hints: ["add RETURN"]))
    }

    /// Binds a clause that is not RETURN.
    func bindClause(_ clause: Clause, in scope: inout Scope) throws(Diagnostic) -> [BoundClause] {
        try watch.step(1000)
        switch clause.kind {
        case .match(let optional, let repeats, let paths, let hints, let predicate):
            let match = try bindMatch(
                paths, optional: optional, repeats: repeats, hints: hints, predicate: predicate, in: &scope)
            return [.match(match)]
        case .unwind(let list, let name): return [try bindUnwind(list, name, in: &scope)]
        case .numberedUnwind(let list, let name, let number, let from):
            return try bindNumberedUnwind(list, name, number, from: from, in: &scope)
        case .with(let projection, let predicate):
            let bound = try bindProjection(
                projection, predicate: predicate, in: scope, returning: false, at: clause.range)
            scope = bound.scope
            return [.project(bound.projection)]
        case .return_, .finish: return []
        case .hole: throw Diagnostic.hole(at: clause.range)
        case .let_(let items): return [try bindLet(items, clause.range, in: &scope)]
        case .filter(let predicate):
            return [try bindRows(Projection(star: true, items: []), predicate: predicate, clause.range, in: &scope)]
        case .page(let projection):
            return [try bindRows(projection, predicate: nil, clause.range, in: &scope)]
        case .create(let paths): return [.create(try bindCreate(paths, in: &scope))]
        case .merge(let path, let onCreate, let onMatch):
            return [.merge(try bindMerge(path, onCreate, onMatch, in: &scope))]
        case .set(let items): return [.set(try bindSet(items, in: scope))]
        case .remove(let items): return try bindRemove(items, in: scope)
        case .delete(let targets, let detach): return [try bindDelete(targets, detach: detach, in: scope)]
        case .foreach(let name, let list, let body): return [try bindForeach(name, list, body, in: scope)]
        case .call(let call): return [.call(try bindCall(call, in: &scope))]
        case .subquery(let imports, let query, let inTransactions, let optional):
            return [
                try bindCallSubquery(
                    imports, query, inTransactions: inTransactions, optional: optional, clause.range, in: &scope)
            ]
        case .loadCSV(let withHeaders, let source, let name, let terminator):
            return [try bindLoadCSV(withHeaders: withHeaders, source, name, terminator, in: &scope)]
        }
    }
}

extension SingleQuery {
    /// Whether it ends with RETURN.
    var returns: Bool {
        if case .return_? = clauses.last?.kind { return true }
        return false
    }
}
