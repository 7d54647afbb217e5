import Naql
import Renderers

/// Shows an error in its query: `file:line:column: error: message`, the line, a caret under the token, and hints.
enum DiagnosticReport {
    /// Characters of a line that are shown: the rest of a long line is windowed round the token.
    private static let window = 100

    static func text(
        _ message: String, at range: SourceRange?, hints: [String], in source: QuerySource, color: Bool
    ) -> String {
        let label = color ? "\u{1B}[1;31merror:\u{1B}[0m " : "error: "
        guard let range else { return source.name + ": " + label + message + lines(of: hints) }
        let text = source.quoted
        let place = source.quotedRange(range)
        let position = text.position(of: place.lower)
        let lineRange = text.lineRange(position.line)
        let before = text.text(SourceRange(lineRange.lower, min(place.lower, lineRange.upper)))
        let token = text.text(SourceRange(min(place.lower, lineRange.upper), min(max(place.upper, place.lower), lineRange.upper)))
        let after = text.text(SourceRange(min(max(place.upper, place.lower), lineRange.upper), lineRange.upper))

        let shownBefore = String(before.suffix(window / 2))
        let shownToken = String(token.prefix(window))
        let shownAfter = String(after.prefix(max(window / 2 - shownToken.count, 10)))
        let lead = (shownBefore.count < before.count ? "…" : "") + shownBefore
        let trail = (shownToken.count < token.count ? "…" : shownAfter) + (shownAfter.count < after.count ? "…" : "")
        let line = safe(lead) + safe(shownToken) + safe(trail)
        let indent = String(repeating: " ", count: DisplayWidth.of(safe(lead)))
        let caret = String(repeating: "^", count: max(1, DisplayWidth.of(safe(shownToken))))

        let number = String(position.line)
        let gutter = String(repeating: " ", count: number.count)
        var report = "\(source.name):\(position.line):\(position.column): \(label)\(message)\n"
        report += " \(number) | \(line)\n"
        report += " \(gutter) | \(indent)\(color ? "\u{1B}[1;31m" : "")\(caret)\(color ? "\u{1B}[0m" : "")"
        // A terminal that reorders text moves the letters, but not the caret: say the token again by itself.
        if Bidi.hasRightToLeft(line) && !shownToken.isEmpty { report += "\n \(gutter) | at: \(safe(shownToken))" }
        return report + lines(of: hints)
    }

    private static func lines(of hints: [String]) -> String { hints.map { "\n  hint: \($0)" }.joined() }

    private static func safe(_ text: String) -> String { CellSafety.singleLine(text) }
}
