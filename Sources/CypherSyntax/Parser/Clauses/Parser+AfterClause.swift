/// What stands after a complete clause and continues nothing.
extension Parser {
    /// What may follow a clause besides another.
    private static let continuations: [Keyword] = [
        .where_, .order, .skip, .limit, .union, .as_, .on, .yield, .and, .or, .xor, .in_, .contains,
    ]

    /// The error for the token that stands there.
    func errorAfterClause() -> Diagnostic {
        errorExpected(
            ["a clause", "the end of the query"], near: Parser.openers + Parser.continuations,
            hints: (hintOnWord ?? hintOnSign).map { [$0] } ?? [])
    }

    private var hintOnWord: String? {
        if followsBracedQuery {
            return Misplaced.joined
        }
        return switch current.keyword {
        case .where_: "WHERE follows MATCH, WITH or YIELD; put `WITH *` before it to filter rows here"
        case .skip, .offset:
            lastClause == .limit
                ? "SKIP (or OFFSET) stands before LIMIT: SKIP 10 LIMIT 5"
                : "ORDER BY, SKIP and LIMIT follow RETURN in this order and once each"
        case .order, .limit: "ORDER BY, SKIP and LIMIT follow RETURN in this order and once each"
        case .on: "ON CREATE and ON MATCH follow MERGE"
        case .using: "USING follows the pattern of MATCH, before WHERE"
        case .not: "write NOT before the whole test: NOT x IN list, NOT a CONTAINS b"
        case .labeled: "a label test is written n IS LABELED Label, or n:Label"
        case .group: "GROUP BY follows the columns of RETURN or WITH, before ORDER BY and WHERE"
        case .next: "NEXT follows a query that ends with RETURN"
        case .then, .else_, .when: Misplaced.branches
        case .all: "ALL stands right after RETURN, WITH or UNION, or in an aggregate: count(ALL x)"
        case .distinct: "DISTINCT stands right after RETURN or WITH, or in an aggregate: count(DISTINCT x)"
        default: nil
        }
    }

    /// Whether a query in braces stands just before.
    private var followsBracedQuery: Bool {
        guard index > 0, tokens[index - 1].kind == .rightBrace, let opening = opening(closedAt: index - 1) else {
            return false
        }
        guard opening > 0, tokens[opening - 1].kind != .semicolon else { return true }
        return [.union, .all, .distinct, .next, .explain, .profile, .then, .else_].contains(tokens[opening - 1].keyword)
    }

    private var hintOnSign: String? {
        switch current.kind {
        case .comma where lastClause == .unwind: "UNWIND takes one list: UNWIND a AS x UNWIND b AS y"
        case .comma where lastClause == .limit: ForeignText.hint("SQL", "SKIP 5 LIMIT 10 for LIMIT 5, 10")
        case .comma where lastClause == .merge: "MERGE takes one pattern: MERGE (a) MERGE (b)"
        case .comma where followsCondition: "conditions are joined with AND or OR; a comma joins patterns and columns"
        case .ampersand:
            "there are no operations on bits; conditions are joined with AND, labels as n:A&B, texts with +"
        case .bar: "patterns are not joined by |; write UNION, or labels and types as n:A|B and -[:R|S]->"
        case .equal where peek().kind == .greater: Misplaced.arrow
        case .doubleDot: "a range is a list, range(1, 3); list[0..3] takes a part of one"
        case .leftBrace where lastWord == "VALUE": Misplaced.valueQuery
        case .leftParenthesis where followsKey: "functions stand before what they are of: size(x), not x.size()"
        case .integer, .parameter, .star: lastWord == "TOP" ? Dialects.top.hint : nil
        default: nil
        }
    }

    /// Whether the last word of a clause before is WHERE.
    private var followsCondition: Bool {
        tokens[..<index].last { $0.keyword == .where_ || Parser.openers.contains($0.keyword) }?.keyword == .where_
    }

    /// What stands just before, in capitals.
    private var lastWord: String { index > 0 ? text(tokens[index - 1].range).uppercased() : "" }

    /// Whether a `.key` stands just before.
    private var followsKey: Bool {
        index > 1 && tokens[index - 2].kind == .dot && tokens[index - 1].kind == .identifier
    }

    /// The word that began what stands before: of a clause, or of LIMIT.
    private var lastClause: Keyword? {
        tokens[..<index].last { $0.keyword == .limit || Parser.openers.contains($0.keyword) }?.keyword
    }
}
