import CypherSyntax

extension StatementBinder {
    /// Commands on indexes and constraints pass through; SHOW becomes a call of a procedure that lists.
    func bindSchema(_ command: SchemaCommand) throws(Diagnostic) -> BoundStatement.Body {
        guard case .show(let what, let yield, let predicate) = command else {
            writes = true
            return .schema(command)
        }
        let name = Name("show.\(what.rawValue)", statement.range)
        guard let signature = procedure(named: name) else {
            try report(
                Diagnostic(
                    .unsupported, code: "ShowCommand", at: statement.range,
                    message: "SHOW \(what.rawValue.uppercased()) is not supported."))
            return .schema(command)
        }
        let all = signature.outputs.map { ProcedureCall.YieldItem(field: Name($0.name, statement.range), alias: nil) }
        var wanted = yield ?? .items(all, predicate: predicate)
        if case .star = wanted { wanted = .items(all, predicate: predicate) }
        if case .items(let items, nil) = wanted, let predicate { wanted = .items(items, predicate: predicate) }
        let (clauses, columns) = try bindStandalone(
            ProcedureCall(name: name, arguments: [], yield: wanted))
        return .query(
            BoundQuery(
                branches: [clauses], unionAll: [], columns: columns, branchOutputs: [columns.map(\.variable)]))
    }
}
