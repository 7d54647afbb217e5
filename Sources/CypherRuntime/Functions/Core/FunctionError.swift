public import CypherPlanner
import PropertyGraph

/// What a function or an operator on values can complain of; it does not know its place in the query.
public struct FunctionError: Error, Hashable, Sendable {
    /// The class of the error.
    public enum Kind: Hashable, Sendable {
        case type, argument, arithmetic, deletedNode, deletedRelationship
        /// The statement is to stop: a limit was reached, or the user asks.
        case stopped(ExecutionError)
    }

    /// Its class.
    public var kind: Kind
    /// The TCK's detail, such as `InvalidArgumentValue`.
    public var detail: String
    /// One sentence for a person.
    public var message: String

    /// Makes an error.
    public init(_ kind: Kind, _ detail: String, _ message: String) {
        (self.kind, self.detail, self.message) = (kind, detail, message)
    }

    /// Stops the function as the statement is stopped.
    init(_ stop: ExecutionError) { self.init(.stopped(stop), stop.detail, stop.message) }

    /// The error of a statement, at a place in its text.
    public func executionError(at range: SourceRange?) -> ExecutionError {
        switch kind {
        case .type: .typeError(detail: detail, message: message, range: range)
        case .argument: .argumentError(detail: detail, message: message, range: range)
        case .arithmetic: .arithmeticError(detail: detail, message: message, range: range)
        case .deletedNode: .deletedEntity(.node, range: range)
        case .deletedRelationship: .deletedEntity(.relationship, range: range)
        case .stopped(let error): error
        }
    }
}

extension FunctionError {
    static let deletedNode = FunctionError(.deletedNode, "DeletedEntityAccess", "this node was deleted")
    static let deletedRelationship = FunctionError(
        .deletedRelationship, "DeletedEntityAccess", "this relationship was deleted")

    static func wrongType(_ function: String, _ value: Value, expected: String) -> FunctionError {
        FunctionError(.type, "InvalidArgumentValue", "\(function)() takes \(expected), not \(value.typeName)")
    }

    static func outOfRange(_ message: String) -> FunctionError { FunctionError(.argument, "NumberOutOfRange", message) }

    static func invalid(_ message: String) -> FunctionError {
        FunctionError(.argument, "InvalidArgumentValue", message)
    }

    static func overflow(_ operation: String) -> FunctionError {
        FunctionError(.arithmetic, "IntegerOverflow", "the result of \(operation) does not fit into 64 bits")
    }
}
