import CypherSyntax
import Naql

/// A command that cannot be done as it was given.
struct CommandError: Error {
    let message: String
    init(_ message: String) { self.message = message }

    /// The error with its place, where the command stands in a script.
    func at(_ line: QuerySource) -> NaqlError {
        .diagnostic(Diagnostic(code: "Command", at: SourceRange(0, line.text.utf8.count), message: message), in: line)
    }
}
