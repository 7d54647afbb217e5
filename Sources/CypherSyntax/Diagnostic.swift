/// What is wrong with a query, where, and what would be right.
///
/// One type for every compile-time stage: lexer, parser and binder throw it. `code` holds the facts; wording lives in
/// ``Diagnostic/message``.
public struct Diagnostic: Error, Hashable, Sendable {
    /// The TCK's error type.
    public enum ErrorType: String, Sendable {
        case syntaxError = "SyntaxError"
        case semanticError = "SemanticError"
        case typeError = "TypeError"
        case parameterMissing = "ParameterMissing"
        case procedureError = "ProcedureError"
        case argumentError = "ArgumentError"
        /// Known to the grammar, refused by this engine: never an answer that may be wrong.
        case unsupported = "Unsupported"
    }

    /// The TCK's error type of this diagnostic.
    public var type: ErrorType
    /// The TCK's detail code, such as `UndefinedVariable`; engine-specific where the TCK has none.
    public var code: String
    /// The place in the query.
    public var range: SourceRange
    /// One sentence for a person, without a final newline.
    public var message: String
    /// Remedies, most likely first: "did you mean `name`?".
    public var hints: [String]

    /// Makes a diagnostic.
    public init(
        _ type: ErrorType = .syntaxError, code: String, at range: SourceRange, message: String, hints: [String] = []
    ) {
        self.type = type
        self.code = code
        self.range = range
        self.message = message
        self.hints = hints
    }
}
