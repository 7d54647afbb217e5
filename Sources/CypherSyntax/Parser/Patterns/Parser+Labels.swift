/// What the names of a label expression are joined by: colons, as of old, or the signs of GQL, never both.
struct LabelSigns {
    /// The first colon between two names.
    var colon: SourceRange?
    /// Whether `&`, `|`, `!` or `%` stands in it.
    var hasSign = false
}

extension Parser {
    /// Grammar: `LabelExpression`.
    mutating func labelExpression() throws(Diagnostic) -> LabelExpression {
        let outer = labelSigns
        defer { labelSigns = outer }
        let expression = try labelsAlone()
        if let colon = labelSigns.colon {
            if labelSigns.hasSign { try report(.mixedLabelSigns, at: colon) }
            if inserts { try report(.colonInInsert, at: colon) }
        }
        return expression
    }

    /// Grammar: `RelationshipTypes`.
    mutating func relationshipTypes() throws(Diagnostic) -> LabelExpression {
        let outer = labelSigns
        defer { labelSigns = outer }
        let expression = try labelsAlone()
        if let colon = labelSigns.colon { try report(.severalTypes, at: colon) }
        return expression
    }

    private mutating func labelsAlone() throws(Diagnostic) -> LabelExpression {
        (labelOperators, labelSigns) = (0, LabelSigns())
        return try labelDisjunction()
    }

    /// Grammar: `LabelDisjunction`: `A|B`, also `A|:B`.
    private mutating func labelDisjunction() throws(Diagnostic) -> LabelExpression {
        try enter()
        var left = try labelConjunction()
        while at(.bar), index != barLimit {
            note(.joint)
            advance()
            // `:A|:B`, as of old, is no sign of GQL.
            if !accept(.colon) { labelSigns.hasSign = true }
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
            if at(.colon) { labelSigns.colon = labelSigns.colon ?? current.range }
            if at(.ampersand) { labelSigns.hasSign = true }
            note(.joint)
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
            labelSigns.hasSign = true
            noteLast(.prefix)
            try countLabelOperator()
        }
        var result = try labelAtom()
        for _ in 0..<count { result = .not(result) }
        return result
    }

    /// Grammar: `LabelAtom`.
    private mutating func labelAtom() throws(Diagnostic) -> LabelExpression {
        if accept(.percent) {
            labelSigns.hasSign = true
            return .wildcard
        }
        let opening = index
        if accept(.leftParenthesis) {
            let inner = try labelDisjunction()
            try expectClosing(opening)
            return inner
        }
        if let any = computedNames { return .computed(try computedLabel(), any: any) }
        if at(.parameter) { return .label(try name(instead: parameterAsLabel())) }
        if at(.string) { return .label(try name(instead: quotedName("a label or relationship type"))) }
        return .label(try name("a label or relationship type"))
    }

    private func parameterAsLabel() -> Diagnostic {
        let hint = "a computed one is written $(\(text(current.range)))"
        return errorExpected(["a label or relationship type"], hints: [hint])
    }

    /// Grammar: `LabelName`.
    mutating func labelName() throws(Diagnostic) -> LabelName {
        switch computedNames {
        case nil: return .written(try name("a label"))
        case false?: return .computed(try computedLabel())
        case true?:
            try reportExpected(["a label"], hints: ["$any(…) tests labels; $(…) sets and removes them"])
            return .computed(try computedLabel())
        }
    }

    /// Whether computed names begin here, and whether any of them is enough.
    private var computedNames: Bool? {
        if at(.dollar), peek().kind == .leftParenthesis { return false }
        guard at(.parameter), peek().kind == .leftParenthesis else { return nil }
        switch parameterName(current).lowercased() {
        case "any": return true
        case "all": return false
        default: return nil
        }
    }

    /// Grammar: `ComputedLabel`: `$(expression)`.
    private mutating func computedLabel() throws(Diagnostic) -> Expression {
        try enter()
        defer { leave() }
        advance()
        note(.suffix)
        let opening = index
        try expect(.leftParenthesis)
        let (outerHeight, outerBar, operators) = (height, barLimit, labelOperators)
        barLimit = -1
        let expression = try expression()
        barLimit = outerBar
        labelOperators = operators
        height = max(outerHeight, height)
        try expectClosing(opening)
        return expression
    }

    /// Counts an operator of the whole label expression, which is as deep as it has operators.
    private mutating func countLabelOperator() throws(Diagnostic) {
        labelOperators += 1
        if labelOperators > Parser.labelOperatorLimit {
            throw SyntaxProblem.chainTooLong(limit: Parser.labelOperatorLimit).diagnostic(at: current.range)
        }
    }
}
