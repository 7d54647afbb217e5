extension Parser {
    /// Whether a command on indexes or constraints, or SHOW, begins here.
    var beginsSchemaCommand: Bool {
        switch current.keyword {
        case .show, .drop: return isName(peek())
        case .create:
            guard peek().kind == .identifier, peek(2).kind != .equal else { return false }
            switch peek().keyword {
            case .index, .constraint: return true
            case .range, .text, .point, .fulltext, .vector, .lookup, .btree, .unique: return isName(peek(2))
            case .or: return true
            default: return false
            }
        default: return false
        }
    }

    /// Grammar: `SchemaCommand`.
    mutating func schemaCommand() throws(Diagnostic) -> SchemaCommand {
        if at(.show) { return try show() }
        if at(.drop) { return try drop() }
        try expect(.create)
        if at(.or) {
            throw SyntaxProblem.unsupported("CREATE OR REPLACE", hints: ["use IF NOT EXISTS, or DROP first"])
                .diagnostic(at: current.range)
        }
        return at(.constraint) ? try createConstraint() : try createIndex()
    }

    // MARK: CREATE

    /// Grammar: `CreateIndex`.
    private mutating func createIndex() throws(Diagnostic) -> SchemaCommand {
        var kind: String?
        switch current.keyword {
        case .fulltext:
            throw SyntaxProblem.unsupported(
                "a FULLTEXT index", hints: ["texts are searched without one: CALL search.text('…') YIELD node, score"]
            )
            .diagnostic(at: current.range)
        case .vector, .point:
            throw SyntaxProblem.unsupported("a \(current.keyword.text) index", hints: []).diagnostic(at: current.range)
        default: break
        }
        if !at(.index) {
            kind = current.keyword.text
            advance()
        }
        try expect(.index)
        if accept(.on) {
            try expect(.colon)
            let label = try name("a label")
            mark(.tightBefore)
            return .createIndex(
                name: nil, kind: kind, ifNotExists: false, entity: .node, label: label,
                keys: try parenthesizedKeys { parser throws(Diagnostic) in try parser.name("a property key") })
        }
        let name = at(.for_) || at(.if_, .not) ? nil : try name("a name for the index")
        let ifNotExists = try acceptIfNotExists()
        try expect(.for_)
        let (entity, variable, label) = try schemaPattern()
        try expect(.on)
        let keys = try parenthesizedKeys { parser throws(Diagnostic) in try parser.schemaKey(of: variable) }
        try refuseOptions()
        return .createIndex(name: name, kind: kind, ifNotExists: ifNotExists, entity: entity, label: label, keys: keys)
    }

    /// Grammar: `CreateConstraint`.
    private mutating func createConstraint() throws(Diagnostic) -> SchemaCommand {
        try expect(.constraint)
        if at(.on), peek().kind == .leftParenthesis {
            throw SyntaxProblem.removedSyntax(
                "CREATE CONSTRAINT ON … ASSERT is no longer part of the language",
                hint: "write CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS UNIQUE"
            )
            .diagnostic(at: current.range)
        }
        let name = at(.for_) || at(.if_, .not) ? nil : try name("a name for the constraint")
        let ifNotExists = try acceptIfNotExists()
        try expect(.for_)
        let (entity, variable, label) = try schemaPattern()
        try expect(.require)
        let keys: [Name]
        if at(.leftParenthesis) {
            keys = try parenthesizedKeys { parser throws(Diagnostic) in try parser.schemaKey(of: variable) }
        } else {
            keys = [try schemaKey(of: variable)]
        }
        let kind = try constraintKind()
        try refuseOptions()
        return .createConstraint(
            name: name, ifNotExists: ifNotExists, entity: entity, label: label, keys: keys, kind: kind)
    }

    /// Grammar: `ConstraintKind`.
    private mutating func constraintKind() throws(Diagnostic) -> SchemaCommand.ConstraintKind {
        try expect(.is_)
        if accept(.not, .null) { return .notNull }
        if at(.typed) || at(.doubleColon) {
            throw SyntaxProblem.unsupported("a constraint on a property's type", hints: [])
                .diagnostic(at: current.range)
        }
        if at(.node) || at(.relationship) { advance() }
        if accept(.unique) { return .unique }
        if accept(.key) { return .key }
        throw errorExpected(["UNIQUE", "NOT NULL", "KEY"], near: [.unique, .not, .key])
    }

    /// Grammar: `SchemaPattern`: `(n:Label)` or `()-[r:TYPE]-()`.
    private mutating func schemaPattern() throws(Diagnostic) -> (SchemaCommand.Entity, Name, Name) {
        let opening = index
        try expect(.leftParenthesis)
        if accept(.rightParenthesis) {
            if at(.less) || at(.lessVariant) {
                mark(.tight)
                advance()
            }
            try expectDash()
            let bracket = index
            try expect(.leftBracket)
            let variable = try variable()
            try expect(.colon)
            let type = try name("a relationship type")
            try expectClosing(bracket)
            try expectDash()
            if at(.greater) || at(.greaterVariant) {
                mark(.tight)
                advance()
            }
            let end = index
            try expect(.leftParenthesis)
            try expectClosing(end)
            return (.relationship, variable, type)
        }
        let variable = try variable()
        try expect(.colon)
        let label = try name("a label")
        try expectClosing(opening)
        return (.node, variable, label)
    }

    /// Grammar: `SchemaKey`: `n.key`, of the variable that the pattern declares.
    private mutating func schemaKey(of variable: Name) throws(Diagnostic) -> Name {
        guard isName(current), identifierText(current) == variable.text else {
            throw errorExpected(["`\(variable.text).` and a property key"])
        }
        mark(.name)
        advance()
        try expect(.dot)
        return try name("a property key")
    }

    private mutating func parenthesizedKeys(
        _ element: (inout Parser) throws(Diagnostic) -> Name
    ) throws(Diagnostic) -> [Name] {
        try bracketed(.leftParenthesis, element)
    }

    private mutating func bracketed(
        _ kind: Token.Kind, _ element: (inout Parser) throws(Diagnostic) -> Name
    ) throws(Diagnostic) -> [Name] {
        let opening = index
        try expect(kind)
        var names: [Name] = []
        repeat { names.append(try element(&self)) } while accept(.comma)
        try expectClosing(opening, or: ["`,`"])
        return names
    }

    private mutating func acceptIfNotExists() throws(Diagnostic) -> Bool {
        guard accept(.if_) else { return false }
        try expect(.not)
        try expect(.exists)
        return true
    }

    private func refuseOptions() throws(Diagnostic) {
        guard at(.options) else { return }
        throw SyntaxProblem.unsupported("OPTIONS of an index or constraint", hints: ["leave OPTIONS out"])
            .diagnostic(at: current.range)
    }

    // MARK: DROP, SHOW

    /// Grammar: `Drop`.
    private mutating func drop() throws(Diagnostic) -> SchemaCommand {
        try expect(.drop)
        let isIndex = at(.index)
        guard accept(.index) || accept(.constraint) else {
            throw errorExpected(["INDEX", "CONSTRAINT"], near: [.index, .constraint])
        }
        if at(.on), !(peek().kind == .endOfText || peek().kind == .semicolon || peek().keyword == .if_) {
            throw SyntaxProblem.removedSyntax(
                "an index or constraint is dropped by its name", hint: "SHOW INDEXES and SHOW CONSTRAINTS list names"
            )
            .diagnostic(at: current.range)
        }
        let name = try name(isIndex ? "the index's name" : "the constraint's name")
        var ifExists = false
        if accept(.if_) {
            try expect(.exists)
            ifExists = true
        }
        return isIndex ? .dropIndex(name: name, ifExists: ifExists) : .dropConstraint(name: name, ifExists: ifExists)
    }

    /// Grammar: `Show`.
    private mutating func show() throws(Diagnostic) -> SchemaCommand {
        try expect(.show)
        let listed = try showable()
        guard at(.yield) else {
            return .show(listed, yield: nil, predicate: try clauseWhere(), paging: nil, returning: nil)
        }
        let yield = try yieldClause()
        let paging = try showPaging()
        let predicate = try clauseWhere()
        let returning = accept(.return_) ? try projection() : nil
        return .show(listed, yield: yield, predicate: predicate, paging: paging, returning: returning)
    }

    /// Grammar: `Showable`.
    private mutating func showable() throws(Diagnostic) -> SchemaCommand.Showable {
        _ = accept(.all)
        if at(.built) { index += peek().keyword == .in_ ? 2 : 1 } else if accept(.user) { try expect(.defined) }
        if accept(.functions) || accept(.function) { return .functions }
        if accept(.procedures) || accept(.procedure) { return .procedures }
        if accept(.indexes) || accept(.index) { return .indexes }
        if accept(.constraints) || accept(.constraint) { return .constraints }
        throw errorExpected(
            ["FUNCTIONS", "PROCEDURES", "INDEXES", "CONSTRAINTS"],
            near: [.functions, .procedures, .indexes, .constraints])
    }
}
