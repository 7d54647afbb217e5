import CypherSyntax

extension StatementBinder {
    /// `[OPTIONAL] MATCH patterns WHERE predicate`
    func bindMatch(
        _ paths: [PathPattern], optional: Bool, repeats: Bool = false, hints: [IndexHint], predicate: Expression?,
        declaring: Bool = true, in scope: inout Scope
    ) throws(Diagnostic) -> BoundMatch {
        let builder = try bindPattern(paths, repeats: repeats, declaring: declaring, in: &scope)
        if !repeats { try checkSelectorsStandAlone(paths) }
        var conjuncts: [BoundExpression] = []
        if let predicate {
            let bound = try bindPredicate(predicate, in: ExpressionContext(scope: scope), by: "`WHERE`")
            conjuncts = self.conjuncts(of: bound)
        }
        conjuncts = moveIntoShortestPaths(conjuncts, builder)
        for hint in hints { for name in hint.variables { _ = try resolve(name, in: scope) } }
        return BoundMatch(
            optional: optional, pattern: builder.pattern, predicates: builder.predicates + conjuncts, hints: hints)
    }

    /// `UNWIND list AS name`
    func bindUnwind(_ list: Expression, _ name: Name, in scope: inout Scope) throws(Diagnostic) -> BoundClause {
        let bound = try bind(list, in: ExpressionContext(scope: scope))
        return .unwind(bound, try declareNew(name, bound.type.element, in: &scope))
    }

    /// `FOR name IN list WITH ORDINALITY number`: the list is computed once, then its places are gone through.
    func bindNumberedUnwind(
        _ list: Expression, _ name: Name, _ number: Name, from: Int, in scope: inout Scope
    ) throws(Diagnostic) -> [BoundClause] {
        let place = list.range
        if scope[name.text] != nil { try report(alreadyBound(name)) }
        let all = Name("  list\(place.lower)", place)
        func variable(_ name: Name) -> Expression { Expression(.variable(name.text), place) }
        func integer(_ value: Int) -> Expression { Expression(.integer(Int64(value)), place) }
        func call(_ function: String, _ arguments: [Expression]) -> Expression {
            Expression(.call(name: Name(function, place), distinct: false, arguments: arguments), place)
        }
        func column(_ name: Name, _ expression: Expression) -> Projection {
            Projection(star: true, items: [ProjectionItem(expression: expression, alias: name, text: name.text)])
        }
        let kept = column(all, call("coalesce", [list, Expression(.list([]), place)]))
        let count = call("size", [variable(all)])
        let last = Expression(.binary(.add, count, integer(from - 1)), place)
        let position = Expression(.binary(.subtract, variable(number), integer(from)), place)
        let element = Expression(.subscript_(variable(all), index: position), place)
        return [
            try bindRows(kept, predicate: nil, place, in: &scope),
            try bindUnwind(call("range", [integer(from), last]), number, in: &scope),
            try bindRows(column(name, element), predicate: nil, place, in: &scope),
        ]
    }

    /// `LOAD CSV [WITH HEADERS] FROM source AS name`
    func bindLoadCSV(
        withHeaders: Bool, _ source: Expression, _ name: Name, _ terminator: Expression?, in scope: inout Scope
    ) throws(Diagnostic) -> BoundClause {
        let context = ExpressionContext(scope: scope)
        let from = try bind(source, in: context)
        try require(from, oneOf: [.string], by: "`LOAD CSV FROM`")
        let fieldTerminator = try bind(optional: terminator, in: context)
        if let fieldTerminator { try require(fieldTerminator, oneOf: [.string], by: "`FIELDTERMINATOR`") }
        let row = try declareNew(name, withHeaders ? .map : .list(.string), in: &scope)
        return .loadCSV(withHeaders: withHeaders, from: from, row, fieldTerminator: fieldTerminator)
    }

    /// Declares a name that must not be taken.
    func declareNew(_ name: Name, _ type: CypherType, in scope: inout Scope) throws(Diagnostic) -> Variable {
        if scope[name.text] != nil { try report(alreadyBound(name)) }
        let variable = makeVariable(name.text, type)
        scope.declare(variable)
        return variable
    }
}
