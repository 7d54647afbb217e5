extension Parser {
    /// Grammar: `LabelExpression`: `A|B`, also `A|:B`.
    mutating func labelExpression() throws(Diagnostic) -> LabelExpression {
        try enter()
        var left = try labelConjunction()
        var count = 0
        while at(.bar), index != barLimit {
            advance()
            _ = accept(.colon)
            left = .or(left, try labelConjunction())
            try limitChain(&count)
        }
        leave()
        return left
    }

    /// Grammar: `LabelConjunction`: `A&B`, also `A:B`.
    private mutating func labelConjunction() throws(Diagnostic) -> LabelExpression {
        var left = try labelNegation()
        var count = 0
        while at(.ampersand) || at(.colon) {
            advance()
            left = .and(left, try labelNegation())
            try limitChain(&count)
        }
        return left
    }

    /// Grammar: `LabelNegation`.
    private mutating func labelNegation() throws(Diagnostic) -> LabelExpression {
        var count = 0
        while accept(.exclamation) { try limitChain(&count) }
        var result = try labelAtom()
        for _ in 0..<count { result = .not(result) }
        return result
    }

    /// Grammar: `LabelAtom`.
    private mutating func labelAtom() throws(Diagnostic) -> LabelExpression {
        if accept(.percent) { return .wildcard }
        let opening = index
        if accept(.leftParenthesis) {
            let inner = try labelExpression()
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

    /// Chains of label operators are deep trees; nobody writes hundreds.
    private func limitChain(_ count: inout Int) throws(Diagnostic) {
        count += 1
        if count > Parser.depthLimit {
            throw SyntaxProblem.chainTooLong(limit: Parser.depthLimit).diagnostic(at: current.range)
        }
    }
}
