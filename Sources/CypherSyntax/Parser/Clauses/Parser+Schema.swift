extension Parser {
    /// Whether a command on indexes or constraints, or SHOW, begins here.
    var beginsSchemaCommand: Bool {
        switch current.keyword {
        case .show, .drop: return isName(peek()) || isTyped && at(.drop) && peek().kind == .endOfText
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
        return at(.constraint) ? .createConstraint(try createConstraint()) : .createIndex(try createIndex())
    }

    /// Grammar: `CreateIndex`.
    private mutating func createIndex() throws(Diagnostic) -> IndexDeclaration {
        let kind = try indexKind()
        try expect(.index)
        if accept(.on) {
            try expect(.colon)
            let label = try name("a label")
            note(.suffix)
            let keys = try parenthesizedKeys { parser throws(Diagnostic) in try parser.name("a property key") }
            return IndexDeclaration(
                name: nil, kind: kind, ifNotExists: false, entity: .node, labels: [label], keys: keys)
        }
        let name = at(.for_) || at(.if_, .not) ? nil : try schemaName("a name for the index")
        let ifNotExists = try acceptIfNotExists()
        if at(.on) {
            let foreign = Dialects.Foreign("Memgraph", "CREATE INDEX name FOR (n:Label) ON (n.key)")
            try reportExpected(["FOR"], hints: [foreign.hint])
        }
        try expect(.for_)
        let target = try schemaPattern(kind)
        try expect(.on)
        let keys = try indexedKeys(of: target, kind)
        return IndexDeclaration(
            name: name, kind: kind, ifNotExists: ifNotExists, entity: target.entity, labels: target.labels, keys: keys,
            options: try acceptOptions())
    }

    private mutating func indexKind() throws(Diagnostic) -> IndexDeclaration.Kind {
        let kind: IndexDeclaration.Kind
        switch current.keyword {
        case .index: return .range
        case .range, .btree: kind = .range
        case .text: kind = .text
        case .point: kind = .point
        case .fulltext: kind = .fulltext
        case .lookup: kind = .lookup
        case .vector:
            let hint = "nodes are compared one by one: ORDER BY vector.similarity.cosine(n.key, $vector) DESC LIMIT 10"
            throw SyntaxProblem.unsupported("a VECTOR index", hints: [hint]).diagnostic(at: current.range)
        default:
            try reportExpected(["INDEX", "CONSTRAINT"], near: [.index, .constraint])
            return .range
        }
        advance()
        return kind
    }

    /// Grammar: `IndexedKeys`: what stands behind ON.
    private mutating func indexedKeys(
        of target: SchemaTarget, _ kind: IndexDeclaration.Kind
    ) throws(Diagnostic) -> [Name] {
        let variable = target.variable
        switch kind {
        case .lookup:
            _ = accept(.each)
            let function = target.entity == .node ? "labels" : "type"
            if text(current.range).lowercased() != function { try reportExpected(["\(function)(…)"]) }
            advance()
            note(.suffix)
            let opening = index
            try expect(.leftParenthesis)
            if identifierText(current) != variable.text { try reportExpected(["`\(variable.text)`"]) }
            advance()
            try expectClosing(opening)
            return []
        case .fulltext:
            if !accept(.each) {
                try reportExpected(["EACH"], hints: ["ON EACH [\(variable.text).key, …] names the texts"])
            }
            return try bracketed(.leftBracket) { parser throws(Diagnostic) in try parser.schemaKey(of: variable) }
        case .range, .text, .point:
            if at(.each) { try reportExpected(["`(`"], hints: ["ON EACH […] is for full text: CREATE FULLTEXT INDEX"]) }
            return try parenthesizedKeys { parser throws(Diagnostic) in try parser.schemaKey(of: variable) }
        }
    }

    /// Grammar: `CreateConstraint`.
    private mutating func createConstraint() throws(Diagnostic) -> ConstraintDeclaration {
        try expect(.constraint)
        try refuseAssert()
        let name = at(.for_) || at(.if_, .not) ? nil : try schemaName("a name for the constraint")
        try refuseAssert()
        let ifNotExists = try acceptIfNotExists()
        try expect(.for_)
        let target = try schemaPattern(.range)
        try expect(.require)
        let variable = target.variable
        let start = index
        let keys =
            at(.leftParenthesis)
            ? try parenthesizedKeys { parser throws(Diagnostic) in try parser.schemaKey(of: variable) }
            : [try schemaKey(of: variable)]
        let place = range(from: start)
        let kind = try constraintKind(target.entity)
        if case .typed = kind, keys.count > 1 {
            throw SyntaxProblem.composition(
                "a constraint on a type is about one property", hint: "write a constraint for each property"
            )
            .diagnostic(at: place)
        }
        return ConstraintDeclaration(
            name: name, ifNotExists: ifNotExists, entity: target.entity, label: target.labels[0], keys: keys,
            kind: kind, options: try acceptOptions())
    }

    private func refuseAssert() throws(Diagnostic) {
        guard at(.on), peek().kind == .leftParenthesis else { return }
        throw SyntaxProblem.removedSyntax(
            "CREATE CONSTRAINT ON … ASSERT is no longer part of the language",
            hint: "write CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS UNIQUE"
        )
        .diagnostic(at: current.range)
    }

    /// Grammar: `ConstraintKind`.
    private mutating func constraintKind(
        _ entity: SchemaCommand.Entity
    ) throws(Diagnostic) -> SchemaCommand.ConstraintKind {
        if at(.typed) || at(.doubleColon) {
            advance()
            return .typed(try typeName())
        }
        try expect(.is_)
        if accept(.not, .null) { return .notNull }
        if accept(.typed) || accept(.doubleColon) { return .typed(try typeName()) }
        let isRelationship = at(.relationship) || text(current.range).uppercased() == "REL"
        if at(.node) || isRelationship {
            guard isRelationship == (entity == .relationship) else {
                throw SyntaxProblem.composition(
                    "the constraint is on \(entity == .node ? "nodes" : "relationships"), but says "
                        + text(current.range).uppercased(),
                    hint: "leave the word out"
                )
                .diagnostic(at: current.range)
            }
            advance()
        }
        if accept(.unique) { return .unique }
        if !accept(.key) { try reportExpected(["UNIQUE", "NOT NULL", "KEY", "`::`"], near: [.unique, .not, .key]) }
        return .key
    }

    /// What an index or constraint is over.
    private struct SchemaTarget {
        var entity: SchemaCommand.Entity
        var variable: Name
        /// None for an index of labels themselves.
        var labels: [Name]
    }

    /// Grammar: `SchemaPattern`: `(n:Label)` or `()-[r:TYPE]-()`; of a full-text index with several labels.
    private mutating func schemaPattern(_ kind: IndexDeclaration.Kind) throws(Diagnostic) -> SchemaTarget {
        let opening = index
        try expect(.leftParenthesis)
        if accept(.rightParenthesis) {
            if at(.less) || at(.lessVariant) {
                note(.joint)
                advance()
            }
            try expectDash()
            let bracket = index
            try expect(.leftBracket)
            let variable = try variable()
            let types = try schemaLabels(kind, "a relationship type")
            try expectClosing(bracket)
            try expectDash()
            if at(.greater) || at(.greaterVariant) {
                note(.joint)
                advance()
            }
            let end = index
            try expect(.leftParenthesis)
            try expectClosing(end)
            return SchemaTarget(entity: .relationship, variable: variable, labels: types)
        }
        let variable = try variable()
        let labels = try schemaLabels(kind, "a label")
        try expectClosing(opening)
        return SchemaTarget(entity: .node, variable: variable, labels: labels)
    }

    private mutating func schemaLabels(
        _ kind: IndexDeclaration.Kind, _ what: String
    ) throws(Diagnostic) -> [Name] {
        if kind == .lookup { return [] }
        try expect(.colon)
        var labels = [try name(what)]
        while kind == .fulltext, accept(.bar) { labels.append(try name(what)) }
        return labels
    }

    /// Grammar: `SchemaKey`: `n.key`, of the variable that the pattern declares.
    private mutating func schemaKey(of variable: Name) throws(Diagnostic) -> Name {
        if !isName(current) || identifierText(current) != variable.text {
            try reportExpected(["`\(variable.text).` and a property key"])
        }
        note(.name)
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

    /// Grammar: `SchemaOptions`.
    private mutating func acceptOptions() throws(Diagnostic) -> Expression? {
        guard accept(.options) else { return nil }
        return at(.parameter) ? try parameter() : try mapLiteral()
    }

    /// Grammar: `SchemaName`: of an index or constraint, or a parameter that holds it.
    private mutating func schemaName(_ what: String) throws(Diagnostic) -> SchemaName {
        guard at(.parameter) else { return SchemaName(try name(what)) }
        let token = current
        advance()
        return SchemaName(Name(parameterName(token), token.range), isParameter: true)
    }

    /// Grammar: `Drop`.
    private mutating func drop() throws(Diagnostic) -> SchemaCommand {
        try expect(.drop)
        let isIndex = at(.index)
        if !accept(.index), !accept(.constraint) {
            let foreign = Dialects.droppings[text(current.range).uppercased()]
            try reportExpected(
                ["INDEX", "CONSTRAINT"], near: foreign == nil ? [.index, .constraint] : [],
                hints: foreign.map { [$0.hint] } ?? [])
        }
        if at(.on), !(peek().kind == .endOfText || peek().kind == .semicolon || peek().keyword == .if_) {
            throw SyntaxProblem.removedSyntax(
                "an index or constraint is dropped by its name", hint: "SHOW INDEXES and SHOW CONSTRAINTS list names"
            )
            .diagnostic(at: current.range)
        }
        let name = try schemaName(isIndex ? "the index's name" : "the constraint's name")
        var ifExists = false
        if accept(.if_) {
            try expect(.exists)
            ifExists = true
        }
        return isIndex ? .dropIndex(name: name, ifExists: ifExists) : .dropConstraint(name: name, ifExists: ifExists)
    }
}
