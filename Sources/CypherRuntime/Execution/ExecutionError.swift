public import CypherPlanner

/// What can go wrong while a statement runs.
///
/// Cases hold the facts. ``type`` and ``detail`` are the TCK's names, ``message`` is the wording for a person.
public enum ExecutionError: Error, Hashable, Sendable {
    /// A value of the wrong type, such as a map where a number is wanted.
    case typeError(detail: String, message: String, range: SourceRange? = nil)
    /// A value of the right type that the operation does not take.
    case argumentError(detail: String, message: String, range: SourceRange? = nil)
    /// Overflow, division by zero.
    case arithmeticError(detail: String, message: String, range: SourceRange? = nil)
    /// What the TCK calls a syntax error though only the run can see it, such as a negative LIMIT from a parameter.
    case syntaxError(detail: String, message: String, range: SourceRange? = nil)
    /// A statement that contradicts itself, seen at run time.
    case semanticError(detail: String, message: String, range: SourceRange? = nil)
    /// A failed procedure.
    case procedureError(detail: String, message: String, range: SourceRange? = nil)
    /// A parameter that the statement reads and nobody gave.
    case parameterMissing(name: String, range: SourceRange? = nil)
    /// A deleted node or relationship was read.
    case deletedEntity(EntityKind, range: SourceRange? = nil)
    /// MERGE on a property that is null.
    case mergeNullProperty(key: String, range: SourceRange? = nil)
    /// A value that no property can hold.
    case unstorableProperty(key: String, found: String, range: SourceRange? = nil)
    /// A node was deleted that still has relationships.
    case deleteConnectedNode(relationships: Int, range: SourceRange? = nil)
    /// A write that a declared constraint forbids.
    case constraintViolated(name: String, problem: String, range: SourceRange? = nil)
    /// Schema commands on things that exist already, or do not.
    case schema(detail: String, message: String, range: SourceRange? = nil)
    /// Another transaction stands in the way.
    case transaction(detail: String, message: String, range: SourceRange? = nil)
    /// A file could not be read or written.
    case inputOutput(message: String, range: SourceRange? = nil)
    /// Safe mode forbids it.
    case refused(what: String, range: SourceRange? = nil)
    /// Known to the language, not to this engine.
    case unsupported(what: String, range: SourceRange? = nil)
    /// Stopped by the user.
    case cancelled
    /// Ran longer than it may.
    case timeLimit(seconds: Double)
    /// Wanted more memory than it may use.
    case memoryLimit(bytes: Int)

    /// The kinds of entity.
    public enum EntityKind: String, Hashable, Sendable { case node, relationship }

    /// The TCK's error type; own names where the TCK has none.
    public var type: String {
        switch self {
        case .typeError, .unstorableProperty: "TypeError"
        case .argumentError: "ArgumentError"
        case .arithmeticError: "ArithmeticError"
        case .syntaxError: "SyntaxError"
        case .semanticError, .mergeNullProperty: "SemanticError"
        case .procedureError: "ProcedureError"
        case .parameterMissing: "ParameterMissing"
        case .deletedEntity: "EntityNotFound"
        case .deleteConnectedNode: "ConstraintVerificationFailed"
        case .constraintViolated: "ConstraintValidationFailed"
        case .schema: "SchemaError"
        case .transaction: "TransactionError"
        case .inputOutput: "InputOutputError"
        case .refused: "Refused"
        case .unsupported: "Unsupported"
        case .cancelled, .timeLimit, .memoryLimit: "Stopped"
        }
    }

    /// The TCK's detail; own names where the TCK has none.
    public var detail: String {
        switch self {
        case .typeError(let detail, _, _), .argumentError(let detail, _, _), .arithmeticError(let detail, _, _),
            .syntaxError(let detail, _, _), .semanticError(let detail, _, _), .procedureError(let detail, _, _),
            .schema(let detail, _, _), .transaction(let detail, _, _):
            detail
        case .parameterMissing: "MissingParameter"
        case .deletedEntity: "DeletedEntityAccess"
        case .mergeNullProperty: "MergeReadOwnWrites"
        case .unstorableProperty: "InvalidPropertyType"
        case .deleteConnectedNode: "DeleteConnectedNode"
        case .constraintViolated: "CreateBlockedByConstraint"
        case .inputOutput: "FileAccess"
        case .refused: "SafeMode"
        case .unsupported: "NotImplemented"
        case .cancelled: "Cancelled"
        case .timeLimit: "TimeLimit"
        case .memoryLimit: "MemoryLimit"
        }
    }

    /// Where in the query, if known.
    public var range: SourceRange? {
        switch self {
        case .typeError(_, _, let range), .argumentError(_, _, let range), .arithmeticError(_, _, let range),
            .syntaxError(_, _, let range), .semanticError(_, _, let range), .procedureError(_, _, let range),
            .schema(_, _, let range), .transaction(_, _, let range), .parameterMissing(_, let range),
            .deletedEntity(_, let range),
            .mergeNullProperty(_, let range), .unstorableProperty(_, _, let range),
            .deleteConnectedNode(_, let range), .constraintViolated(_, _, let range),
            .inputOutput(_, let range), .refused(_, let range), .unsupported(_, let range):
            range
        case .cancelled, .timeLimit, .memoryLimit: nil
        }
    }

    /// One sentence for a person.
    public var message: String {
        switch self {
        case .typeError(_, let message, _), .argumentError(_, let message, _), .arithmeticError(_, let message, _),
            .syntaxError(_, let message, _), .semanticError(_, let message, _), .procedureError(_, let message, _),
            .schema(_, let message, _), .transaction(_, let message, _),
            .inputOutput(let message, _):
            message
        case .parameterMissing(let name, _): "the parameter `$\(name)` is not given"
        case .deletedEntity(let kind, _): "this \(kind.rawValue) was deleted by the same statement"
        case .mergeNullProperty(let key, _): "MERGE cannot match or create with a null value for `\(key)`"
        case .unstorableProperty(let key, let found, _):
            "`\(key)` cannot be set to \(found): properties hold scalars, temporal values, and lists of one such type"
        case .deleteConnectedNode(let relationships, _):
            "cannot delete a node that still has \(relationships) relationship\(relationships == 1 ? "" : "s"); "
                + "use DETACH DELETE to delete those too"
        case .constraintViolated(let name, let problem, _): "the constraint `\(name)` forbids this: \(problem)"
        case .refused(let what, _): "safe mode does not allow \(what)"
        case .unsupported(let what, _): "\(what) is not supported"
        case .cancelled: "the query was cancelled"
        case .timeLimit(let seconds): "the query took longer than the time limit of \(seconds) s"
        case .memoryLimit(let bytes):
            "the query needs more memory than the limit of \(max(1, bytes >> 20)) MB"
        }
    }

    /// The same error at a place, where none is known yet.
    public func at(_ place: SourceRange?) -> ExecutionError {
        guard let place, range == nil else { return self }
        switch self {
        case .typeError(let detail, let message, _): return .typeError(detail: detail, message: message, range: place)
        case .argumentError(let detail, let message, _):
            return .argumentError(detail: detail, message: message, range: place)
        case .arithmeticError(let detail, let message, _):
            return .arithmeticError(detail: detail, message: message, range: place)
        case .syntaxError(let detail, let message, _):
            return .syntaxError(detail: detail, message: message, range: place)
        case .semanticError(let detail, let message, _):
            return .semanticError(detail: detail, message: message, range: place)
        case .procedureError(let detail, let message, _):
            return .procedureError(detail: detail, message: message, range: place)
        case .schema(let detail, let message, _): return .schema(detail: detail, message: message, range: place)
        case .transaction(let detail, let message, _):
            return .transaction(detail: detail, message: message, range: place)
        case .parameterMissing(let name, _): return .parameterMissing(name: name, range: place)
        case .deletedEntity(let kind, _): return .deletedEntity(kind, range: place)
        case .mergeNullProperty(let key, _): return .mergeNullProperty(key: key, range: place)
        case .unstorableProperty(let key, let found, _):
            return .unstorableProperty(key: key, found: found, range: place)
        case .deleteConnectedNode(let count, _): return .deleteConnectedNode(relationships: count, range: place)
        case .constraintViolated(let name, let problem, _):
            return .constraintViolated(name: name, problem: problem, range: place)
        case .inputOutput(let message, _): return .inputOutput(message: message, range: place)
        case .refused(let what, _): return .refused(what: what, range: place)
        case .unsupported(let what, _): return .unsupported(what: what, range: place)
        case .cancelled, .timeLimit, .memoryLimit: return self
        }
    }
}

extension ExecutionError {
    /// Whether it is about the statement as a whole, so that no part of it may go on.
    var stopsStatement: Bool {
        switch self {
        case .cancelled, .timeLimit, .memoryLimit: true
        default: false
        }
    }
}
