public import CypherSyntax

/// A part of a pattern that a statement reads, as far as its labels and types are written out: whether a graph can have it at
/// all is known before the statement runs.
public enum ReadPattern: Hashable, Sendable {
    /// Labels that one node is to have together, two or more.
    case labels([Name])
    /// A relationship between nodes of these labels (none: any), of one of these types (none: any).
    case relationship(
        from: [Name], types: [Name], to: [Name], direction: RelationshipPattern.Direction, range: SourceRange)
}
