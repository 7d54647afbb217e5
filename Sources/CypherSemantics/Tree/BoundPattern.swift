public import CypherSyntax

/// The pattern of one MATCH. All its relationships are pairwise different in a match (trail semantics), unless it `repeats`.
public struct BoundPattern: Hashable, Sendable {
    /// Each node once, in order of first appearance, those bound by an earlier clause included.
    public var nodes: [BoundNode]
    /// Connections in order of writing.
    public var connections: [BoundConnection]
    /// Named paths, to be built when all is matched: (variable, steps). Selected paths (shortest …) are not here.
    public var paths: [BoundPath]
    /// Paths with a selector, to be solved as wholes; their connections are not in `connections`.
    public var selected: [BoundSelectedPath]
    /// REPEATABLE ELEMENTS: relationships of a match may be the same.
    public var repeats: Bool
    /// Makes a pattern.
    public init(
        nodes: [BoundNode], connections: [BoundConnection], paths: [BoundPath], selected: [BoundSelectedPath] = [],
        repeats: Bool = false
    ) {
        self.repeats = repeats
        self.nodes = nodes
        self.connections = connections
        self.paths = paths
        self.selected = selected
    }
}

/// A named path and its parts.
public struct BoundPath: Hashable, Sendable {
    /// The path variable.
    public var variable: Variable
    /// Its parts in order of writing.
    public var steps: [BoundExpression.PathStep]
}

/// A node of a pattern.
public struct BoundNode: Hashable, Sendable {
    /// Its variable; generated where anonymous.
    public var variable: Variable
    /// All label expressions written on it, joined by AND.
    public var labels: LabelExpression?
    /// Whether the variable was bound before this clause.
    public var isBound: Bool
    /// Makes a node.
    public init(variable: Variable, labels: LabelExpression?, isBound: Bool) {
        self.variable = variable
        self.labels = labels
        self.isBound = isBound
    }
}

/// What joins two nodes of a pattern.
public struct BoundConnection: Hashable, Sendable {
    /// The left node, as written.
    public var from: Variable
    /// The right node, as written.
    public var to: Variable
    /// What it is.
    public var kind: Kind
    /// Whether it may meet a relationship again.
    public var repeats = false

    /// The kinds of connection.
    public enum Kind: Hashable, Sendable {
        /// One relationship. `isBound`: the variable was bound before this clause.
        case relationship(BoundRelationship, isBound: Bool)
        /// `*min..max`; the variable holds the list of relationships, in the order from `from` to `to`. `each` stands
        /// for one relationship inside `predicates`. `isBound`: the list was bound before, and must match.
        case variableLength(
            BoundRelationship, minimum: Int, maximum: Int?, each: Variable, predicates: [BoundExpression],
            isBound: Bool)
        /// A quantified path: the inner pattern repeated. `groups` pairs each inner variable with the list variable
        /// seen outside. The inner first and last node are `first` and `last`.
        case quantified(
            BoundPattern, predicates: [BoundExpression], first: Variable, last: Variable, minimum: Int, maximum: Int?,
            groups: [Group])
    }

    /// An inner variable and the list of its values outside.
    public struct Group: Hashable, Sendable {
        /// Inside.
        public var inner: Variable
        /// Outside.
        public var outer: Variable
        /// Makes a group.
        public init(inner: Variable, outer: Variable) { (self.inner, self.outer) = (inner, outer) }
    }

    /// Makes a connection.
    public init(from: Variable, to: Variable, kind: Kind) {
        self.from = from
        self.to = to
        self.kind = kind
    }
}

/// A relationship of a pattern.
public struct BoundRelationship: Hashable, Sendable {
    /// Its variable; generated where anonymous.
    public var variable: Variable
    /// The types; `nil` is any. A plain `A|B` is the common case.
    public var types: LabelExpression?
    /// As written from left to right.
    public var direction: RelationshipPattern.Direction
}

/// A path with a selector, such as `shortestPath((a)-[:R*]-(b))` or `ALL SHORTEST (a)(()-[:R]->()){1,}(b)`.
public struct BoundSelectedPath: Hashable, Sendable {
    /// Which paths.
    public var selector: PathSelector
    /// The inner pattern; its end nodes are `from` and `to`. Predicates of the inner elements stand in `predicates`.
    public var pattern: BoundPattern
    /// Predicates that each path must fulfil.
    public var predicates: [BoundExpression]
    /// One end.
    public var from: Variable
    /// The other end.
    public var to: Variable
    /// The path variable, if named.
    public var path: BoundPath?
}
