import CypherSyntax

/// The state of binding one statement. Its aspects stand in the extensions of the folders beside this one.
final class StatementBinder {
    let catalog: Catalog
    let statement: Statement
    /// Whether errors are gathered in ``diagnostics`` rather than thrown.
    let collecting: Bool
    /// Asked whether to go on.
    let watch: CompilationWatch
    var diagnostics: [Diagnostic] = []
    /// Each parameter with its first place.
    var parameters: [String: SourceRange] = [:]
    /// Labels, types and keys in order of binding.
    var readNames: [ReadName] = []
    /// What its patterns ask of labels and types, in order of binding.
    var readPatterns: [ReadPattern] = []
    /// Labels that a variable is sure to have wherever it holds a node.
    var knownLabels: [Variable: [Name]] = [:]
    /// Comparisons in order of binding.
    private(set) var comparisons: [BoundExpression] = []
    /// What the LET that is being bound defines.
    var namesOfLet: Set<String> = []
    /// The names that the CREATE that is being bound declares for what it makes later.
    var namesOfCreate: Set<String> = []
    var writes = false
    /// Whether a clause gives labels or types whose names are computed.
    var computesNames = false
    /// Whether a subquery runs in transactions of its own.
    var commitsBatches = false
    /// How deep the expression or query being bound is nested.
    var depth = 0
    /// The subqueries being bound, outermost first.
    var importRecorders: [ImportRecorder] = []
    /// The scopes around the CALL subqueries being bound, whose names must be imported.
    var enclosingScopes: [Scope] = []
    private(set) var variableCount = 0

    /// Beyond this nesting a statement is refused, so that no later stage runs out of stack.
    static let depthLimit = 300

    /// So many errors of one statement are told; then it is given up.
    static let diagnosticLimit = 100

    /// Where names are declared, to explain those that are not known.
    private(set) lazy var declarations = Declarations(of: statement)

    init(catalog: Catalog, statement: Statement, collecting: Bool, watch: CompilationWatch) {
        self.catalog = catalog
        self.statement = statement
        self.collecting = collecting
        self.watch = watch
    }

    func bindStatement() throws(Diagnostic) -> BoundStatement {
        let body: BoundStatement.Body
        switch statement.body {
        case .query(let query):
            body = .query(try bindTopLevel(query))
        case .schema(let command):
            body = try bindSchema(command)
        }
        var bound = BoundStatement(
            mode: statement.mode, body: body, variableCount: variableCount, writes: writes,
            parameterPlaces: parameters, readNames: readNames, readPatterns: readPatterns,
            comparisons: comparisons)
        bound.computesNames = computesNames
        bound.commitsBatches = commitsBatches
        return bound
    }

    /// A new variable with the next free id.
    func makeVariable(_ name: String, _ type: CypherType) -> Variable {
        defer { variableCount += 1 }
        return Variable(id: variableCount, name: name, type: type)
    }

    /// A new variable that the user cannot name.
    func makeAnonymous(_ type: CypherType) -> Variable { makeVariable("  \(variableCount)", type) }

    /// Throws, or notes the error and returns so that the caller can go on.
    func report(_ diagnostic: Diagnostic) throws(Diagnostic) {
        guard collecting, diagnostics.count < Self.diagnosticLimit else { throw diagnostic }
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    /// Runs `body` one level deeper, or refuses.
    func nested<Result>(
        at range: SourceRange, _ body: () throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw tooDeep(at: range) }
        return try body()
    }

    func tooDeep(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            code: "NestingTooDeep", at: range, message: "this is nested more than \(Self.depthLimit) levels deep",
            hints: ["split the expression over several WITH clauses"])
    }

    /// Notes a comparison, and hands it back.
    func noting(_ kind: BoundExpression.Kind, at range: SourceRange) -> BoundExpression {
        let comparison = BoundExpression(kind, type: .boolean, range: range)
        comparisons.append(comparison)
        return comparison
    }

    /// Notes that a parameter is read.
    func use(parameter name: String, at range: SourceRange) {
        if parameters[name] == nil { parameters[name] = range }
    }

    /// Notes that a variable is read, so that subqueries around know what they import.
    func use(_ variable: Variable) {
        for recorder in importRecorders where variable.id < recorder.baseline { recorder.add(variable) }
    }
}

/// Gathers the outer variables that a subquery reads: those with ids below its first own.
final class ImportRecorder {
    let baseline: Int
    private(set) var variables: [Variable] = []
    private var seen: Set<Variable> = []

    init(baseline: Int) { self.baseline = baseline }

    func add(_ variable: Variable) {
        if seen.insert(variable).inserted { variables.append(variable) }
    }
}
