import CypherSyntax

extension CursorSearch {
    mutating func visit(_ body: Statement.Body) throws(CursorPlace) {
        switch body {
        case .query(let query): _ = try visit(query)
        case .schema(let command): try visit(command)
        }
    }

    /// Goes through a query; what it returns.
    mutating func visit(_ query: Query) throws(CursorPlace) -> VariablesInScope {
        let outer = (scope, hasReturned)
        var columns: VariablesInScope?
        for branch in query.branches {
            (scope, hasReturned, returned) = (outer.0, false, VariablesInScope())
            for clause in branch.clauses { try visit(clause) }
            columns = columns ?? returned
        }
        (scope, hasReturned) = outer
        return columns ?? VariablesInScope()
    }

    private mutating func visit(_ clause: Clause) throws(CursorPlace) {
        switch clause.kind {
        case .match(_, _, let paths, let hints, let predicate):
            try visit(paths)
            for hint in hints { try visit(hint) }
            try visit(predicate)
        case .unwind(let list, let variable): try declare(variable, as: list)
        case .numberedUnwind(let list, let variable, let number, _):
            try declare(variable, as: list)
            try declare(number)
        case .with(let projection, let predicate):
            scope = try visit(projection)
            try visit(predicate)
        case .return_(let projection):
            hasReturned = true
            returned = try visit(projection)
            scope.add(returned)
        case .let_(let items): for item in items { try declare(item.alias, as: item.expression) }
        case .filter(let predicate): try visit(predicate)
        case .page(let projection): _ = try visit(projection)
        case .call(let call): try visit(call)
        case .subquery(let imports, let query, let transactions, _):
            try visit(query, importing: imports)
            try visit(transactions?.rows)
            try declare(transactions?.status)
        case .loadCSV(_, let source, let variable, let terminator):
            try visit(source)
            try declare(variable)
            try visit(terminator)
        case .create, .merge, .set, .remove, .delete, .foreach: try visitWriting(clause.kind)
        case .finish: break
        case .hole: if isIn(clause.range) { throw found(.nothing) }
        }
    }

    private mutating func visitWriting(_ clause: Clause.Kind) throws(CursorPlace) {
        switch clause {
        case .create(let paths): try visit(paths)
        case .merge(let path, let onCreate, let onMatch):
            try visit([path])
            for item in onCreate + onMatch { try visit(item) }
        case .set(let items): for item in items { try visit(item) }
        case .remove(let items): for item in items { try visit(item) }
        case .delete(let targets, _): for target in targets { try visit(target) }
        case .foreach(let variable, let list, let clauses):
            let outer = scope
            try declare(variable, as: list)
            for clause in clauses { try visit(clause) }
            scope = outer
        default: break
        }
    }

    /// Adds a variable that is what an expression is, or is in it.
    private mutating func declare(_ name: Name?, as expression: Expression) throws(CursorPlace) {
        try visit(expression)
        try declare(name, kind(of: expression))
    }

    private func visit(_ hint: IndexHint) throws(CursorPlace) {
        for variable in hint.variables { try check(variable, .variable) }
        try check(hint.label, .label(fitting: nil))
        for key in hint.keys { try check(key, .mapKey(.init(names: [hint.label?.text ?? ""]))) }
    }

    /// Goes through what is projected; the variables that go on.
    private mutating func visit(_ projection: Projection) throws(CursorPlace) -> VariablesInScope {
        var kept = projection.star ? scope : VariablesInScope()
        for item in projection.items {
            try visit(item.expression)
            try check(item.alias, .newName)
            if let alias = item.alias {
                kept.add(alias.text, kind(of: item.expression))
            } else if case .variable(let name) = item.expression.kind {
                kept.add(name, kind(of: item.expression))
            }
        }
        if case .keys(let keys)? = projection.grouping { for key in keys { try visit(key) } }
        let outer = scope
        scope.add(kept)
        for item in projection.orderBy { try visit(item.expression) }
        try visit(projection.skip)
        try visit(projection.limit)
        scope = outer
        return kept
    }

    // MARK: Calls

    private mutating func visit(_ call: ProcedureCall) throws(CursorPlace) {
        let name = call.name
        if name.range.upper == cursor.upper, name.text.hasSuffix(word) {
            let dot = name.text.lastIndex(of: ".").map { name.text.index(after: $0) } ?? name.text.startIndex
            throw found(.procedure(prefix: String(name.text[..<dot])))
        }
        for argument in call.arguments ?? [] { try visit(argument) }
        guard case .items(let items, let predicate)? = call.yield else { return }
        for item in items {
            try check(item.field, .column(ofProcedure: name.text))
            try declare(item.alias)
            if item.alias == nil { scope.add(item.field.text) }
        }
        try visit(predicate)
    }

    /// A subquery knows what it imports; where it does not say, all may be imported by its WITH.
    private mutating func visit(_ query: Query, importing imports: SubqueryImports) throws(CursorPlace) {
        let outer = scope
        if let names = imports.names, !names.contains(where: { $0.text == "*" }) {
            for name in names { try check(name, .variable) }
            scope = scope.keeping(names.map(\.text))
        }
        let columns = try visit(query)
        scope = outer
        scope.add(columns)
    }

    // MARK: What is written

    private mutating func visit(_ item: SetItem) throws(CursorPlace) {
        switch item {
        case .property(let owner, let key, let value):
            try visit(key, of: owner)
            try visit(value, of: .init(kind: kind(of: owner), key: key.text))
        case .dynamicProperty(let owner, let key, let value):
            try visit(computed: key, of: owner)
            try visit(value)
        case .replace(let name, let value), .merge(let name, let value):
            let kind = scope.kinds[name.text] ?? .init()
            try visit(properties: value, of: kind)
        case .labels(let name, let labels): try visit(labels, of: name)
        }
    }

    /// A key that is written, of an expression.
    mutating func visit(_ key: Name, of owner: Expression) throws(CursorPlace) {
        try visit(owner)
        try check(key, .key(of: owner, kind(of: owner)))
    }

    /// A key that is computed, of an expression.
    mutating func visit(computed key: Expression, of owner: Expression) throws(CursorPlace) {
        try visit(owner)
        try visit(key, of: .init(kind: kind(of: owner), key: nil))
    }

    private mutating func visit(_ item: RemoveItem) throws(CursorPlace) {
        switch item {
        case .property(let owner, let key): try visit(key, of: owner)
        case .dynamicProperty(let owner, let key): try visit(computed: key, of: owner)
        case .labels(let name, let labels): try visit(labels, of: name)
        }
    }

    private mutating func visit(_ labels: [LabelName], of variable: Name) throws(CursorPlace) {
        for label in labels {
            switch label {
            case .written(let name): try check(name, .label(fitting: nil))
            case .computed(let expression): try visit(expression)
            }
        }
    }

    // MARK: Commands

    private mutating func visit(_ command: SchemaCommand) throws(CursorPlace) {
        switch command {
        case .createIndex(let index):
            try check(index.name?.name, .nothing)
            try visit(index.entity, index.labels, index.keys)
        case .createConstraint(let constraint):
            try check(constraint.name?.name, .nothing)
            try visit(constraint.entity, [constraint.label], constraint.keys)
        case .show(let list, let yield, let predicate, let paging, let returning):
            for name in list.names { try visit(name) }
            try visit(list.call(yield: yield, at: SourceRange(0, 0)))
            try visit(predicate)
            for projection in [paging, returning] { if let projection { _ = try visit(projection) } }
        case .dropIndex(let name, _), .dropConstraint(let name, _): try check(name.name, .nothing)
        }
    }

    private func visit(
        _ entity: SchemaCommand.Entity, _ labels: [Name], _ keys: [Name]
    ) throws(CursorPlace) {
        let isRelationship = entity == .relationship
        for label in labels { try check(label, isRelationship ? .type(fitting: nil) : .label(fitting: nil)) }
        let kind = VariablesInScope.Kind(isRelationship: isRelationship, names: labels.map(\.text))
        for key in keys { try check(key, .mapKey(kind)) }
    }
}
