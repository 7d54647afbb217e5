import Naql

/// The variables that a statement has at its end, and what is known of them. It reads tokens, not a tree, for a statement
/// that is being typed has none.
struct VariablesInScope {
    /// Labels or types of a variable; empty where none are known.
    struct Kind: Hashable {
        var isRelationship = false
        var names: [String] = []
    }

    private(set) var kinds: [String: Kind] = [:]
    private var order: [String] = []

    /// Names, the latest first.
    var names: [String] { order.reversed() }

    init(_ statement: StatementTokens) {
        let tokens = statement.tokens
        var projection: Projection?
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if statement.isClause(index) {
                if ![.where_, .order, .skip, .limit].contains(token.keyword) {
                    // What `WITH` does not name is out of scope after it.
                    if let done = projection { adopt(done) }
                    projection = token.keyword == .with ? Projection(before: self) : nil
                } else if let done = projection {
                    adopt(done)
                    projection = nil
                }
            }
            read(statement, index, &projection)
            index += 1
        }
    }

    private struct Projection {
        let outer: VariablesInScope
        var kept: [(name: String, kind: Kind)] = []
        var keepsAll = false
        init(before outer: VariablesInScope) { self.outer = outer }
    }

    private mutating func adopt(_ projection: Projection) {
        if !projection.keepsAll { (kinds, order) = ([:], []) }
        for (name, kind) in projection.kept { add(name, kind) }
    }

    private mutating func add(_ name: String, _ kind: Kind = Kind()) {
        if kinds[name] == nil { order.append(name) }
        if kinds[name] == nil || !kind.names.isEmpty { kinds[name] = kind }
    }

    private mutating func read(_ statement: StatementTokens, _ index: Int, _ projection: inout Projection?) {
        let tokens = statement.tokens
        let token = tokens[index]
        let previous = index > 0 ? tokens[index - 1] : nil
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        if token.kind == .star, projection != nil, previous?.keyword == .with { projection?.keepsAll = true }
        guard let name = statement.name(token) else { return }
        switch previous?.kind {
        case .leftParenthesis
        where index < 2 || statement.name(tokens[index - 2]) == nil || tokens[index - 2].keyword != .none_:
            // `(n`, but not the argument of `f(n`.
            if isElement(next, at: index, in: tokens) { add(name, Kind(names: Self.names(statement, after: index))) }
        case .leftBracket:
            if next?.keyword == .in_ {
                add(name)
            } else if next.map({ [.colon, .rightBracket, .star, .leftBrace].contains($0.kind) }) ?? false {
                add(name, Kind(isRelationship: true, names: Self.names(statement, after: index)))
            }
        default: break
        }
        if previous?.keyword == .as_ {
            let source = index > 1 ? statement.name(tokens[index - 2]) : nil
            let isBare =
                index < 3 || [.comma].contains(tokens[index - 3].kind) || statement.isClause(index - 3)
                || tokens[index - 3].keyword == .distinct
            let kind = isBare ? source.flatMap { kinds[$0] } ?? Kind() : Kind()
            if projection != nil { projection?.kept.append((name, kind)) } else { add(name, kind) }
        } else if next?.kind == .equal, previous.map({ [.comma].contains($0.kind) || $0.keyword == .match }) ?? false {
            // A path: `p = (…)`.
            if index + 2 < tokens.count, tokens[index + 2].kind == .leftParenthesis { add(name) }
        } else if projection != nil, let previous,
            previous.kind == .comma || previous.keyword == .with || previous.keyword == .distinct,
            next == nil || next?.kind == .comma || statement.isClause(index + 1)
        {
            projection?.kept.append((name, kinds[name] ?? Kind()))
        } else if let clause = statement.clause(before: index), clause == .yield, token.keyword == .none_ {
            if next?.keyword != .as_ { add(name) }
        }
    }

    private func isElement(_ next: Token?, at index: Int, in tokens: [Token]) -> Bool {
        guard let next else { return false }
        return [.colon, .rightParenthesis, .leftBrace].contains(next.kind) || next.keyword == .where_
    }

    /// The labels or types that follow a variable: `:A|B`, `:A:B`.
    private static func names(_ statement: StatementTokens, after index: Int) -> [String] {
        var names: [String] = []
        var at = index + 1
        let tokens = statement.tokens
        while at + 1 < tokens.count, [.colon, .bar, .ampersand].contains(tokens[at].kind),
            let name = statement.name(tokens[at + 1])
        {
            names.append(name)
            at += 2
        }
        return names
    }
}
