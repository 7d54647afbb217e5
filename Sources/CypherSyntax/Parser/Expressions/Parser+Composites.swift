extension Parser {
    /// What begins with `[`: a comprehension or a list.
    mutating func bracketed() throws(Diagnostic) -> Expression {
        let opening = index
        let next = peek()
        if isName(next), peek(2).keyword == .in_, topLevel(after: opening).comma < 0 { return try listComprehension() }
        let named = isName(next) && peek(2).kind == .equal
        let pattern = opening + (named ? 3 : 1)
        if pattern < tokens.count, beginsPattern(at: pattern) {
            let inside = topLevel(after: opening)
            if inside.lastBar >= 0, inside.comma < 0 { return try patternComprehension(named: named) }
        }
        return try listLiteral()
    }

    /// Grammar: `ListLiteral`.
    private mutating func listLiteral() throws(Diagnostic) -> Expression {
        if let constants = try constantList() { return constants }
        let opening = index
        try expect(.leftBracket)
        var elements: [Expression] = []
        if !at(.rightBracket) {
            repeat { elements.append(try expression()) } while accept(.comma)
        }
        try expectClosing(opening, or: ["`,`"])
        try grow()
        return Expression(.list(elements), range(from: opening))
    }

    /// Grammar: `ListComprehension`.
    private mutating func listComprehension() throws(Diagnostic) -> Expression {
        let opening = index
        let outerBar = barLimit
        barLimit = topLevel(after: opening).lastBar
        advance()
        let variable = try variable()
        try expect(.in_)
        let list = try expression()
        let predicate = try optionalWhere()
        barLimit = outerBar
        let projection = accept(.bar) ? try expression() : nil
        try expectClosing(opening, or: projection == nil ? (predicate == nil ? ["WHERE", "`|`"] : ["`|`"]) : [])
        try grow()
        return Expression(
            .listComprehension(variable: variable, list: list, predicate: predicate, projection: projection),
            range(from: opening))
    }

    /// Grammar: `PatternComprehension`.
    private mutating func patternComprehension(named: Bool) throws(Diagnostic) -> Expression {
        let opening = index
        let outerBar = barLimit
        barLimit = topLevel(after: opening).lastBar
        advance()
        let start = index
        var name: Name?
        if named {
            name = try variable()
            advance()
        }
        let elements = try pathElements()
        try refuseQuantifiers(in: elements)
        let pattern = PathPattern(variable: name, elements: elements, range: range(from: start))
        let predicate = try optionalWhere()
        barLimit = outerBar
        try expect(.bar)
        let projection = try expression()
        try expectClosing(opening)
        try grow()
        return Expression(
            .patternComprehension(pattern, predicate: predicate, projection: projection), range(from: opening))
    }

    /// A pattern comprehension has lengths, `*1..3`, and no quantifiers.
    private mutating func refuseQuantifiers(in elements: [PatternElement]) throws(Diagnostic) {
        for element in elements {
            let place: SourceRange
            switch element {
            case .relationship(let pattern) where pattern.length?.isQuantifier == true: place = pattern.range
            case .quantified(let pattern): place = pattern.range
            default: continue
            }
            return try report(
                .unsupported(
                    "a quantifier in a pattern comprehension",
                    hints: ["write COLLECT { MATCH … RETURN … }, or a length, such as -[:TYPE*1..3]->"]), at: place)
        }
    }

    /// Grammar: `QuantifiedPredicate`: all, any, none, single.
    mutating func quantified() throws(Diagnostic) -> Expression {
        let start = index
        let quantifier: Expression.Quantifier
        switch current.keyword {
        case .all: quantifier = .all
        case .any: quantifier = .any
        case .none: quantifier = .none
        default: quantifier = .single
        }
        note(.name)
        advance()
        let opening = index
        note(.suffix)
        advance()
        let variable = try variable()
        try expect(.in_)
        let list = try expression()
        if !accept(.where_) { try reportExpected(["WHERE and a predicate"], near: [.where_]) }
        let predicate = try expression()
        try expectClosing(opening)
        try grow()
        return Expression(
            .quantifier(quantifier, variable: variable, list: list, predicate: predicate), range(from: start))
    }

    /// What `reduce` and `allReduce` begin with: `(accumulator = initial, element IN list | step`.
    private struct Fold {
        let opening: Int
        let accumulator: Name
        let initial: Expression
        let element: Name
        let list: Expression
        let step: Expression
    }

    private mutating func fold() throws(Diagnostic) -> Fold {
        note(.name)
        advance()
        let opening = index
        note(.suffix)
        try expect(.leftParenthesis)
        let accumulator = try variable()
        try expect(.equal)
        let initial = try expression()
        try expect(.comma)
        let element = try variable()
        try expect(.in_)
        let outerBar = barLimit
        barLimit = topLevel(after: opening).firstBar
        let list = try expression()
        barLimit = outerBar
        try expect(.bar)
        let step = try expression()
        return Fold(
            opening: opening, accumulator: accumulator, initial: initial, element: element, list: list, step: step)
    }

    /// Grammar: `Reduce`.
    mutating func reduce() throws(Diagnostic) -> Expression {
        let start = index
        let fold = try fold()
        try expectClosing(fold.opening)
        try grow()
        return Expression(
            .reduce(
                accumulator: fold.accumulator, initial: fold.initial, variable: fold.element, list: fold.list,
                expression: fold.step), range(from: start))
    }

    /// Grammar: `AllReduce`: `allReduce(a = initial, x IN list | step, predicate)`, whether a predicate holds of every partial
    /// result. The partial results are a list that `reduce` makes, so that no later stage knows of it.
    mutating func allReduce() throws(Diagnostic) -> Expression {
        let start = index
        let fold = try fold()
        try expect(.comma)
        let predicate = try expression()
        try expectClosing(fold.opening)
        for _ in 0..<8 { try grow() }
        return partialResults(fold, predicate, range(from: start))
    }

    private func partialResults(_ fold: Fold, _ predicate: Expression, _ range: SourceRange) -> Expression {
        // Three blanks: no name of a query is written like that.
        let results = Name("   results", range)
        let all = Expression(.variable(results.text), range)
        let last = Expression(.subscript_(all, index: Expression(.integer(-1), range)), range)
        let next = Expression(
            .listComprehension(
                variable: fold.accumulator, list: Expression(.list([last]), range), predicate: nil,
                projection: fold.step),
            range)
        let reduced = Expression(
            .reduce(
                accumulator: results, initial: Expression(.list([fold.initial]), range), variable: fold.element,
                list: fold.list,
                expression: Expression(.binary(.add, all, next), range)), range)
        let partial = Expression(.slice(reduced, from: Expression(.integer(1), range), to: nil), range)
        return Expression(.quantifier(.all, variable: fold.accumulator, list: partial, predicate: predicate), range)
    }

    /// Grammar: `CaseExpression`.
    mutating func caseExpression() throws(Diagnostic) -> Expression {
        let start = index
        try expect(.case_)
        let subject = at(.when) ? nil : try expression()
        var branches: [Expression.CaseBranch] = []
        var partial = PartialConditions(subject: subject)
        while at(.when) { branches += try caseBranch(&partial) }
        if branches.isEmpty { try expect(.when) }
        let otherwise = accept(.else_) ? try expression() : nil
        if !accept(.end) {
            try reportExpected(otherwise == nil ? ["WHEN", "ELSE", "END"] : ["END"], near: [.when, .else_, .end])
        }
        try grow()
        let range = range(from: start)
        guard partial.areUsed else {
            return Expression(.case_(subject: subject, branches: branches, otherwise: otherwise), range)
        }
        for _ in 0..<3 { try grow() }
        return partial.search(branches, otherwise: otherwise, range: range)
    }

    /// Grammar: `CaseBranch`. A simple CASE may list several values: each becomes a branch.
    private mutating func caseBranch(_ partial: inout PartialConditions) throws(Diagnostic) -> [Expression.CaseBranch] {
        try expect(.when)
        var conditions = [try caseCondition(&partial)]
        while partial.subject != nil, accept(.comma) { conditions.append(try caseCondition(&partial)) }
        try expect(.then)
        let result = try expression()
        return conditions.map { Expression.CaseBranch(condition: $0, result: result) }
    }

    /// Grammar: `CaseCondition`. In a simple CASE the left side of a test may be left out: it is the subject.
    private mutating func caseCondition(_ partial: inout PartialConditions) throws(Diagnostic) -> Expression {
        guard partial.subject != nil, let left = partial.left(at: current.range), beginsPartialCondition else {
            partial.isPartial.append(false)
            return try expression()
        }
        partial.isPartial.append(true)
        let outer = height
        height = 0
        let start = index
        var result: Expression
        if let operation = comparisonOperator {
            advance()
            result = Expression(
                .comparison(operators: [operation], operands: [left, try predicate()]), range(from: start))
        } else if accept(.colon) {
            result = Expression(.hasLabels(left, try labelExpression()), range(from: start))
        } else {
            result = try predicate(of: left)
        }
        result.range = range(from: start)
        height = max(outer, height)
        try grow()
        return result
    }

    private var beginsPartialCondition: Bool {
        if comparisonOperator != nil || at(.matches) || at(.doubleColon) || at(.colon) { return true }
        let next = peek()
        switch current.keyword {
        case .is_: return next.kind != .dot && next.keyword != .then
        case .starts, .ends: return next.keyword == .with
        case .contains, .in_:
            return ![.comma, .dot, .endOfText].contains(next.kind) && next.keyword != .then && comparisonOperator == nil
        default: return false
        }
    }

    /// Grammar: `SubqueryExpression`: EXISTS, COUNT, COLLECT.
    mutating func subqueryExpression() throws(Diagnostic) -> Expression {
        let start = index
        let kind: Expression.SubqueryKind = at(.exists) ? .exists : at(.count) ? .count : .collect
        advance()
        let opening = index
        note(.subquery)
        try expect(.leftBrace)
        try enter()
        let outerHeight = height
        let outerBar = barLimit
        barLimit = -1
        let body: Expression.Subquery
        if beginsBarePattern {
            let patterns = try patternList()
            body = .pattern(patterns, predicate: try optionalWhere())
        } else if at(.repeatable) || at(.different), peek().kind == .identifier {
            body = .query(try patternWithMode())
        } else {
            recovery?.openings.append(opening)
            body = .query(try query())
            recovery?.openings.removeLast()
        }
        barLimit = outerBar
        leave()
        try expectClosing(opening, or: ["a clause"])
        height = max(outerHeight, height)
        try grow()
        return Expression(.subquery(kind, body), range(from: start))
    }

    /// The body of a subquery that says which relationships may be met again, but not MATCH.
    private mutating func patternWithMode() throws(Diagnostic) -> Query {
        let start = index
        let repeats = try matchMode()
        let patterns = try patternList()
        let match = Clause.Kind.match(
            optional: false, repeats: repeats, patterns, hints: [], predicate: try optionalWhere())
        return Query(branches: [SingleQuery(clauses: [Clause(match, range(from: start))])])
    }

    /// Whether a subquery's body is a pattern without MATCH.
    private var beginsBarePattern: Bool {
        if at(.leftParenthesis) || beginsShortestPathCall { return true }
        if isName(current), peek().kind == .equal { return true }
        return at(.any) || at(.all) || at(.shortest) || beginsPathMode
    }
}
