import Text

/// The lines of a Markdown document as CommonMark wants them: without what the eye does not see, which hides a heading's `#` or a
/// list's `-`, and with notes at the foot as paragraphs, of which CommonMark knows nothing (a note of one word would be the
/// address of a link).
struct MarkdownLines {
    /// The document.
    private(set) var text: String

    /// Reads a document.
    init(_ source: String) {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(Self.visible)
        let notes = Dictionary(lines.compactMap(Self.footnote).map { ($0.label, $0.text) }) { first, _ in first }
        guard !notes.isEmpty else {
            text = lines.joined(separator: "\n")
            return
        }
        text = lines.map { line in
            if let note = Self.footnote(line) { return "\n" + note.text }
            return notes.keys.reduce(String(line)) { $0.replacing("[^\($1)]", with: "") }
        }.joined(separator: "\n")
    }

    /// A line without marks of direction at its beginning.
    static func visible(_ line: Substring) -> Substring {
        let start = line.unicodeScalars.drop { Folding.isBidiControl($0.value) || $0.value == 0xFEFF }.startIndex
        return line[start...]
    }

    /// `[^label]: text`.
    private static func footnote(_ line: Substring) -> (label: Substring, text: Substring)? {
        guard line.hasPrefix("[^"), let end = line.firstRange(of: "]:") else { return nil }
        let label = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound]
        guard !label.isEmpty, !label.contains(where: \.isWhitespace) else { return nil }
        return (label, line[end.upperBound...].drop { $0 == " " })
    }
}
