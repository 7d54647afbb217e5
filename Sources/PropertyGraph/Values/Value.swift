/// A value of the language, in its general form: the slow path of the runtime and the form of parameters and results.
///
/// Payloads are at most 16 bytes, the larger ones are indirect, so that arrays of values stay small.
public enum Value: Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case list([Value])
    case map(MapValue)
    case node(NodeID)
    case relationship(RelationshipID)
    case path(PathValue)
    case date(CalendarDate)
    case localTime(LocalTime)
    case time(ZonedTime)
    case localDateTime(LocalDateTime)
    case dateTime(ZonedDateTime)
    indirect case duration(CalendarDuration)
    indirect case point(PointValue)

    /// Whether it is null.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }
}

/// The identity of a node: dense, stable for the life of the graph, never reused.
public struct NodeID: Hashable, Comparable, Sendable {
    /// Index into the graph's node tables.
    public let index: UInt32
    /// Makes an id.
    @inlinable public init(_ index: UInt32) { self.index = index }
    /// By index.
    @inlinable public static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
}

/// The identity of a relationship: dense, stable for the life of the graph, never reused.
public struct RelationshipID: Hashable, Comparable, Sendable {
    /// Index into the graph's relationship table.
    public let index: UInt32
    /// Makes an id.
    @inlinable public init(_ index: UInt32) { self.index = index }
    /// By index.
    @inlinable public static func < (a: RelationshipID, b: RelationshipID) -> Bool { a.index < b.index }
}

/// A path: `nodes` has one more element than `relationships`; relationship i joins nodes i and i + 1 either way.
public struct PathValue: Hashable, Sendable {
    /// The nodes in order; never empty.
    public var nodes: [NodeID]
    /// The relationships in order.
    public var relationships: [RelationshipID]
    /// Makes a path.
    public init(nodes: [NodeID], relationships: [RelationshipID]) {
        self.nodes = nodes
        self.relationships = relationships
    }
}
