import Articles

/// What an alignment tells of a quotation: how its words differ, and whether it is cut or altered.
struct DifferenceFinder {
    /// The differences, negations first.
    private(set) var differences: [WordDifference] = []
    /// Whether nothing but parts were left out, where a sign or the end of a sentence shows it.
    private(set) var isCut = true
    private let quotation: ArraySlice<ComparedText.Piece>
    private let article: SourceArticle
    private let negations: Negations

    init(
        _ alignment: WordAlignment, of quotation: ArraySlice<ComparedText.Piece>, in article: SourceArticle,
        _ negations: Negations
    ) {
        (self.quotation, self.article, self.negations) = (quotation, article, negations)
        var mine: [Int] = []
        // What negates the first of the words belongs to them, though they are laid along what is behind it.
        var theirs = Array(negations.ending(before: alignment.range.lowerBound, in: article.pieces[...]))
        for step in alignment.steps {
            switch step {
            case .same:
                close(&mine, &theirs)
            case .changed(let own, let text):
                mine.append(own)
                theirs.append(text)
            case .added(let own): mine.append(own)
            case .leftOut(let text): theirs.append(text)
            }
        }
        close(&mine, &theirs)
        differences = differences.enumerated().sorted {
            ($0.element.isNegation ? 0 : 1, $0.offset) < ($1.element.isNegation ? 0 : 1, $1.offset)
        }.map(\.element)
    }

    /// Ends a run of pieces that differ.
    private mutating func close(_ mine: inout [Int], _ theirs: inout [Int]) {
        defer { (mine, theirs) = ([], []) }
        guard !mine.isEmpty || !theirs.isEmpty else { return }
        let own = mine.map { quotation[quotation.startIndex + $0] }
        let source = theirs.map { article.pieces[$0] }
        let isMarked = own.contains(where: \.isEllipsis)
        let plain = own.filter { !$0.isEllipsis && !Self.isBracket($0) }
        // Signs that nothing is left out at tell of no other words.
        if plain.isEmpty, !source.contains(where: \.isWord), source.isEmpty || isMarked { return }
        let crosses = source.contains { $0.endsSentence || $0.isQuote }
        // Left out where a sign or the end of a sentence shows it.
        let isGap =
            source.contains(where: \.isWord) && !own.contains(where: \.isWord) && (isMarked || crosses)
        let ownText = isGap ? "" : Self.text(plain)
        let sourceText = Self.text(ownText.isEmpty ? Self.trimmed(source) : source)
        let (ownSpan, sourceSpan) = (Self.span(mine, from: quotation.startIndex), Self.span(theirs, from: 0))
        let lost =
            isGap
            ? losesNegation(sourceSpan) ? 1 : 0
            : negations.count(sourceSpan, in: article.pieces[...]) - negations.count(ownSpan, in: quotation)
        if !isGap || lost > 0 { isCut = false }
        guard !ownText.isEmpty || !sourceText.isEmpty else { return }
        differences.append(
            WordDifference(kind: Self.kind(lost, sourceText, ownText), source: sourceText, draft: ownText))
    }

    private static func kind(_ lost: Int, _ source: String, _ draft: String) -> WordDifference.Kind {
        if lost > 0 { return .negationLost }
        if lost < 0 { return .negationAdded }
        return draft.isEmpty ? .leftOut : source.isEmpty ? .added : .changed
    }

    /// From the first to the last of some places.
    private static func span(_ places: [Int], from start: Int) -> Range<Int> {
        guard let first = places.first, let last = places.last else { return start..<start }
        return (start + first)..<(start + last + 1)
    }

    /// Whether the words beside a part that is left out lose a negation of theirs.
    private func losesNegation(_ part: Range<Int>) -> Bool {
        negations.loss(of: part, in: article.pieces[...], before: true, behind: true) > .none
    }

    /// The words with blanks between them, and signs where they stood.
    static func text(_ pieces: [ComparedText.Piece]) -> String {
        var text = ""
        for piece in pieces {
            if !text.isEmpty, piece.isWord || piece.isQuote { text += " " }
            text += piece.text
        }
        return text
    }

    /// Without the signs at the ends, where there are words.
    private static func trimmed(_ pieces: [ComparedText.Piece]) -> [ComparedText.Piece] {
        let words = Array(pieces.withoutSignsAtEnds)
        return words.isEmpty ? pieces : words
    }

    private static func isBracket(_ piece: ComparedText.Piece) -> Bool { ["[", "]", "(", ")"].contains(piece.text) }
}

extension WordDifference {
    /// Whether it turns the sense.
    public var isNegation: Bool { kind == .negationLost || kind == .negationAdded }
}
