import Text

/// The lines of a Markdown document as CommonMark wants them: without what the eye does not see, which hides a heading's `#` or a
/// list's `-`, and with notes at the foot as paragraphs, of which CommonMark knows nothing (a note of one word would be the
/// address of a link).
struct MarkdownLines {
    /// The document.
    private(set) var text: String

    /// Reads a document.
    init(_ source: String) {
        let lines = Self.withTables(source.split(separator: "\n", omittingEmptySubsequences: false).map(Self.visible))
        let notes = Dictionary(lines.compactMap(Self.footnote).map { ($0.label, $0.text) }) { first, _ in first }
        guard !notes.isEmpty else {
            text = lines.joined(separator: "\n")
            return
        }
        text = lines.map { line in
            if let note = Self.footnote(line) { return "\n" + note.text }
            return Self.withoutMarks(of: notes, line)
        }.joined(separator: "\n")
    }

    /// A line without the marks that lead to notes: `[^label]`.
    private static func withoutMarks(of notes: [Substring: Substring], _ line: Substring) -> String {
        var result = ""
        var rest = line
        while let mark = rest.firstRange(of: "[^") {
            result += rest[..<mark.lowerBound]
            // A label holds no bracket.
            let label = rest[mark.upperBound...].prefix { $0 != "[" && $0 != "]" }
            let isMark = label.endIndex < rest.endIndex && rest[label.endIndex] == "]" && notes[label] != nil
            if !isMark { result += rest[mark.lowerBound..<label.endIndex] }
            rest = rest[label.endIndex...].dropFirst(isMark ? 1 : 0)
        }
        return result + rest
    }

    /// A line without marks of direction at its beginning.
    static func visible(_ line: Substring) -> Substring {
        let start = line.unicodeScalars.drop { Folding.isBidiControl($0.value) || $0.value == 0xFEFF }.startIndex
        return line[start...]
    }

    /// The lines with each row of a table as a paragraph: CommonMark has no tables, and would make one sentence of them.
    private static func withTables(_ lines: [Substring]) -> [Substring] {
        guard lines.contains(where: isRule) else { return lines }
        var result: [Substring] = []
        var isTable = false
        for (place, line) in lines.enumerated() {
            if place > 0, isRule(line), lines[place - 1].contains("|") {
                if let head = result.popLast() { result += ["", row(head), ""] }
                isTable = true
            } else if isTable, line.contains("|") {
                result += [row(line), ""]
            } else {
                isTable = false
                result.append(line)
            }
        }
        return result
    }

    /// "|---|:--:|": the line below a table's head.
    private static func isRule(_ line: Substring) -> Bool {
        line.contains("|") && line.contains("-") && line.allSatisfy { "|-: ".contains($0) }
    }

    /// A row without the strokes at its ends.
    private static func row(_ line: Substring) -> Substring {
        let cells = line.split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }
        return Substring(cells.joined(separator: " | "))
    }

    /// `[^label]: text`.
    private static func footnote(_ line: Substring) -> (label: Substring, text: Substring)? {
        guard line.hasPrefix("[^"), let end = line.firstRange(of: "]:") else { return nil }
        let label = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound]
        guard !label.isEmpty, !label.contains(where: { $0.isWhitespace || $0 == "[" }) else { return nil }
        return (label, line[end.upperBound...].drop { $0 == " " })
    }
}
