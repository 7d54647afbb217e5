import CypherSyntax

extension StatementBinder {
    /// Commands on indexes and constraints pass through; SHOW becomes a call of a procedure that lists.
    func bindSchema(_ command: SchemaCommand) throws(Diagnostic) -> BoundStatement.Body {
        guard case .show(let what, let yield, let predicate, let paging, let returning) = command else {
            writes = true
            try refuseRepeatedKeys(of: command)
            return .schema(command)
        }
        let name = Name("show.\(what.rawValue)", statement.range)
        guard let signature = procedure(named: name) else {
            try report(
                Diagnostic(
                    .unsupported, code: "ShowCommand", at: statement.range,
                    message: "SHOW \(what.rawValue.uppercased()) is not supported"))
            return .schema(command)
        }
        let all = signature.outputs.map { ProcedureCall.YieldItem(field: Name($0.name, statement.range), alias: nil) }
        var wanted = yield ?? .items(all, predicate: predicate)
        if case .star = wanted { wanted = .items(all, predicate: predicate) }
        if case .items(let items, let condition) = wanted, paging != nil || returning != nil {
            return .query(
                try bindTopLevel(
                    Query(branches: [
                        show(name, items, where: condition, paging: paging, where: predicate, returning: returning)
                    ])))
        }
        if case .items(let items, nil) = wanted, let predicate { wanted = .items(items, predicate: predicate) }
        let (clauses, columns) = try bindStandalone(
            ProcedureCall(name: name, arguments: [], yield: wanted))
        return .query(
            BoundQuery(
                branches: [clauses], unionAll: [], columns: columns, branchOutputs: [columns.map(\.variable)]))
    }

    /// Reports a key that an index or constraint names twice.
    private func refuseRepeatedKeys(of command: SchemaCommand) throws(Diagnostic) {
        let keys: [Name]
        switch command {
        case .createIndex(_, _, _, _, _, let named), .createConstraint(_, _, _, _, let named, _): keys = named
        case .dropIndex, .dropConstraint, .show: keys = []
        }
        var seen: Set<String> = []
        for key in keys where !seen.insert(key.text).inserted {
            try report(
                Diagnostic(
                    code: "RepeatedKey", at: key.range, message: "the property `\(key.text)` is named twice",
                    hints: ["name each property once"]))
        }
    }

    /// `CALL name() YIELD items WITH * … RETURN …`
    private func show(
        _ name: Name, _ items: [ProcedureCall.YieldItem], where condition: Expression?, paging: Projection?,
        where predicate: Expression?, returning: Projection?
    ) -> SingleQuery {
        let range = statement.range
        let call = ProcedureCall(name: name, arguments: [], yield: .items(items, predicate: condition))
        let all = Projection(
            items: items.map { item in
                let column = item.alias ?? item.field
                return ProjectionItem(
                    expression: Expression(.variable(column.text), column.range), alias: column, text: column.text)
            })
        var clauses = [Clause(.call(call), range)]
        if paging != nil || predicate != nil {
            let rows = paging ?? Projection(star: true, items: [])
            clauses.append(Clause(.with(rows, predicate: predicate), range))
        }
        clauses.append(Clause(.return_(returning ?? all), range))
        return SingleQuery(clauses: clauses)
    }
}
