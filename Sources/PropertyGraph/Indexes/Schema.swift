/// What an index or constraint is about.
public enum SchemaEntity: Hashable, Sendable {
    /// Nodes with a label.
    case nodes(LabelID)
    /// Relationships of a type.
    case relationships(TypeID)

    /// Whether it is about nodes.
    public var isNode: Bool {
        if case .nodes = self { return true }
        return false
    }
}

/// An index that a user declared. Lookups are answered the same without; a declared one is built at once.
public struct SchemaIndex: Hashable, Sendable {
    /// What it is good for. Those but full text are looked up alike.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case range, text, point, fulltext
    }
    /// Unique among indexes and constraints.
    public let name: String
    /// What it is good for.
    public let kind: Kind
    /// What it covers: at least one, more for full text alone; all nodes or all relationships.
    public let entities: [SchemaEntity]
    /// In the order declared; at least one.
    public let keys: [KeyID]

    /// The first that it covers.
    public var entity: SchemaEntity { entities[0] }

    /// An index of one label or type.
    public init(name: String, _ kind: Kind = .range, entity: SchemaEntity, keys: [KeyID]) {
        self.init(name: name, kind, entities: [entity], keys: keys)
    }

    init(name: String, _ kind: Kind, entities: [SchemaEntity], keys: [KeyID]) {
        (self.name, self.kind, self.entities, self.keys) = (name, kind, entities, keys)
    }
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
        /// Those that have the key have a value of the type.
        case type(PropertyType)
    }
    /// Unique among indexes and constraints.
    public let name: String
    /// What is demanded.
    public let kind: Kind
    /// What it covers.
    public let entity: SchemaEntity
    /// In the order declared; at least one.
    public let keys: [KeyID]

    /// Whether values of the keys are looked up by it as by an index.
    public var ownsIndex: Bool { kind == .unique || kind == .key }
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
    /// The index is that of the constraint of the name.
    case ownedByConstraint(String)
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
        return indexes.contains { $0.kind != .fulltext && $0.entity == entity && $0.keys == [pair.key] }
            || constraints.contains { $0.ownsIndex && $0.entity == entity && $0.keys == [pair.key] }
    }
}
