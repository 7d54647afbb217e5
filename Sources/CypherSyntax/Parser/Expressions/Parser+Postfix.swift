extension Parser {
    /// Grammar: `Postfix`: property lookups, subscripts, slices, map projections and labels after an
    /// atom.
    mutating func postfix(labels: Bool) throws(Diagnostic) -> Expression {
        let start = index
        var result = try atom()
        while true {
            switch current.kind {
            case .dot:
                advance()
                let key = at(.star) ? try refuseStarKey() : try name("a property key")
                try grow()
                result = Expression(.property(result, key: key), range(from: start))
            case .leftBracket:
                result = try subscripted(result, start)
            case .leftBrace where beginsMapProjection: result = try mapProjection(result, from: start)
            case .colon where labels:
                if peek().kind == .integer { try refuseSlice() }
                advance()
                let label = try labelExpression()
                try grow()
                result = Expression(.hasLabels(result, label), range(from: start))
            default:
                return result
            }
        }
    }

    /// Grammar: `Subscript`: `[index]`, `[from..to]`.
    private mutating func subscripted(_ base: Expression, _ start: Int) throws(Diagnostic) -> Expression {
        let opening = index
        note(.suffix)
        advance()
        let from = at(.doubleDot) ? nil : try expression()
        if accept(.doubleDot) {
            let to = at(.rightBracket) ? nil : try expression()
            try expectClosing(opening)
            try grow()
            return Expression(.slice(base, from: from, to: to), range(from: start))
        }
        if at(.colon) { try refuseSlice() }
        try expectClosing(opening, or: ["`..`"])
        guard let from else { return base }
        try grow()
        return Expression(.subscript_(base, index: from), range(from: start))
    }

    // What errors need stands in functions of its own: every level of an expression pays for the frames of those above.

    @inline(never)
    private mutating func refuseStarKey() throws(Diagnostic) -> Name {
        let hint = ForeignText.hint("SQL", "properties(n), or n{.*}")
        return try name(instead: errorExpected(["a property key"], hints: [hint]))
    }

    @inline(never)
    private mutating func refuseStar() throws(Diagnostic) {
        try reportExpected(["an expression"], hints: ["only count(*) takes a `*`"])
        advance()
    }

    @inline(never)
    private mutating func refuse(_ function: String, instead hint: String) throws(Diagnostic) -> Expression {
        try report(.removedSyntax("\(function)() is no longer part of the language", hint: hint))
        let start = index
        index = max(index, Int(peek().link)) + 1
        return Expression(.hole, range(from: start))
    }

    @inline(never)
    private mutating func refuseCast() throws(Diagnostic) {
        let hint = ForeignText.hint("GQL", "toString(x), toInteger(x), toFloat(x), toBoolean(x) or date(x)")
        try report(SyntaxProblem.unsupported("CAST … AS", hints: [hint]).diagnostic(at: current.range))
    }

    @inline(never)
    private mutating func refuseSlice() throws(Diagnostic) {
        let foreign = Dialects.Foreign("Kùzu", "list[0..3], counted from 0, without the last")
        try reportExpected(["`..`", "`]`"], hints: [foreign.hint])
    }

    /// Grammar: `Atom`. Sets `height` to the atom's own.
    private mutating func atom() throws(Diagnostic) -> Expression {
        height = 0
        switch current.kind {
        case .integer, .float: return try numberLiteral(negative: false, from: index)
        case .string: return try stringLiteral()
        case .parameter: return try parameter()
        case .leftBracket: return try bracketed()
        case .leftBrace: return try mapLiteral()
        case .leftParenthesis: return try parenthesized()
        case .identifier: return try word()
        case .quotedIdentifier: return try variableOrCall()
        default: return try noExpression()
        }
    }

    /// Grammar: `Parenthesized`: an expression in parentheses, or a pattern.
    private mutating func parenthesized() throws(Diagnostic) -> Expression {
        if beginsPattern(at: index) { return try patternPredicate() }
        let opening = index
        advance()
        var inner = try expression()
        try expectClosing(opening)
        inner.range = range(from: opening)
        return inner
    }

    /// Grammar: `PatternPredicate`: a pattern that is true where it matches.
    private mutating func patternPredicate() throws(Diagnostic) -> Expression {
        let start = index
        let elements = try pathElements()
        let range = range(from: start)
        try grow()
        return Expression(.pattern(PathPattern(elements: elements, range: range)), range)
    }

    /// An atom that begins with a word.
    private mutating func word() throws(Diagnostic) -> Expression {
        let start = index
        let next = peek().kind
        switch current.keyword {
        case .null, .true_, .false_: return wordLiteral()
        case .case_: return try caseExpression()
        case .all, .any, .none, .single:
            if next == .leftParenthesis, isName(peek(2)), peek(3).keyword == .in_ { return try quantified() }
        case .exists, .collect, .count:
            if next == .leftBrace { return try subqueryExpression() }
            if at(.count), next == .leftParenthesis, peek(2).kind == .star { return try countStar() }
        case .reduce where next == .leftParenthesis && isName(peek(2)) && peek(3).kind == .equal: return try reduce()
        case .shortestPath, .allShortestPaths:
            if next == .leftParenthesis {
                let pattern = try shortestPathCall(variable: nil, from: start)
                try grow()
                return Expression(.pattern(pattern), pattern.range)
            }
        case .none_ where beginsNamedForm: return try namedForm()
        case .extract where next == .leftParenthesis && peek(3).keyword == .in_:
            return try refuse("extract", instead: "write [x IN list | expression]")
        case .filter where next == .leftParenthesis && peek(3).keyword == .in_:
            return try refuse("filter", instead: "write [x IN list WHERE predicate]")
        default: break
        }
        return try variableOrCall()
    }

    /// Whether a name that is no keyword begins a form of its own here.
    private var beginsNamedForm: Bool {
        switch peek().kind {
        case .leftParenthesis: text(current.range).lowercased() == "allreduce"
        case .string: beginsInterpolatedString
        default: false
        }
    }

    private mutating func namedForm() throws(Diagnostic) -> Expression {
        peek().kind == .string ? try interpolatedString() : try allReduce()
    }

    private mutating func wordLiteral() -> Expression {
        let range = current.range
        note(.literal)
        let kind: Expression.Kind = at(.null) ? .null : .boolean(at(.true_))
        advance()
        return Expression(kind, range)
    }

    /// Grammar: `CountStar`.
    private mutating func countStar() throws(Diagnostic) -> Expression {
        let start = index
        note(.name)
        advance()
        note(.suffix)
        index += 2
        try expectClosing(start + 1)
        return Expression(.countStar, range(from: start))
    }

    /// A name: of a function where a parenthesis follows, of a map projection where a brace does, else of a variable.
    private mutating func variableOrCall() throws(Diagnostic) -> Expression {
        if current.keyword.isReserved { return try reservedWord() }
        var end = 1
        while peek(end).kind == .dot, isName(peek(end + 1)) { end += 2 }
        if peek(end).kind == .leftParenthesis { return try functionCall() }
        guard current.keyword == .none_ || keywordIsVariable else { return try noExpression() }
        let name = try variable()
        return Expression(.variable(name.text), name.range)
    }

    /// Where no expression stands: `!` negates elsewhere, and `->` makes a function without a name.
    @inline(never)
    private mutating func noExpression() throws(Diagnostic) -> Expression {
        if at(.exclamation) { return try hole(errorExpected(["an expression"], hints: ["negation is written NOT"])) }
        let isArrow = at(.greater) && index > 0 && tokens[index - 1].kind == .minus
        let foreign = Dialects.Foreign("Kùzu", "[x IN list | x + 1], and [x IN list WHERE x > 1] to filter")
        return try hole(errorExpected(["an expression"], hints: isArrow ? [foreign.hint] : []))
    }

    /// Where a reserved word stands for an expression, perhaps an operator that others call.
    @inline(never)
    private mutating func reservedWord() throws(Diagnostic) -> Expression {
        let foreign = peek().kind == .leftParenthesis ? Dialects.operatorFunctions[current.keyword] : nil
        return try hole(errorExpected(["an expression"], hints: foreign.map { [$0.hint] } ?? []))
    }

    /// Whether a word such as LIMIT is meant as a variable: what follows must continue an expression or end it.
    private var keywordIsVariable: Bool {
        let next = peek()
        switch next.kind {
        case .integer, .float, .string, .parameter, .quotedIdentifier: return false
        case .identifier:
            switch next.keyword {
            case .as_, .and, .or, .xor, .in_, .is_, .starts, .ends, .contains, .order, .limit, .skip, .offset, .where_,
                .union, .then, .else_, .end, .when, .asc, .ascending, .desc, .descending, .on, .using,
                .fieldTerminator, .from, .rows:
                return true
            default: return next.keyword.beginsClause
            }
        default: return true
        }
    }

    /// Grammar: `FunctionCall`.
    private mutating func functionCall() throws(Diagnostic) -> Expression {
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
        if at(.star) { try refuseStar() }
        if !at(.rightParenthesis) || distinct {
            repeat {
                let isForm = lowered == "normalize" && arguments.count == 1 && namesNormalForm
                arguments.append(isForm ? try normalForm() : try expression())
            } while accept(.comma)
        }
        if at(.from), lowered == "trim", !distinct, arguments.count == 1 {
            return try trimmed(arguments[0], name.range, opening, start)
        }
        if at(.as_), lowered.hasSuffix("cast") { try refuseCast() }
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

    private var namesNormalForm: Bool {
        peek().kind == .rightParenthesis && Parser.normalForms.contains(text(current.range).uppercased())
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
}
