import CypherRuntime
import CypherSyntax
import Machine
import Naql
import Renderers
import Text

/// Words for every error that reaches a person.
public enum ErrorText {
    /// What a person reads of a name that the graph does not know.
    static func note(_ diagnostic: Diagnostic, in source: QuerySource, color: Bool, width: Int?) -> String {
        DiagnosticReport.text(
            diagnostic.message, at: diagnostic.range, hints: diagnostic.hints, in: source, color: color, width: width,
            isNote: true)
    }

    /// What a person reads of an error; a query that is wider than a terminal is cut to its width, so that the carets
    /// stand under what they mean.
    public static func describe(_ error: any Error, color: Bool, width: Int? = nil) -> String {
        switch error {
        case NaqlError.diagnostic(let diagnostic, let source):
            return DiagnosticReport.text(
                diagnostic.message, at: diagnostic.range, hints: diagnostic.hints, in: source, color: color,
                width: width)
        case NaqlError.execution(let failure, let source):
            return DiagnosticReport.text(
                failure.message, at: failure.range, hints: failure.hints, in: source, color: color,
                width: width)
        case let error as SessionLoadError:
            return "error: " + error.lines.map { VisibleText.escaped($0) }.joined(separator: "\n")
        default: return VisibleText.escaped("error: " + sentence(error))
        }
    }

    /// What is wrong, where no query is to be shown.
    static func sentence(_ error: any Error) -> String {
        switch error {
        case let error as CommandError: error.message
        case let error as OutputError: error.message
        case let error as FileError: error.message
        case let error as TransactionError: error.message
        case let error as SessionLoadError: error.message
        case let error as CorrectionError: error.message
        default: "\(error)"
        }
    }
}
