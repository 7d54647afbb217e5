/// A value of the language, in its general form: the slow path of the runtime and the form of parameters and results.
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
    case duration(CalendarDuration)
}

/// The identity of a node: dense, stable for the life of the graph, never reused.
public struct NodeID: Hashable, Comparable, Sendable {
    /// Index into the graph's node tables.
    public let index: UInt32
    /// Makes an id.
    @inlinable public init(_ index: UInt32) { self.index = index }
    @inlinable public static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
}

/// The identity of a relationship: dense, stable for the life of the graph, never reused.
public struct RelationshipID: Hashable, Comparable, Sendable {
    /// Index into the graph's relationship table.
    public let index: UInt32
    /// Makes an id.
    @inlinable public init(_ index: UInt32) { self.index = index }
    @inlinable public static func < (a: RelationshipID, b: RelationshipID) -> Bool { a.index < b.index }
}

/// A path: `nodes` has one more element than `relationships`; relationship i joins nodes i and i + 1 in either direction.
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

/// A map: string keys in order of insertion. Equality ignores the order.
public struct MapValue: Sendable {
    /// Keys in order of insertion, each once.
    public private(set) var keys: [String] = []
    /// Values, parallel to `keys`.
    public private(set) var values: [Value] = []

    /// An empty map.
    public init() {}

    /// A map of entries; of two with the same key the later wins.
    public init(_ entries: some Sequence<(String, Value)>) {
        for (key, value) in entries { self[key] = value }
    }

    /// How many entries.
    public var count: Int { keys.count }

    /// The value of a key, or nil; setting nil removes the entry.
    public subscript(key: String) -> Value? {
        get { keys.firstIndex(of: key).map { values[$0] } }
        set {
            if let index = keys.firstIndex(of: key) {
                if let newValue {
                    values[index] = newValue
                } else {
                    keys.remove(at: index)
                    values.remove(at: index)
                }
            } else if let newValue {
                keys.append(key)
                values.append(newValue)
            }
        }
    }
}
