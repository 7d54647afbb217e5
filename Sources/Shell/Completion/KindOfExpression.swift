import CypherSyntax

/// What an expression is: a variable, one collected or taken out of a list, a map that is written out. A list is as what is
/// in it.
struct KindOfExpression {
    let statement: StatementTokens
    let scope: VariablesInScope

    private typealias Kind = VariablesInScope.Kind

    /// The kind of the expression that ends before an index.
    func kind(before end: Int) -> VariablesInScope.Kind {
        let tokens = statement.tokens
        guard end > 0 else { return Kind() }
        if let name = statement.name(tokens[end - 1]), begins(end - 2) { return scope.kinds[name] ?? Kind() }
        guard let open = statement.opening(of: end - 1) else { return Kind() }
        let inside = open + 1..<end - 1
        switch tokens[open].kind {
        case .leftBrace: return Kind(keys: keysOfMap(inside))
        case .leftBracket where !begins(open - 1):
            // `list[0]`
            return begins(open - 2) ? statement.name(tokens[open - 1]).flatMap { scope.kinds[$0] } ?? Kind() : Kind()
        default:
            let function = open > 0 ? statement.name(tokens[open - 1])?.lowercased() : nil
            let keeps = tokens[open].kind == .leftBracket || Self.keepsKind.contains(function ?? "")
            return keeps ? kindOfOne(inside) : Kind()
        }
    }

    /// Functions that give what they are given, or a list of it.
    private static let keepsKind: Set<String> = [
        "", "collect", "head", "last", "tail", "reverse", "coalesce", "properties", "nodes", "startnode", "endnode",
    ]

    private func begins(_ index: Int) -> Bool {
        guard index >= 0 else { return true }
        let token = statement.tokens[index]
        return token.kind == .comma || statement.isClause(index) || token.keyword == .distinct
    }

    /// The kind of what stands between brackets, where that is one name or one map.
    private func kindOfOne(_ inside: Range<Int>) -> VariablesInScope.Kind {
        let tokens = statement.tokens
        let rest = inside.drop { tokens[$0].keyword == .distinct }
        guard let first = rest.first, let last = rest.last else { return Kind() }
        if first == last { return statement.name(tokens[first]).flatMap { scope.kinds[$0] } ?? Kind() }
        // `{a: 1}` and `n {.a}`.
        guard tokens[last].kind == .rightBrace, let open = statement.opening(of: last),
            [first, first + 1].contains(open)
        else { return Kind() }
        return Kind(keys: keysOfMap(open + 1..<last))
    }

    /// The keys of `a: 1, b: 2` and `.a, .b`; nil where there may be others.
    private func keysOfMap(_ inside: Range<Int>) -> [String]? {
        var keys: [String] = []
        var depth = 0
        for index in inside {
            let token = statement.tokens[index]
            switch token.kind {
            case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
            case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
            case .star where depth == 0: return nil
            default: break
            }
            guard depth == 0, let name = statement.name(token) else { continue }
            let isKey = index + 1 < inside.upperBound && statement.tokens[index + 1].kind == .colon
            let previous = index > inside.lowerBound ? statement.tokens[index - 1] : nil
            let isDotted =
                previous?.kind == .dot && (index - 2 < inside.lowerBound || statement.tokens[index - 2].kind == .comma)
            if isKey || isDotted { keys.append(name) }
        }
        return keys
    }
}
