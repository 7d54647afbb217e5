/// Calls of functions, with the arguments that are words.
extension Parser {
    /// Grammar: `FunctionCall`.
    mutating func functionCall() throws(Diagnostic) -> Expression {
        let start = index
        let name = try qualifiedName("a function's name")
        let opening = index
        note(.suffix)
        advance()
        let lowered = name.text.lowercased()
        if lowered == "trim", let end = trimmedEnd { return try trimCall(name, end, opening, start) }
        let distinct = accept(.distinct)
        if !distinct, saysAll { advance() }
        var arguments: [Expression] = []
        try refuseStar()
        if !at(.rightParenthesis) || distinct {
            repeat {
                arguments.append(isWordArgument(lowered, arguments.count) ? wordArgument() : try expression())
            } while accept(.comma)
        }
        if at(.from), lowered == "trim", !distinct, arguments.count == 1 {
            return try trimmed(arguments[0], name.range, opening, start)
        }
        try refuseCast(lowered)
        try expectClosing(opening, or: ["`,`"])
        try grow()
        return Expression(.call(name: name, distinct: distinct, arguments: arguments), range(from: start))
    }

    /// Whether ALL stands before an argument or a column, where it says nothing: count(ALL x) is count(x).
    var saysAll: Bool {
        guard at(.all) else { return false }
        switch peek().kind {
        case .leftParenthesis, .rightParenthesis, .comma, .dot: return false
        default: return true
        }
    }

    /// Arguments that are words and not expressions: by the function, which argument, and the words.
    private static let wordArguments: [String: (place: Int, words: Set<String>)] = [
        "normalize": (1, normalForms), "vector": (2, numberTypes), "vector_norm": (1, vectorMetrics),
        "vector_distance": (2, vectorMetrics),
    ]

    private static let numberTypes: Set<String> = [
        "INTEGER", "INT", "INTEGER8", "INT8", "INTEGER16", "INT16", "INTEGER32", "INT32", "INTEGER64", "INT64", "FLOAT",
        "FLOAT32", "FLOAT64",
    ]

    private static let vectorMetrics: Set<String> = [
        "EUCLIDEAN", "EUCLIDEAN_SQUARED", "MANHATTAN", "COSINE", "DOT", "HAMMING",
    ]

    @inline(never)
    private func isWordArgument(_ function: String, _ place: Int) -> Bool {
        guard current.kind == .identifier, peek().kind == .rightParenthesis,
            let known = Parser.wordArguments[function], known.place == place
        else { return false }
        return known.words.contains(text(current.range).uppercased())
    }

    /// Grammar: `WordArgument`, as the text of it.
    @inline(never)
    private mutating func wordArgument() -> Expression {
        let range = current.range
        advance()
        return Expression(.string(text(range).uppercased()), range)
    }

    /// The rest of `trim(characters FROM text)`.
    private mutating func trimmed(
        _ characters: Expression, _ name: SourceRange, _ opening: Int, _ start: Int
    ) throws(Diagnostic) -> Expression {
        try expect(.from)
        let arguments = [try expression(), characters]
        try expectClosing(opening)
        try grow()
        return Expression(.call(name: Name("btrim", name), distinct: false, arguments: arguments), range(from: start))
    }

    /// The function that trims the end that BOTH, LEADING or TRAILING names here; FROM alone stands for both.
    private var trimmedEnd: String? {
        guard current.kind == .identifier else { return nil }
        switch peek().kind {
        case .string, .parameter, .identifier, .quotedIdentifier, .leftParenthesis: break
        default: return nil
        }
        switch text(current.range).uppercased() {
        case "BOTH", "FROM": return "btrim"
        case "LEADING": return "ltrim"
        case "TRAILING": return "rtrim"
        default: return nil
        }
    }

    /// Grammar: `TrimCall`: `trim(LEADING 'x' FROM text)`, as a call of the function that does it.
    private mutating func trimCall(
        _ name: Name, _ function: String, _ opening: Int, _ start: Int
    ) throws(Diagnostic) -> Expression {
        if !at(.from) { advance() }
        let characters = at(.from) ? nil : try expression()
        try expect(.from)
        let arguments = [try expression()] + (characters.map { [$0] } ?? [])
        try expectClosing(opening)
        try grow()
        return Expression(
            .call(name: Name(function, name.range), distinct: false, arguments: arguments), range(from: start))
    }

    // What errors need stands in functions of its own, as in Parser+Postfix.

    @inline(never)
    private mutating func refuseStar() throws(Diagnostic) {
        guard at(.star) else { return }
        try reportExpected(["an expression"], hints: ["only count(*) takes a `*`"])
        advance()
    }

    @inline(never)
    private mutating func refuseCast(_ function: String) throws(Diagnostic) {
        guard at(.as_), function.hasSuffix("cast") else { return }
        let hint = ForeignText.hint("GQL", "toString(x), toInteger(x), toFloat(x), toBoolean(x) or date(x)")
        try report(.unsupported("CAST … AS", hints: [hint]))
    }
}
