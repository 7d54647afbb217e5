import Text

/// What stands for a character on the screen: tabs are spaces, controls of the terminal or of direction are shown, not
/// obeyed.
struct Cells {
    /// What a row cannot break.
    struct Part {
        let text: String
        let width: Int
        /// Whether all terminals give it that width.
        var isCertain = true

        /// The text between sequences that see to its width: emoji of several parts are drawn wider or narrower by some
        /// terminals, and what stands behind them would be elsewhere than the editor has it.
        func pinned(at column: Int, columns: Int) -> String {
            // Nothing can be set right behind the last cell: there the terminal wraps.
            let end = column + width < columns ? "\u{1B}[\(column + width + 1)G" : ""
            return String(repeating: " ", count: width) + "\u{1B}[\(column + 1)G" + text + end
        }
    }

    /// The parts, in order; none for a line break.
    let parts: [Part]
    /// Whether they only stand for the character.
    let isSubstitute: Bool

    /// The cells of a character that begins in a column.
    init(_ character: Character, at column: Int) {
        if let ascii = character.asciiValue, (0x20..<0x7F).contains(ascii) {
            (parts, isSubstitute) = ([Part(text: String(character), width: 1)], false)
            return
        }
        switch character {
        case "\n": (parts, isSubstitute) = ([], false)
        case "\t":
            parts = Array(repeating: Part(text: " ", width: 1), count: 8 - column % 8)
            isSubstitute = false
        default:
            let text = String(character)
            let visible = VisibleText.escaped(text)
            isSubstitute = visible != text
            if isSubstitute {
                parts = visible.map { Part(text: String($0), width: DisplayWidth.of($0)) }
                return
            }
            let width = DisplayWidth.of(character)
            // A mark without a letter needs a cell of its own to be seen.
            parts = [
                width == 0
                    ? Part(text: "\u{25CC}" + text, width: 1)
                    : Part(text: text, width: width, isCertain: Self.isCertain(character, width))
            ]
        }
    }

    /// Whether all terminals agree on a character. Emoji of several code points have as many widths as there are ways to
    /// add them up.
    private static func isCertain(_ character: Character, _ width: Int) -> Bool {
        let scalars = character.unicodeScalars
        return width < 2 || scalars.count == 1 || scalars.first?.properties.isEmoji != true
    }
}
