extension Parser {
    /// Grammar: `Statement`.
    mutating func statement() throws(Diagnostic) -> Statement {
        let start = index
        depth = 0
        height = 0
        barLimit = -1
        if at(.endOfText) || at(.semicolon) { throw SyntaxProblem.emptyStatement.diagnostic(at: current.range) }
        var mode = Statement.Mode.run
        var version = try acceptVersion()
        if accept(.explain) { mode = .explain } else if accept(.profile) { mode = .profile }
        if mode != .run { version = try acceptVersion() ?? version }
        let body: Statement.Body
        if beginsSchemaCommand, let command = try wholeSchemaCommand() {
            body = .schema(command)
        } else {
            body = .query(try query())
        }
        if !at(.endOfText), !at(.semicolon) { try report(foreignClause ?? errorAfterClause()) }
        return Statement(mode: mode, version: version, body: body, range: range(from: start))
    }

    /// A schema command; nil, with nothing read, for a SHOW that stands among other clauses.
    private mutating func wholeSchemaCommand() throws(Diagnostic) -> SchemaCommand? {
        let (start, noted) = (index, roles)
        let command = try schemaCommand()
        if recovery?.errors.isEmpty == false { return command }
        guard case .show(_, .items?, _, _, let returning) = command, !at(.endOfText), !at(.semicolon) else {
            return command
        }
        guard returning == nil ? current.keyword.beginsClause || at(.show) : at(.union) || at(.next) else {
            return command
        }
        (index, roles, depth, height) = (start, noted, 0, 0)
        return nil
    }

    /// Grammar: `SingleQuery`.
    mutating func singleQuery() throws(Diagnostic) -> SingleQuery {
        var clauses: [Clause] = []
        // Behind RETURN and its own ORDER BY, SKIP and LIMIT stands none of them again.
        while true {
            if beginsClause, !(clauses.last?.isReturn == true && current.keyword.beginsPaging) {
                let clause = try clause()
                try refuseTransactions(of: clause, behind: clauses)
                clauses.append(clause)
            } else if clauses.isEmpty {
                clauses.append(try noClause(foreignClause ?? clauseExpected()))
            } else if recovery != nil, !endsQuery {
                clauses.append(try noClause(errorAfterQuery()))
            } else {
                return SingleQuery(clauses: clauses)
            }
        }
    }

    /// Transactions of a subquery would commit what a clause before them has written, and only some of it.
    private mutating func refuseTransactions(of clause: Clause, behind clauses: [Clause]) throws(Diagnostic) {
        guard let batches = clause.transactions, clauses.contains(where: { $0.writes && $0.transactions == nil })
        else { return }
        try report(
            .composition(
                "CALL { … } IN TRANSACTIONS cannot stand behind a clause that writes",
                hint: "write in a statement before it, or in a CALL { … } IN TRANSACTIONS too"), at: batches.range)
    }

    /// The error where a query should begin.
    @inline(never)
    private func clauseExpected() -> Diagnostic {
        let misplaced = Misplaced.openers[text(current.range).uppercased()].map { [$0] } ?? []
        var error = errorExpected(
            ["a clause such as MATCH, RETURN or CREATE"], near: Parser.openers, hints: misplaced)
        if error.hints.isEmpty { error.hints = [Misplaced.beginning] }
        return error
    }

    /// Grammar: `Clause`.
    mutating func clause() throws(Diagnostic) -> Clause {
        try watch.step()
        let start = index
        let (outerDepth, outerBar) = (depth, barLimit)
        note(.clause)
        do { return Clause(try clauseKind(), range(from: start)) } catch {
            try report(error)
            (depth, barLimit) = (outerDepth, outerBar)
            return brokenClause(from: start)
        }
    }

    private mutating func clauseKind() throws(Diagnostic) -> Clause.Kind {
        switch current.keyword {
        case .match: try match()
        case .optional: try optionalClause()
        case .unwind: try unwind()
        case .with: try with()
        case .return_: try returning()
        case .create: try create()
        case .merge: try merge()
        case .set: try set()
        case .remove: try remove()
        case .delete, .detach, .nodetach: try delete()
        case .foreach: try foreach()
        case .let_: try letting()
        case .filter: try filtering()
        case .for_: try forIn()
        case .order, .skip, .offset, .limit: try page()
        case .insert: try insert()
        case .call: try call(optional: false)
        case .load: try loadCSV()
        case .show: try showClause()
        case .finish: try finish()
        case .use:
            throw SyntaxProblem.unsupported("USE", hints: ["there is one graph; leave USE out"])
                .diagnostic(at: current.range)
        default: throw errorExpected(["a clause"], near: Parser.openers)
        }
    }

    /// Grammar: `Finish`.
    private mutating func finish() throws(Diagnostic) -> Clause.Kind {
        try expect(.finish)
        return .finish
    }

    private mutating func optionalClause() throws(Diagnostic) -> Clause.Kind {
        guard peek().keyword == .call else { return try match() }
        advance()
        return try call(optional: true)
    }

    /// Clauses that are known but stand elsewhere, or have no meaning here.
    private static let foreignClauses: [String: String] = [
        "WHEN": "a conditional query begins a query of its own: CALL (*) { WHEN … THEN … ELSE … }",
        "CYPHER": "CYPHER 25 stands before the whole query",
        "GRANT": "there are no users and roles", "DENY": "there are no users and roles",
        "REVOKE": "there are no users and roles", "TERMINATE": "Ctrl-C cancels the running query",
    ]

    /// The error for a clause of another dialect that stands where a clause may begin.
    var foreignClause: Diagnostic? {
        guard current.kind == .identifier else { return nil }
        let word = text(current.range).uppercased()
        let next = text(peek().range).uppercased()
        guard let remedy = Parser.foreignClauses[word] ?? Dialects.clause(word, next)?.hint else { return nil }
        return SyntaxProblem.unsupported(word, hints: [remedy]).diagnostic(at: current.range)
    }

    /// Words with which a clause or statement begins.
    static let openers: [Keyword] = [
        .match, .optional, .unwind, .with, .return_, .create, .merge, .set, .remove, .delete, .detach, .foreach,
        .call, .load, .finish, .show, .drop, .explain, .profile,
    ]
}
