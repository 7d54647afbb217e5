import CypherSemantics
import CypherSyntax
import Naql

/// Finds what can stand at the cursor, from the tokens before it.
struct Completer {
    let session: Session
    let schema: SchemaNames
    private let commands: CommandTable
    private let library: QuestionLibrary
    private let values: PropertyValues

    init(session: Session, commands: CommandTable, library: QuestionLibrary = QuestionLibrary()) {
        self.session = session
        self.commands = commands
        self.library = library
        schema = SchemaNames(session: session)
        values = PropertyValues(session: session)
    }

    /// What Tab offers after a text.
    func complete(_ before: String) -> Completion {
        if before.first == ":" {
            return CommandCompletion(commands: commands, session: session, library: library).complete(before)
        }
        guard let statement = StatementTokens(before) else {
            return OpenString(before, neighbours: neighbours).map(value) ?? .none
        }
        return Completion(typed: typed(statement), candidates: candidates(statement))
    }

    /// Gathers what Tab will need after a text, a bit at each call; whether there is more. Nil where it needs nothing.
    func preparation(for before: String) -> (() -> Bool)? {
        guard before.first != ":", let string = OpenString(before, neighbours: neighbours), let key = string.key else {
            return nil
        }
        return { [values] in values.prepare(string.kind, key) }
    }

    /// The values of a property, in the graph's own form.
    private func value(_ string: OpenString) -> Completion {
        guard let key = string.key else {
            return Completion(
                typed: string.typed,
                candidates: keys(string.kind).map {
                    Completion.Candidate(text: string.written($0), ending: String(string.quote) + "]")
                })
        }
        let found = values.values(of: string.kind, key, matching: string.typed, within: string.matchesWithin)
        return Completion(
            replacing: string.typed,
            chosen: found.map { Completion.Candidate(text: string.written($0), ending: String(string.quote)) })
    }

    // MARK: Where the cursor stands

    private func candidates(_ statement: StatementTokens) -> [Completion.Candidate] {
        let tokens = statement.tokens
        guard let last = tokens.last else { return keywords(statement) { Self.begins($0) } }
        let open = statement.openBracket
        switch last.kind {
        case .dollar: return words(session.parameters.keys.sorted())
        case .dot: return afterDot(statement, open)
        case .colon where open?.kind != .leftBrace && !isSlice(statement, open): return names(statement, open)
        case .bar, .ampersand, .exclamation: if isLabelExpression(statement) { return names(statement, open) }
        case .leftBrace, .comma:
            if let open, open.kind == .leftBrace, let kind = statement.kindOfMap(open.index) {
                return words(keys(kind))
            }
        case .leftBracket where statement.isRelationshipBracket(tokens.count - 1):
            let known = variables(statement)
            return words(known.names.filter { known.kinds[$0]?.isRelationship == true })
        case .leftParenthesis where statement.isPatternParenthesis(tokens.count - 1):
            return words(variables(statement).names)
        default: break
        }
        if last.keyword == .is_ { return afterIs(statement, open) }
        if last.keyword == .call { return procedures(prefix: "") }
        if statement.clause(before: tokens.count) == .yield, last.keyword == .yield || last.kind == .comma {
            return words(columnsOfCall(statement))
        }
        return expression(statement)
    }

    /// `(n IS Label`, `n IS Label`, `n.key IS NULL`.
    private func afterIs(
        _ statement: StatementTokens, _ open: (kind: Token.Kind, index: Int)?
    ) -> [Completion.Candidate] {
        if let open, open.kind == .leftParenthesis, statement.isPatternParenthesis(open.index) {
            return names(statement, open)
        }
        let fitting = FittingKeywords(after: statement.textBeforeWord)
        let index = statement.tokens.count - 2
        let isVariable =
            index >= 0 && statement.name(statement.tokens[index]) != nil
            && (index == 0 || statement.tokens[index - 1].kind != .dot)
        return keywords(statement, fitting.fits) + (isVariable ? words(schema.labels) : [])
    }

    func variables(_ statement: StatementTokens) -> VariablesInScope {
        VariablesInScope(statement, neighbours: neighbours(statement))
    }

    private func neighbours(_ statement: StatementTokens) -> VariablesInScope.Neighbours {
        PatternNeighbours(graph: session.graph, statement: statement).labels
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
            variables(statement).kinds[name]?.isRelationship == true
        {
            return words(schema.types)
        }
        return words(schema.labels)
    }

    /// Whether a label expression goes on at the end: `(n:A|`, `n:A&!`.
    private func isLabelExpression(_ statement: StatementTokens) -> Bool {
        let parts: Set<Token.Kind> = [.bar, .ampersand, .exclamation, .percent, .quotedIdentifier, .identifier]
        let tokens = statement.tokens
        let isWord = { (token: Token) in token.keyword == .in_ || token.keyword == .where_ }
        guard let colon = tokens.lastIndex(where: { !parts.contains($0.kind) || isWord($0) }) else { return false }
        guard tokens[colon].kind == .colon, colon > 0 else { return tokens[colon].keyword == .is_ }
        if statement.openBracket?.kind == .leftBrace { return false }
        let before = tokens[colon - 1]
        return statement.name(before) != nil || [.leftParenthesis, .leftBracket].contains(before.kind)
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

    private func expression(_ statement: StatementTokens) -> [Completion.Candidate] {
        // A name of its own is given here.
        if statement.tokens.last?.keyword == .as_ { return [] }
        // Right behind a number nothing begins.
        if statement.typed.isEmpty, let last = statement.textBeforeWord.last, last.isNumber { return [] }
        let fitting = FittingKeywords(after: statement.textBeforeWord)
        let isEnding = statement.hasReturned
        let fits = { (keyword: Keyword) in fitting.fits(keyword) && !(isEnding && Self.beginsAnother(keyword)) }
        guard fitting.takesNames else {
            let isLong = statement.textBeforeWord.utf8.count > Self.longestRead && statement.typed.isEmpty
            return isLong ? [] : keywords(statement, fits)
        }
        let known = words(variables(statement).names)
        // With nothing typed, all functions and keywords would be no help.
        if statement.typed.isEmpty { return known }
        return known + (fitting.takesValues ? functions(prefix: "") : []) + keywords(statement, fits)
    }

    /// Longer texts take too long to be read once for each keyword.
    private static let longestRead = 4096

    func functions(prefix: String) -> [Completion.Candidate] {
        session.catalog.functions.values.map(\.name)
            .filter { prefix.isEmpty || $0.lowercased().hasPrefix(prefix.lowercased()) }
            .sorted().map { Completion.Candidate(text: $0, ending: "(") }
    }

    func procedures(prefix: String) -> [Completion.Candidate] {
        session.catalog.procedures.keys.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
            .sorted().map { Completion.Candidate(text: $0, ending: "(") }
    }

    private func keywords(_ statement: StatementTokens, _ fits: (Keyword) -> Bool) -> [Completion.Candidate] {
        let isLower = statement.typed.unicodeScalars.first?.properties.isLowercase ?? false
        let wanted = statement.typed.uppercased()
        let begun = Keyword.allCases.filter { $0 != .none_ && $0.text.hasPrefix(wanted) && fits($0) }
        return begun.map {
            let text = $0 == .allShortestPaths || $0 == .shortestPath ? $0.rawValue : $0.text
            return Completion.Candidate(text: isLower ? text.lowercased() : text, ending: " ")
        }.sorted { $0.text < $1.text }
    }

    /// Whether a keyword begins a clause that cannot stand behind `RETURN`.
    private static func beginsAnother(_ keyword: Keyword) -> Bool {
        keyword.beginsClause && ![.order, .skip, .offset, .limit].contains(keyword)
    }

    private static func begins(_ keyword: Keyword) -> Bool {
        keyword.beginsClause && keyword != .nodetach || [.explain, .profile, .drop, .show].contains(keyword)
    }

    func words(_ names: [String]) -> [Completion.Candidate] {
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
