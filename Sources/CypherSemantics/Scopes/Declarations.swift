import CypherSyntax

/// Where a statement's clauses declare names; walked only to explain an undefined variable.
struct Declarations {
    /// Places by name, in order of the text.
    private(set) var places: [String: [SourceRange]] = [:]

    init(of statement: Statement) {
        if case .query(let query) = statement.body { add(query) }
    }

    private mutating func add(_ name: Name?) {
        if let name { places[name.text, default: []].append(name.range) }
    }

    private mutating func add(_ query: Query) {
        for branch in query.branches { for clause in branch.clauses { add(clause) } }
    }

    private mutating func add(_ clause: Clause) {
        switch clause.kind {
        case .match(_, _, let paths, _, _), .create(let paths):
            for path in paths { add(path) }
        case .merge(let path, _, _):
            add(path)
        case .numberedUnwind(_, let variable, let number, _):
            add(variable)
            add(number)
        case .unwind(_, let variable), .loadCSV(_, _, let variable, _):
            add(variable)
        case .with(let projection, _), .return_(let projection):
            for item in projection.items { add(item.alias) }
        case .let_(let items):
            for item in items { add(item.alias) }
        case .foreach(let variable, _, let clauses):
            add(variable)
            for clause in clauses { add(clause) }
        case .call(let call):
            if case .items(let items, _)? = call.yield { for item in items { add(item.alias ?? item.field) } }
        case .subquery(_, let query, _, _):
            add(query)
        case .set, .remove, .delete, .finish, .filter, .page, .hole:
            break
        }
    }

    private mutating func add(_ path: PathPattern) {
        add(path.variable)
        add(path.elements)
    }

    private mutating func add(_ elements: [PatternElement]) {
        for element in elements {
            switch element {
            case .node(let node): add(node.variable)
            case .relationship(let relationship): add(relationship.variable)
            case .quantified(let group): add(group.elements)
            }
        }
    }
}
