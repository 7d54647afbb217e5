extension Parser {
    /// Grammar: `LabelExpression`.
    mutating func labelExpression() throws(Diagnostic) -> LabelExpression {
        labelOperators = 0
        return try labelDisjunction()
    }

    /// Grammar: `LabelDisjunction`: `A|B`, also `A|:B`.
    private mutating func labelDisjunction() throws(Diagnostic) -> LabelExpression {
        try enter()
        var left = try labelConjunction()
        while at(.bar), index != barLimit {
            mark(.tight)
            advance()
            _ = accept(.colon)
            left = .or(left, try labelConjunction())
            try countLabelOperator()
        }
        leave()
        return left
    }

    /// Grammar: `LabelConjunction`: `A&B`, also `A:B`.
    private mutating func labelConjunction() throws(Diagnostic) -> LabelExpression {
        var left = try labelNegation()
        while at(.ampersand) || at(.colon) {
            mark(.tight)
            advance()
            left = .and(left, try labelNegation())
            try countLabelOperator()
        }
        return left
    }

    /// Grammar: `LabelNegation`.
    private mutating func labelNegation() throws(Diagnostic) -> LabelExpression {
        var count = 0
        while accept(.exclamation) {
            count += 1
            markLast(.tightAfter)
            try countLabelOperator()
        }
        var result = try labelAtom()
        for _ in 0..<count { result = .not(result) }
        return result
    }

    /// Grammar: `LabelAtom`.
    private mutating func labelAtom() throws(Diagnostic) -> LabelExpression {
        if accept(.percent) { return .wildcard }
        let opening = index
        if accept(.leftParenthesis) {
            let inner = try labelDisjunction()
            try expectClosing(opening)
            return inner
        }
        return .label(try labelName())
    }

    /// Grammar: `LabelName`.
    mutating func labelName() throws(Diagnostic) -> Name {
        if at(.dollar) {
            throw SyntaxProblem.unsupported("a computed label", hints: ["labels and types are written out"])
                .diagnostic(at: current.range)
        }
        return try name("a label or relationship type")
    }

    /// Counts an operator of the whole label expression, which is as deep as it has operators.
    private mutating func countLabelOperator() throws(Diagnostic) {
        labelOperators += 1
        if labelOperators > Parser.labelOperatorLimit {
            throw SyntaxProblem.chainTooLong(limit: Parser.labelOperatorLimit).diagnostic(at: current.range)
        }
    }
}
