import CypherSyntax

/// What stands behind a dot.
extension Completer {
    /// A dotted procedure or function is completed from its beginning.
    func typed(_ statement: StatementTokens) -> String {
        guard statement.tokens.last?.kind == .dot, let path = dottedPath(statement),
            !(path.isCall ? procedures(prefix: path.text) : functions(prefix: path.text)).isEmpty,
            path.isCall || variables(statement).kinds[path.first] == nil
        else { return statement.typed }
        return path.text + statement.typed
    }

    private func dottedPath(_ statement: StatementTokens) -> (
        text: String, first: String, last: String, depth: Int, isCall: Bool
    )? {
        var index = statement.tokens.count - 1
        var parts: [String] = []
        while index >= 1, statement.tokens[index].kind == .dot, let name = statement.name(statement.tokens[index - 1]) {
            parts.insert(name, at: 0)
            index -= 2
        }
        // `f(x).name.` is no path from a name on.
        guard let first = parts.first, let last = parts.last, index < 0 || statement.tokens[index].kind != .dot else {
            return nil
        }
        let isCall = index >= 0 && statement.tokens[index].keyword == .call
        return (parts.map { $0 + "." }.joined(), first, last, parts.count, isCall)
    }

    func afterDot(_ statement: StatementTokens, _ open: (kind: Token.Kind, index: Int)?) -> [Completion
        .Candidate]
    {
        let variables = variables(statement)
        if let path = dottedPath(statement) {
            if path.isCall { return procedures(prefix: path.text) }
            guard let kind = variables.kinds[path.first] else {
                let found = functions(prefix: path.text)
                return found.isEmpty && path.depth == 1 ? words(schema.keys) : found
            }
            return words(path.depth == 1 ? keys(kind) : path.depth == 2 ? components(of: path.last, kind) : [])
        }
        // `n {.name`
        if let open, open.kind == .leftBrace, open.index > 0,
            open.index == statement.tokens.count - 2
                || statement.tokens[statement.tokens.count - 2].kind == .comma,
            let name = statement.name(statement.tokens[open.index - 1])
        {
            return words(keys(variables.kinds[name]))
        }
        return words(keysOfValue(statement, variables))
    }

    /// The keys of what ends before the dot: `{a: 1}.`, `nodes(p)[0].`, `date().`.
    private func keysOfValue(_ statement: StatementTokens, _ variables: VariablesInScope) -> [String] {
        let dot = statement.tokens.count - 1
        if dot > 0, statement.tokens[dot - 1].kind == .rightParenthesis, let open = statement.opening(of: dot - 1),
            open > 0, let name = statement.name(statement.tokens[open - 1])
        {
            let components = SchemaNames.components(ofFunction: name)
            if !components.isEmpty { return components }
        }
        return keys(KindOfExpression(statement: statement, scope: variables).kind(before: dot))
    }

    private func components(of key: String, _ kind: VariablesInScope.Kind) -> [String] {
        guard !kind.isRelationship, kind.keys == nil else { return [] }
        let labels = kind.names.isEmpty ? schema.labels : kind.names
        return labels.lazy.map { schema.components(of: key, ofLabel: $0) }.first { !$0.isEmpty } ?? []
    }

    func keys(_ kind: VariablesInScope.Kind?) -> [String] {
        if let own = kind?.keys { return own }
        guard let kind, !kind.names.isEmpty else {
            return kind?.isRelationship == true ? schema.relationshipKeys : schema.keys
        }
        let known = kind.names.flatMap { kind.isRelationship ? schema.keys(ofType: $0) : schema.keys(ofLabel: $0) }
        return known.isEmpty ? schema.keys : Set(known).sorted()
    }
}
