import CypherSyntax

extension StatementBinder {
    /// The signature of a function by the name as written.
    func function(named name: Name) -> FunctionSignature? { catalog.functions[name.text.lowercased()] }

    /// Whether an expression, not counting subqueries, calls an aggregating function.
    func isAggregating(_ expression: Expression) -> Bool { firstAggregate(in: expression) != nil }

    /// The first aggregating call of an expression.
    func firstAggregate(in expression: Expression) -> Expression? {
        expression.first {
            switch $0.kind {
            case .countStar: true
            case .call(let name, _, _): function(named: name)?.isAggregate == true
            default: false
            }
        }
    }

    /// `name(arguments)`
    func bindCall(
        _ name: Name, distinct: Bool, _ arguments: [Expression], _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        if name.text.lowercased() == "exists", arguments.count == 1, !distinct {
            return try bindExists(arguments[0], range, in: context)
        }
        guard let signature = function(named: name) else {
            try report(unknownFunction(name))
            _ = try bind(all: arguments, in: context)
            return BoundExpression(.null, type: .any, range: range)
        }
        try checkCount(arguments, signature, range)
        if signature.isAggregate {
            return try bindAggregate(
                (signature.meaning ?? signature.name).lowercased(), distinct: distinct, arguments, signature, range,
                in: context)
        }
        if distinct {
            try report(
                Diagnostic(
                    code: "InvalidAggregation", at: name.range,
                    message: "`DISTINCT` has no meaning in `\(signature.name)`, which does not aggregate",
                    hints: ["remove DISTINCT"]))
        }
        let bound = try bind(all: arguments, in: context)
        if !signature.checksTypesLate { try checkTypes(bound, signature) }
        return BoundExpression(
            .call(signature.meaning ?? signature.name, bound), type: resultType(signature, bound.map(\.type)),
            range: range)
    }

    /// `exists(n.key)`, `exists((a)-->(b))`: the older forms of IS NOT NULL and of EXISTS {}. Of anything else it could
    /// only tell whether it is null, which is not what is asked.
    private func bindExists(
        _ argument: Expression, _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        switch argument.kind {
        case .pattern: return try bind(argument, in: context, as: .predicate)
        case .property, .subscript_: break
        default:
            try report(
                Diagnostic(
                    code: "InvalidArgumentExpression", at: argument.range,
                    message: "`exists` takes a property or a pattern with a relationship",
                    hints: ["EXISTS { … } asks for any pattern, IS NOT NULL for a value"]))
        }
        let bound = try bind(argument, in: context)
        return BoundExpression(.isNull(bound, negated: true), type: .boolean, range: range)
    }

    private func unknownFunction(_ name: Name) -> Diagnostic {
        var hints = Suggestions.hints(for: name.text, among: catalog.functions.values.map(\.name))
        if catalog.procedures.keys.contains(where: { $0.lowercased() == name.text.lowercased() }) {
            hints.insert("`\(name.text)` is a procedure: use CALL", at: 0)
        }
        if let foreign = ForeignFunctions.hint(for: name.text) { hints = [foreign] }
        if hints.isEmpty { hints = ["SHOW FUNCTIONS lists what there is"] }
        return Diagnostic(
            code: "UnknownFunction", at: name.range, message: "there is no function `\(name.text)`", hints: hints)
    }

    private func checkCount(
        _ arguments: [Expression], _ signature: FunctionSignature, _ range: SourceRange
    ) throws(Diagnostic) {
        let most = signature.isVariadic ? Int.max : signature.parameters.count
        guard arguments.count < signature.required || arguments.count > most else { return }
        let wanted =
            signature.isVariadic
            ? "at least \(signature.required)"
            : signature.required == most ? "\(most)" : "\(signature.required) to \(most)"
        let names = signature.parameters.map(\.name).joined(separator: ", ")
        try report(
            Diagnostic(
                code: "InvalidNumberOfArguments", at: range,
                message:
                    "`\(signature.name)` takes \(wanted) argument\(wanted == "1" ? "" : "s"), not \(arguments.count)",
                hints: ["\(signature.name)(\(names)\(signature.isVariadic ? ", …" : ""))"]))
    }

    private func checkTypes(_ arguments: [BoundExpression], _ signature: FunctionSignature) throws(Diagnostic) {
        for (index, argument) in arguments.enumerated() {
            guard let parameter = signature.parameters[safe: min(index, signature.parameters.count - 1)],
                !parameter.types.isEmpty
            else { continue }
            try require(argument, oneOf: parameter.types, by: "`\(parameter.name)` of `\(signature.name)`")
        }
    }

    /// An aggregating function with its arguments not yet bound.
    private func bindAggregate(
        _ function: String, distinct: Bool, _ arguments: [Expression], _ signature: FunctionSignature,
        _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        var inner = context
        inner.aggregation = .nested
        switch context.aggregation {
        case .forbidden, .nested:
            return try bindAggregate(function, distinct: distinct, [], type: .any, range, in: context)
        case .ordering(_, let before):
            // The arguments may only read what is projected, but are evaluated before the projection.
            inner.substitutions?.simpleOnly = false
            _ = try bind(all: arguments, in: inner)
            inner.substitutions = nil
            inner.scope = before
        case .collected:
            break
        }
        try refuseRandom(in: arguments, of: signature)
        let bound = try bind(all: arguments, in: inner)
        try checkTypes(bound, signature)
        let type = resultType(signature, bound.map(\.type))
        return try bindAggregate(function, distinct: distinct, bound, type: type, range, in: context)
    }

    /// A random number for each row would make an aggregate of nothing that the rows hold.
    private func refuseRandom(in arguments: [Expression], of signature: FunctionSignature) throws(Diagnostic) {
        for argument in arguments {
            let random = argument.first {
                if case .call(let name, _, _) = $0.kind { return name.text.lowercased() == "rand" }
                return false
            }
            guard let random else { continue }
            try report(
                Diagnostic(
                    code: "NonConstantExpression", at: random.range,
                    message: "`rand` cannot be used inside `\(signature.name)`, which aggregates",
                    hints: ["compute it with WITH first, then aggregate its result"]))
        }
    }

    /// An aggregate over bound arguments: its result is a variable of the projection.
    func bindAggregate(
        _ function: String, distinct: Bool, _ arguments: [BoundExpression], type: CypherType, _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        switch context.aggregation {
        case .collected(let collector), .ordering(let collector, _):
            let variable = collector.variable(of: function, distinct: distinct, arguments) { makeAnonymous(type) }
            return BoundExpression(.variable(variable), type: variable.type, range: range)
        case .nested:
            try report(
                Diagnostic(
                    code: "NestedAggregation", at: range,
                    message: "an aggregating function cannot stand inside another",
                    hints: ["compute the inner one with WITH first"]))
        case .forbidden where context.constantIn != nil:
            try report(nonConstant(at: range, in: context.constantIn ?? ""))
        case .forbidden:
            try report(
                Diagnostic(
                    code: "InvalidAggregation", at: range, message: "an aggregating function cannot be used here",
                    hints: ["compute it with WITH first, then use its result"]))
        }
        return BoundExpression(.null, type: .any, range: range)
    }
}

extension Array {
    /// The element at an index, or nil outside.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
