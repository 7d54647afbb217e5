import CypherSyntax

/// A string that is being typed where a property is compared or given: `{name: '…`, `n.name = '…`, `n.name IN ['a', '…`,
/// `n.name STARTS WITH '…`.
struct OpenString {
    /// Whose property it is.
    let kind: VariablesInScope.Kind
    /// The key; nil where the string itself is one: `n['…`.
    let key: String?
    /// What is typed after the quote.
    let typed: String
    let quote: Character
    /// Whether it may stand anywhere in the value.
    let matchesWithin: Bool

    /// Nil where the text ends in no such string.
    init?(
        _ before: String, neighbours: @escaping (StatementTokens) -> VariablesInScope.Neighbours = { _ in { _ in nil } }
    ) {
        let splitter = StatementSplitter(before)
        guard case .string(let quote) = splitter.state else { return nil }
        let text = splitter.text(splitter.remainder)
        let bytes = Array(text.utf8)
        guard let token = Lexer.scan(text).tokens.last(where: { $0.kind == .invalid }),
            let statement = StatementTokens(String(decoding: bytes[..<token.range.lower], as: UTF8.self))
        else { return nil }
        self.quote = quote
        typed = String(decoding: bytes[(token.range.lower + 1)...], as: UTF8.self)
        let variables = VariablesInScope(statement, neighbours: neighbours(statement))
        if let kind = Self.subscripted(statement, variables) {
            (self.kind, key, matchesWithin) = (kind, nil, false)
            return
        }
        var end = statement.tokens.count
        if let open = statement.openBracket, open.kind == .leftBracket, open.index > 0,
            statement.tokens[open.index - 1].keyword == .in_
        {
            end = open.index
        }
        guard let place = Self.property(of: statement, before: end, variables) else { return nil }
        (kind, key, matchesWithin) = (place.kind, place.key, place.matchesWithin)
    }

    /// What is subscripted where the string stands behind `n[`.
    private static func subscripted(
        _ statement: StatementTokens, _ variables: VariablesInScope
    ) -> VariablesInScope.Kind? {
        let tokens = statement.tokens
        guard tokens.count > 1, tokens[tokens.count - 1].kind == .leftBracket,
            let name = statement.name(tokens[tokens.count - 2])
        else { return nil }
        return variables.kinds[name]
    }

    private static func property(
        of statement: StatementTokens, before end: Int, _ variables: VariablesInScope
    ) -> (kind: VariablesInScope.Kind, key: String, matchesWithin: Bool)? {
        let tokens = statement.tokens
        guard end >= 2 else { return nil }
        let last = tokens[end - 1]
        if last.kind == .colon, let open = statement.openBracket, open.kind == .leftBrace,
            let key = statement.name(tokens[end - 2]), let kind = statement.kindOfMap(open.index)
        {
            return (kind, key, false)
        }
        // How many tokens the operator has, and the `name . key` before it.
        let length: Int
        switch last.kind {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: length = 1
        default:
            if last.keyword == .with, [.starts, .ends].contains(tokens[end - 2].keyword) {
                length = 2
            } else if last.keyword == .contains || last.keyword == .in_ {
                length = 1
            } else {
                return nil
            }
        }
        let at = end - length
        guard at >= 3, let key = statement.name(tokens[at - 1]), tokens[at - 2].kind == .dot,
            let name = statement.name(tokens[at - 3])
        else { return nil }
        let kind = variables.kinds[name] ?? VariablesInScope.Kind()
        return (kind, key, last.keyword == .contains || tokens[end - length].keyword == .ends)
    }

    /// A value as it stands between the quotes.
    func written(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing(String(quote), with: "\\" + String(quote))
            .replacing("\n", with: "\\n")
    }
}
