import CypherSyntax
import Naql
import Text

/// Shows an error in its query: place and message, the line with carets under the token, and hints. All that it quotes is
/// made visible (``VisibleText``).
enum DiagnosticReport {
    /// The most columns of a query that are shown.
    private static let widest = 100

    static func text(
        _ message: String, at range: SourceRange?, hints: [String], in source: QuerySource, color: Bool,
        width: Int?, isNote: Bool = false
    ) -> String {
        var report: String
        if let range {
            let diagnostic = Diagnostic(code: "", at: source.quotedRange(range), message: message, hints: hints)
            let renderer = DiagnosticRenderer(
                file: source.name, width: min(width.map { $0 - 3 } ?? widest, widest), columns: { DisplayWidth.of($0) },
                visible: { VisibleText.escaped($0) })
            report = renderer.render(diagnostic, in: source.quoted)
        } else {
            report =
                VisibleText.escaped("\(source.name): error: \(message)") + "\n"
                + hints.map { "  hint: \(VisibleText.escaped($0))\n" }.joined()
        }
        if report.hasSuffix("\n") { report.removeLast() }
        guard color || isNote, let label = report.firstRange(of: "error: ") else { return report }
        let (word, style) = isNote ? ("note", "1;33") : ("error", "1;31")
        return report.replacingCharacters(label, with: color ? "\u{1B}[\(style)m\(word):\u{1B}[0m " : "\(word): ")
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
