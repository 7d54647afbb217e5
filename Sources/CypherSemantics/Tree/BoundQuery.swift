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
    /// The parameters that it reads, each with the place where it is first met.
    public var parameterPlaces: [String: SourceRange]

    /// Whether it gives labels or types whose names it computes.
    public var computesNames = false

    /// Whether a subquery of it runs in transactions of its own.
    public var commitsBatches = false

    /// The labels, types and property keys that it reads, in order of binding.
    public var readNames: [ReadName]

    /// What its patterns ask of labels and types, in order of binding.
    public var readPatterns: [ReadPattern]

    /// The comparisons in it (`=` and its like, IN, and tests of texts), in order of binding.
    public var comparisons: [BoundExpression]

    /// Names of the parameters that it reads.
    public var parameters: Set<String> { Set(parameterPlaces.keys) }

    /// A query or a schema command.
    public enum Body: Sendable {
        case query(BoundQuery)
        case schema(SchemaCommand)
    }

    /// Makes a statement.
    public init(
        mode: Statement.Mode, body: Body, variableCount: Int, writes: Bool, parameterPlaces: [String: SourceRange],
        readNames: [ReadName] = [], readPatterns: [ReadPattern] = [], comparisons: [BoundExpression] = []
    ) {
        self.mode = mode
        self.body = body
        self.variableCount = variableCount
        self.writes = writes
        self.parameterPlaces = parameterPlaces
        self.readNames = readNames
        self.readPatterns = readPatterns
        self.comparisons = comparisons
    }

    /// Throws where a parameter that it reads has no value.
    public func requireParameters(_ isGiven: (String) -> Bool) throws(Diagnostic) {
        let missing = parameterPlaces.filter { !isGiven($0.key) }.min { $0.value.lower < $1.value.lower }
        guard let missing else { return }
        throw Diagnostic(
            .parameterMissing, code: "MissingParameter", at: missing.value,
            message: "the parameter `$\(missing.key)` is not given",
            hints: ["give it: --param \(missing.key)=value, or :param \(missing.key) => value in the shell"])
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
    case subquery(BoundSubquery, optional: Bool, batches: BoundBatches?)
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
    }
}

/// `IN TRANSACTIONS`: how the rows of a subquery share transactions.
public struct BoundBatches: Hashable, Sendable {
    /// How many rows a transaction has: a constant; nil for a thousand.
    public var rows: BoundExpression?
    /// What is to be done where a batch fails.
    public var onError: TransactionBatches.OnError
    /// Tells how each batch ended, as a map.
    public var status: Variable?
    /// Where it stands.
    public var range: SourceRange
}
