public import CypherSyntax

/// What CREATE and MERGE make, in order: nodes first, then relationships.
public struct BoundCreate: Hashable, Sendable {
    /// New nodes.
    public var nodes: [NewNode]
    /// New relationships.
    public var relationships: [NewRelationship]
    /// Named paths.
    public var paths: [BoundPath]

    /// A node to make.
    public struct NewNode: Hashable, Sendable {
        /// Holds the node.
        public var variable: Variable
        /// Its labels.
        public var labels: [String]
        /// More labels: names or lists of names.
        public var computedLabels: [BoundExpression]
        /// A map, a parameter or nil.
        public var properties: BoundExpression?
        /// Makes it.
        public init(
            variable: Variable, labels: [String], computedLabels: [BoundExpression] = [], properties: BoundExpression?
        ) {
            self.variable = variable
            self.labels = labels
            self.computedLabels = computedLabels
            self.properties = properties
        }
    }

    /// A relationship to make.
    public struct NewRelationship: Hashable, Sendable {
        /// Holds the relationship.
        public var variable: Variable
        /// Its type; nil where that is computed.
        public var type: String?
        /// The name of its type, where that is not written.
        public var computedType: BoundExpression?
        /// Start node (direction already resolved).
        public var start: Variable
        /// End node.
        public var end: Variable
        /// A map, a parameter or nil.
        public var properties: BoundExpression?
        /// Where it stands.
        public var range: SourceRange
    }
}

/// `MERGE path ON CREATE SET … ON MATCH SET …`: the match to try, and what to create where it finds nothing.
public struct BoundMerge: Hashable, Sendable {
    /// The pattern as a match (its variables are the same as those of `create`).
    public var match: BoundMatch
    /// What to make for a row without a match.
    public var create: BoundCreate
    /// `ON CREATE SET`
    public var onCreate: [BoundSetItem]
    /// `ON MATCH SET`
    public var onMatch: [BoundSetItem]
}

/// One assignment.
public enum BoundSetItem: Hashable, Sendable {
    case property(BoundExpression, key: String, value: BoundExpression)
    case dynamicProperty(BoundExpression, key: BoundExpression, value: BoundExpression)
    case replace(BoundExpression, value: BoundExpression)
    case merge(BoundExpression, value: BoundExpression)
    case labels(BoundExpression, [String])
    /// A name or a list of names.
    case computedLabels(BoundExpression, BoundExpression)
}

/// One removal.
public enum BoundRemoveItem: Hashable, Sendable {
    case property(BoundExpression, key: String)
    case labels(BoundExpression, [String])
    /// A name or a list of names.
    case computedLabels(BoundExpression, BoundExpression)
}

extension BoundCreate.NewNode {
    /// What is computed to make it.
    public var expressions: [BoundExpression] { (properties.map { [$0] } ?? []) + computedLabels }
}

extension BoundCreate.NewRelationship {
    /// What is computed to make it.
    public var expressions: [BoundExpression] { [properties, computedType].compactMap { $0 } }
}
