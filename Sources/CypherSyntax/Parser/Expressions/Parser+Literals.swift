extension Parser {
    /// Grammar: `NumberLiteral`. A minus that belongs to the number is the token `start`.
    mutating func numberLiteral(negative: Bool, from start: Int) throws(Diagnostic) -> Expression {
        let token = current
        let range = SourceRange(Int(tokens[start].lower), Int(token.upper))
        defer { advance() }
        if let lifted = lifting?.take(isNegative: negative, at: range) { return lifted }
        let digits = bytes[Int(token.lower)..<Int(token.upper)]
        if token.kind == .integer, let value = IntegerLiteral.value(digits, isNegative: negative) {
            return Expression(.integer(value), range)
        }
        if token.kind == .float, let value = FloatLiteral.value(digits) {
            return Expression(.float(negative ? -value : value), range)
        }
        let problem: SyntaxProblem =
            token.kind == .integer ? .integerOverflow(text(range)) : .floatOverflow(text(range))
        try report(problem.diagnostic(at: range))
        return Expression(.hole, range)
    }

    /// Grammar: `StringLiteral`.
    mutating func stringLiteral() throws(Diagnostic) -> Expression {
        let range = current.range
        if let lifted = lifting?.take(isNegative: false, at: range) {
            advance()
            return lifted
        }
        defer { advance() }
        do { return Expression(.string(try StringEscapes.value(of: current, in: bytes)), range) } catch {
            try report(error)
            return Expression(.hole, range)
        }
    }

    /// Grammar: `Parameter`.
    mutating func parameter() throws(Diagnostic) -> Expression {
        let token = current
        guard accept(.parameter) else { return try hole(errorExpected(["a parameter"])) }
        return Expression(.parameter(parameterName(token)), token.range)
    }

    /// Grammar: `MapLiteral`.
    mutating func mapLiteral() throws(Diagnostic) -> Expression {
        let opening = index
        try expect(.leftBrace)
        if isName(current), peek().kind == .rightBrace { return try refuseBracedName() }
        var entries: [Expression.MapEntry] = []
        if !at(.rightBrace) {
            repeat { entries.append(try mapEntry()) } while accept(.comma)
        }
        try expectClosing(opening, or: ["`,`"])
        try grow()
        return Expression(.map(entries), range(from: opening))
    }

    @inline(never)
    private mutating func refuseBracedName() throws(Diagnostic) -> Expression {
        let name = identifierText(current)
        let range = SourceRange(Int(tokens[index - 1].lower), Int(peek().upper))
        try report(
            .removedSyntax(
                "`{\(name)}` is neither a map nor a parameter", hint: "a parameter is written $\(name)"), at: range)
        index += 2
        return Expression(.hole, range)
    }

    /// Grammar: `MapEntry`.
    mutating func mapEntry() throws(Diagnostic) -> Expression.MapEntry {
        let key = try mapKey()
        note(.keyColon)
        if !accept(.colon) { try reportExpected(["`:` after the key `\(key.text)`"]) }
        return Expression.MapEntry(key: key, value: try expression())
    }

    @inline(never)
    private mutating func mapKey() throws(Diagnostic) -> Name {
        if at(.string) {
            return try name(instead: errorExpected(["a key"], hints: ["keys are written without quotes: key: value"]))
        }
        guard startsWithDigit(current) else { return try name("a key") }
        let written = text(current.range)
        let problem = SyntaxProblem.unexpected(
            found: current.kind == .invalid ? "`\(written)`" : describe(current), expected: ["a key"],
            hints: peek().kind == .colon
                ? ["write a key that begins with a digit in back quotes: `\(written)`"] : [])
        return try name(instead: problem.diagnostic(at: current.range))
    }

    private func startsWithDigit(_ token: Token) -> Bool {
        guard let first = text(token.range).utf8.first else { return false }
        return UInt8(ascii: "0")...UInt8(ascii: "9") ~= first
    }

    /// Grammar: `MapProjection`: the braces behind what is projected, which begins at the token `start`.
    mutating func mapProjection(_ base: Expression, from start: Int) throws(Diagnostic) -> Expression {
        let opening = index
        try expect(.leftBrace)
        var items: [Expression.MapProjectionItem] = []
        if !at(.rightBrace) {
            repeat { items.append(try mapProjectionItem()) } while accept(.comma)
        }
        try expectClosing(opening, or: ["`,`"])
        try grow()
        return Expression(.mapProjection(base, items), range(from: start))
    }

    /// Whether braces begin a map projection: nothing else may follow an expression that way.
    var beginsMapProjection: Bool {
        guard at(.leftBrace) else { return false }
        switch peek().kind {
        case .dot, .rightBrace: return true
        case .identifier, .quotedIdentifier:
            return [.colon, .comma, .rightBrace].contains(peek(2).kind) || isTyped && peek(2).kind == .endOfText
        default: return false
        }
    }

    /// Grammar: `MapProjectionItem`.
    private mutating func mapProjectionItem() throws(Diagnostic) -> Expression.MapProjectionItem {
        let start = index
        if accept(.dot) {
            if accept(.star) { return .allProperties(Mark(range(from: start))) }
            return .property(try name("a property key or `*`"))
        }
        if isName(current), peek().kind == .colon { return .entry(try mapEntry()) }
        return .variable(try variable("`.key`, `.*`, `key: value` or a variable"))
    }
}
