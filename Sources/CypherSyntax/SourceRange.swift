/// A half-open range of UTF-8 byte offsets into a query's text.
///
/// Line and column are worked out only to print; see ``SourceText``.
public struct SourceRange: Hashable, Sendable {
    /// Offset of the first byte.
    public var lower: Int
    /// Offset just past the last byte.
    public var upper: Int

    /// Makes the range `lower..<upper`.
    public init(_ lower: Int, _ upper: Int) {
        self.lower = lower
        self.upper = upper
    }

    /// Whether the ranges have a byte in common.
    public func overlaps(_ other: SourceRange) -> Bool { lower < other.upper && other.lower < upper }

    /// The smallest range that covers both.
    public func union(_ other: SourceRange) -> SourceRange {
        SourceRange(min(lower, other.lower), max(upper, other.upper))
    }
}

/// The place of a keyword kept in the tree: all marks are equal, for a place is no part of what a query says.
public struct Mark: Hashable, Sendable {
    /// Where it stands.
    public var range: SourceRange

    /// Makes a mark.
    public init(_ range: SourceRange) { self.range = range }

    /// Equality without regard to places.
    public static func == (a: Mark, b: Mark) -> Bool { true }
    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {}
}
