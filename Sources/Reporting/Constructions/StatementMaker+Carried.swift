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
