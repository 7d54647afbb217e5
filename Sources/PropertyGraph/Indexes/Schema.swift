/// What an index or constraint is about.
public enum SchemaEntity: Hashable, Sendable {
    /// Nodes with a label.
    case nodes(LabelID)
    /// Relationships of a type.
    case relationships(TypeID)
}

/// An index that a user declared. Lookups are answered the same without; a declared one is built at once.
public struct SchemaIndex: Hashable, Sendable {
    /// Unique among indexes and constraints.
    public let name: String
    /// What it covers.
    public let entity: SchemaEntity
    /// In the order declared; at least one.
    public let keys: [KeyID]
}

/// A rule that writes must keep.
public struct SchemaConstraint: Hashable, Sendable {
    /// What is demanded.
    public enum Kind: Hashable, Sendable {
        /// No two have the same values of the keys (those that lack one of the keys do not count).
        case unique
        /// All have every key.
        case exists
        /// Both.
        case key
    }
    /// Unique among indexes and constraints.
    public let name: String
    /// What is demanded.
    public let kind: Kind
    /// What it covers.
    public let entity: SchemaEntity
    /// In the order declared; at least one.
    public let keys: [KeyID]
}

/// How a constraint is broken.
public struct ConstraintViolation: Error, Hashable, Sendable {
    /// The rule.
    public let constraint: SchemaConstraint
    /// The node or relationship id that breaks it.
    public let entity: UInt32
    /// For uniqueness the one that has the same values.
    public let other: UInt32?
    /// For existence the key that is missing.
    public let missing: KeyID?
}

/// Why a declaration was refused.
public enum SchemaError: Error, Hashable, Sendable {
    /// An index or constraint has the name.
    case nameTaken(String)
    /// One over the same entity and keys exists under the given name.
    case alreadyExists(String)
    /// There is none with the name.
    case notFound(String)
    /// The graph breaks the constraint as it is.
    case violated(ConstraintViolation)
}

/// What was declared.
struct SchemaObjects: Sendable {
    var indexes: [SchemaIndex] = []
    var constraints: [SchemaConstraint] = []

    func hasName(_ name: String) -> Bool {
        indexes.contains { CodePoints.equal($0.name, name) } || constraints.contains { CodePoints.equal($0.name, name) }
    }

    /// Whether an index or a uniqueness constraint over the one key was declared.
    func isIndexed(_ pair: LabelKey) -> Bool {
        let entity = SchemaEntity.nodes(pair.label)
        return indexes.contains { $0.entity == entity && $0.keys == [pair.key] }
            || constraints.contains { $0.kind != .exists && $0.entity == entity && $0.keys == [pair.key] }
    }
}
