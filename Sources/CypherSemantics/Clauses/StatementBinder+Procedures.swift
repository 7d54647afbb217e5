import CypherSyntax

extension StatementBinder {
    /// The signature of a procedure by its name as written.
    func procedure(named name: Name) -> ProcedureSignature? {
        if let exact = catalog.procedures[name.text] { return exact }
        let lowered = name.text.lowercased()
        return catalog.procedures.values.first { $0.name.lowercased() == lowered }
    }

    /// A call that is a whole statement: its outputs are the columns, its arguments may come from parameters.
    func bindStandalone(_ call: ProcedureCall) throws(Diagnostic) -> ([BoundClause], [BoundQuery.Column]) {
        var scope = Scope()
        guard let signature = procedure(named: call.name) else {
            try report(unknownProcedure(call.name))
            return ([], [])
        }
        var yield = call.yield ?? .star
        if case .star = yield {
            yield = .items(
                signature.outputs.map { .init(field: Name($0.name, call.name.range), alias: nil) }, predicate: nil)
        }
        let bound = try bindCall(call, signature, yield: yield, isStandalone: true, in: &scope)
        let columns = bound.outputs.map { BoundQuery.Column(name: $0.variable.name, variable: $0.variable) }
        return ([.call(bound)], columns)
    }

    /// A call inside a query.
    func bindCall(_ call: ProcedureCall, in scope: inout Scope) throws(Diagnostic) -> BoundCall {
        guard let signature = procedure(named: call.name) else {
            try report(unknownProcedure(call.name))
            return try recover(from: call, in: &scope)
        }
        let names = signature.outputs.map(\.name)
        if call.arguments == nil, !signature.inputs.isEmpty {
            try report(
                Diagnostic(
                    code: "InvalidArgumentPassingMode", at: call.name.range,
                    message: "inside a query, the arguments of `\(signature.name)` must be written in parentheses",
                    hints: ["CALL \(signature.name)(\(signature.inputs.map(\.name).joined(separator: ", ")))"]))
        }
        switch call.yield {
        case nil where !names.isEmpty:
            try report(
                Diagnostic(
                    code: "UndefinedVariable", at: call.name.range,
                    message: "inside a query, the results of `\(signature.name)` must be named with YIELD",
                    hints: ["add YIELD \(names.joined(separator: ", "))"]))
        case .star?:
            try report(
                Diagnostic(
                    code: "UnexpectedSyntax", at: call.name.range,
                    message: "`YIELD *` can only be used where the call is the whole statement",
                    hints: ["write YIELD \(names.joined(separator: ", "))"]))
        default: break
        }
        return try bindCall(call, signature, yield: call.yield, isStandalone: false, in: &scope)
    }

    private func bindCall(
        _ call: ProcedureCall, _ signature: ProcedureSignature, yield: ProcedureCall.Yield?, isStandalone: Bool,
        in scope: inout Scope
    ) throws(Diagnostic) -> BoundCall {
        if signature.writes { writes = true }
        let arguments = try bindArguments(call, signature, in: scope)
        var outputs: [BoundCall.Output] = []
        var predicate: BoundExpression?
        if case .items(let items, let condition)? = yield {
            for item in items { outputs.append(contentsOf: try bindOutput(item, signature, in: &scope)) }
            if let condition {
                predicate = try bindPredicate(condition, in: ExpressionContext(scope: scope), by: "`WHERE`")
            }
        }
        return BoundCall(
            procedure: signature.name, arguments: arguments, outputs: outputs, predicate: predicate,
            isVoid: signature.outputs.isEmpty, optional: call.optional)
    }

    /// Written arguments, or parameters of the inputs' names.
    private func bindArguments(
        _ call: ProcedureCall, _ signature: ProcedureSignature, in scope: Scope
    ) throws(Diagnostic) -> [BoundExpression] {
        guard let written = call.arguments else {
            return signature.inputs.prefix(signature.required).map { input in
                use(parameter: input.name, at: call.name.range)
                return BoundExpression(.parameter(input.name), type: .any, range: call.name.range)
            }
        }
        let most = signature.inputs.count
        if written.count < signature.required || written.count > most {
            let wanted = signature.required == most ? "\(most)" : "\(signature.required) to \(most)"
            try report(
                Diagnostic(
                    code: "InvalidNumberOfArguments", at: call.name.range,
                    message:
                        "`\(signature.name)` takes \(wanted) argument\(wanted == "1" ? "" : "s"), not \(written.count)",
                    hints: ["CALL \(signature.name)(\(signature.inputs.map(\.name).joined(separator: ", ")))"]))
        }
        let bound = try bind(all: written, in: ExpressionContext(scope: scope))
        for (argument, input) in zip(bound, signature.inputs) {
            try require(argument, oneOf: [input.type], by: "`\(input.name)` of `\(signature.name)`")
        }
        return bound
    }

    private func bindOutput(
        _ item: ProcedureCall.YieldItem, _ signature: ProcedureSignature, in scope: inout Scope
    ) throws(Diagnostic) -> [BoundCall.Output] {
        let name = item.alias ?? item.field
        guard let index = signature.outputs.firstIndex(where: { $0.name == item.field.text }) else {
            let names = signature.outputs.map(\.name)
            let near = Suggestions.hints(for: item.field.text, among: names)
            try report(
                Diagnostic(
                    code: "UndefinedVariable", at: item.field.range,
                    message: "`\(signature.name)` has no output `\(item.field.text)`",
                    hints: near.isEmpty && !names.isEmpty ? ["it yields \(names.joined(separator: ", "))"] : near))
            _ = try declareNew(name, .any, in: &scope)
            return []
        }
        return [.init(index: index, variable: try declareNew(name, signature.outputs[index].type, in: &scope))]
    }

    private func unknownProcedure(_ name: Name) -> Diagnostic {
        var hints = Suggestions.hints(for: name.text, among: catalog.procedures.keys)
        if catalog.functions[name.text.lowercased()] != nil {
            hints.insert("`\(name.text)` is a function: use it in RETURN", at: 0)
        }
        if let foreign = ForeignProcedures.hint(for: name.text) { hints.append(foreign) }
        if hints.isEmpty { hints = ["SHOW PROCEDURES lists what there is"] }
        return Diagnostic(
            .procedureError, code: "ProcedureNotFound", at: name.range,
            message: "there is no procedure `\(name.text)`", hints: hints)
    }

    /// Goes on after a call of an unknown procedure, with its outputs of any type.
    private func recover(from call: ProcedureCall, in scope: inout Scope) throws(Diagnostic) -> BoundCall {
        if case .items(let items, _)? = call.yield {
            for item in items { _ = try declareNew(item.alias ?? item.field, .any, in: &scope) }
        }
        return BoundCall(
            procedure: call.name.text, arguments: [], outputs: [], predicate: nil, isVoid: true, optional: false)
    }
}
