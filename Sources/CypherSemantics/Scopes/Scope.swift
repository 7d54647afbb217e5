/// The variables that can be named at one place of a query. Cheap to copy: what scopes have in common they share.
struct Scope {
    private var variables: NameTable
    /// Variables of the queries around a subquery, innermost last: they stay visible behind a WITH that does not pass
    /// them on.
    private var imported: [NameTable]

    /// Whether columns may take the names of imported variables, as in a part of a composed query: nothing behind that part
    /// sees those.
    var mayShadow = false
    /// How many of the last tables of what is imported are the query's own, of which this is a part.
    private var partTables = 0

    init(_ variables: [String: Variable] = [:], imported: [String: Variable] = [:]) {
        self.init(NameTable(variables), imported: imported.isEmpty ? [] : [NameTable(imported)])
    }

    private init(_ variables: NameTable, imported: [NameTable]) {
        self.variables = variables
        self.imported = imported
    }

    subscript(name: String) -> Variable? {
        if let variable = variables[name] { return variable }
        for table in imported.reversed() { if let variable = table[name] { return variable } }
        return nil
    }

    mutating func declare(_ variable: Variable) { variables[variable.name] = variable }

    mutating func declare(_ variable: Variable, as name: String) { variables[name] = variable }

    mutating func remove(_ name: String) {
        if variables[name] != nil { variables[name] = nil }
        for index in imported.indices where imported[index][name] != nil { imported[index][name] = nil }
    }

    /// What `*` stands for, in the order of its columns: its own names, and those of the query that it is a part of.
    var starNames: [String] {
        let tables = [variables] + imported.suffix(partTables)
        return Set(tables.flatMap(\.entries.keys)).filter { !$0.hasPrefix("  ") }.sorted()
    }

    /// What `RETURN *` stands for: what a subquery has imported and only passed on is no column of it.
    var returnedNames: [String] {
        let outside = imported.dropLast(partTables)
        return starNames.filter { name in !outside.contains { $0[name] != nil && $0[name] == self[name] } }
    }

    /// The scope at the start of a part of a query, which sees what the query has.
    func enteringPart() -> Scope {
        var scope = enteringSubquery()
        (scope.partTables, scope.mayShadow) = (partTables + 1, true)
        return scope
    }

    /// Every name that can be used.
    var names: [String] {
        Array(imported.reduce(Set(variables.entries.keys)) { $0.union($1.entries.keys) })
    }

    /// The variables that a subquery has imported.
    var importedVariables: Set<Variable> {
        Set(imported.reduce(into: [:]) { $0.merge($1.entries) { _, inner in inner } }.values)
    }

    /// Whether a name is one of the query itself, not imported into it.
    func isOwn(_ name: String) -> Bool { variables[name] != nil }

    /// Whether a name is that of a variable from around a subquery.
    func isImported(_ name: String) -> Bool { imported.contains { $0[name] != nil } }

    /// The scope behind a projection: only its columns (or all besides, behind `WITH *`), and what a subquery has
    /// imported.
    func projected(_ columns: [(name: String, variable: Variable)], keepingAll: Bool) -> Scope {
        var result = Scope(keepingAll ? variables : NameTable(), imported: imported)
        (result.mayShadow, result.partTables) = (mayShadow, partTables)
        for column in columns { result.declare(column.variable, as: column.name) }
        return result
    }

    /// The scope at the start of a subquery expression: all that is visible here, imported.
    func enteringSubquery() -> Scope { Scope(NameTable(), imported: imported + [variables]) }
}
