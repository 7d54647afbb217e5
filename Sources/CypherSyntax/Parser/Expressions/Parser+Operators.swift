extension Parser {
    /// Grammar: `Expression`.
    ///
    /// `height` becomes the greater of what it was and this expression's, so that a composite finds the tallest of
    /// its parts there.
    mutating func expression() throws(Diagnostic) -> Expression {
        try enter()
        let outer = height
        height = 0
        let result = try disjunction()
        height = max(outer, height)
        leave()
        return result
    }

    /// Grammar: `Disjunction`: OR, kept flat.
    private mutating func disjunction() throws(Diagnostic) -> Expression {
        let start = index
        let first = try exclusiveDisjunction()
        guard at(.or) else { return first }
        var operands = [first]
        var tallest = height
        while accept(.or) {
            operands.append(try exclusiveDisjunction())
            tallest = max(tallest, height)
        }
        height = tallest
        try grow()
        return Expression(.or(operands), range(from: start))
    }

    /// Grammar: `ExclusiveDisjunction`: XOR.
    private mutating func exclusiveDisjunction() throws(Diagnostic) -> Expression {
        let start = index
        var left = try conjunction()
        while accept(.xor) {
            let tallest = height
            let right = try conjunction()
            left = try binary(.xor, left, right, tallest, start)
        }
        return left
    }

    /// Grammar: `Conjunction`: AND, kept flat.
    private mutating func conjunction() throws(Diagnostic) -> Expression {
        let start = index
        let first = try negation()
        guard at(.and) else { return first }
        var operands = [first]
        var tallest = height
        while accept(.and) {
            operands.append(try negation())
            tallest = max(tallest, height)
        }
        height = tallest
        try grow()
        return Expression(.and(operands), range(from: start))
    }

    /// Grammar: `Negation`: NOT.
    private mutating func negation() throws(Diagnostic) -> Expression {
        guard at(.not) else { return try comparison() }
        let start = index
        while accept(.not) {}
        let end = index
        var result = try comparison()
        for position in stride(from: end - 1, through: start, by: -1) {
            try grow()
            result = Expression(.unary(.not, result), range(from: position))
        }
        return result
    }

    /// Grammar: `Comparison`: a chain, kept flat.
    private mutating func comparison() throws(Diagnostic) -> Expression {
        let start = index
        let first = try predicate()
        guard let operation = comparisonOperator else { return first }
        advance()
        var operators = [operation]
        var tallest = height
        var operands = [first, try predicate()]
        tallest = max(tallest, height)
        while let operation = comparisonOperator {
            advance()
            operators.append(operation)
            operands.append(try predicate())
            tallest = max(tallest, height)
        }
        height = tallest
        try grow()
        return Expression(.comparison(operators: operators, operands: operands), range(from: start))
    }

    var comparisonOperator: Expression.ComparisonOperator? {
        switch current.kind {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        default: nil
        }
    }

    /// Grammar: `Predicate`: IN, STARTS WITH, ENDS WITH, CONTAINS, `=~`, IS.
    mutating func predicate() throws(Diagnostic) -> Expression {
        try watch.step()
        let start = index
        return try tests(of: try additive(), start)
    }

    /// The tests that follow the left side of a predicate; of the subject in a branch of CASE.
    mutating func predicate(of left: Expression) throws(Diagnostic) -> Expression { try tests(of: left, index) }

    private mutating func tests(of first: Expression, _ start: Int) throws(Diagnostic) -> Expression {
        var left = first
        while true {
            let operation: Expression.BinaryOperator
            switch current.keyword {
            case .in_: operation = .in_
            case .contains: operation = .contains
            case .starts, .ends:
                operation = at(.starts) ? .startsWith : .endsWith
                advance()
                if !at(.with) {
                    try reportExpected(["WITH"], near: [.with])
                    index -= 1
                }
            case .is_:
                left = try isPredicate(left, start)
                continue
            default:
                if at(.doubleColon) {
                    left = try isPredicate(left, start)
                    continue
                }
                guard at(.matches) else { return left }
                operation = .matches
            }
            advance()
            let tallest = height
            let right = try additive()
            left = try binary(operation, left, right, tallest, start)
        }
    }

    /// Grammar: `IsPredicate`: IS NULL, IS :: TYPE, IS Label.
    private mutating func isPredicate(_ left: Expression, _ start: Int) throws(Diagnostic) -> Expression {
        _ = accept(.is_)
        let negated = accept(.not)
        let kind: Expression.Kind
        if accept(.null) {
            kind = .isNull(left, negated: negated)
        } else if accept(.doubleColon) || accept(.typed) {
            kind = .isTyped(left, try typeName(), negated: negated)
        } else if at(.normalized) || peek().keyword == .normalized {
            kind = try normalizedTest(of: left, negated: negated, start)
        } else if at(.labeled), beginsLabels(peek()) {
            advance()
            let labels = try labelExpression()
            kind = .hasLabels(left, negated ? .not(labels) : labels)
        } else if isVariable(current) || at(.exclamation) || at(.percent) || at(.leftParenthesis) {
            let labels = try labelExpression()
            kind = .hasLabels(left, negated ? .not(labels) : labels)
        } else {
            try reportExpected(["NULL", "NOT NULL", ":: and a type", "a label"])
            return left
        }
        try grow()
        return Expression(kind, range(from: start))
    }

    /// Whether a label expression begins with a token that follows LABELED; else LABELED is a label itself.
    private func beginsLabels(_ token: Token) -> Bool {
        switch token.kind {
        case .exclamation, .percent, .leftParenthesis, .quotedIdentifier: true
        case .identifier: !token.keyword.isReserved && !token.keyword.beginsClause && token.keyword != .when
        default: false
        }
    }

    /// Grammar: `NormalizedTest`: IS NFC NORMALIZED, as a call of the function that answers it.
    private mutating func normalizedTest(
        of left: Expression, negated: Bool, _ start: Int
    ) throws(Diagnostic) -> Expression.Kind {
        var arguments = [left]
        if !at(.normalized) { arguments.append(try normalForm()) }
        let end = current.range
        try expect(.normalized)
        let name = Name("text.isNormalized", end)
        let call = Expression.Kind.call(name: name, distinct: false, arguments: arguments)
        guard negated else { return call }
        try grow()
        return .unary(.not, Expression(call, range(from: start)))
    }

    /// Grammar: `NormalForm`: NFC, NFD, NFKC, NFKD.
    mutating func normalForm() throws(Diagnostic) -> Expression {
        let range = current.range
        let form = text(range).uppercased()
        guard Parser.normalForms.contains(form) else { return try hole(errorExpected(["NFC", "NFD", "NFKC", "NFKD"])) }
        advance()
        return Expression(.string(form), range)
    }

    static let normalForms: Set<String> = ["NFC", "NFD", "NFKC", "NFKD"]

    /// Grammar: `Additive`: `+`, `-`, `||`.
    private mutating func additive() throws(Diagnostic) -> Expression {
        let start = index
        var left = try multiplicative()
        while true {
            let operation: Expression.BinaryOperator
            switch current.kind {
            case .plus: operation = .add
            case .minus: operation = .subtract
            case .doubleBar: operation = .concatenate
            default: return left
            }
            advance()
            let tallest = height
            let right = try multiplicative()
            left = try binary(operation, left, right, tallest, start)
        }
    }

    /// Grammar: `Multiplicative`: `*`, `/`, `%`.
    private mutating func multiplicative() throws(Diagnostic) -> Expression {
        let start = index
        var left = try power()
        while true {
            let operation: Expression.BinaryOperator
            switch current.kind {
            case .star: operation = .multiply
            case .slash: operation = .divide
            case .percent: operation = .modulo
            default: return left
            }
            advance()
            let tallest = height
            let right = try power()
            left = try binary(operation, left, right, tallest, start)
        }
    }

    /// Grammar: `Power`: `^`, from left to right.
    private mutating func power() throws(Diagnostic) -> Expression {
        let start = index
        var left = try signed()
        while accept(.caret) {
            let tallest = height
            let right = try signed()
            left = try binary(.power, left, right, tallest, start)
        }
        return left
    }

    /// Grammar: `Signed`: prefix `+` and `-`. A minus right before a number belongs to it.
    private mutating func signed() throws(Diagnostic) -> Expression {
        guard at(.minus) || at(.plus) else { return try postfix(labels: true) }
        let start = index
        while at(.minus) || at(.plus) {
            note(.prefix)
            advance()
        }
        var end = index
        var result: Expression
        if tokens[end - 1].kind == .minus, at(.integer) || at(.float), !continuesPostfix(peek()) {
            height = 0
            result = try numberLiteral(negative: true, from: end - 1)
            end -= 1
        } else {
            result = try postfix(labels: true)
        }
        for position in stride(from: end - 1, through: start, by: -1) {
            try grow()
            result = Expression(
                .unary(tokens[position].kind == .minus ? .minus : .plus, result), range(from: position))
        }
        return result
    }

    private func continuesPostfix(_ token: Token) -> Bool {
        token.kind == .dot || token.kind == .leftBracket || token.kind == .colon
    }

    /// One more level of a chain whose left side has the height `tallest` and whose right side was read last.
    private mutating func binary(
        _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression, _ tallest: Int, _ start: Int
    ) throws(Diagnostic) -> Expression {
        height = max(tallest, height)
        try grow()
        return Expression(.binary(operation, left, right), range(from: start))
    }
}
