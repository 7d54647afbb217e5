/// An expression of the syntax tree, with its place in the text.
///
/// Two expressions are equal when they are written alike up to spacing and comments: ranges do not count.
public struct Expression: Hashable, Sendable {
    /// What the expression is.
    public var kind: Kind
    /// Where it stands.
    public var range: SourceRange

    /// Makes an expression.
    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    /// Equality without regard to places.
    public static func == (a: Expression, b: Expression) -> Bool { a.kind == b.kind }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }

    /// The forms of an expression.
    public indirect enum Kind: Hashable, Sendable {
        case null
        case boolean(Bool)
        case integer(Int64)
        case float(Double)
        case string(String)
        /// `$name`
        case parameter(String)
        case variable(String)
        case list([Expression])
        /// A long list of literals alone; a short one is a `list`.
        case constants(ConstantList)
        case map([MapEntry])
        /// `e.key`
        case property(Expression, key: Name)
        /// `e[index]`
        case subscript_(Expression, index: Expression)
        /// `e[from..to]`
        case slice(Expression, from: Expression?, to: Expression?)
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        /// `a < b <= c`: operands has one more element than operators.
        case comparison(operators: [ComparisonOperator], operands: [Expression])
        /// `a AND b AND c`, flat: two or more operands.
        case and([Expression])
        /// `a OR b OR c`, flat: two or more operands.
        case or([Expression])
        /// `e IS NULL`, `e IS NOT NULL`
        case isNull(Expression, negated: Bool)
        /// `e IS :: TYPE`, `e IS NOT TYPED TYPE`
        case isTyped(Expression, TypeName, negated: Bool)
        /// `n:Label`, `n:A|B`, `n IS A`
        case hasLabels(Expression, LabelExpression)
        /// `name(arguments)`; the name with its namespace as written (`text.fold`).
        case call(name: Name, distinct: Bool, arguments: [Expression])
        /// `count(*)`
        case countStar
        /// `CASE subject WHEN … THEN … ELSE … END`
        case case_(subject: Expression?, branches: [CaseBranch], otherwise: Expression?)
        /// `[x IN list WHERE predicate | projection]`
        case listComprehension(variable: Name, list: Expression, predicate: Expression?, projection: Expression?)
        /// `[p = (a)-->(b) WHERE predicate | projection]`
        case patternComprehension(PathPattern, predicate: Expression?, projection: Expression)
        /// `all(x IN list WHERE predicate)`
        case quantifier(Quantifier, variable: Name, list: Expression, predicate: Expression)
        /// `reduce(accumulator = initial, x IN list | expression)`
        case reduce(accumulator: Name, initial: Expression, variable: Name, list: Expression, expression: Expression)
        /// A pattern used as a predicate: `(a)-->(b)`.
        case pattern(PathPattern)
        /// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`
        case subquery(SubqueryKind, Subquery)
        /// `n {.name, .*, key: value, variable}`; mostly of a variable, but of any map, node or relationship.
        case mapProjection(Expression, [MapProjectionItem])
        /// What is missing, in a ``SyntaxTree`` with errors.
        case hole
    }

    /// A key with its value.
    public struct MapEntry: Hashable, Sendable {
        /// The key.
        public var key: Name
        /// The value.
        public var value: Expression
    }

    /// `WHEN condition THEN result`. A simple CASE may list several conditions (GQL); they stand here one branch each.
    public struct CaseBranch: Hashable, Sendable {
        /// After WHEN.
        public var condition: Expression
        /// After THEN.
        public var result: Expression
    }

    /// One item of a map projection.
    public enum MapProjectionItem: Hashable, Sendable {
        /// `.key`
        case property(Name)
        /// `.*`
        case allProperties(Mark)
        /// `key: value`
        case entry(MapEntry)
        /// `variable`
        case variable(Name)
    }

    /// The body of `EXISTS {}`, `COUNT {}` and `COLLECT {}`.
    public enum Subquery: Hashable, Sendable {
        /// A bare pattern with an optional WHERE.
        case pattern([PathPattern], predicate: Expression?)
        /// A whole query.
        case query(Query)
    }

    /// Which subquery expression.
    public enum SubqueryKind: String, Sendable { case exists, count, collect }
    /// Quantifiers over lists.
    public enum Quantifier: String, Sendable { case all, any, none, single }
    /// Prefix operators.
    public enum UnaryOperator: String, Sendable { case plus = "+", minus = "-", not = "NOT" }
    /// Infix operators, but for AND, OR and comparisons.
    public enum BinaryOperator: String, Sendable {
        case add = "+", subtract = "-", multiply = "*", divide = "/", modulo = "%", power = "^"
        case concatenate = "||"
        case xor = "XOR"
        case in_ = "IN"
        case startsWith = "STARTS WITH"
        case endsWith = "ENDS WITH"
        case contains = "CONTAINS"
        case matches = "=~"
    }
    /// Comparison operators.
    public enum ComparisonOperator: String, Sendable {
        case equal = "=", notEqual = "<>", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    }
}

/// An identifier as meant (without back quotes), with its place. Equality ignores the place.
public struct Name: Hashable, Sendable {
    /// The identifier without quotes.
    public var text: String
    /// Where it stands.
    public var range: SourceRange
    /// Makes a name.
    public init(_ text: String, _ range: SourceRange) { (self.text, self.range) = (text, range) }
    /// Equality without regard to places.
    public static func == (a: Name, b: Name) -> Bool { a.text == b.text }
    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// A boolean expression over labels or relationship types: `A&(B|!C)`, `%`.
public indirect enum LabelExpression: Hashable, Sendable {
    case label(Name)
    /// `%`: any label.
    case wildcard
    /// `$(expression)`, `$all(expression)`, `$any(expression)`: a name or a list of names that is computed for each row;
    /// all of them must be there, or any.
    case computed(Expression, any: Bool)
    case not(LabelExpression)
    /// `A&B`; also `:A:B`.
    case and(LabelExpression, LabelExpression)
    /// `A|B`
    case or(LabelExpression, LabelExpression)
}

/// A type named in `IS :: TYPE`: `INTEGER NOT NULL`, `LIST<STRING>`, `A | B`.
public indirect enum TypeName: Hashable, Sendable {
    /// Upper-cased words, single spaces: `ZONED DATETIME`.
    case named(String, notNull: Bool)
    case list(of: TypeName, notNull: Bool)
    case union([TypeName])
}
