import CypherSyntax

/// Goes through the tokens of a statement and keeps what names stand for.
struct VariableReading {
    private let statement: StatementTokens
    private let tokens: [Token]
    private let neighbours: VariablesInScope.Neighbours

    private var scope = VariablesInScope()
    private var projection: Projection?
    /// What the last `RETURN` named.
    private var returned = VariablesInScope()
    private var open: [Level] = []

    private typealias Kind = VariablesInScope.Kind

    /// What `WITH` or `RETURN` names.
    private struct Projection {
        var kept = VariablesInScope()
        let isReturn: Bool
        /// Names that are not told stay: after `RETURN`, for `ORDER BY`, and after `WITH *`.
        var keepsAll: Bool
    }

    /// A bracket within which names may be of its own.
    private struct Level {
        let outer: VariablesInScope
        let projection: Projection?
        /// What each query in it begins with.
        let base: VariablesInScope
        /// Whether what is returned in it is known behind it.
        let returns: Bool
        let isOwn: Bool
    }

    init(_ statement: StatementTokens, _ neighbours: @escaping VariablesInScope.Neighbours) {
        (self.statement, tokens, self.neighbours) = (statement, statement.tokens, neighbours)
    }

    /// The variables at the end.
    mutating func atEnd() -> VariablesInScope {
        for index in tokens.indices {
            switch tokens[index].kind {
            case .leftParenthesis, .leftBracket, .leftBrace: enter(index)
            case .rightParenthesis, .rightBracket, .rightBrace: leave()
            default: if statement.isClause(index) { begin(index) }
            }
            read(index)
        }
        return scope
    }

    // MARK: Levels

    private mutating func enter(_ index: Int) {
        let before = index > 0 ? tokens[index - 1] : nil
        let isOwn: Bool
        var inner = scope
        var returns = false
        switch tokens[index].kind {
        case .leftBrace:
            let imports = importsOfCall(before: index)
            returns = imports != nil
            if let imports { inner = imports }
            isOwn = returns || [.exists, .count, .collect].contains(before?.keyword ?? .none_)
        case .leftBracket: isOwn = !statement.isRelationshipBracket(index)
        default:
            // `any(x IN …`, `reduce(t = …`, `FOREACH (x IN …`: what is no pattern.
            isOwn = before.map { $0.kind == .identifier } ?? false && !statement.isPatternParenthesis(index)
        }
        open.append(
            Level(outer: scope, projection: projection, base: isOwn ? inner : scope, returns: returns, isOwn: isOwn))
        guard isOwn else { return }
        (scope, projection) = (inner, nil)
    }

    /// What a subquery `CALL (a, b) {` knows from outside; nil where the brace is none. Where it does not say, all may be
    /// imported by its `WITH`.
    private func importsOfCall(before brace: Int) -> VariablesInScope? {
        guard brace > 0 else { return nil }
        if tokens[brace - 1].keyword == .call { return scope }
        guard tokens[brace - 1].kind == .rightParenthesis, let open = statement.opening(of: brace - 1), open > 0,
            tokens[open - 1].keyword == .call
        else { return nil }
        let inside = tokens[(open + 1)..<(brace - 1)]
        if inside.contains(where: { $0.kind == .star }) { return scope }
        return scope.keeping(inside.compactMap(statement.name))
    }

    private mutating func leave() {
        guard let level = open.popLast(), level.isOwn else { return }
        adopt()
        (scope, projection) = (level.outer, level.projection)
        if level.returns { add(returned) }
    }

    // MARK: Clauses

    private mutating func begin(_ index: Int) {
        switch tokens[index].keyword {
        case .union: (scope, projection) = (open.last { $0.isOwn }?.base ?? VariablesInScope(), nil)
        case .with, .return_:
            adopt()
            let isReturn = tokens[index].keyword == .return_
            projection = Projection(isReturn: isReturn, keepsAll: isReturn)
        default: adopt()
        }
    }

    /// What `WITH` does not name is out of scope after it.
    private mutating func adopt() {
        guard let done = projection else { return }
        if !done.keepsAll { scope = VariablesInScope() }
        add(done.kept)
        if done.isReturn { returned = done.kept }
        projection = nil
    }

    private mutating func add(_ others: VariablesInScope) {
        for name in others.names.reversed() { scope.add(name, others.kinds[name] ?? Kind()) }
    }

    // MARK: Names

    private mutating func read(_ index: Int) {
        let previous = index > 0 ? tokens[index - 1] : nil
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        if tokens[index].kind == .star, [.with, .return_].contains(previous?.keyword ?? .none_) {
            projection?.keepsAll = true
        }
        guard let name = statement.name(tokens[index]), previous?.kind != .dot, previous?.kind != .dollar else {
            return
        }
        if next?.keyword == .in_,
            previous.map({ [.leftBracket, .leftParenthesis, .comma].contains($0.kind) }) ?? false
                || previous?.keyword == .for_
        {
            // `[x IN list`, `any(x IN list`, `reduce(t = 0, x IN list`, `FOR x IN list`.
            let list = index + 2 < tokens.count ? statement.name(tokens[index + 2]) : nil
            return scope.add(name, list.flatMap { scope.kinds[$0] } ?? Kind())
        }
        switch previous?.kind {
        case .leftParenthesis:
            if isNode(index, next) { scope.add(name, kindOfNode(index)) }
            // `reduce(t = 0`
            if next?.kind == .equal { scope.add(name) }
        case .leftBracket:
            guard statement.isRelationshipBracket(index - 1) else { break }
            scope.add(name, Kind(isRelationship: true, names: names(after: index)))
        default: break
        }
        readProjected(name, index, previous, next)
    }

    private mutating func readProjected(_ name: String, _ index: Int, _ previous: Token?, _ next: Token?) {
        if previous?.keyword == .as_ {
            let kind = KindOfExpression(statement: statement, scope: scope).kind(before: index - 1)
            projection != nil ? projection?.kept.add(name, kind) : scope.add(name, kind)
        } else if next?.kind == .equal,
            previous?.kind == .comma || [.match, .let_, .create, .merge].contains(previous?.keyword ?? .none_)
        {
            // A path: `p = (…)`, and `LET name = value`.
            let isPath = index + 2 < tokens.count && tokens[index + 2].kind == .leftParenthesis
            let clause = statement.clause(before: index)
            if isPath && clause == .match || clause == .let_ { scope.add(name) }
        } else if projection != nil, let previous,
            previous.kind == .comma || [.with, .return_, .distinct].contains(previous.keyword),
            next.map({ [.comma, .rightBrace].contains($0.kind) || statement.isClause(index + 1) }) ?? true
        {
            projection?.kept.add(name, scope.kinds[name] ?? Kind())
        } else if statement.clause(before: index) == .yield, next?.keyword != .as_,
            previous?.keyword == .yield || previous?.kind == .comma
        {
            scope.add(name)
        }
    }

    /// `(n`, but not the argument of `f(n`.
    private func isNode(_ index: Int, _ next: Token?) -> Bool {
        let before = index > 1 ? tokens[index - 2] : nil
        guard let next, before.map({ statement.name($0) == nil || $0.keyword != .none_ }) ?? true else { return false }
        return [.colon, .rightParenthesis, .leftBrace].contains(next.kind) || [.where_, .is_].contains(next.keyword)
    }

    private func kindOfNode(_ index: Int) -> VariablesInScope.Kind {
        let written = names(after: index)
        if !written.isEmpty { return Kind(names: written) }
        let name = statement.name(tokens[index]) ?? ""
        return scope.kinds[name] ?? Kind(names: neighbours(index - 1) ?? [])
    }

    /// The labels or types that follow a variable: `:A|B`, `:A:B`, `IS A`.
    private func names(after index: Int) -> [String] {
        var names: [String] = []
        var at = index + 1
        while at + 1 < tokens.count,
            [.colon, .bar, .ampersand].contains(tokens[at].kind) || tokens[at].keyword == .is_,
            let name = statement.name(tokens[at + 1])
        {
            names.append(name)
            at += 2
        }
        return names
    }
}

extension VariablesInScope {
    /// Reads a statement. Labels that are not written are taken from `neighbours`.
    init(_ statement: StatementTokens, neighbours: @escaping Neighbours = { _ in nil }) {
        var reading = VariableReading(statement, neighbours)
        self = reading.atEnd()
    }
}

extension StatementTokens {
    /// What the map of a brace belongs to: `(n:Label {`, `[:TYPE {`; nil for other maps.
    func kindOfMap(_ brace: Int) -> VariablesInScope.Kind? {
        var at = brace - 1
        var names: [String] = []
        while at >= 1, let name = name(tokens[at]), [.colon, .bar, .ampersand].contains(tokens[at - 1].kind) {
            names.append(name)
            at -= 2
        }
        // The variable, where there is one.
        let variable = at >= 0 ? name(tokens[at]) : nil
        let start = variable == nil ? at : at - 1
        guard start >= 0 else { return nil }
        switch tokens[start].kind {
        case .leftParenthesis where isPatternParenthesis(start):
            if names.isEmpty, let variable { return VariablesInScope(self).kinds[variable] ?? .init() }
            return .init(names: names)
        case .leftBracket where isRelationshipBracket(start): return .init(isRelationship: true, names: names)
        default: return nil
        }
    }
}
