public import CypherSemantics
public import CypherSyntax

/// `(from)-[relationships:types*minimum..maximum]-(to)`
public struct VariableLength: Sendable {
    /// Where it starts.
    public var from: Slot
    /// Holds the list of relationships, in the order written in the query; nil where nobody reads it and no
    /// uniqueness check needs it.
    public var relationships: Slot?
    /// The other end.
    public var to: Slot
    /// Whether `to` is already in the row.
    public var toIsBound: Bool
    /// Types.
    public var types: ExpandTypes
    /// Seen from `from`.
    public var direction: ExpandDirection
    /// Bounds.
    public var minimum: Int
    /// Bounds.
    public var maximum: Int?
    /// The slot of the relationship inside `predicates`.
    public var each: Slot
    /// Tests on each relationship.
    public var predicates: [BoundExpression]
    /// Test on the last node.
    public var label: LabelFilter
    /// Relationship slots that must not be met again.
    public var distinctFrom: [Slot]
    /// Whether the list was matched from right to left and must be reversed to stand as written.
    public var reversed: Bool
    /// Whether only distinct (start, end) pairs matter, so that a breadth-first search with a visited set is enough.
    public var distinctEnds: Bool
    /// Whether a relationship may be met again.
    public var repeats = false
}

/// A quantified path pattern between `from` and `to`.
public struct RepeatPattern: Sendable {
    /// Where it starts.
    public var from: Slot
    /// Where it ends.
    public var to: Slot
    /// Whether `to` is already in the row.
    public var toIsBound: Bool
    /// First and last node of the inner pattern.
    public var first: Slot
    /// See ``first``.
    public var last: Slot
    /// Bounds.
    public var minimum: Int
    /// Bounds.
    public var maximum: Int?
    /// Inner relationship slots (single or lists), for trail semantics over all repetitions.
    public var relationships: [Slot]
    /// (inner slot, outer slot that collects its values).
    public var groups: [(inner: Slot, outer: Slot)]
    /// Relationship slots outside that must not be met again.
    public var distinctFrom: [Slot]
    /// Whether it was matched from right to left, so that group lists are to be reversed.
    public var reversed: Bool
    /// Whether a relationship may be met again.
    public var repeats = false
}

/// Shortest paths along one variable-length relationship between two nodes of the row.
public struct ShortestPath: Sendable {
    /// One, all of the least length, k, or k groups. `maximumPaths` nil is all.
    public var selector: PathSelector
    /// One end.
    public var from: Slot
    /// The other end.
    public var to: Slot
    /// Types.
    public var types: ExpandTypes
    /// Seen from `from`.
    public var direction: ExpandDirection
    /// Bounds.
    public var minimum: Int
    /// Bounds.
    public var maximum: Int?
    /// The slot of one relationship inside `predicates`.
    public var each: Slot
    /// Tests on each relationship.
    public var predicates: [BoundExpression]
    /// Tests on the whole path (they read `path` or `relationships`), applied before the choice of the shortest.
    public var pathPredicates: [BoundExpression]
    /// Holds the list of relationships.
    public var relationships: Slot?
    /// Holds the path.
    public var path: Slot?
    /// Whether a relationship may be met again.
    public var repeats = false
}

/// A pattern relationship, or a list of them, whose variable was bound by an earlier clause: `(from)-[bound]-(to)`.
///
/// Each row gives one row for each way the bound value fits: its types, direction and predicates, and its ends equal to
/// those of `from` and `to` that are in the row already; the others are set. Null fits nothing. An undirected single
/// relationship fits twice, once each way round, a self-loop once. Relationships of a list must follow one another.
public struct BoundRelationshipMatch: Sendable {
    /// The bound relationship or list.
    public var bound: Slot
    /// Whether it is a list.
    public var isList: Bool
    /// One end, and whether it is in the row.
    public var from: Slot
    /// See ``from``.
    public var fromIsBound: Bool
    /// The other end, and whether it is in the row.
    public var to: Slot
    /// See ``to``.
    public var toIsBound: Bool
    /// Types.
    public var types: ExpandTypes
    /// Seen from `from`.
    public var direction: ExpandDirection
    /// Bounds of the list's length.
    public var minimum: Int
    /// Bounds of the list's length.
    public var maximum: Int?
    /// The slot of one relationship of a list inside `predicates`.
    public var each: Slot
    /// Tests on each relationship of a list.
    public var predicates: [BoundExpression]
    /// Relationship slots (or lists) that must not be met again.
    public var distinctFrom: [Slot]
}
