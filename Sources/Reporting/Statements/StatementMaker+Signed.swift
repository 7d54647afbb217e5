import Language

/// Quotations that a dash and a name sign: `"…" — Anne Leroy, mayor of Velda`, in one line or two.
extension StatementMaker {
    /// A sentence that is a quotation in marks, as what the one says who is named behind the dash after it.
    func signed(_ found: [Construction], _ index: Int, _ bounds: Range<Int>) -> Reported? {
        guard !isHeading(index), let pair = layers.pair(openingAt: bounds.lowerBound), pair.close - pair.open > 2,
            found.allSatisfy({ $0.cue.lowerBound < pair.close }),
            let signature = signature(behind: pair.close, index, bounds),
            let phrase = layers.source(at: signature.lowerBound, in: signature),
            isClosed(phrase, signature),
            let construction = quotation(pair, index)
        else { return nil }
        let context = SpeakerContext(
            document: document, layers: layers, discourse: discourse, construction: construction, phrase: phrase,
            bounds: signature, paragraph: document.sentences[index].paragraph, earlier: [], isSlotUnread: false)
        let source = Speakers.resolve(context)
        return signs(source) ? Reported(construction: construction, source: source, isSigned: true) : nil
    }

    /// True for who may stand alone behind a dash; what an outlet stands there for is its credit ("— AP"), and one word that no
    /// list knows is no name ("— Ends").
    private func signs(_ source: OpenSource) -> Bool {
        switch source.draft {
        case .entity(let entity): !document.entities[entity].isOutlet
        case .person(let name): name.count > 1
        case .before, .none: false
        default: true
        }
    }

    /// The tokens behind the dash that follows a quotation, in its sentence or as the next one.
    private func signature(behind close: Int, _ index: Int, _ bounds: Range<Int>) -> Range<Int>? {
        let dash = (close + 1..<max(close + 1, bounds.upperBound)).first { !document.isSentenceStop($0) }
        if let dash { return document.isDash(dash) ? dash + 1..<bounds.upperBound : nil }
        let next = index + 1
        guard next < document.sentences.count,
            document.sentences[next].paragraph - document.sentences[index].paragraph <= 1
        else { return nil }
        let line = document.sentences[next].tokens
        guard line.count > 1, document.isDash(line.lowerBound) else { return nil }
        let finder = ConstructionFinder(
            document: document, layers: layers, bounds: line, language: document.sentences[next].language)
        return finder.constructions(in: line).isEmpty ? line.lowerBound + 1..<line.upperBound : nil
    }

    /// True where nothing goes on behind the one who signs but what is said of them: "Anne Leroy, mayor of Velda".
    private func isClosed(_ phrase: SourcePhrase, _ signature: Range<Int>) -> Bool {
        let next = phrase.tokens.upperBound
        return next >= signature.upperBound || document.isComma(next) || document.isMark(next, 0x28)
            || document.isSentenceStop(next) || document.isComma(next - 1)
    }
}
