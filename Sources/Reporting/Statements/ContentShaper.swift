import Language
import Text

/// Cuts a content's edges and tells whether it is in quotation marks wholly, partly or not.
struct ContentShaper {
    struct Shape {
        var start: Int
        var end: Int
        var kind: StatementKind
    }
    let document: Document
    let sentence: Int

    /// The content of a construction, or nil where nothing is left of it.
    func shape(_ construction: Construction) -> Shape? {
        var (start, end) = trimmed(construction.start, construction.end)
        guard end - start >= 2 else { return nil }
        guard hasWords(start, end, construction.verb?.verb) else { return nil }
        let kind = construction.outcome == .inside ? .direct : kind(&start, &end)
        guard end > start else { return nil }
        return Shape(start: start, end: end, kind: kind)
    }

    private func hasWords(_ start: Int, _ end: Int, _ verb: Verb?) -> Bool {
        let tokens = document.tokenRange(start, end)
        if tokens.contains(where: { document.tokens[$0].kind != .mark }) { return true }
        // "اتهمه بالفساد": a preposition that is a letter of the only word is taken off; but "معلق بحبل" behind a verb that
        // has other meanings, where only what is known ("هدد بالإضراب") is said.
        guard tokens.lowerBound > 0 else { return false }
        let before = document.tokens[tokens.lowerBound - 1]
        guard before.kind != .mark, Int(before.end) > start else { return false }
        return verb?.frames.contains(.weak) != true || before.shape.contains(.innerArticle)
    }

    /// The content without the space, commas and marks round it.
    private func trimmed(_ start: Int, _ end: Int) -> (Int, Int) {
        var (start, end) = (start, min(end, document.scalars.count))
        func isEdge(_ scalar: UInt32, last: Bool) -> Bool {
            if CharacterClass.of(scalar) == .space || Folding.isBidiControl(scalar) { return true }
            switch scalar {
            case 0x2C, 0x60C, 0x3B, 0x61B, 0x3A, 0x2D, 0x2013, 0x2014: return true
            case 0x640: return !last
            case 0x2E, 0x2026: return last
            default: return false
            }
        }
        while start < end, isEdge(document.scalars[start], last: false) { start += 1 }
        while end > start, isEdge(document.scalars[end - 1], last: true) {
            if document.scalars[end - 1] == 0x2E, endsAbbreviation(end - 1) { break }
            end -= 1
        }
        return (start, end)
    }

    private func endsAbbreviation(_ stop: Int) -> Bool {
        let token = document.firstToken(from: stop) - 1
        return token >= 0 && Int(document.tokens[token].end) == stop + 1
            && document.tokens[token].shape.contains(.abbreviated)
    }

    /// Marks round the whole of the content go.
    private func kind(_ start: inout Int, _ end: inout Int) -> StatementKind {
        let scalars = document.scalars
        var after = end
        while after < scalars.count, [0x2C, 0x60C, 0x2E, 0x2026].contains(scalars[after]) { after += 1 }
        let closes = after < scalars.count && document.isQuote(after) || isInside(start, after)
        let openedBefore = start > 0 && document.isQuote(start - 1) || isInside(start, after)
        if openedBefore, closes || end >= scalars.count || end > document.sentences[sentence].end { return .direct }
        if document.isQuote(start), let kind = opened(&start, &end) { return kind }
        let isMixed = document.tokenRange(start, end).contains { token in
            guard document.pairAt[token] >= 0 else { return false }
            let pair = document.pairs[Int(document.pairAt[token])]
            return Int(document.tokens[pair.close].start) < end && !isQuotedName(pair)
        }
        if isMixed { return .mixed }
        // One mark alone within the content: its partner was forgotten.
        return (start..<end).count(where: { Quotation.isMark(scalars[$0]) }) % 2 == 1 ? .mixed : .indirect
    }

    /// True where spaces alone stand between a content and the marks of a pair round it.
    private func isInside(_ start: Int, _ end: Int) -> Bool {
        let open = document.firstToken(from: start) - 1
        guard open >= 0, document.pairAt[open] >= 0 else { return false }
        let (left, right) = (
            Int(document.tokens[open].end),
            Int(document.tokens[document.pairs[Int(document.pairAt[open])].close].start)
        )
        guard left < start, end <= right else { return false }
        return (left..<start).allSatisfy(isSpace) && (end..<right).allSatisfy(isSpace)
    }

    private func isSpace(_ index: Int) -> Bool { CharacterClass.of(document.scalars[index]) == .space }

    private func opened(_ start: inout Int, _ end: inout Int) -> StatementKind? {
        let isClosing = document.isQuote(end - 1)
        let token = document.firstToken(from: start)
        let isOpening = token < document.tokens.count && Int(document.tokens[token].start) == start
        let pair = isOpening && document.pairAt[token] >= 0 ? document.pairs[Int(document.pairAt[token])] : nil
        if isClosing, pair == nil || Int(document.tokens[pair!.close].end) == end {
            (start, end) =
                pair == nil
                ? trimmed(start + 1, end - 1)
                : trimmed(Int(document.tokens[pair!.open].end), Int(document.tokens[pair!.close].start))
            return .direct
        }
        if pair == nil, !isClosing, !(start + 1..<end).contains(where: document.isQuote) {
            // An opening mark whose partner is missing.
            start += 1
            return .direct
        }
        return nil
    }

    private func isQuotedName(_ pair: TokenPair) -> Bool {
        guard pair.close - pair.open <= 5 else { return false }
        let inside = document.mentionOf[pair.open + 1]
        if inside >= 0, document.mentions[Int(inside)].kind == .name,
            document.mentions[Int(inside)].last + 1 == pair.close
        {
            return true
        }
        guard pair.open > 0, document.tokens[pair.open - 1].kind == .word else { return false }
        return !document.tokens[pair.open - 1].anyKinds.isDisjoint(with: ClassSet([.body, .publisher, .place]))
    }
}
