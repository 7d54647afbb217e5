import CypherRuntime
import CypherSyntax
import Naql

/// Errors and notes for programs: one JSON object a line, on the side of messages (`--error-format json`).
///
/// `{"error": {"type", "code", "message", "file", "line", "column", "length", "hints"}}`; a note has the member `note`
/// instead, a warning `warning`.
/// Lines and columns count from 1, columns and lengths in code points.
public enum ErrorJSON {
    /// What is to be told of an error.
    public static func describe(_ error: any Error) -> String {
        switch error {
        case NaqlError.diagnostic(let diagnostic, let source):
            return object(
                "error", diagnostic.type.rawValue, diagnostic.code, diagnostic.message, at: diagnostic.range,
                hints: diagnostic.hints, in: source)
        case NaqlError.execution(let failure, let source):
            return object(
                "error", failure.type, failure.detail, failure.message, at: failure.range, hints: failure.hints,
                in: source)
        default:
            return "{\"error\":{\"message\":\(quoted(ErrorText.sentence(error)))}}"
        }
    }

    /// What is to be told of wrong usage.
    public static func usage(_ message: String) -> String {
        "{\"error\":{\"type\":\"Usage\",\"message\":\(quoted(message))}}"
    }

    /// What is to be told of a name that the graph does not know, and the like.
    static func note(_ diagnostic: Diagnostic, in source: QuerySource) -> String {
        object(
            "note", nil, diagnostic.code, diagnostic.message, at: diagnostic.range, hints: diagnostic.hints, in: source)
    }

    /// A line that is no error.
    static func line(_ text: String) -> String {
        // The label that text has is the member's name here.
        for label in ["note", "warning"] where text.hasPrefix(label + ": ") {
            return "{\"\(label)\":{\"message\":\(quoted(String(text.dropFirst(label.count + 2))))}}"
        }
        return "{\"note\":{\"message\":\(quoted(text))}}"
    }

    private static func object(
        _ kind: String, _ type: String?, _ code: String, _ message: String, at range: SourceRange?, hints: [String],
        in source: QuerySource
    ) -> String {
        var members: [String] = []
        if let type { members.append("\"type\":\(quoted(type))") }
        if !code.isEmpty { members.append("\"code\":\(quoted(code))") }
        members.append("\"message\":\(quoted(message))")
        members.append("\"file\":\(quoted(source.name))")
        if let range {
            let place = source.place(of: range)
            members.append("\"line\":\(place.line),\"column\":\(place.column),\"length\":\(place.length)")
        }
        if !hints.isEmpty { members.append("\"hints\":[\(hints.map(quoted).joined(separator: ","))]") }
        return "{\"\(kind)\":{\(members.joined(separator: ","))}}"
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.appendQuoted(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
