/// What the parser knows of a token that the formatter needs: which words are names, which signs stand close, where
/// lines begin.
struct TokenMarks: OptionSet, Sendable {
    let rawValue: UInt16

    /// A name: its letters stay as they are.
    static let name = TokenMarks(rawValue: 1)
    /// No space before.
    static let tightBefore = TokenMarks(rawValue: 2)
    /// No space after.
    static let tightAfter = TokenMarks(rawValue: 4)
    /// No space on either side.
    static let tight: TokenMarks = [.tightBefore, .tightAfter]
    /// Begins a line.
    static let line = TokenMarks(rawValue: 8)
    /// Begins a line that belongs to the clause above.
    static let indentedLine = TokenMarks(rawValue: 16)
    /// The colon after a map's key.
    static let keyColon = TokenMarks(rawValue: 32)
    /// The brace that opens a subquery of CALL.
    static let block = TokenMarks(rawValue: 64)
    /// The brace that opens a subquery in an expression, set on one line where it is short.
    static let inlineBlock = TokenMarks(rawValue: 128)
    /// The bar before the clauses of FOREACH.
    static let body = TokenMarks(rawValue: 256)
    /// A literal that is a word: true, false, null.
    static let literal = TokenMarks(rawValue: 512)
}
