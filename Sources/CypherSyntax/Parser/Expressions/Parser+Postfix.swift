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
                let key = isName(current) ? try name("a property key") : try noKey()
                try grow()
                result = Expression(.property(result, key: key), range(from: start))
            case .leftBracket:
                result = try subscripted(result, start)
            case .leftBrace where beginsMapProjection: result = try mapProjection(result, from: start)
            case .colon where labels:
                try refuseSlice()
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
        try refuseSlice()
        try expectClosing(opening, or: ["`..`"])
        guard let from else { return base }
        try grow()
        return Expression(.subscript_(base, index: from), range(from: start))
    }

    // What errors need stands in functions of its own: every level of an expression pays for the frames of those above.

    /// Refuses what is no key behind a point: all keys, as SQL has them, and one that is computed.
    @inline(never)
    private mutating func noKey() throws(Diagnostic) -> Name {
        switch current.kind {
        case .star:
            let hint = ForeignText.hint("SQL", "properties(n), or n{.*}")
            return try name(instead: errorExpected(["a property key"], hints: [hint]))
        case .parameter, .dollar:
            return try name(instead: errorExpected(["a property key"], hints: [Misplaced.computedKey]))
        default: return try name("a property key")
        }
    }

    @inline(never)
    private mutating func refuseTuple() throws(Diagnostic) {
        if at(.comma) { try reportExpected(["`)`"], hints: [Misplaced.tuple]) }
    }

    /// Whether brackets, and not the braces of a map, are the innermost that are open.
    private var beginsSlice: Bool {
        tokens[..<index].last { $0.kind.closing != nil && ($0.link < 0 || $0.link >= index) }?.kind == .leftBracket
    }

    @inline(never)
    private mutating func refuse(_ function: String, instead hint: String) throws(Diagnostic) -> Expression {
        try report(.removedSyntax("\(function)() is no longer part of the language", hint: hint))
        let start = index
        index = max(index, Int(peek().link)) + 1
        return Expression(.hole, range(from: start))
    }

    /// Refuses a colon between the bounds of a slice.
    @inline(never)
    private mutating func refuseSlice() throws(Diagnostic) {
        guard at(.colon), peek().kind == .integer || peek().kind == .rightBracket, beginsSlice else { return }
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
        try refuseTuple()
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
            if next == .leftParenthesis { return try shortestPathExpression() }
        case .none_ where beginsNamedForm: return try namedForm()
        case .extract where next == .leftParenthesis && peek(3).keyword == .in_:
            return try refuse("extract", instead: "write [x IN list | expression]")
        case .filter where next == .leftParenthesis && peek(3).keyword == .in_:
            return try refuse("filter", instead: "write [x IN list WHERE predicate]")
        default: break
        }
        return try variableOrCall()
    }

    private mutating func shortestPathExpression() throws(Diagnostic) -> Expression {
        let pattern = try shortestPathCall(variable: nil, from: index)
        try grow()
        return Expression(.pattern(pattern), pattern.range)
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
        try hole(errorExpected(["an expression"], hints: hintOnNoExpression.map { [$0] } ?? []))
    }

    private var hintOnNoExpression: String? {
        let before = index > 0 ? tokens[index - 1].kind : .endOfText
        switch current.kind {
        case .exclamation: return "negation is written NOT"
        case .colon where before == .leftBracket: return ForeignText.hint("Kùzu", "list[..3], counted from 0")
        case .colon: return Misplaced.labelWithoutName
        case .dollar: return Misplaced.parameter
        case .star where before == .comma: return Misplaced.starFirst
        case .less where before == .less, .greater where before == .greater: return Misplaced.bits
        case .greater where before == .minus:
            if index > 1, tokens[index - 2].kind != .identifier { return Misplaced.pattern }
            return ForeignText.hint("Kùzu", "[x IN list | x + 1], and [x IN list WHERE x > 1] to filter")
        default: return nil
        }
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
}
