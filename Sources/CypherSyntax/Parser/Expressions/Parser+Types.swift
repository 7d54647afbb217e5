extension Parser {
    /// Grammar: `TypeName`.
    mutating func typeName() throws(Diagnostic) -> TypeName {
        labelOperators = 0
        return try typeUnion()
    }

    /// Grammar: `TypeUnion`: `INTEGER | FLOAT`.
    private mutating func typeUnion() throws(Diagnostic) -> TypeName {
        try enter()
        let start = index
        var alternatives = [try simpleType()]
        while at(.bar), index != barLimit {
            advance()
            alternatives.append(try simpleType())
        }
        leave()
        let allowing = Set(alternatives.compactMap(\.allowsNull))
        if allowing.count > 1 {
            try report(
                .removedSyntax(
                    "of the types joined by `|` either all or none may be NOT NULL",
                    hint: "write NOT NULL behind each of them"), at: range(from: start))
        }
        return alternatives.count == 1 ? alternatives[0] : .union(alternatives)
    }

    /// Grammar: `SimpleType`.
    private mutating func simpleType() throws(Diagnostic) -> TypeName {
        var result: TypeName
        if at(.list) || at(.array), peek().kind == .less {
            advance()
            note(.joint)
            advance()
            let element = try typeUnion()
            note(.suffix)
            try expect(.greater)
            result = .list(of: element, notNull: try acceptNotNull())
        } else if at(.any), peek().kind == .less {
            advance()
            note(.joint)
            advance()
            result = try typeUnion()
            note(.suffix)
            try expect(.greater)
        } else {
            let name = try typeWords()
            result = .named(name, notNull: try acceptNotNull())
        }
        while at(.list) || at(.array) {
            advance()
            result = .list(of: result, notNull: try acceptNotNull())
            labelOperators += 1
            if labelOperators > Parser.labelOperatorLimit {
                throw SyntaxProblem.nestingTooDeep(limit: Parser.labelOperatorLimit).diagnostic(at: current.range)
            }
        }
        return result
    }

    private mutating func acceptNotNull() throws(Diagnostic) -> Bool {
        if at(.exclamation) { note(.suffix) }
        return accept(.not, .null) || accept(.exclamation)
    }

    /// Grammar: `TypeWords`. Other spellings of a type become the one of the manual.
    private mutating func typeWords() throws(Diagnostic) -> String {
        let start = index
        guard at(.identifier) else { return try missingName(errorExpected(["a type such as INTEGER or STRING"])).text }
        func word(_ token: Token) -> String { text(token.range).uppercased() }
        // The longest of the known names that the next words spell.
        var best: (words: Int, name: String)?
        var spelled = ""
        for count in 1...4 {
            let token = peek(count - 1)
            guard token.kind == .identifier else { break }
            spelled += (count == 1 ? "" : " ") + word(token)
            if let name = Parser.types[spelled] { best = (count, name) }
        }
        guard let best else {
            index = start
            return try name(instead: unknownType()).text
        }
        for _ in 0..<best.words { advance() }
        return best.name
    }

    private func unknownType() -> Diagnostic {
        var hint = "types are " + Set(Parser.types.values).sorted().joined(separator: ", ")
        if let foreign = Dialects.types[text(current.range).uppercased()] {
            hint = "here :: asks whether a value is of a type; " + foreign.hint
        }
        return errorExpected(["a type"], hints: [hint])
    }

    /// Every spelling of a type, with the one that the tree holds.
    private static let types: [String: String] = [
        "ANY": "ANY", "ANY VALUE": "ANY", "BOOL": "BOOLEAN", "BOOLEAN": "BOOLEAN", "STRING": "STRING",
        "VARCHAR": "STRING", "INT": "INTEGER", "INTEGER": "INTEGER", "SIGNED INTEGER": "INTEGER", "INT64": "INTEGER",
        "INTEGER64": "INTEGER", "FLOAT": "FLOAT", "FLOAT64": "FLOAT", "DATE": "DATE", "LOCAL TIME": "LOCAL TIME",
        "TIME WITHOUT TIMEZONE": "LOCAL TIME", "TIME WITHOUT TIME ZONE": "LOCAL TIME", "ZONED TIME": "ZONED TIME",
        "TIME WITH TIMEZONE": "ZONED TIME", "TIME WITH TIME ZONE": "ZONED TIME", "LOCAL DATETIME": "LOCAL DATETIME",
        "TIMESTAMP WITHOUT TIMEZONE": "LOCAL DATETIME", "TIMESTAMP WITHOUT TIME ZONE": "LOCAL DATETIME",
        "ZONED DATETIME": "ZONED DATETIME", "TIMESTAMP WITH TIMEZONE": "ZONED DATETIME",
        "TIMESTAMP WITH TIME ZONE": "ZONED DATETIME", "DURATION": "DURATION", "POINT": "POINT", "NODE": "NODE",
        "ANY NODE": "NODE", "VERTEX": "NODE", "ANY VERTEX": "NODE", "RELATIONSHIP": "RELATIONSHIP",
        "ANY RELATIONSHIP": "RELATIONSHIP", "EDGE": "RELATIONSHIP", "ANY EDGE": "RELATIONSHIP", "MAP": "MAP",
        "ANY MAP": "MAP", "PATH": "PATH", "ANY PATH": "PATH", "PATHS": "PATH", "PROPERTY VALUE": "PROPERTY VALUE",
        "ANY PROPERTY VALUE": "PROPERTY VALUE", "NULL": "NULL", "NOTHING": "NOTHING",
    ]
}

extension TypeName {
    /// Whether null is of the type; nil for a type that has no values.
    fileprivate var allowsNull: Bool? {
        switch self {
        case .named("NOTHING", _): nil
        case .named(_, let notNull), .list(_, let notNull): !notNull
        case .union(let alternatives): alternatives.lazy.compactMap(\.allowsNull).first
        }
    }
}
