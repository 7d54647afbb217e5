import CypherRuntime
import CypherSyntax
import Naql

/// Why a request was not done: a status code of Neo4j, which drivers act on, and a text for a person.
struct Failure: Error, Equatable {
    let code: String
    let message: String

    init(_ code: String, _ message: String) {
        self.code = "Neo." + code
        self.message = message
    }

    /// A request that makes no sense where it stands.
    static func outOfPlace(_ request: Request, _ why: String) -> Failure {
        Failure("ClientError.Request.Invalid", "\(request.name) is out of place: \(why)")
    }

    init(_ error: PackError) {
        switch error.kind {
        case .malformed: self.init("ClientError.Request.InvalidFormat", "the message cannot be read: \(error.message)")
        case .value: self.init("ClientError.Statement.TypeError", error.message)
        }
    }

    init(_ error: NaqlError) { self.init(Self.code(of: error), Self.text(of: error)) }

    /// The code for a kind of error. Codes for a lost writer are not used: drivers hide their text.
    private static func code(of error: NaqlError) -> String {
        switch error.type {
        case "SyntaxError": return "ClientError.Statement.SyntaxError"
        case "SemanticError": return "ClientError.Statement.SemanticError"
        case "TypeError": return "ClientError.Statement.TypeError"
        case "ArgumentError": return "ClientError.Statement.ArgumentError"
        case "ArithmeticError": return "ClientError.Statement.ArithmeticError"
        case "ParameterMissing": return "ClientError.Statement.ParameterMissing"
        case "ProcedureError":
            let isUnknown = error.detail == "ProcedureNotFound"
            return "ClientError.Procedure." + (isUnknown ? "ProcedureNotFound" : "ProcedureCallFailed")
        case "EntityNotFound": return "ClientError.Statement.EntityNotFound"
        case "ConstraintVerificationFailed", "ConstraintValidationFailed":
            return "ClientError.Schema.ConstraintValidationFailed"
        case "SchemaError": return schemaCode(error.detail)
        case "InputOutputError": return "ClientError.Statement.ExternalResourceFailed"
        case "Refused": return "ClientError.Statement.AccessMode"
        case "Unsupported": return "ClientError.Statement.UnsupportedOperationError"
        case "TransactionError":
            return error.detail == "Outdated"
                ? "TransientError.Transaction.Outdated" : "ClientError.Statement.SemanticError"
        case "Stopped": return stopCode(error.detail)
        default: return "DatabaseError.General.UnknownError"
        }
    }

    private static func schemaCode(_ detail: String) -> String {
        if detail.contains("Exists") || detail.contains("Taken") {
            return "ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
        }
        return detail.contains("NotFound") || detail.contains("Unknown")
            ? "ClientError.Schema.ConstraintNotFound" : "ClientError.Statement.SemanticError"
    }

    /// What ran too long, or wanted too much, does so again: so the driver is not to try it again.
    private static func stopCode(_ detail: String) -> String {
        switch detail {
        case "TimeLimit": "ClientError.Transaction.TransactionTimedOut"
        case "MemoryLimit": "ClientError.General.TransactionOutOfMemoryError"
        default: "TransientError.Transaction.Terminated"
        }
    }

    /// The message, and where it is known the place: line and column, the line with a mark under it, and remedies.
    private static func text(of error: NaqlError) -> String {
        let source: QuerySource
        let range: SourceRange?
        var hints: [String] = []
        switch error {
        case .diagnostic(let diagnostic, let query):
            (source, range, hints) = (query, diagnostic.range, diagnostic.hints)
        case .execution(let cause, let query): (source, range) = (query, cause.range)
        }
        guard let range else { return error.message }
        let text = DiagnosticRenderer().render(
            Diagnostic(code: "", at: range, message: error.message, hints: hints), in: SourceText(source.text))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let position = SourceText(source.text).position(of: range.lower)
        let head = "\(error.message) (line \(position.line), column \(position.column))"
        return ([head[...]] + lines.dropFirst().filter { !$0.isEmpty }).joined(separator: "\n")
    }
}
