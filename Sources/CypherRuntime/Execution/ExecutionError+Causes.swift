public import CypherSyntax
public import PropertyGraph

/// Errors by their causes, short to write where they are thrown.
extension ExecutionError {
    /// A value of the wrong type.
    public static func typeError(detail: String, message: String, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.complaint(.type, detail: detail, message: message), at: range)
    }

    /// A value of the right type that the operation does not take.
    public static func argumentError(detail: String, message: String, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.complaint(.argument, detail: detail, message: message), at: range)
    }

    static func arithmeticError(detail: String, message: String, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.complaint(.arithmetic, detail: detail, message: message), at: range)
    }

    static func syntaxError(detail: String, message: String, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.complaint(.syntax, detail: detail, message: message), at: range)
    }

    static func procedureError(detail: String, message: String, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.complaint(.procedure, detail: detail, message: message), at: range)
    }

    static func schema(detail: String, message: String, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.complaint(.schema, detail: detail, message: message), at: range)
    }

    /// Another transaction stands in the way.
    public static func transaction(detail: String, message: String) -> ExecutionError {
        ExecutionError(.complaint(.transaction, detail: detail, message: message))
    }

    static func parameterMissing(name: String, range: SourceRange) -> ExecutionError {
        ExecutionError(.parameterMissing(name: name), at: range)
    }

    static func deletedEntity(_ kind: EntityKind, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.deletedEntity(kind), at: range)
    }

    static let deletedNode = ExecutionError(.deletedEntity(.node))
    static let deletedRelationship = ExecutionError(.deletedEntity(.relationship))

    static func mergeNullProperty(key: String, range: SourceRange) -> ExecutionError {
        ExecutionError(.mergeNullProperty(key: key), at: range)
    }

    static func unstorableProperty(key: String, found: String, range: SourceRange?) -> ExecutionError {
        ExecutionError(.unstorableProperty(key: key, found: found), at: range)
    }

    static func deleteConnectedNode(relationships: Int, range: SourceRange) -> ExecutionError {
        ExecutionError(.deleteConnectedNode(relationships: relationships), at: range)
    }

    static func constraintViolated(name: String, problem: String, range: SourceRange?) -> ExecutionError {
        ExecutionError(.constraintViolated(name: name, problem: problem), at: range)
    }

    /// A file could not be read or written.
    public static func inputOutput(message: String, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.inputOutput(message: message), at: range)
    }

    /// Safe mode forbids it.
    public static func refused(what: String, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.refused(what: what), at: range)
    }

    /// The session only reads.
    public static func readOnly(_ range: SourceRange) -> ExecutionError { ExecutionError(.readOnly, at: range) }

    /// Known to the language, not to this engine.
    public static func unsupported(what: String, range: SourceRange? = nil) -> ExecutionError {
        ExecutionError(.unsupported(what: what), at: range)
    }

    /// Stopped by the user.
    public static let cancelled = ExecutionError(.cancelled)

    /// Ran longer than it may.
    public static func timeLimit(seconds: Double) -> ExecutionError { ExecutionError(.timeLimit(seconds: seconds)) }

    /// More memory was wanted than may be used.
    public static func memoryLimit(bytes: Int) -> ExecutionError { ExecutionError(.memoryLimit(bytes: bytes)) }

    /// An argument of a kind that the function does not take.
    public static func wrongType(_ function: String, _ value: Value, expected: String) -> ExecutionError {
        ExecutionError(.wrongArgument(function: function, expected: expected, found: value.typeName))
    }

    static func overflow(_ operation: String) -> ExecutionError { ExecutionError(.overflow(operation: operation)) }

    static func outOfRange(_ message: String) -> ExecutionError {
        .argumentError(detail: "NumberOutOfRange", message: message)
    }

    static func invalid(_ message: String) -> ExecutionError {
        .argumentError(detail: "InvalidArgumentValue", message: message)
    }
}
