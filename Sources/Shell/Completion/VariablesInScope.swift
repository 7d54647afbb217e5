import Naql

/// The variables that a statement has at its end, and what is known of them. It reads tokens, not a tree, for a statement
/// that is being typed has none.
struct VariablesInScope {
    /// Labels or types of a variable; empty where none are known.
    struct Kind: Hashable {
        var isRelationship = false
        var names: [String] = []
        /// The keys of a map that the statement itself makes.
        var keys: [String]?
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
        if kinds[name] == nil || !kind.names.isEmpty || kind.keys != nil { kinds[name] = kind }
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
                // `[x IN list | x.`
                let list = index + 2 < tokens.count ? statement.name(tokens[index + 2]) : nil
                add(name, list.flatMap { kinds[$0] } ?? Kind())
            } else if next.map({ [.colon, .rightBracket, .star, .leftBrace].contains($0.kind) }) ?? false {
                add(name, Kind(isRelationship: true, names: Self.names(statement, after: index)))
            }
        default: break
        }
        if previous?.keyword == .as_ {
            let kind = kind(of: statement, before: index - 1)
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

    /// What an expression that ends before an index is: a variable, one collected or taken out of a list, a map that is
    /// written out. A list is as what is in it.
    private func kind(of statement: StatementTokens, before end: Int) -> Kind {
        let tokens = statement.tokens
        guard end > 0 else { return Kind() }
        func begins(_ index: Int) -> Bool {
            index < 0 || tokens[index].kind == .comma || statement.isClause(index) || tokens[index].keyword == .distinct
        }
        if let name = statement.name(tokens[end - 1]), begins(end - 2) { return kinds[name] ?? Kind() }
        guard let open = statement.opening(of: end - 1) else { return Kind() }
        let inside = open + 1..<end - 1
        switch tokens[open].kind {
        case .leftBrace:
            // `{a: 1, b: 2}`, and `n {.a, .b}`.
            return Kind(keys: Self.keysOfMap(statement, inside))
        case .leftBracket where !begins(open - 1):
            // `list[0]`
            return begins(open - 2) ? statement.name(tokens[open - 1]).flatMap { kinds[$0] } ?? Kind() : Kind()
        default:
            let names = inside.filter { tokens[$0].keyword != .distinct }
            guard names.count == 1, let name = statement.name(tokens[names[0]]) else { return Kind() }
            let function = open > 0 ? statement.name(tokens[open - 1])?.lowercased() : nil
            let keeps = tokens[open].kind == .leftBracket || Self.keepsKind.contains(function ?? "")
            return keeps ? kinds[name] ?? Kind() : Kind()
        }
    }

    /// Functions that give what they are given, or a list of it.
    private static let keepsKind: Set<String> = [
        "", "collect", "head", "last", "tail", "reverse", "coalesce", "properties",
    ]

    private static func keysOfMap(_ statement: StatementTokens, _ inside: Range<Int>) -> [String]? {
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
