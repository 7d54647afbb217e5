import Text

/// A line of text as the pieces that stay whole when it is wrapped: what stands between blanks, so no number, date, word
/// or address is ever broken, and East Asian text, which has no blanks, by its signs.
struct BreakableLine {
    /// What stays whole.
    struct Piece {
        var text: Substring
        /// In cells.
        var width: Int
        /// The blanks before it, which go where the line is broken.
        var blanks: Substring
    }

    private(set) var pieces: [Piece] = []

    init(_ line: Substring) {
        var blanks = line.startIndex
        var start = line.startIndex
        var width = 0
        var previous: Character?
        var index = line.startIndex
        func end(at index: Substring.Index) {
            pieces.append(Piece(text: line[start..<index], width: width, blanks: line[blanks..<start]))
        }
        while index < line.endIndex {
            let character = line[index]
            let next = line.index(after: index)
            if Self.isBlank(character) {
                if previous != nil {
                    end(at: index)
                    blanks = index
                }
                (start, width, previous) = (next, 0, nil)
            } else {
                if let previous, EastAsian.mayBreak(previous, character) {
                    end(at: index)
                    (blanks, start, width) = (index, index, 0)
                }
                width += DisplayWidth.of(character)
                previous = character
            }
            index = next
        }
        // Blanks at the end are a piece that is nothing but them.
        if start < line.endIndex || blanks < line.endIndex { end(at: line.endIndex) }
        joinGroupsOfDigits()
    }

    /// Cells of the widest piece: no column can be narrower.
    var widestPiece: Int { pieces.reduce(0) { max($0, $1.width) } }

    /// The lines, each no wider than `limit` cells unless one piece alone is.
    func wrapped(to limit: Int) -> [CellText] {
        var lines: [CellText] = []
        var line = ""
        var width = 0
        for (index, piece) in pieces.enumerated() {
            let gap = DisplayWidth.of(String(piece.blanks))
            if index > 0, width + gap + piece.width > limit {
                lines.append(CellText(line))
                (line, width) = (String(piece.text), piece.width)
            } else {
                line += piece.blanks + piece.text
                width += gap + piece.width
            }
        }
        lines.append(CellText(line))
        return lines
    }

    /// `12 345 678` is one number, though it has blanks.
    private mutating func joinGroupsOfDigits() {
        guard pieces.count > 1 else { return }
        var joined: [Piece] = [pieces[0]]
        var groups = Self.endsAsGroup(pieces[0].text) ? 1 : 0
        for piece in pieces.dropFirst() {
            // 64 bits have seven groups; more are a list of numbers.
            if groups > 0, groups < 7, piece.blanks == " ", Self.beginsAsGroup(piece.text) {
                let last = joined.removeLast()
                let text = last.text.base[last.text.startIndex..<piece.text.endIndex]
                joined.append(Piece(text: text, width: last.width + 1 + piece.width, blanks: last.blanks))
                groups = Self.isGroup(piece.text) ? groups + 1 : 0
            } else {
                joined.append(piece)
                groups = Self.endsAsGroup(piece.text) ? 1 : 0
            }
        }
        pieces = joined
    }

    private static func isDigit(_ character: Character) -> Bool { character.wholeNumberValue != nil }

    /// Three digits and nothing else.
    private static func isGroup(_ text: Substring) -> Bool { text.count == 3 && text.allSatisfy(isDigit) }

    /// Three digits, then perhaps other signs.
    private static func beginsAsGroup(_ text: Substring) -> Bool { text.prefix { isDigit($0) }.count == 3 }

    /// One to three digits at the end that no letter or point stands before.
    private static func endsAsGroup(_ text: Substring) -> Bool {
        let digits = text.reversed().prefix { isDigit($0) }.count
        guard (1...3).contains(digits) else { return false }
        guard let before = text.dropLast(digits).last else { return true }
        return !(before.isLetter || ".,:-/_".contains(before))
    }

    /// The blanks at which a line may be broken; those that hold together (no-break, thin, figure space) are none.
    private static func isBlank(_ character: Character) -> Bool {
        switch character {
        case " ", "\u{1680}", "\u{2000}"..."\u{2005}", "\u{205F}", "\u{3000}": true
        default: false
        }
    }
}
