extension Parser {
    /// Grammar: `Show`.
    mutating func show() throws(Diagnostic) -> SchemaCommand {
        try expect(.show)
        let listed = try showable()
        guard at(.yield) else {
            if current.keyword.beginsClause || at(.return_) { try report(yieldExpected()) }
            return .show(listed, yield: nil, predicate: try clauseWhere(), paging: nil, returning: nil)
        }
        let yield = try yieldClause()
        let paging = try showPaging()
        let predicate = try clauseWhere()
        let returning = accept(.return_) ? try projection() : nil
        return .show(listed, yield: yield, predicate: predicate, paging: paging, returning: returning)
    }

    /// Grammar: `ShowClause`: SHOW among other clauses is a call of the procedure that lists.
    mutating func showClause() throws(Diagnostic) -> Clause.Kind {
        let start = index
        try expect(.show)
        let listed = try showable()
        let place = range(from: start)
        if !at(.yield) { try report(yieldExpected()) }
        return .call(listed.call(yield: at(.yield) ? try yieldClause() : nil, at: place))
    }

    private func informationRefused() -> Diagnostic {
        SyntaxProblem.unsupported("SHOW … INFO", hints: [Dialects.information.hint]).diagnostic(at: current.range)
    }

    private func yieldExpected() -> Diagnostic {
        errorExpected(["YIELD"], hints: ["beside other clauses SHOW names the columns that go on: YIELD name"])
    }

    /// Grammar: `Showable`.
    private mutating func showable() throws(Diagnostic) -> Showable {
        let start = index
        var words: [String] = []
        while words.count < 5, isName(current) {
            if let list = Parser.lists[current.keyword] ?? settings { return try shown(list, words, from: start) }
            words.append(text(current.range).uppercased())
            advance()
        }
        index = start
        if peek().kind == .identifier, text(peek().range).uppercased() == "INFO" { throw informationRefused() }
        try refuseForeignList()
        try reportExpected(
            ["FUNCTIONS", "PROCEDURES", "INDEXES", "CONSTRAINTS", "SETTINGS"],
            near: [.functions, .procedures, .indexes, .constraints])
        return Showable(.functions)
    }

    private static let lists: [Keyword: Showable.List] = [
        .functions: .functions, .function: .functions, .procedures: .procedures, .procedure: .procedures,
        .indexes: .indexes, .index: .indexes, .constraints: .constraints, .constraint: .constraints,
    ]

    private var settings: Showable.List? {
        ["SETTING", "SETTINGS"].contains(text(current.range).uppercased()) ? .settings : nil
    }

    /// The list, with the words before it and what may follow it.
    private mutating func shown(
        _ list: Showable.List, _ words: [String], from start: Int
    ) throws(Diagnostic) -> Showable {
        var result = Showable(list)
        if !words.isEmpty, words != ["ALL"] {
            let kinds = Parser.kinds[list] ?? [:]
            let written = words.joined(separator: " ")
            guard let kind = kinds[written] else {
                let known = ["ALL"] + Set(kinds.values).sorted()
                throw SyntaxProblem.unexpected(
                    found: "`\(written)`",
                    expected: kinds.isEmpty ? ["\(list.rawValue.uppercased())"] : known,
                    hints: ["SHOW \(list.rawValue.uppercased()) lists all of them"]
                )
                .diagnostic(at: SourceRange(Int(tokens[start].lower), Int(tokens[index - 1].upper)))
            }
            result.kind = kind
        }
        advance()
        if current.kind == .identifier, text(current.range).uppercased() == "INFO" { throw informationRefused() }
        if list == .settings, current.kind != .semicolon, current.kind != .endOfText, !at(.yield), !at(.where_) {
            repeat { result.names.append(try expression()) } while accept(.comma)
        }
        if list == .functions || list == .procedures { try passExecutable() }
        return result
    }

    /// `EXECUTABLE [BY CURRENT USER | BY name]`: everybody may execute everything.
    private mutating func passExecutable() throws(Diagnostic) {
        guard current.kind == .identifier, text(current.range).uppercased() == "EXECUTABLE" else { return }
        advance()
        guard accept(.by) else { return }
        if text(current.range).uppercased() == "CURRENT", peek().keyword == .user { advance() }
        _ = try name("CURRENT USER or a user's name")
    }

    /// The words before a list, each with those in which it is told.
    private static let kinds: [Showable.List: [String: String]] = {
        let functions = ["BUILT IN": "BUILT IN", "USER DEFINED": "USER DEFINED", "BUILT": "BUILT IN"]
        let indexes = Dictionary(
            uniqueKeysWithValues: ["RANGE", "TEXT", "POINT", "FULLTEXT", "LOOKUP", "VECTOR"].map { ($0, $0) })
        var constraints: [String: String] = [:]
        for (entity, shown) in [
            ("", ""), ("NODE ", "NODE "), ("REL ", "RELATIONSHIP "), ("RELATIONSHIP ", "RELATIONSHIP "),
        ] {
            for word in ["UNIQUE", "UNIQUENESS", "PROPERTY UNIQUE", "PROPERTY UNIQUENESS"] {
                constraints[entity + word] = shown + "UNIQUENESS"
            }
            for word in ["EXIST", "EXISTENCE", "PROPERTY EXIST", "PROPERTY EXISTENCE"] {
                constraints[entity + word] = shown + "EXISTENCE"
            }
            constraints[entity + "KEY"] = shown + "KEY"
            constraints[entity + "PROPERTY TYPE"] = shown + "PROPERTY TYPE"
        }
        return [.functions: functions, .indexes: indexes, .constraints: constraints]
    }()

    /// Names what other engines list and why there is nothing of it.
    private func refuseForeignList() throws(Diagnostic) {
        let word = text(peek(0).range).uppercased()
        let reasons: [String: String] = [
            "DATABASES": "there is one graph", "DATABASE": "there is one graph", "DEFAULT": "there is one graph",
            "HOME": "there is one graph", "USERS": "there are no users", "USER": "there are no users",
            "CURRENT": "there are no users", "ROLES": "there are no roles", "ROLE": "there are no roles",
            "PRIVILEGES": "there are no roles", "PRIVILEGE": "there are no roles", "SERVERS": "there is no server",
            "TRANSACTIONS": "one statement runs at a time", "TRANSACTION": "one statement runs at a time",
            "ALIASES": "there is one graph",
        ]
        let isGraphType = word == "CURRENT" && text(peek().range).uppercased() == "GRAPH"
        let graphType = "there are no graph types; SHOW CONSTRAINTS lists what is required"
        guard let reason = isGraphType ? graphType : reasons[word] ?? Dialects.lists[word]?.hint else { return }
        throw SyntaxProblem.unsupported("SHOW \(word)", hints: [reason]).diagnostic(at: current.range)
    }
}

extension Showable {
    /// The call of the procedure that lists.
    public func call(yield: ProcedureCall.Yield?, at range: SourceRange) -> ProcedureCall {
        var arguments: [Expression] = []
        if let kind { arguments = [Expression(.string(kind), range)] }
        if !names.isEmpty { arguments = [names.count == 1 ? names[0] : Expression(.list(names), range)] }
        return ProcedureCall(name: Name("show.\(list.rawValue)", range), arguments: arguments, yield: yield)
    }
}
