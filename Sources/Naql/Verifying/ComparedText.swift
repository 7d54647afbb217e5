import Text

/// A text as it is compared with another: its words and the signs between them, as written but for harakat, tatweel, kinds of
/// quotation marks, line ends and hyphenation.
struct ComparedText {
    /// A word or a sign.
    struct Piece {
        /// Code points of the text.
        let range: Range<Int>
        /// What is compared, without the hyphen of a word that is parted between two lines.
        let text: String
        /// The same with that hyphen, where there is one.
        let hyphenated: String?
        /// The hash of a word's folded letters; 0 for a sign.
        let key: UInt64

        var isWord: Bool { key != 0 }

        /// Whether both say the same.
        func equals(_ other: Piece) -> Bool {
            guard key == other.key else { return false }
            if text == other.text { return true }
            guard hyphenated != nil || other.hyphenated != nil else { return false }
            return [text, hyphenated].contains { mine in
                mine != nil && (mine == other.text || mine == other.hyphenated)
            }
        }

        /// Whether both say the same where this one opens a quotation: its capital may be the sentence's.
        func opens(as other: Piece) -> Bool {
            guard key == other.key else { return false }
            return equals(other) || hyphenated == nil && other.hyphenated == nil && small == other.small
        }

        private var small: String { text.prefix(1).lowercased() + text.dropFirst() }

        /// A sign that something is left out: `…`, `...`.
        var isEllipsis: Bool { text == "…" }
        /// A sign behind which a sentence may be over.
        var endsSentence: Bool { [".", "!", "?", "؟", "…"].contains(text) }
        /// A question mark.
        var asks: Bool { text == "?" || text == "؟" }
        var isQuote: Bool { text == "\"" }
    }

    private(set) var pieces: [Piece] = []

    /// Cuts a part of a text.
    init(_ scalars: [UInt32], in range: Range<Int>) {
        let range = range.clamped(to: scalars.indices)
        scalars[range].withUnsafeBufferPointer { part in
            var end = 0
            WordCutter().forEachWord(part) { first, last, key in
                addSigns(part, end..<first, offset: range.lowerBound)
                addWord(part, first..<last, max(key, 1), offset: range.lowerBound)
                end = last
            }
            addSigns(part, end..<part.count, offset: range.lowerBound)
        }
    }

    /// A range that begins where its first word does: a statement may begin behind letters that are written with that word.
    static func wholeWords(_ range: Range<Int>, in scalars: [UInt32]) -> Range<Int> {
        guard range.lowerBound < min(range.upperBound, scalars.count) else { return range }
        var start = range.lowerBound
        let table = LetterTable.shared
        guard table.code(scalars[start]) > LetterTable.separator else { return range }
        while start > 0, table.code(scalars[start - 1]) > LetterTable.separator { start -= 1 }
        return start..<range.upperBound
    }

    /// The words of a text by their keys.
    var words: [Piece] { pieces.filter(\.isWord) }

    private mutating func addWord(
        _ scalars: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, _ key: UInt64, offset: Int
    ) {
        var text = String.UnicodeScalarView()
        var hyphenated = String.UnicodeScalarView()
        var isParted = false
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case 0x2D, 0x2010, 0x2011:
                let next = scalars[index]
                if next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 || next == 0xA0 {
                    isParted = true
                } else {
                    text.append("-")
                }
                hyphenated.append("-")
            case 0x20, 0x0A, 0x0D, 0x09, 0xA0, 0xAD: break
            case 0x2019, 0x2BC, 0x27:
                text.append("'")
                hyphenated.append("'")
            default:
                guard !Self.isPassedOver(scalar), let kept = Unicode.Scalar(scalar) else { continue }
                text.append(kept)
                hyphenated.append(kept)
            }
        }
        pieces.append(
            Piece(
                range: (range.lowerBound + offset)..<(range.upperBound + offset), text: String(text),
                hyphenated: isParted ? String(hyphenated) : nil, key: key))
    }

    private mutating func addSigns(_ scalars: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, offset: Int) {
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = scalars[index]
            var end = index + 1
            if scalar == 0x2E {
                while end < range.upperBound, scalars[end] == 0x2E { end += 1 }
            }
            defer { index = end }
            guard CharacterClass.of(scalar) == .other, let sign = Unicode.Scalar(scalar) else { continue }
            let isEllipsis = scalar == 0x2026 || end - index > 2
            let text = isEllipsis ? "…" : Self.isQuote(scalar) ? "\"" : String(Character(sign))
            pieces.append(
                Piece(range: (index + offset)..<(end + offset), text: text, hyphenated: nil, key: 0))
        }
    }

    private static func isQuote(_ scalar: UInt32) -> Bool {
        Quotation.isMark(scalar) || scalar == 0x27 || scalar == 0x2018 || scalar == 0x2019 || scalar == 0x60
    }

    /// Harakat, tatweel and what is invisible. Hamza and madda above and below are letters' own.
    private static func isPassedOver(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x640, 0x610...0x61A, 0x64B...0x652, 0x656...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8,
            0x6EA...0x6ED, 0x200B...0x200D, 0x2060, 0xFEFF, 0xFE00...0xFE0F:
            true
        default: Folding.isBidiControl(scalar)
        }
    }
}
