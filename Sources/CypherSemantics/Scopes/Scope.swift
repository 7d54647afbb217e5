import CypherSyntax

/// The variables that can be named at one place of a query.
struct Scope {
    private var variables: [String: Variable]
    /// Variables of the query around a subquery: they stay visible behind a WITH that does not pass them on.
    private(set) var imported: [String: Variable]

    init(_ variables: [String: Variable] = [:], imported: [String: Variable] = [:]) {
        self.variables = variables
        self.imported = imported
    }

    subscript(name: String) -> Variable? { variables[name] ?? imported[name] }

    mutating func declare(_ variable: Variable) { variables[variable.name] = variable }

    mutating func declare(_ variable: Variable, as name: String) { variables[name] = variable }

    mutating func remove(_ name: String) {
        variables[name] = nil
        imported[name] = nil
    }

    /// What `*` stands for, in the order of its columns.
    var starNames: [String] { variables.keys.filter { !$0.hasPrefix("  ") }.sorted() }

    /// Every name that can be used.
    var names: [String] { Array(variables.keys) + imported.keys.filter { variables[$0] == nil } }

    /// The scope behind a projection: only its columns, and what a subquery has imported.
    func projected(_ columns: [(name: String, variable: Variable)]) -> Scope {
        var result = Scope(imported: imported)
        for column in columns { result.declare(column.variable, as: column.name) }
        return result
    }

    /// The scope at the start of a subquery expression: all that is visible here, imported.
    func enteringSubquery() -> Scope {
        Scope(imported: imported.merging(variables) { $1 })
    }
}
