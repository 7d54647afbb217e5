public import CypherSyntax

/// What became of the transactions of a statement that has several.
public struct TransactionTally: Sendable {
    /// How many were begun.
    public private(set) var begun = 0
    /// How many were kept.
    public internal(set) var kept = 0
    /// How many came to nothing.
    public private(set) var failed = 0
    /// The first error, and where the subquery stands.
    public private(set) var firstError: (error: ExecutionError, place: SourceRange)?

    mutating func begin() -> Int {
        begun += 1
        return begun
    }

    mutating func fail(_ error: ExecutionError, at place: SourceRange) {
        failed += 1
        if firstError == nil { firstError = (error, place) }
    }
}
