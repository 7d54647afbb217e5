public import CypherSyntax

/// An expression whose names are resolved and whose type is known as far as it can be.
public struct BoundExpression: Hashable, Sendable {
    /// What it is.
    public var kind: Kind
    /// Its static type; `.any` where only the run can tell.
    public var type: CypherType
    /// Its place in the query text, for run-time errors.
    public var range: SourceRange

    /// Makes a bound expression.
    public init(_ kind: Kind, type: CypherType, range: SourceRange) {
        self.kind = kind
        self.type = type
        self.range = range
    }

    /// Equal when they compute the same thing: the place does not count.
    public static func == (a: BoundExpression, b: BoundExpression) -> Bool { a.kind == b.kind }

    /// By form, like equality.
    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }

    /// The forms that are left after binding. Sugar is gone: comparison chains are conjunctions, pattern
    /// comprehensions and pattern predicates are subqueries, map projections are maps, a simple CASE is kept.
    public indirect enum Kind: Hashable, Sendable {
        case null
        case boolean(Bool)
        case integer(Int64)
        case float(Double)
        case string(String)
        case parameter(String)
        case variable(Variable)
        case list([BoundExpression])
        /// A long list of literals alone.
        case constants(ConstantList)
        case map([Entry])
        /// `e.key` of a node, relationship, map or temporal value.
        case property(BoundExpression, key: String)
        case subscript_(BoundExpression, index: BoundExpression)
        case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)
        case not(BoundExpression)
        case negate(BoundExpression)
        case and([BoundExpression])
        case or([BoundExpression])
        case xor(BoundExpression, BoundExpression)
        case compare(Expression.ComparisonOperator, BoundExpression, BoundExpression)
        /// `+ - * / % ^ || IN, STARTS WITH, ENDS WITH, CONTAINS, =~` (never `xor`).
        case binary(Expression.BinaryOperator, BoundExpression, BoundExpression)
        case isNull(BoundExpression, negated: Bool)
        case isTyped(BoundExpression, TypeName, negated: Bool)
        case hasLabels(BoundExpression, LabelExpression)
        /// A scalar function by its canonical (registered) name.
        case call(String, [BoundExpression])
        case case_(subject: BoundExpression?, [Branch], otherwise: BoundExpression?)
        /// The variable is bound inside predicate and projection.
        case listComprehension(
            Variable, list: BoundExpression, predicate: BoundExpression?, projection: BoundExpression?)
        case quantifier(Expression.Quantifier, Variable, list: BoundExpression, predicate: BoundExpression)
        case reduce(
            accumulator: Variable, initial: BoundExpression, Variable, list: BoundExpression,
            expression: BoundExpression)
        /// Runs with the variables of the row; `collect` has exactly one column. Pattern comprehension is `collect`.
        case subquery(Expression.SubqueryKind, BoundSubquery)
        /// A path made of nodes and relationships (or lists of relationships) in this row, in order.
        case path([PathStep])
        /// `m {.*}` parts: entries over all properties of the entity or map in the first operand; later ones win.
        case mapWithAll(BoundExpression, [Entry])
    }

    /// A key with its value.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public var key: String
        /// The value.
        public var value: BoundExpression
        /// Makes an entry.
        public init(key: String, value: BoundExpression) { (self.key, self.value) = (key, value) }
    }

    /// WHEN … THEN ….
    public struct Branch: Hashable, Sendable {
        /// After WHEN.
        public var condition: BoundExpression
        /// After THEN.
        public var result: BoundExpression
        /// Makes a branch.
        public init(condition: BoundExpression, result: BoundExpression) {
            (self.condition, self.result) = (condition, result)
        }
    }

    /// A step of a path.
    public enum PathStep: Hashable, Sendable {
        /// A node.
        case node(Variable)
        /// One relationship.
        case relationship(Variable)
        /// A list of relationships (variable length); the nodes between follow from them.
        case relationships(Variable)
        /// A quantified group: its lists of nodes and relationships alternate, starting and ending with nodes that
        /// are equal to the nodes before and after.
        case group([Variable])
    }
}

/// A variable of one query, after scoping: two variables of the same name in different scopes have different ids.
public struct Variable: Hashable, Sendable {
    /// Unique in the whole statement, subqueries included; dense from 0, so that it can serve as a slot number.
    public let id: Int
    /// As written; generated ones (anonymous pattern elements, hidden sort keys) begin with two spaces.
    public let name: String
    /// What it holds.
    public let type: CypherType

    /// Makes a variable.
    public init(id: Int, name: String, type: CypherType) {
        self.id = id
        self.name = name
        self.type = type
    }

    /// Whether it was made by the binder.
    public var isAnonymous: Bool { name.hasPrefix("  ") }

    /// Equal by id.
    public static func == (a: Variable, b: Variable) -> Bool { a.id == b.id }
    /// By id.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A subquery inside an expression, or a `CALL {}`.
public struct BoundSubquery: Hashable, Sendable {
    /// The query; its variables share the numbering of the outer query.
    public var query: BoundQuery
    /// Variables of the outer row that it reads, ids unchanged inside.
    public var imports: [Variable]
}
