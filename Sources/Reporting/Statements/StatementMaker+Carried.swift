import Language

/// Quotations whose reporting words end the paragraph before: `أجاب:` and, on the next line, `«…»`.
extension StatementMaker {
    /// True where reporting words and a colon end a sentence.
    func opensNext(_ construction: Construction, _ bounds: Range<Int>) -> Bool {
        construction.outcome == .clause && construction.tokens.upperBound == bounds.upperBound
            && document.isMark(bounds.upperBound - 1, 0x3A)
    }

    /// The quotation that opens a sentence, as what the paragraph before said that somebody said.
    func carried(_ index: Int, _ bounds: Range<Int>) -> Reported? {
        guard var reported = pending else { return nil }
        pending = nil
        let open = bounds.lowerBound
        guard document.isQuoteMark(open), reported.source.isFound else { return nil }
        let pair = layers.pair(openingAt: open)
        reported.construction.start = Int(document.tokens[open].end)
        reported.construction.end =
            pair.map { Int(document.tokens[$0.close].start) }
            ?? QuotationRun(document: document).openEnd(from: open, sentence: index)
        reported.construction.isClosed = true
        return reported
    }
}

/// Quotations that stand alone.
extension StatementMaker {
    /// A sentence that is a quotation and nothing else: whoever spoke before speaks on, in the paragraph of his words
    /// or after it, or
    /// the one whom the sentence before is about begins.
    func continued(_ index: Int, _ bounds: Range<Int>) -> Reported? {
        guard !isHeading(index), let pair = layers.pair(openingAt: bounds.lowerBound), pair.close - pair.open > 2,
            (pair.close + 1..<max(pair.close + 1, bounds.upperBound)).allSatisfy({ document.tokens[$0].kind == .mark }),
            let entry = discourse.entries.last
        else { return nil }
        let resolver: String
        if !entry.isActor, goesOn(index) {
            resolver = "continued"
        } else if entry.isActor, !entry.isObject, document.sentences[index].paragraph - entry.paragraph <= 1,
            isPerson(entry),
            pair.close - pair.open > 3
        {
            resolver = "topic"
        } else {
            return nil
        }
        guard let construction = quotation(pair, index) else { return nil }
        var source = OpenSource()
        source.fill(entry, .ellipsis)
        source.resolver = resolver
        return Reported(construction: construction, source: source)
    }

    /// True where the statement before is a quotation, or stands in the same paragraph.
    private func goesOn(_ index: Int) -> Bool {
        guard let previous = document.statements.last else { return false }
        let (paragraph, before) = (document.sentences[index].paragraph, document.sentences[previous.sentence].paragraph)
        let isRight = previous.sentence == index - 1
        return (previous.kind != .indirect || paragraph == before || isRight) && paragraph - before <= 1
    }

    private func isPerson(_ entry: Discourse.Entry) -> Bool {
        if entry.draft != nil { return true }
        if case .entity(let entity) = entry.speaker { return document.entities[entity].type == .person }
        return false
    }
}
