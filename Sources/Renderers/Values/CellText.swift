import Text

/// Text for a terminal cell: harmless (no control characters get through) and measured in cells.
struct CellText {
    /// What is written.
    let text: String
    /// Cells it takes, where it stands on one line.
    let width: Int

    /// `escaping` makes controls visible, line breaks excepted; text of one's own needs none.
    init(_ text: String, escaping: Bool = false) {
        self.text = escaping ? Self.escaped(text) : text
        self.width = DisplayWidth.of(self.text)
    }

    /// What stands where rows are left out.
    static func omission(of count: Int) -> CellText { CellText("⋮ \(GroupedNumber.text(count)) rows left out ⋮") }

    /// Whether the text holds right-to-left characters.
    var hasRightToLeft: Bool { Bidi.hasRightToLeft(text) }

    /// Whether its first strong character is right-to-left.
    var startsRightToLeft: Bool { isRightToLeft == true }

    /// Its direction by its first strong character; nil where it has none.
    var isRightToLeft: Bool? { Bidi.startsRightToLeft(text) }

    /// The text with controls made visible; line breaks stay, and a tab is four blanks.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0D }) else {
            return VisibleText.escaped(text, keeping: .lineBreaks)
        }
        return VisibleText.escaped(
            text.replacing("\r\n", with: "\n").replacing("\t", with: "    "), keeping: .lineBreaks)
    }

    /// Its lines as they are.
    var lines: [CellText] { hasLineBreaks ? paragraphs.map { CellText(String($0)) } : [self] }

    /// Cells of the widest line.
    var widestLine: Int {
        hasLineBreaks ? paragraphs.reduce(0) { max($0, DisplayWidth.of(String($1))) } : width
    }

    /// Cells of the widest part that is not to be broken.
    var widestPiece: Int { paragraphs.reduce(0) { max($0, BreakableLine($1).widestPiece) } }

    /// Its lines, broken at blanks so that each takes no more than `limit` cells, unless a number or word alone does.
    func wrapped(to limit: Int) -> [CellText] {
        if width <= limit && !hasLineBreaks { return [self] }
        return paragraphs.flatMap { BreakableLine($0).wrapped(to: limit) }
    }

    private var hasLineBreaks: Bool { text.utf8.contains(0x0A) }

    private var paragraphs: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}
