/// WITH or RETURN. Evaluated in this order: groups and aggregates (where there are aggregates), items, DISTINCT,
/// ORDER BY, SKIP, LIMIT, WHERE.
public struct BoundProjection: Hashable, Sendable {
    /// Grouping keys; non-empty only with aggregation. Items, sort keys refer to their variables.
    public var groups: [Computed]
    /// Aggregates; empty without aggregation.
    public var aggregates: [BoundAggregate]
    /// Whether it aggregates (also `RETURN count(*)` with no groups).
    public var isAggregating: Bool
    /// The visible columns: fresh variables with their expressions (over groups and aggregates when aggregating). A
    /// plain variable passed on under its own name (`WITH n`) keeps its variable: item and source are the same.
    public var items: [Computed]
    /// Whether the variables of before stay visible, besides the items: `WITH *` where rows stay what they are.
    public var keepsAll: Bool
    /// `DISTINCT`
    public var distinct: Bool
    /// Sort keys; each may use the items and, without DISTINCT and aggregation, the variables of before.
    public var orderBy: [SortKey]
    /// `SKIP`
    public var skip: BoundExpression?
    /// `LIMIT`
    public var limit: BoundExpression?
    /// `WITH … WHERE`
    public var predicate: BoundExpression?

    /// An expression and the variable that holds its value.
    public struct Computed: Hashable, Sendable {
        /// Holds the value.
        public var variable: Variable
        /// What is computed.
        public var expression: BoundExpression
        /// Makes it.
        public init(variable: Variable, expression: BoundExpression) {
            (self.variable, self.expression) = (variable, expression)
        }
    }

    /// A sort key.
    public struct SortKey: Hashable, Sendable {
        /// The key.
        public var expression: BoundExpression
        /// `DESC`
        public var descending: Bool
    }

    /// Makes a projection.
    public init(
        groups: [Computed] = [], aggregates: [BoundAggregate] = [], isAggregating: Bool = false, items: [Computed],
        keepsAll: Bool = false, distinct: Bool = false, orderBy: [SortKey] = [], skip: BoundExpression? = nil,
        limit: BoundExpression? = nil,
        predicate: BoundExpression? = nil
    ) {
        self.groups = groups
        self.aggregates = aggregates
        self.isAggregating = isAggregating
        self.items = items
        self.keepsAll = keepsAll
        self.distinct = distinct
        self.orderBy = orderBy
        self.skip = skip
        self.limit = limit
        self.predicate = predicate
    }
}

/// An aggregating function with the variable that holds its result.
public struct BoundAggregate: Hashable, Sendable {
    /// Holds the result.
    public var variable: Variable
    /// `count`, `sum`, `avg`, `min`, `max`, `collect`, `stdev`, `stdevp`, `percentilecont`, `percentiledisc`, or
    /// `count(*)`: canonical, lower case.
    public var function: String
    /// `DISTINCT`
    public var distinct: Bool
    /// The arguments; none for `count(*)`.
    public var arguments: [BoundExpression]
}
