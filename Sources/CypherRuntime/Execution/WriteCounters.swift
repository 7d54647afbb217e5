/// What a statement changed.
public struct WriteCounters: Hashable, Sendable {
    /// New nodes.
    public var nodesCreated = 0
    /// Nodes deleted.
    public var nodesDeleted = 0
    /// New relationships.
    public var relationshipsCreated = 0
    /// Relationships deleted.
    public var relationshipsDeleted = 0
    /// Properties set or removed.
    public var propertiesSet = 0
    /// Labels put on nodes.
    public var labelsAdded = 0
    /// Labels taken from nodes.
    public var labelsRemoved = 0
    /// Indexes made.
    public var indexesAdded = 0
    /// Indexes dropped.
    public var indexesRemoved = 0
    /// Constraints made.
    public var constraintsAdded = 0
    /// Constraints dropped.
    public var constraintsRemoved = 0

    /// Nothing changed.
    public init() {}

    /// Whether anything changed.
    public var isEmpty: Bool { self == WriteCounters() }
}
