import Naql

/// Text for a terminal cell: harmless (no control characters get through) and measured in cells.
struct CellText {
    /// What is written.
    let text: String
    /// Cells it takes.
    let width: Int

    /// `escaping` makes controls visible, line breaks excepted; text of one's own needs none.
    init(_ text: String, escaping: Bool = false) {
        self.text = escaping ? Self.escaped(text, keepingLineBreaks: true) : text
        self.width = DisplayWidth.of(self.text)
    }

    private init(text: String, width: Int) { (self.text, self.width) = (text, width) }

    /// Whether the text holds right-to-left characters.
    var hasRightToLeft: Bool { Bidi.hasRightToLeft(text) }

    /// Whether its first strong character is right-to-left.
    var startsRightToLeft: Bool { Bidi.startsRightToLeft(text) == true }

    /// Escape sequences, bidirectional controls and other controls made visible as `\u{202E}`.
    static func escaped(_ text: String, keepingLineBreaks: Bool) -> String {
        guard text.unicodeScalars.contains(where: { Bidi.needsEscape($0.value) }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where keepingLineBreaks: result.append(scalar)
            case "\r" where keepingLineBreaks: continue
            case "\t": result.append(contentsOf: "    ".unicodeScalars)
            case _ where Bidi.needsEscape(scalar.value):
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The lines of the text, each no wider than `limit` cells: broken at spaces where it can be, between grapheme
    /// clusters where it must be, and at line breaks.
    func wrapped(to limit: Int) -> [CellText] {
        if width <= limit && !text.unicodeScalars.contains("\n") { return [self] }
        var lines: [CellText] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            Self.wrap(paragraph, to: max(limit, 1), into: &lines)
        }
        return lines
    }

    private static func wrap(_ paragraph: Substring, to limit: Int, into lines: inout [CellText]) {
        var line = ""
        var lineWidth = 0
        // Where the line may be broken: after the last space.
        var breakAt: (index: String.Index, width: Int)?
        for character in paragraph {
            let width = DisplayWidth.of(character)
            if character == " " && lineWidth + width > limit {
                lines.append(CellText(text: line, width: lineWidth))
                (line, lineWidth, breakAt) = ("", 0, nil)
                continue
            }
            if lineWidth + width > limit && lineWidth > 0 {
                if let (index, brokenWidth) = breakAt {
                    let rest = String(line[index...])
                    lines.append(CellText(text: trimmed(String(line[..<index])), width: brokenWidth))
                    line = rest
                    lineWidth = DisplayWidth.of(rest)
                } else {
                    lines.append(CellText(text: line, width: lineWidth))
                    (line, lineWidth) = ("", 0)
                }
                breakAt = nil
            }
            line.append(character)
            lineWidth += width
            if character == " " { breakAt = (line.endIndex, lineWidth - width) }
        }
        lines.append(CellText(text: line, width: lineWidth))
    }

    private static func trimmed(_ text: String) -> String {
        text.hasSuffix(" ") ? String(text.dropLast()) : text
    }
}
