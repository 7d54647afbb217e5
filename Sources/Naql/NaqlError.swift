public import CypherRuntime
public import CypherSyntax

/// What can go wrong when a query is asked: the facts, with the text that they are about.
public enum NaqlError: Error {
    /// Found before the query ran.
    case diagnostic(Diagnostic, in: QuerySource)
    /// Found while it ran; the graph is as it was before.
    case execution(ExecutionError, in: QuerySource)

    /// The TCK's error type.
    public var type: String {
        switch self {
        case .diagnostic(let diagnostic, _): diagnostic.type.rawValue
        case .execution(let error, _): error.type
        }
    }

    /// The TCK's detail code.
    public var detail: String {
        switch self {
        case .diagnostic(let diagnostic, _): diagnostic.code
        case .execution(let error, _): error.detail
        }
    }

    /// One sentence for a person.
    public var message: String {
        switch self {
        case .diagnostic(let diagnostic, _): diagnostic.message
        case .execution(let error, _): error.message
        }
    }

    /// Whether it was found before the query ran.
    public var isCompileTime: Bool { if case .diagnostic = self { true } else { false } }

    /// Whether the user stopped the query.
    public var isCancellation: Bool {
        if case .execution(.cancelled, _) = self { true } else { false }
    }
}
