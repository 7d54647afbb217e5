import Naql
import Renderers

/// Finds what can stand at the cursor, from the tokens before it.
struct Completer {
    private let session: Session
    private let schema: SchemaNames
    private let library: QuestionLibrary

    init(session: Session, library: QuestionLibrary = QuestionLibrary()) {
        self.session = session
        self.library = library
        schema = SchemaNames(session: session)
    }

    /// What Tab offers after a text.
    func complete(_ before: String) -> Completion {
        if before.first == ":" { return CommandCompletion(session: session, library: library).complete(before) }
        guard let statement = StatementTokens(before) else { return .none }
        return Completion(typed: typed(statement), candidates: candidates(statement))
    }

    // MARK: Where the cursor stands

    private func candidates(_ statement: StatementTokens) -> [Completion.Candidate] {
        let tokens = statement.tokens
        guard let last = tokens.last else { return keywords(statement, atStart: true) }
        let open = statement.openBracket
        switch last.kind {
        case .dollar: return words(session.parameters.keys.sorted())
        case .dot: return afterDot(statement, open)
        case .colon where open?.kind != .leftBrace && !isSlice(statement, open): return names(statement, open)
        case .bar, .ampersand, .exclamation:
            if open.map({ isLabelExpression(statement, from: $0.index) }) ?? false { return names(statement, open) }
        case .leftBrace, .comma:
            if let open, open.kind == .leftBrace, let keys = keysOfMap(statement, open.index) { return words(keys) }
        default: break
        }
        if last.keyword == .call { return procedures(prefix: "") }
        if statement.clause(before: tokens.count) == .yield, last.keyword == .yield || last.kind == .comma {
            return words(columnsOfCall(statement))
        }
        if last.kind == .leftParenthesis, isPatternParenthesis(statement, tokens.count - 1) {
            return words(VariablesInScope(statement).names)
        }
        return expression(statement)
    }

    /// A dotted procedure or function is completed from its beginning.
    private func typed(_ statement: StatementTokens) -> String {
        guard statement.tokens.last?.kind == .dot, let path = dottedPath(statement),
            !(path.isCall ? procedures(prefix: path.text) : functions(prefix: path.text)).isEmpty,
            path.isCall || VariablesInScope(statement).kinds[path.first] == nil
        else { return statement.typed }
        return path.text + statement.typed
    }

    private func dottedPath(_ statement: StatementTokens) -> (text: String, first: String, isCall: Bool)? {
        var index = statement.tokens.count - 1
        var parts: [String] = []
        while index >= 1, statement.tokens[index].kind == .dot, let name = statement.name(statement.tokens[index - 1]) {
            parts.insert(name, at: 0)
            index -= 2
        }
        guard let first = parts.first else { return nil }
        let isCall = index >= 0 && statement.tokens[index].keyword == .call
        return (parts.map { $0 + "." }.joined(), first, isCall)
    }

    private func afterDot(_ statement: StatementTokens, _ open: (kind: Token.Kind, index: Int)?) -> [Completion
        .Candidate]
    {
        let variables = VariablesInScope(statement)
        if let path = dottedPath(statement) {
            if path.isCall { return procedures(prefix: path.text) }
            if variables.kinds[path.first] == nil {
                let found = functions(prefix: path.text)
                if !found.isEmpty { return found }
            }
            return words(keys(variables.kinds[path.first]))
        }
        // `n {.name}`
        if let open, open.kind == .leftBrace, open.index > 0,
            let name = statement.name(statement.tokens[open.index - 1])
        {
            return words(keys(variables.kinds[name]))
        }
        return words(schema.keys)
    }

    private func isSlice(_ statement: StatementTokens, _ open: (kind: Token.Kind, index: Int)?) -> Bool {
        // `[r:` and `[:` are patterns; `n:` outside of brackets is a predicate.
        guard let open, open.kind == .leftBracket else { return false }
        return !isRelationshipBracket(statement, open.index)
    }

    private func names(_ statement: StatementTokens, _ open: (kind: Token.Kind, index: Int)?) -> [Completion.Candidate]
    {
        if let open, open.kind == .leftBracket, isRelationshipBracket(statement, open.index) {
            return words(schema.types)
        }
        let tokens = statement.tokens
        if tokens.count > 1, let name = statement.name(tokens[tokens.count - 2]),
            VariablesInScope(statement).kinds[name]?.isRelationship == true
        {
            return words(schema.types)
        }
        return words(schema.labels)
    }

    /// `-[` and `<-[` open a relationship, other brackets a list or an index.
    private func isRelationshipBracket(_ statement: StatementTokens, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        return [.minus, .dashVariant].contains(statement.tokens[index - 1].kind)
    }

    private func isLabelExpression(_ statement: StatementTokens, from index: Int) -> Bool {
        let inside = statement.tokens[(index + 1)...]
        return inside.contains { $0.kind == .colon }
            && inside.allSatisfy {
                [.identifier, .quotedIdentifier, .colon, .bar, .ampersand, .exclamation, .percent].contains($0.kind)
            }
    }

    /// Whether a parenthesis opens a node: after `MATCH` and its like, after a dash or an arrow, in a list of patterns.
    private func isPatternParenthesis(_ statement: StatementTokens, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        let previous = statement.tokens[index - 1]
        if [.match, .create, .merge].contains(previous.keyword) { return true }
        switch previous.kind {
        case .greater, .greaterVariant, .dashVariant: return true
        case .minus: return index > 1 && [.rightParenthesis, .rightBracket].contains(statement.tokens[index - 2].kind)
        case .comma: return [.match, .create, .merge].contains(statement.clause(before: index) ?? .none_)
        default: return false
        }
    }

    /// The keys that fit the map of a node or relationship: `(n:Label {`, `[:TYPE {`; nil for other maps.
    private func keysOfMap(_ statement: StatementTokens, _ brace: Int) -> [String]? {
        let tokens = statement.tokens
        var at = brace - 1
        var names: [String] = []
        while at >= 1, let name = statement.name(tokens[at]), [.colon, .bar, .ampersand].contains(tokens[at - 1].kind) {
            names.append(name)
            at -= 2
        }
        // The variable, where there is one.
        let start = at >= 0 && statement.name(tokens[at]) != nil ? at - 1 : at
        guard start >= 0 else { return nil }
        switch tokens[start].kind {
        case .leftParenthesis where isPatternParenthesis(statement, start): return keys(.init(names: names))
        case .leftBracket where isRelationshipBracket(statement, start):
            return keys(.init(isRelationship: true, names: names))
        default: return nil
        }
    }

    /// The output columns of the procedure before `YIELD`.
    private func columnsOfCall(_ statement: StatementTokens) -> [String] {
        guard let call = statement.tokens.lastIndex(where: { $0.keyword == .call }) else { return [] }
        var name = ""
        for token in statement.tokens[(call + 1)...] {
            if let part = statement.name(token), token.keyword != .yield {
                name += part
            } else if token.kind == .dot {
                name += "."
            } else {
                break
            }
        }
        return session.catalog.procedures.first { $0.key.lowercased() == name.lowercased() }?.value.outputs.map(\.name)
            ?? []
    }

    // MARK: What fits

    private func keys(_ kind: VariablesInScope.Kind?) -> [String] {
        guard let kind, !kind.names.isEmpty else { return schema.keys }
        let known = kind.names.flatMap { kind.isRelationship ? schema.keys(ofType: $0) : schema.keys(ofLabel: $0) }
        return known.isEmpty ? schema.keys : Set(known).sorted()
    }

    private func expression(_ statement: StatementTokens) -> [Completion.Candidate] {
        let variables = words(VariablesInScope(statement).names)
        // With nothing typed, all functions and keywords would be no help.
        if statement.typed.isEmpty { return variables }
        return variables + functions(prefix: "") + keywords(statement, atStart: false)
    }

    private func functions(prefix: String) -> [Completion.Candidate] {
        session.catalog.functions.values.map(\.name)
            .filter { prefix.isEmpty || $0.lowercased().hasPrefix(prefix.lowercased()) }
            .sorted().map { Completion.Candidate(text: $0, ending: "(") }
    }

    private func procedures(prefix: String) -> [Completion.Candidate] {
        session.catalog.procedures.keys.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
            .sorted().map { Completion.Candidate(text: $0, ending: "(") }
    }

    private func keywords(_ statement: StatementTokens, atStart: Bool) -> [Completion.Candidate] {
        let isLower = statement.typed.unicodeScalars.first?.properties.isLowercase ?? false
        return Keyword.allCases.filter { $0 != .none_ && (!atStart || Self.begins($0)) }.map {
            let text = $0 == .allShortestPaths || $0 == .shortestPath ? $0.rawValue : $0.text
            return Completion.Candidate(text: isLower ? text.lowercased() : text, ending: " ")
        }.filter { atStart || $0.text.count > 2 || !statement.typed.isEmpty }.sorted { $0.text < $1.text }
    }

    private static func begins(_ keyword: Keyword) -> Bool {
        keyword.beginsClause && keyword != .nodetach || [.explain, .profile, .drop, .show].contains(keyword)
    }

    private func words(_ names: [String]) -> [Completion.Candidate] {
        names.map { Completion.Candidate(text: Self.written($0)) }
    }

    /// A name as a query writes it.
    private static func written(_ name: String) -> String {
        let isPlain =
            name.unicodeScalars.allSatisfy {
                $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
                    || $0.properties.generalCategory == .nonspacingMark
            }
            && name.unicodeScalars.first.map { $0 == "_" || $0.properties.isAlphabetic } ?? false
        return isPlain ? name : "`" + name.replacing("`", with: "``") + "`"
    }
}
