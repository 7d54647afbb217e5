public import CypherSyntax

/// What went wrong while a statement ran: a cause, and its place in the query where that is known.
///
/// The cause holds the facts. ``type`` and ``detail`` are the TCK's names, ``message`` is the wording for a person.
public struct ExecutionError: Error, Hashable, Sendable {
    /// The facts.
    public let cause: Cause
    /// Where in the query, if known.
    public let range: SourceRange?

    /// Makes an error.
    public init(_ cause: Cause, at range: SourceRange? = nil) {
        self.cause = cause
        self.range = range
    }

    /// What can go wrong.
    public enum Cause: Hashable, Sendable {
        /// What an operation says of its values, by the class of the complaint and the TCK's detail.
        case complaint(Class, detail: String, message: String)
        /// An argument of a kind that the function does not take.
        case wrongArgument(function: String, expected: String, found: String)
        /// An integer result that does not fit into 64 bits.
        case overflow(operation: String)
        /// An integer was divided by zero.
        case divisionByZero
        /// An operator between two values that it does not take.
        case unlike(verb: String, left: String, preposition: String, right: String)
        /// A parameter that the statement reads and nobody gave.
        case parameterMissing(name: String)
        /// A deleted node or relationship was read.
        case deletedEntity(EntityKind)
        /// MERGE on a property that is null.
        case mergeNullProperty(key: String)
        /// A value that no property can hold.
        case unstorableProperty(key: String, found: String)
        /// A node was deleted that still has relationships.
        case deleteConnectedNode(relationships: Int)
        /// A write that a declared constraint forbids.
        case constraintViolated(name: String, problem: String)
        /// A file could not be read or written.
        case inputOutput(message: String)
        /// Safe mode forbids it.
        case refused(what: String)
        /// A change in a session that only reads.
        case readOnly
        /// Known to the language, not to this engine.
        case unsupported(what: String)
        /// Stopped by the user.
        case cancelled
        /// Ran longer than it may.
        case timeLimit(seconds: Double)
        /// Wanted more memory than it may use.
        case memoryLimit(bytes: Int)
    }

    /// The classes of complaints.
    public enum Class: Hashable, Sendable {
        /// A value of the wrong type, such as a map where a number is wanted.
        case type
        /// A value of the right type that the operation does not take.
        case argument
        /// A number that cannot be computed.
        case arithmetic
        /// What the TCK calls a syntax error though only the run can see it, such as a negative LIMIT from a parameter.
        case syntax
        /// A failed procedure.
        case procedure
        /// Schema commands on things that exist already, or do not.
        case schema
        /// Another transaction stands in the way.
        case transaction
    }

    /// The kinds of entity.
    public enum EntityKind: String, Hashable, Sendable { case node, relationship }

    /// The same error at a place, where none is known yet. What stops the statement as a whole has none.
    public func at(_ place: SourceRange?) -> ExecutionError {
        range == nil && !stopsStatement ? ExecutionError(cause, at: place) : self
    }

    /// Whether it is about the statement as a whole, so that no part of it may go on.
    var stopsStatement: Bool {
        switch cause {
        case .cancelled, .timeLimit, .memoryLimit: true
        case .complaint, .wrongArgument, .overflow, .divisionByZero, .unlike, .parameterMissing, .deletedEntity,
            .mergeNullProperty, .unstorableProperty, .deleteConnectedNode, .constraintViolated, .inputOutput, .refused,
            .readOnly, .unsupported:
            false
        }
    }
}
