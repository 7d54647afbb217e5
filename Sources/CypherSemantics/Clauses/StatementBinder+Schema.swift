import CypherSyntax

extension StatementBinder {
    /// Commands on indexes and constraints pass through; SHOW becomes a call of a procedure that lists.
    func bindSchema(_ command: SchemaCommand) throws(Diagnostic) -> BoundStatement.Body {
        switch command {
        case .createIndex(let index):
            writes = true
            use(index.name)
            try refuseRepeated(index.labels, "label or type")
            try refuseRepeated(index.keys, "property")
            try checkOptions(index.options)
        case .createConstraint(let constraint):
            writes = true
            use(constraint.name)
            try refuseRepeated(constraint.keys, "property")
            try checkOptions(constraint.options)
            if case .typed(let type) = constraint.kind { try checkStorable(type, of: constraint) }
        case .dropIndex(let name, _), .dropConstraint(let name, _):
            writes = true
            use(name)
        case .show(let listed, let yield, let predicate, let paging, let returning):
            return try bindShow(listed, yield, predicate, paging, returning)
        }
        return .schema(command)
    }

    private func use(_ name: SchemaName?) {
        if let name, name.isParameter { use(parameter: name.name.text, at: name.name.range) }
    }

    /// Reports a name that an index or constraint has twice.
    private func refuseRepeated(_ names: [Name], _ what: String) throws(Diagnostic) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name.text).inserted {
            try report(
                Diagnostic(
                    code: "RepeatedKey", at: name.range, message: "the \(what) `\(name.text)` is named twice",
                    hints: ["name each \(what) once"]))
        }
    }

    /// OPTIONS tell another engine how to store; here they only must be such.
    private func checkOptions(_ options: Expression?) throws(Diagnostic) {
        guard let options else { return }
        if case .parameter(let name) = options.kind { use(parameter: name, at: options.range) }
        guard case .map(let entries) = options.kind else { return }
        let known = ["indexProvider", "indexConfig"]
        for entry in entries where !known.contains(entry.key.text) {
            try report(
                Diagnostic(
                    code: "UnknownOption", at: entry.key.range,
                    message: "there is no option `\(entry.key.text)` of an index or constraint",
                    hints: Suggestions.hints(for: entry.key.text, among: known) + ["leave OPTIONS out"]))
        }
    }

    /// Reports a type that a property cannot be required to have.
    private func checkStorable(_ type: TypeName, of constraint: ConstraintDeclaration) throws(Diagnostic) {
        let place = constraint.keys.last?.range ?? constraint.label.range
        try check(type, at: place)
        guard PropertyTypeNames.isStorable(type) else {
            try report(
                Diagnostic(
                    code: "InvalidPropertyType", at: place,
                    message: "this type is none that a property can be required to have",
                    hints: [
                        "use BOOLEAN, STRING, INTEGER, FLOAT, DATE, …, DURATION, POINT, LIST<STRING NOT NULL>, or several "
                            + "with `|` between them"
                    ]))
            return
        }
    }

    /// `CALL show.list(kind) YIELD items WITH * … RETURN …`
    private func bindShow(
        _ listed: Showable, _ yield: ProcedureCall.Yield?, _ predicate: Expression?, _ paging: Projection?,
        _ returning: Projection?
    ) throws(Diagnostic) -> BoundStatement.Body {
        let range = statement.range
        let call = listed.call(yield: nil, at: range)
        guard let signature = procedure(named: call.name) else {
            throw Diagnostic(
                .unsupported, code: "ShowCommand", at: range,
                message: "SHOW \(listed.list.rawValue.uppercased()) is not supported")
        }
        // Without YIELD the columns that people want to see; WHERE may use all.
        let fields = signature.outputs.map { ProcedureCall.YieldItem(field: Name($0.name, range), alias: nil) }
        var items = fields
        var shown = fields
        if yield == nil { shown = Array(fields.prefix(signature.shown ?? fields.count)) }
        // What YIELD filters by, or WHERE without YIELD, is asked of the call; the WHERE behind pages, of their rows.
        var filter = paging == nil ? predicate : nil
        if case .items(let named, let condition)? = yield {
            (items, shown) = (named, named)
            filter = condition ?? filter
        }
        let late = filter == predicate ? nil : predicate
        let filtered = ProcedureCall(
            name: call.name, arguments: call.arguments, yield: .items(items, predicate: filter))
        var clauses = [Clause(.call(filtered), range)]
        if paging != nil || late != nil {
            let rows = paging ?? Projection(star: true, items: [])
            clauses.append(Clause(.with(rows, predicate: late), range))
        }
        let all = Projection(
            items: shown.map { item in
                let column = item.alias ?? item.field
                return ProjectionItem(
                    expression: Expression(.variable(column.text), column.range), alias: column, text: column.text)
            })
        clauses.append(Clause(.return_(returning ?? all), range))
        return .query(try bindTopLevel(Query(branches: [SingleQuery(clauses: clauses)])))
    }
}

/// Which types a constraint may name.
enum PropertyTypeNames {
    /// Scalars, lists of scalars that are not null, and unions of them; none of them NOT NULL itself.
    static func isStorable(_ type: TypeName) -> Bool {
        switch type {
        case .named(let name, let notNull): !notNull && scalars.contains(name)
        case .list(let element, let notNull): !notNull && isElement(element)
        case .union(let types): types.allSatisfy(isStorable)
        }
    }

    private static func isElement(_ type: TypeName) -> Bool {
        switch type {
        case .named(let name, let notNull): notNull && scalars.contains(name)
        case .list: false
        case .union(let types): types.allSatisfy(isElement)
        }
    }

    private static let scalars: Set<String> = [
        "BOOLEAN", "STRING", "INTEGER", "FLOAT", "DATE", "LOCAL TIME", "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME",
        "DURATION", "POINT",
    ]
}
