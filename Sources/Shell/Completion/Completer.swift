import Naql
import Renderers

/// Finds what can stand at the cursor, from the tokens before it.
struct Completer {
    private let session: Session
    private let schema: SchemaNames
    private let library: QuestionLibrary
    private let values: PropertyValues

    init(session: Session, library: QuestionLibrary = QuestionLibrary()) {
        self.session = session
        self.library = library
        schema = SchemaNames(session: session)
        values = PropertyValues(session: session)
    }

    /// What Tab offers after a text.
    func complete(_ before: String) -> Completion {
        if before.first == ":" { return CommandCompletion(session: session, library: library).complete(before) }
        guard let statement = StatementTokens(before) else { return OpenString(before).map(value) ?? .none }
        return Completion(typed: typed(statement), candidates: candidates(statement))
    }

    /// Gathers what Tab will need after a text, a bit at each call; whether there is more. Nil where it needs nothing.
    func preparation(for before: String) -> (() -> Bool)? {
        guard before.first != ":", let string = OpenString(before) else { return nil }
        return { [values] in values.prepare(string.kind, string.key) }
    }

    /// The values of a property, in the graph's own form.
    private func value(_ string: OpenString) -> Completion {
        let found = values.values(of: string.kind, string.key, matching: string.typed, within: string.matchesWithin)
        return Completion(
            replacing: string.typed,
            chosen: found.map { Completion.Candidate(text: string.written($0), ending: String(string.quote)) })
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
            if let open, open.kind == .leftBrace, let kind = statement.kindOfMap(open.index) {
                return words(keys(kind))
            }
        default: break
        }
        if last.keyword == .call { return procedures(prefix: "") }
        if statement.clause(before: tokens.count) == .yield, last.keyword == .yield || last.kind == .comma {
            return words(columnsOfCall(statement))
        }
        if last.kind == .leftParenthesis, statement.isPatternParenthesis(tokens.count - 1) {
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
        return !statement.isRelationshipBracket(open.index)
    }

    private func names(_ statement: StatementTokens, _ open: (kind: Token.Kind, index: Int)?) -> [Completion.Candidate]
    {
        let neighbours = PatternNeighbours(graph: session.graph, statement: statement)
        if let open, open.kind == .leftBracket, statement.isRelationshipBracket(open.index) {
            return words(neighbours.types(inBracket: open.index) ?? schema.types)
        }
        if let open, open.kind == .leftParenthesis, let labels = neighbours.labels(inParenthesis: open.index) {
            return words(labels)
        }
        let tokens = statement.tokens
        if tokens.count > 1, let name = statement.name(tokens[tokens.count - 2]),
            VariablesInScope(statement).kinds[name]?.isRelationship == true
        {
            return words(schema.types)
        }
        return words(schema.labels)
    }

    private func isLabelExpression(_ statement: StatementTokens, from index: Int) -> Bool {
        let inside = statement.tokens[(index + 1)...]
        return inside.contains { $0.kind == .colon }
            && inside.allSatisfy {
                [.identifier, .quotedIdentifier, .colon, .bar, .ampersand, .exclamation, .percent].contains($0.kind)
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
        if let own = kind?.keys { return own }
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
        let wanted = statement.typed.uppercased()
        let begun = Keyword.allCases.filter {
            $0 != .none_ && $0.text.hasPrefix(wanted) && (!atStart || Self.begins($0))
        }
        let fitting = atStart ? nil : FittingKeywords(after: statement.textBeforeWord)
        return begun.filter { fitting?.fits($0) ?? true }.map {
            let text = $0 == .allShortestPaths || $0 == .shortestPath ? $0.rawValue : $0.text
            return Completion.Candidate(text: isLower ? text.lowercased() : text, ending: " ")
        }.sorted { $0.text < $1.text }
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
