import Articles

/// Tells of pieces of a text what in them negates, and whether words that stand beside them need it.
struct Negations {
    private let senses = WordSenses()

    /// What words lose where those beside them are left out.
    enum Loss: Comparable {
        case none
        /// A negation of the same clause, near the words.
        case near
        /// The negation right before them.
        case own
    }

    /// No negation reaches further without a sign between.
    private static let reach = 3

    /// How many stand in a part of some pieces.
    func count(_ range: Range<Int>, in pieces: ArraySlice<ComparedText.Piece>) -> Int {
        let words = range.filter { pieces[$0].isWord }
        let found = senses.senses(of: words.map { pieces[$0].text.folded })
        return zip(words, found).count { word, sense in
            sense == .negation || sense == nil && isSecondHalf(word, in: pieces)
        }
    }

    /// The pieces of the negation that ends right before a place; empty where there is none.
    func ending(before place: Int, in pieces: ArraySlice<ComparedText.Piece>) -> Range<Int> {
        let words = Self.words(before: place, in: pieces)
        for start in words.indices.reversed() {
            let phrase = words[start...].map(\.text.folded)[...]
            if let found = senses.phrase(phrase), found.sense == .negation, found.words == phrase.count {
                return (place - phrase.count)..<place
            }
        }
        return place..<place
    }

    /// What the words before and behind a part lose where it is left out.
    func loss(of part: Range<Int>, in pieces: ArraySlice<ComparedText.Piece>, before: Bool, behind: Bool) -> Loss {
        let part = part.clamped(to: pieces.indices)
        guard !part.isEmpty else { return .none }
        if behind {
            if !ending(before: part.upperBound, in: pieces[part]).isEmpty { return .own }
            if negates(Self.words(before: part.upperBound, in: pieces[part])) { return .near }
        }
        guard before, let first = pieces[part].first, first.isWord else { return .none }
        return negates([first]) ? .near : .none
    }

    private func negates(_ words: [ComparedText.Piece]) -> Bool {
        senses.senses(of: words.map(\.text.folded)).contains(.negation)
    }

    /// The last words before a place without a sign between.
    private static func words(
        before place: Int, in pieces: ArraySlice<ComparedText.Piece>
    ) -> [ComparedText.Piece] {
        var start = place
        while start > pieces.startIndex, place - start < reach, pieces[start - 1].isWord { start -= 1 }
        return Array(pieces[start..<place])
    }

    /// "plus" behind "ne": what negates there alone.
    private func isSecondHalf(_ place: Int, in pieces: ArraySlice<ComparedText.Piece>) -> Bool {
        senses.isSecondHalf(pieces[place].text.folded)
            && Self.words(before: place, in: pieces).contains { senses.isFirstHalf($0.text.folded) }
    }
}
