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
        switch current.keyword {
        case .where_: "WHERE follows MATCH, WITH or YIELD; put `WITH *` before it to filter rows here"
        case .skip, .offset:
            lastClause == .limit
                ? "SKIP (or OFFSET) stands before LIMIT: SKIP 10 LIMIT 5"
                : "ORDER BY, SKIP and LIMIT follow RETURN in this order and once each"
        case .order, .limit: "ORDER BY, SKIP and LIMIT follow RETURN in this order and once each"
        case .on: "ON CREATE and ON MATCH follow MERGE"
        case .using: "USING follows the pattern of MATCH, before WHERE"
        case .not: "write NOT before the whole test: NOT x IN list, NOT a CONTAINS b"
        case .distinct: "DISTINCT stands right after RETURN or WITH, or in an aggregate: count(DISTINCT x)"
        default: nil
        }
    }

    private var hintOnSign: String? {
        switch current.kind {
        case .comma where lastClause == .unwind: "UNWIND takes one list: UNWIND a AS x UNWIND b AS y"
        case .comma where lastClause == .limit: ForeignText.hint("SQL", "SKIP 5 LIMIT 10 for LIMIT 5, 10")
        case .leftParenthesis where followsKey: "functions stand before what they are of: size(x), not x.size()"
        case .integer, .parameter, .star: followsTop ? Dialects.top.hint : nil
        default: nil
        }
    }

    private var followsTop: Bool { index > 0 && text(tokens[index - 1].range).uppercased() == "TOP" }

    /// Whether a `.key` stands just before.
    private var followsKey: Bool {
        index > 1 && tokens[index - 2].kind == .dot && tokens[index - 1].kind == .identifier
    }

    /// The word that began what stands before: of a clause, or of LIMIT.
    private var lastClause: Keyword? {
        tokens[..<index].last { $0.keyword == .limit || Parser.openers.contains($0.keyword) }?.keyword
    }
}
