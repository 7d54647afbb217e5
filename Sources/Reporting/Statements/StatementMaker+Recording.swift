import Language

/// Writes statements down, and says what the discourse is to know of them.
extension StatementMaker {
    /// A statement that was written down, for the discourse.
    struct Recorded {
        let start: Int
        let end: Int
        let entry: Discourse.Entry
    }

    func entry(of source: OpenSource, _ index: Int) -> Discourse.Entry {
        Discourse.Entry(
            speaker: source.isFound ? registry.speaker(source) : .none, gender: source.gender,
            isPlural: source.isPlural,
            nouns: source.nouns, paragraph: document.sentences[index].paragraph)
    }

    func verbText(_ construction: Construction) -> String {
        if construction.verb == nil, construction.outcome != .around, let verb = construction.captures[.verb] {
            return document.string(
                Int(document.tokens[verb.lowerBound].start), Int(document.tokens[verb.upperBound - 1].end))
        }
        guard let form = construction.verb else {
            let (first, last) = (
                construction.cue.lowerBound, max(construction.cue.lowerBound, construction.cue.upperBound - 1)
            )
            let joined = document.readings(of: first).first { reading in
                reading.hasConjunction && reading.preposition == 0 && reading.node != 0
                    && document.tokens[first].kinds.isEmpty
            }
            return document.string(
                Int(document.tokens[first].start) + Int(joined?.prefix ?? 0), Int(document.tokens[last].end))
        }
        return document.string(
            Int(document.tokens[form.tokens.lowerBound].start) + Int(form.reading.prefix),
            Int(document.tokens[form.tokens.upperBound - 1].end))
    }

    /// Who says what was found.
    func speaker(of reported: Reported) -> Speaker {
        reported.source.isFound ? registry.speaker(reported.source) : .none
    }

    /// Writes a statement down; answers what the discourse is to know of it.
    func record(_ reported: Reported, _ index: Int, _ bounds: Range<Int>) -> Recorded? {
        let shaper = ContentShaper(document: document, sentence: index)
        // Its text is looked through, and becomes a property.
        document.effort.spend(max(0, reported.construction.end - reported.construction.start))
        guard var shape = shaper.shape(reported.construction) else { return nil }
        // A turn of a conversation is the speaker's own words; a head only says what they come to.
        if reported.construction.outcome == .line, !isHeading(index), shape.kind == .indirect { shape.kind = .direct }
        if isSpelledOut(reported.construction), !isHeading(index), shape.kind == .indirect { shape.kind = .direct }
        let speaker = speaker(of: reported)
        let via = relays(of: reported, speaker)
        noteGender(of: speaker, reported, hasRelays: !via.isEmpty)
        document.statements.append(statement(reported, shape, speaker, via, index))
        if shape.end > document.sentences[index].end { consumedTo = shape.end }
        if document.isDashAnswer(reported.construction.cue.lowerBound) {
            consumedTo = reported.construction.end
        }
        if let form = reported.construction.verb { lastForm = form.tags }
        guard reported.source.isFound else { return nil }
        var entry = entry(of: reported.source, index)
        entry.asks = reported.construction.verb?.verb.act == .ask
        entry.isAnybody = reported.source.isAnybody
        return Recorded(start: shape.start, end: shape.end, entry: entry)
    }

    /// True behind a verb and a colon, in scripts whose papers often write no marks: the words themselves.
    private func isSpelledOut(_ construction: Construction) -> Bool {
        construction.outcome == .clause && construction.verb != nil
            && document.tokens[construction.cue.lowerBound].shape.contains(.clitic)
            && document.isMark(construction.tokens.upperBound - 1, 0x3A)
    }

    /// What a quotation alone goes on with came the same way.
    private func relays(of reported: Reported, _ speaker: Speaker) -> [Relay] {
        if reported.source.resolver == "continued", let previous = document.statements.last,
            previous.speaker == speaker, reported.via.isEmpty
        {
            return previous.via
        }
        return reported.via.compactMap { relay in
            let through = registry.speaker(relay.source)
            return through != speaker && through != .none ? Relay(speaker: through, verb: relay.verb) : nil
        }
    }

    /// A verb's form shows the gender of its subject; that of a verb that passes words on is who passes them on.
    private func noteGender(of speaker: Speaker, _ reported: Reported, hasRelays: Bool) {
        guard case .entity(let person) = speaker, reported.source.resolved == .explicit, !hasRelays,
            document.entities[person].type == .person, let form = reported.construction.verb,
            !form.verb.frames.contains(.relay)
        else { return }
        document.entities[person].clues.note(.verb, form.tags)
    }

    private func statement(
        _ reported: Reported, _ shape: ContentShaper.Shape, _ speaker: Speaker, _ via: [Relay], _ index: Int
    ) -> StatementSpan {
        let source = reported.source
        let isOther = document.sections[document.paragraphs[document.sentences[index].paragraph].section].isOtherStory
        let words = words(of: reported)
        return StatementSpan(
            start: shape.start, end: shape.end, kind: shape.kind, verb: words.verb, lemma: words.lemma, act: words.act,
            speaker: speaker, resolved: source.isFound ? source.resolved : .none,
            role: source.role.map {
                document.clean(
                    Int(document.tokens[$0.lowerBound].start), Int(document.tokens[$0.upperBound - 1].end))
            },
            via: via, addressed: reported.addressed.map { registry.speaker($0) },
            date: isOther ? nil : reported.date, sentence: index,
            isDeniedClause: words.act == .deny && reported.construction.outcome == .clause, parent: nil,
            rule: rule(of: reported),
            resolver: source.isFound ? source.resolver : "none")
    }

    private func rule(of reported: Reported) -> String {
        if reported.isSigned { return "signed" }
        return isAlone(reported.source) ? "continued" : document.lexicon.table.name(of: reported.construction.rule)
    }

    /// True for a quotation without reporting words of its own.
    private func isAlone(_ source: OpenSource) -> Bool { source.resolver == "continued" || source.resolver == "topic" }

    /// The reporting words of a statement; a quotation alone goes by those of the one that it goes on with.
    private func words(of reported: Reported) -> (verb: String, lemma: String, act: SpeechAct) {
        if reported.isSigned { return ("", "", .say) }
        guard !isAlone(reported.source) else {
            let previous = reported.source.resolver == "continued" ? document.statements.last : nil
            return (previous?.verb ?? "", previous?.lemma ?? "", previous?.act ?? .say)
        }
        let verb = verbText(reported.construction)
        let form = reported.construction.verb
        return (verb, form.map { document.lexicon.table.lemma($0.verb) } ?? verb, form?.verb.act ?? .say)
    }
}
