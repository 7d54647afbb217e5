public import CypherSyntax

/// A query whose every name is resolved: the binder's answer, the planner's input.
public struct BoundQuery: Hashable, Sendable {
    /// UNION branches; each ends with the same columns in the same order.
    public var branches: [[BoundClause]]
    /// Between branch i and i + 1: `true` keeps duplicates.
    public var unionAll: [Bool]
    /// What comes out; empty for a query that returns nothing. For a UNION these are fresh variables, and
    /// `branchOutputs[i]` are the variables of branch i in the same order; else they are the last projection's.
    public var columns: [Column]
    /// See ``columns``.
    public var branchOutputs: [[Variable]]

    /// An output column.
    public struct Column: Hashable, Sendable {
        /// The name as the user sees it.
        public var name: String
        /// The variable that holds it.
        public var variable: Variable
        /// Makes a column.
        public init(name: String, variable: Variable) { (self.name, self.variable) = (name, variable) }
    }

    /// Makes a bound query.
    public init(branches: [[BoundClause]], unionAll: [Bool], columns: [Column], branchOutputs: [[Variable]]) {
        self.branches = branches
        self.unionAll = unionAll
        self.columns = columns
        self.branchOutputs = branchOutputs
    }
}

/// A whole bound statement.
public struct BoundStatement: Sendable {
    /// Run, explain or profile.
    public var mode: Statement.Mode
    /// The query or command.
    public var body: Body
    /// How many variables the statement has: their ids are `0..<variableCount`.
    public var variableCount: Int
    /// Whether it has an updating clause anywhere.
    public var writes: Bool
    /// Names of the parameters that it reads.
    public var parameters: Set<String>

    /// A query or a schema command.
    public enum Body: Sendable {
        case query(BoundQuery)
        case schema(SchemaCommand)
    }

    /// Makes a statement.
    public init(mode: Statement.Mode, body: Body, variableCount: Int, writes: Bool, parameters: Set<String>) {
        self.mode = mode
        self.body = body
        self.variableCount = variableCount
        self.writes = writes
        self.parameters = parameters
    }
}

/// A bound clause.
public indirect enum BoundClause: Hashable, Sendable {
    case match(BoundMatch)
    case unwind(BoundExpression, Variable)
    /// WITH and RETURN.
    case project(BoundProjection)
    case create(BoundCreate)
    case merge(BoundMerge)
    case set([BoundSetItem])
    case remove([BoundRemoveItem])
    case delete([BoundExpression], detach: Bool)
    case foreach(Variable, list: BoundExpression, [BoundClause])
    case call(BoundCall)
    /// A unit subquery (no columns) runs for its effects and keeps the row; else rows are joined with its columns.
    case subquery(BoundSubquery, optional: Bool)
    case loadCSV(withHeaders: Bool, from: BoundExpression, Variable, fieldTerminator: BoundExpression?)
}

/// `[OPTIONAL] MATCH pattern WHERE predicate`: a graph of pattern nodes and relationships, and predicates.
public struct BoundMatch: Hashable, Sendable {
    /// OPTIONAL MATCH.
    public var optional: Bool
    /// The pattern.
    public var pattern: BoundPattern
    /// WHERE, with the property maps and inline predicates of the pattern as conjuncts; those that stand inside a
    /// variable-length relationship or group are in it instead.
    public var predicates: [BoundExpression]
    /// Advisory.
    public var hints: [IndexHint]
    /// Makes a match.
    public init(optional: Bool, pattern: BoundPattern, predicates: [BoundExpression], hints: [IndexHint] = []) {
        self.optional = optional
        self.pattern = pattern
        self.predicates = predicates
        self.hints = hints
    }
}

/// The pattern of one MATCH. All its relationships are pairwise different in a match (trail semantics).
public struct BoundPattern: Hashable, Sendable {
    /// Each node once, in order of first appearance, those bound by an earlier clause included.
    public var nodes: [BoundNode]
    /// Connections in order of writing.
    public var connections: [BoundConnection]
    /// Named paths, to be built when all is matched: (variable, steps). Selected paths (shortest …) are not here.
    public var paths: [BoundPath]
    /// Paths with a selector, to be solved as wholes; their connections are not in `connections`.
    public var selected: [BoundSelectedPath]
    /// Makes a pattern.
    public init(
        nodes: [BoundNode], connections: [BoundConnection], paths: [BoundPath], selected: [BoundSelectedPath] = []
    ) {
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
    /// Makes a path.
    public init(variable: Variable, steps: [BoundExpression.PathStep]) {
        (self.variable, self.steps) = (variable, steps)
    }
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
    /// Makes a relationship.
    public init(variable: Variable, types: LabelExpression?, direction: RelationshipPattern.Direction) {
        self.variable = variable
        self.types = types
        self.direction = direction
    }
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
    /// Makes a selected path.
    public init(
        selector: PathSelector, pattern: BoundPattern, predicates: [BoundExpression], from: Variable, to: Variable,
        path: BoundPath?
    ) {
        self.selector = selector
        self.pattern = pattern
        self.predicates = predicates
        self.from = from
        self.to = to
        self.path = path
    }
}

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
        /// Makes a key.
        public init(expression: BoundExpression, descending: Bool) {
            (self.expression, self.descending) = (expression, descending)
        }
    }

    /// Makes a projection.
    public init(
        groups: [Computed] = [], aggregates: [BoundAggregate] = [], isAggregating: Bool = false, items: [Computed],
        distinct: Bool = false, orderBy: [SortKey] = [], skip: BoundExpression? = nil, limit: BoundExpression? = nil,
        predicate: BoundExpression? = nil
    ) {
        self.groups = groups
        self.aggregates = aggregates
        self.isAggregating = isAggregating
        self.items = items
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
    /// Makes an aggregate.
    public init(variable: Variable, function: String, distinct: Bool, arguments: [BoundExpression]) {
        self.variable = variable
        self.function = function
        self.distinct = distinct
        self.arguments = arguments
    }
}

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
        /// A map, a parameter or nil.
        public var properties: BoundExpression?
        /// Makes it.
        public init(variable: Variable, labels: [String], properties: BoundExpression?) {
            self.variable = variable
            self.labels = labels
            self.properties = properties
        }
    }

    /// A relationship to make.
    public struct NewRelationship: Hashable, Sendable {
        /// Holds the relationship.
        public var variable: Variable
        /// Its type.
        public var type: String
        /// Start node (direction already resolved).
        public var start: Variable
        /// End node.
        public var end: Variable
        /// A map, a parameter or nil.
        public var properties: BoundExpression?
        /// Makes it.
        public init(variable: Variable, type: String, start: Variable, end: Variable, properties: BoundExpression?) {
            self.variable = variable
            self.type = type
            self.start = start
            self.end = end
            self.properties = properties
        }
    }

    /// Makes a create.
    public init(nodes: [NewNode], relationships: [NewRelationship], paths: [BoundPath]) {
        self.nodes = nodes
        self.relationships = relationships
        self.paths = paths
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
    /// Makes a merge.
    public init(match: BoundMatch, create: BoundCreate, onCreate: [BoundSetItem], onMatch: [BoundSetItem]) {
        self.match = match
        self.create = create
        self.onCreate = onCreate
        self.onMatch = onMatch
    }
}

/// One assignment.
public enum BoundSetItem: Hashable, Sendable {
    case property(BoundExpression, key: String, value: BoundExpression)
    case dynamicProperty(BoundExpression, key: BoundExpression, value: BoundExpression)
    case replace(BoundExpression, value: BoundExpression)
    case merge(BoundExpression, value: BoundExpression)
    case labels(BoundExpression, [String])
}

/// One removal.
public enum BoundRemoveItem: Hashable, Sendable {
    case property(BoundExpression, key: String)
    case labels(BoundExpression, [String])
}

/// A procedure call. Implicit arguments are already parameters; outputs pair a procedure column with a variable.
public struct BoundCall: Hashable, Sendable {
    /// Canonical name.
    public var procedure: String
    /// One for each input.
    public var arguments: [BoundExpression]
    /// (index of the procedure's output column, variable).
    public var outputs: [Output]
    /// `YIELD … WHERE`
    public var predicate: BoundExpression?
    /// A procedure without outputs: rows pass through.
    public var isVoid: Bool
    /// `OPTIONAL CALL`
    public var optional: Bool

    /// One wanted output.
    public struct Output: Hashable, Sendable {
        /// Index among the procedure's outputs.
        public var index: Int
        /// Holds it.
        public var variable: Variable
        /// Makes it.
        public init(index: Int, variable: Variable) { (self.index, self.variable) = (index, variable) }
    }

    /// Makes a call.
    public init(
        procedure: String, arguments: [BoundExpression], outputs: [Output], predicate: BoundExpression?, isVoid: Bool,
        optional: Bool
    ) {
        self.procedure = procedure
        self.arguments = arguments
        self.outputs = outputs
        self.predicate = predicate
        self.isVoid = isVoid
        self.optional = optional
    }
}
