extension Parser {
    /// Grammar: `Statement`.
    mutating func statement() throws(Diagnostic) -> Statement {
        let start = index
        depth = 0
        height = 0
        barLimit = -1
        if at(.endOfText) || at(.semicolon) { throw SyntaxProblem.emptyStatement.diagnostic(at: current.range) }
        var mode = Statement.Mode.run
        _ = try acceptVersion()
        if accept(.explain) { mode = .explain } else if accept(.profile) { mode = .profile }
        if mode != .run { _ = try acceptVersion() }
        let body: Statement.Body
        if beginsSchemaCommand, let command = try wholeSchemaCommand() {
            body = .schema(command)
        } else {
            body = .query(try query())
        }
        guard at(.endOfText) || at(.semicolon) else {
            try refuseForeignClause()
            throw errorAfterClause()
        }
        return Statement(mode: mode, body: body, range: range(from: start))
    }

    /// A schema command; nil, with nothing read, for a SHOW that stands among other clauses.
    private mutating func wholeSchemaCommand() throws(Diagnostic) -> SchemaCommand? {
        let (start, marked, verbatimCount) = (index, marks, verbatim.count)
        let command = try schemaCommand()
        guard case .show(_, .items?, _, _, let returning) = command, !at(.endOfText), !at(.semicolon) else {
            return command
        }
        guard returning == nil ? current.keyword.beginsClause || at(.show) : at(.union) || at(.next) else {
            return command
        }
        (index, marks, depth, height) = (start, marked, 0, 0)
        verbatim.removeLast(verbatim.count - verbatimCount)
        return nil
    }

    /// Grammar: `SingleQuery`.
    mutating func singleQuery() throws(Diagnostic) -> SingleQuery {
        var clauses: [Clause] = []
        // Behind RETURN and its own ORDER BY, SKIP and LIMIT stands none of them again.
        while current.keyword.beginsClause || at(.show),
            !(clauses.last?.isReturn == true && current.keyword.beginsPaging)
        {
            clauses.append(try clause())
        }
        if clauses.isEmpty {
            try refuseForeignClause()
            throw errorExpected(["a clause such as MATCH, RETURN or CREATE"], near: Parser.openers)
        }
        return SingleQuery(clauses: clauses)
    }

    /// Grammar: `Clause`.
    mutating func clause() throws(Diagnostic) -> Clause {
        try watch.step()
        let start = index
        let kind: Clause.Kind
        mark(.line)
        switch current.keyword {
        case .match: kind = try match()
        case .optional: kind = try optionalClause()
        case .unwind: kind = try unwind()
        case .with: kind = try with()
        case .return_: kind = try returning()
        case .create: kind = try create()
        case .merge: kind = try merge()
        case .set: kind = try set()
        case .remove: kind = try remove()
        case .delete, .detach, .nodetach: kind = try delete()
        case .foreach: kind = try foreach()
        case .let_: kind = try letting()
        case .filter: kind = try filtering()
        case .for_: kind = try forIn()
        case .order, .skip, .offset, .limit: kind = try page()
        case .insert: kind = try insert()
        case .call: kind = try call(optional: false)
        case .load: kind = try loadCSV()
        case .show: kind = try showClause()
        case .finish:
            kind = try finish()
        case .use:
            throw SyntaxProblem.unsupported("USE", hints: ["there is one graph; leave USE out"])
                .diagnostic(at: current.range)
        default: throw errorExpected(["a clause"], near: Parser.openers)
        }
        return Clause(kind, range(from: start))
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

    /// Names a clause of another dialect that stands where a clause may begin.
    private func refuseForeignClause() throws(Diagnostic) {
        guard current.kind == .identifier else { return }
        let word = text(current.range).uppercased()
        let next = text(peek().range).uppercased()
        guard let remedy = Parser.foreignClauses[word] ?? Dialects.clause(word, next)?.hint else { return }
        throw SyntaxProblem.unsupported(word, hints: [remedy]).diagnostic(at: current.range)
    }

    /// Words with which a clause or statement begins.
    static let openers: [Keyword] = [
        .match, .optional, .unwind, .with, .return_, .create, .merge, .set, .remove, .delete, .detach, .foreach,
        .call, .load, .finish, .show, .drop, .explain, .profile,
    ]
}
