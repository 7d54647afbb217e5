import Text

extension SpeechFinder {
    /// "نتنياهو: لن نتراجع": a name, a colon and what he said, as headlines have it.
    func titleAttribution() -> Attribution? {
        guard let colon = tokens.first(where: { document.isMark($0, 0x3A) }), colon - tokens.lowerBound <= 6,
            colon > tokens.lowerBound, colon + 2 < tokens.upperBound
        else { return nil }
        var source = Source()
        let next =
            document.isLatin(tokens)
            ? reader.readLatin(tokens.lowerBound, colon).end : reader.readHead(tokens.lowerBound, colon, &source)
        if document.isLatin(tokens) { source = reader.readLatin(tokens.lowerBound, colon) }
        guard source.isFound, next >= colon, source.resolved == .explicit else { return nil }
        guard let mention = reader.mention(at: colon - 1) ?? reader.mention(at: tokens.lowerBound) else { return nil }
        if document.entities[mention.entity].type == .place { return nil }
        let attribution = Attribution(
            form: .before, first: tokens.lowerBound, last: colon, start: Int(document.tokens[colon].end),
            end: document.sentences[sentence].end, verb: ":", lemma: ":", act: .say, source: source)
        return attribution
    }

    /// A sentence that is a quotation and nothing else, in the paragraph of a quotation or after it: the same one speaks on.
    func continuedQuotation() -> Attribution? {
        guard !isSectionHeading(), let pair = pairs.first, pair.open == tokens.lowerBound, pair.close - pair.open > 2
        else { return nil }
        guard
            (pair.close + 1..<max(pair.close + 1, tokens.upperBound)).allSatisfy({ document.tokens[$0].kind == .mark })
        else {
            return nil
        }
        guard let previous = document.statements.last,
            previous.kind != .indirect
                || document.sentences[previous.sentence].paragraph == document.sentences[sentence].paragraph,
            document.sentences[sentence].paragraph - document.sentences[previous.sentence].paragraph <= 1,
            let entry = reader.memory.entries.last
        else { return nil }
        var source = Source()
        reader.assign(entry, to: &source, .ellipsis)
        return Attribution(
            form: .after, first: pair.open, last: pair.close, start: Int(document.tokens[pair.open].end),
            end: Int(document.tokens[pair.close].start), verb: previous.verb, lemma: previous.lemma, act: previous.act,
            source: source, isClosed: true)
    }

    /// True in a line that heads what follows.
    func isSectionHeading() -> Bool {
        let paragraph = document.paragraphs[document.sentences[sentence].paragraph]
        let section = document.sections[paragraph.section]
        if section.kind == .headline { return true }
        return section.heading != nil && section.start == paragraph.start
    }

    /// The second half of a quotation that the reporting words cut in two.
    func addSplitQuotations(_ found: [Attribution]) {
        guard let attribution = found.last, attribution.form == .after, attribution.source.isFound else { return }
        guard let pair = pairs.first(where: { $0.open > attribution.last && $0.open - attribution.last <= 14 }),
            pair.close - pair.open > 2, !isQuotedName(pair)
        else { return }
        let between = (attribution.last + 1)..<pair.open
        guard !between.contains(where: { document.isMark($0, 0x2E) }) else { return }
        let start = Int(document.tokens[pair.open].end)
        let (first, end) = trimmed(start, Int(document.tokens[pair.close].start))
        guard end > first,
            !document.statements.contains(where: { $0.start < end && first < $0.end && $0.sentence == sentence })
        else { return }
        document.statements.append(
            StatementSpan(
                start: first, end: end, kind: .direct, verb: attribution.verb, lemma: attribution.lemma,
                act: attribution.act, speaker: attribution.source.speaker, resolved: attribution.source.resolved,
                role: attribution.source.role, via: attribution.source.via, addressed: attribution.source.addressed,
                date: document.statements.last?.date, sentence: sentence, parent: nil))
    }
}
