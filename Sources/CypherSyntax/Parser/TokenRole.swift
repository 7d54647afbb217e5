/// What a token is in the grammar, where neither its kind nor the tree tells: for whoever asks how a text is written, and not only
/// what it says.
struct TokenRole: OptionSet, Sendable {
    let rawValue: UInt16

    /// A name: of a variable, label, key or function.
    static let name = TokenRole(rawValue: 1)
    /// Belongs to what stands before it: the bracket of arguments or of an index, a length.
    static let suffix = TokenRole(rawValue: 2)
    /// Belongs to what stands behind it.
    static let prefix = TokenRole(rawValue: 4)
    /// Joins what stands on both sides: the signs of an arrow, those between labels.
    static let joint: TokenRole = [.suffix, .prefix]
    /// Begins a clause, or a part of one that has words of its own: WHERE, ORDER BY, UNION.
    static let clause = TokenRole(rawValue: 8)
    /// Begins what belongs to the clause above: USING, ON CREATE.
    static let subclause = TokenRole(rawValue: 16)
    /// The colon after a map's key.
    static let keyColon = TokenRole(rawValue: 32)
    /// The brace that opens a query.
    static let query = TokenRole(rawValue: 64)
    /// The brace that opens a query in an expression.
    static let subquery = TokenRole(rawValue: 128)
    /// The bar before the clauses of FOREACH.
    static let body = TokenRole(rawValue: 256)
    /// TRUE, FALSE or NULL, where it is a value.
    static let literal = TokenRole(rawValue: 512)
    /// One with the token before it: in a string with expressions, in a column that is named by its text.
    static let continued = TokenRole(rawValue: 1024)
}
