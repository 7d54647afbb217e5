/// One statement of a script, up to its `;`.
public struct Statement: Hashable, Sendable {
    /// `EXPLAIN` or `PROFILE` before it.
    public var mode: Mode
    /// The version of Cypher that it names, 5 or 25.
    public var version: Int?
    /// What is asked.
    public var body: Body
    /// Where it stands, without the `;`.
    public var range: SourceRange

    /// How the statement is to be answered.
    public enum Mode: Hashable, Sendable { case run, explain, profile }

    /// The kinds of statement.
    public enum Body: Hashable, Sendable {
        case query(Query)
        case schema(SchemaCommand)
    }

    /// Makes a statement.
    public init(mode: Mode = .run, version: Int? = nil, body: Body, range: SourceRange) {
        self.mode = mode
        self.version = version
        self.body = body
        self.range = range
    }

    /// Where the first clause stands that writes; the whole statement where none does on its outer level.
    public var firstWrite: SourceRange {
        guard case .query(let query) = body else { return range }
        let clauses = query.branches.flatMap(\.clauses)
        return clauses.first(where: \.isUpdating)?.range ?? range
    }

    /// Equality without regard to places.
    public static func == (a: Statement, b: Statement) -> Bool {
        a.mode == b.mode && a.version == b.version && a.body == b.body
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(mode)
        hasher.combine(version)
        hasher.combine(body)
    }
}

/// One or more single queries joined by UNION.
public struct Query: Hashable, Sendable {
    /// The branches; never empty.
    public var branches: [SingleQuery]
    /// `unions[i]` stands between branch i and i + 1; `true` for `UNION ALL`.
    public var unions: [Union]

    /// `UNION` or `UNION ALL`, with its place.
    public struct Union: Hashable, Sendable {
        /// Whether duplicates stay.
        public var all: Bool
        /// Where the keyword stands.
        public var range: SourceRange
        /// Whether it stands for no UNION, but between the branches of WHEN.
        public var joinsBranches = false
        /// Equality without regard to places.
        public static func == (a: Union, b: Union) -> Bool { a.all == b.all }
        /// Hashes what equality compares.
        public func hash(into hasher: inout Hasher) { hasher.combine(all) }
    }

    /// Makes a query.
    public init(branches: [SingleQuery], unions: [Union] = []) { (self.branches, self.unions) = (branches, unions) }
}

/// A chain of clauses.
public struct SingleQuery: Hashable, Sendable {
    /// In order of writing.
    public var clauses: [Clause]
    /// Makes a single query.
    public init(clauses: [Clause]) { self.clauses = clauses }
}

/// A clause with its place.
public struct Clause: Hashable, Sendable {
    /// What it does.
    public var kind: Kind
    /// Where it stands.
    public var range: SourceRange

    /// Makes a clause.
    public init(_ kind: Kind, _ range: SourceRange) { (self.kind, self.range) = (kind, range) }

    /// Whether it changes the graph itself; what stands in a subquery of it does not count.
    public var isUpdating: Bool {
        switch kind {
        case .create, .merge, .set, .remove, .delete, .foreach: true
        default: false
        }
    }

    /// Equality without regard to places.
    public static func == (a: Clause, b: Clause) -> Bool { a.kind == b.kind }
    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }

    /// The clauses of the language.
    public indirect enum Kind: Hashable, Sendable {
        /// `repeats`: REPEATABLE ELEMENTS, where relationships of one match may be the same.
        case match(optional: Bool, repeats: Bool, [PathPattern], hints: [IndexHint], predicate: Expression?)
        case unwind(Expression, variable: Name)
        /// `FOR x IN list WITH ORDINALITY n`, or `WITH OFFSET n`, which counts from 0 (GQL).
        case numberedUnwind(Expression, variable: Name, number: Name, from: Int)
        case with(Projection, predicate: Expression?)
        case return_(Projection)
        /// `LET x = expression, …` (GQL): each alias is the new variable; those of before stay.
        case let_([ProjectionItem])
        /// `FILTER predicate` (GQL)
        case filter(Expression)
        /// ORDER BY, SKIP and LIMIT as a clause of their own: a projection of `*`.
        case page(Projection)
        case create([PathPattern])
        case merge(PathPattern, onCreate: [SetItem], onMatch: [SetItem])
        case set([SetItem])
        case remove([RemoveItem])
        case delete([Expression], detach: Bool)
        case foreach(variable: Name, list: Expression, [Clause])
        case call(ProcedureCall)
        /// `CALL (imports) { … } [IN TRANSACTIONS …]`
        case subquery(imports: SubqueryImports, Query, inTransactions: TransactionBatches?, optional: Bool)
        case loadCSV(withHeaders: Bool, from: Expression, variable: Name, fieldTerminator: Expression?)
        /// `FINISH` (GQL): runs, returns nothing.
        case finish
        /// What is no clause, in a ``SyntaxTree`` with errors.
        case hole
    }
}

/// What a subquery sees of the row that it runs for.
public struct SubqueryImports: Hashable, Sendable {
    /// As written: nil where no scope clause is (the older form imports with a leading WITH), and `["*"]` for `CALL (*)`.
    public var names: [Name]?
    /// Whether the subquery was made of a part of a composed query (braces, WHEN, NEXT). Behind it there are its columns
    /// alone, which therefore may have the names of variables. Equality ignores it: such a part is printed as `CALL (*)`.
    public var isPart: Bool

    /// Makes imports.
    public init(_ names: [Name]?, isPart: Bool = false) { (self.names, self.isPart) = (names, isPart) }

    /// Equality of what is written.
    public static func == (a: SubqueryImports, b: SubqueryImports) -> Bool { a.names == b.names }
    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(names) }
}

/// `IN TRANSACTIONS OF n ROWS ON ERROR … REPORT STATUS AS s` behind a subquery.
public struct TransactionBatches: Hashable, Sendable {
    /// What is to be done where a batch fails.
    public enum OnError: Hashable, Sendable {
        /// The statement fails; the batches before stay.
        case fail
        /// No more batches are run; the statement does not fail.
        case stop
        /// The next batch is run.
        case proceed
    }
    /// How many rows share a transaction; nil where that is not said.
    public var rows: Expression?
    /// What is to be done where a batch fails.
    public var onError: OnError
    /// The variable that tells how each batch ended.
    public var status: Name?
    /// Where it stands.
    public var range: SourceRange
    /// Makes batches.
    public init(rows: Expression? = nil, onError: OnError = .fail, status: Name? = nil, range: SourceRange) {
        self.rows = rows
        self.onError = onError
        self.status = status
        self.range = range
    }
    /// Equality without regard to places.
    public static func == (a: TransactionBatches, b: TransactionBatches) -> Bool {
        a.rows == b.rows && a.onError == b.onError && a.status == b.status
    }
    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rows)
        hasher.combine(onError)
        hasher.combine(status)
    }
}

/// What RETURN and WITH project.
public struct Projection: Hashable, Sendable {
    /// `DISTINCT`
    public var distinct: Bool
    /// `*` before any items.
    public var star: Bool
    /// The items, in order.
    public var items: [ProjectionItem]
    /// `GROUP BY`
    public var grouping: Grouping?
    /// `ORDER BY`
    public var orderBy: [SortItem]
    /// `SKIP`
    public var skip: Expression?
    /// `LIMIT`
    public var limit: Expression?
    /// Makes a projection.
    public init(
        distinct: Bool = false, star: Bool = false, items: [ProjectionItem], grouping: Grouping? = nil,
        orderBy: [SortItem] = [], skip: Expression? = nil, limit: Expression? = nil
    ) {
        self.distinct = distinct
        self.star = star
        self.items = items
        self.grouping = grouping
        self.orderBy = orderBy
        self.skip = skip
        self.limit = limit
    }
}

/// `GROUP BY`: by what the rows of a projection are put together.
public enum Grouping: Hashable, Sendable {
    /// `GROUP BY ALL`: by every item that does not aggregate.
    case all
    /// The keys; none for `GROUP BY ()`.
    case keys([Expression])
}

/// `expression AS alias`
public struct ProjectionItem: Hashable, Sendable {
    /// What is computed.
    public var expression: Expression
    /// Its new name.
    public var alias: Name?
    /// The expression's text as written: the column's name where there is no alias.
    public var text: String
    /// Makes an item.
    public init(expression: Expression, alias: Name?, text: String) {
        self.expression = expression
        self.alias = alias
        self.text = text
    }
    /// Equality without regard to places.
    public static func == (a: ProjectionItem, b: ProjectionItem) -> Bool {
        a.expression == b.expression && a.alias == b.alias
    }
    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(expression)
        hasher.combine(alias)
    }
}

/// `expression DESC`
public struct SortItem: Hashable, Sendable {
    /// The key.
    public var expression: Expression
    /// `DESC`
    public var descending: Bool
}

/// One assignment of SET.
public enum SetItem: Hashable, Sendable {
    /// `n.key = value`; the target is any expression before the last key.
    case property(Expression, key: Name, value: Expression)
    /// `n[key] = value`
    case dynamicProperty(Expression, key: Expression, value: Expression)
    /// `n = value`
    case replace(Name, value: Expression)
    /// `n += value`
    case merge(Name, value: Expression)
    /// `n:A:$(expression)`
    case labels(Name, [LabelName])
}

/// A label as SET and REMOVE name it.
public enum LabelName: Hashable, Sendable {
    case written(Name)
    /// `$(expression)`: a name or a list of names.
    case computed(Expression)
}

/// One item of REMOVE.
public enum RemoveItem: Hashable, Sendable {
    /// `n.key`
    case property(Expression, key: Name)
    /// `n[key]`
    case dynamicProperty(Expression, key: Expression)
    /// `n:A:$(expression)`
    case labels(Name, [LabelName])
}

/// `CALL name(arguments) YIELD a AS b WHERE predicate`
public struct ProcedureCall: Hashable, Sendable {
    /// With its namespace.
    public var name: Name
    /// `nil` where no parentheses are written (implicit arguments from parameters).
    public var arguments: [Expression]?
    /// `nil` where no YIELD is written.
    public var yield: Yield?
    /// `OPTIONAL CALL`
    public var optional: Bool

    /// After YIELD.
    public enum Yield: Hashable, Sendable {
        /// `YIELD *`
        case star
        /// `YIELD a AS b, c WHERE predicate`
        case items([YieldItem], predicate: Expression?)
    }

    /// One output column.
    public struct YieldItem: Hashable, Sendable {
        /// The procedure's column.
        public var field: Name
        /// Its new name.
        public var alias: Name?
        /// Makes an item.
        public init(field: Name, alias: Name?) { (self.field, self.alias) = (field, alias) }
    }

    /// Makes a call.
    public init(name: Name, arguments: [Expression]?, yield: Yield?, optional: Bool = false) {
        self.name = name
        self.arguments = arguments
        self.yield = yield
        self.optional = optional
    }
}

/// `USING INDEX n:Label(key)`, `USING SCAN n:Label`, `USING JOIN ON n`, `USING EXPAND FROM a TO b VIA r`: accepted, advisory.
public struct IndexHint: Hashable, Sendable {
    /// Which hint.
    public enum Kind: Hashable, Sendable { case index, scan, join, expand }
    /// Which hint.
    public var kind: Kind
    /// The hinted variables; of EXPAND those behind FROM and TO, if they are there, then that behind VIA.
    public var variables: [Name]
    /// The label or type.
    public var label: Name?
    /// The property keys.
    public var keys: [Name]
}
