extension ExecutionError {
    /// The TCK's error type; own names where the TCK has none.
    public var type: String {
        switch cause {
        case .complaint(.type, _, _), .wrongArgument, .unlike, .unstorableProperty: "TypeError"
        case .complaint(.argument, _, _): "ArgumentError"
        case .complaint(.arithmetic, _, _), .overflow, .divisionByZero: "ArithmeticError"
        case .complaint(.syntax, _, _): "SyntaxError"
        case .mergeNullProperty: "SemanticError"
        case .complaint(.procedure, _, _): "ProcedureError"
        case .parameterMissing: "ParameterMissing"
        case .deletedEntity: "EntityNotFound"
        case .deleteConnectedNode: "ConstraintVerificationFailed"
        case .constraintViolated: "ConstraintValidationFailed"
        case .complaint(.schema, _, _): "SchemaError"
        case .complaint(.transaction, _, _): "TransactionError"
        case .inputOutput: "InputOutputError"
        case .refused, .readOnly: "Refused"
        case .unsupported: "Unsupported"
        case .cancelled, .timeLimit, .memoryLimit: "Stopped"
        }
    }

    /// The TCK's detail; own names where the TCK has none.
    public var detail: String {
        switch cause {
        case .complaint(_, let detail, _): detail
        case .wrongArgument: "InvalidArgumentValue"
        case .overflow: "IntegerOverflow"
        case .divisionByZero: "DivisionByZero"
        case .unlike: "InvalidArgumentType"
        case .parameterMissing: "MissingParameter"
        case .deletedEntity: "DeletedEntityAccess"
        case .mergeNullProperty: "MergeReadOwnWrites"
        case .unstorableProperty: "InvalidPropertyType"
        case .deleteConnectedNode: "DeleteConnectedNode"
        case .constraintViolated: "CreateBlockedByConstraint"
        case .inputOutput: "FileAccess"
        case .refused: "SafeMode"
        case .readOnly: "ReadOnly"
        case .unsupported: "NotImplemented"
        case .cancelled: "Cancelled"
        case .timeLimit: "TimeLimit"
        case .memoryLimit: "MemoryLimit"
        }
    }

    /// One sentence for a person.
    public var message: String {
        switch cause {
        case .complaint(_, _, let message), .inputOutput(let message): message
        case .wrongArgument(let function, let expected, let found): "\(function)() takes \(expected), not \(found)"
        case .overflow(let operation): "the result of \(operation) does not fit into 64 bits"
        case .divisionByZero: "division by zero"
        case .unlike(let verb, let left, let preposition, let right): "cannot \(verb) \(left) \(preposition) \(right)"
        case .parameterMissing(let name): "the parameter `$\(name)` is not given"
        case .deletedEntity(let kind): "this \(kind.rawValue) was deleted by the same statement"
        case .mergeNullProperty(let key): "MERGE cannot match or create with a null value for `\(key)`"
        case .unstorableProperty(let key, let found):
            "`\(key)` cannot be set to \(found): properties hold scalars, temporal values, and lists of one such type"
        case .deleteConnectedNode(let relationships):
            "cannot delete a node that still has \(relationships) relationship\(relationships == 1 ? "" : "s"); "
                + "use DETACH DELETE to delete those too"
        case .constraintViolated(let name, let problem): "the constraint `\(name)` forbids this: \(problem)"
        case .refused(let what): "safe mode does not allow \(what)"
        case .readOnly: "the session is read-only, and this would change the graph"
        case .unsupported(let what): "\(what) is not supported"
        case .cancelled: "the query was cancelled"
        case .timeLimit(let seconds): "the query took longer than the time limit of \(seconds) s"
        case .memoryLimit(let bytes): "the query needs more memory than the limit of \(max(1, bytes >> 20)) MB"
        }
    }
}
