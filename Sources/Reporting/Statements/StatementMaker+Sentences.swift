import Language

/// The way of a sentence: its constructions, who says each, and what is written down. It names all other parts; none names it.
extension StatementMaker {
    func run() {
        for entity in document.entities where entity.type == .person {
            for form in entity.forms { document.personWords.formUnion(WordHash.words(of: form)) }
        }
        var lastSection = -1
        for index in document.sentences.indices {
            if document.effort.isOver { return }
            let span = document.sentences[index]
            if span.end <= consumedTo { continue }
            let section = document.paragraphs[span.paragraph].section
            let kind = document.sections[section].kind
            if section != lastSection {
                let isOther = document.sections[section].isOtherStory && document.sections[section].heading != nil
                if kind == .teaser || isOther { discourse.forget() }
                lastSection = section
            }
            if kind != .boilerplate { read(index) }
        }
        OfficeHolders(document: document).identify()
        nest()
        forgetDenied()
    }

    private func read(_ index: Int) {
        let bounds = Dateline(document: document).textBounds(of: index)
        guard bounds.count > 2 else { return }
        layers.forget(before: bounds)
        let content = ContentFinder(document: document, layers: layers, sentence: index, bounds: bounds)
        if let carried = carried(index, bounds) {
            noteSpeakers([record(carried, index, bounds)].compactMap { $0 }, index, bounds)
            return
        }
        let finder = ConstructionFinder(
            document: document, layers: layers, bounds: bounds, language: document.sentences[index].language)
        let found = finder.constructions(in: bounds)
        let goesOn = !found.contains { $0.outcome == .inside }
        if let alone = answered(found, index, bounds) ?? signed(found, index, bounds)
            ?? (goesOn ? continued(index, bounds) : nil)
        {
            noteSpeakers([record(alone, index, bounds)].compactMap { $0 }, index, bounds)
            return
        }
        var reported: [Reported] = []
        // The sources of those accepted before, asides left out.
        var earlier: [Discourse.Entry] = []
        var latest: OpenSource?
        for construction in content.placed(found) {
            if let source = latest { earlier.append(entry(of: source, index)) }
            latest = nil
            guard let accepted = accepted(construction, index, bounds, earlier, after: reported.last) else { continue }
            reported.append(accepted)
            if construction.outcome != .around { latest = accepted.source }
        }
        if let last = found.last, opensNext(last, bounds) {
            if let source = latest { earlier.append(entry(of: source, index)) }
            pending = accepted(last, index, bounds, earlier, after: reported.last)
        }
        settle(&reported, content)
        relayAsides(&reported)
        noteReason(reported, bounds)
        let cutter = ContentCutter(document: document, layers: layers, content: content)
        let parts = reported.flatMap { cutter.parts(of: $0) }
        noteSpeakers(parts.compactMap { record($0, index, bounds) }, index, bounds)
    }

    /// Gives each statement the content that is its own beside the others'.
    private func settle(_ reported: inout [Reported], _ content: ContentFinder) {
        let settled = content.settled(reported.map(\.construction))
        for position in reported.indices { reported[position].construction = settled[position] }
    }

    private func accepted(
        _ construction: Construction, _ index: Int, _ bounds: Range<Int>, _ earlier: [Discourse.Entry],
        after last: Reported?
    ) -> Reported? {
        if construction.has(.chained), last?.construction.outcome != .clause { return nil }
        // Resolvers look through what was named and quoted last.
        document.effort.spend(500)
        let written = phrase(.who, construction, bounds)
        let isTold = written.map { isHearer($0, construction) } ?? false
        let phrase = isTold ? nil : written
        let isUnread =
            !isTold && phrase == nil && (construction.captures[.who] != nil || isUnread(construction, bounds))
        let context = SpeakerContext(
            document: document, layers: layers, discourse: discourse, construction: construction, phrase: phrase,
            bounds: bounds, paragraph: document.sentences[index].paragraph, earlier: earlier, isSlotUnread: isUnread)
        var reported = Reported(construction: construction, source: Speakers.resolve(context))
        let isAfterPresent = (last?.construction.verb?.tags ?? lastForm).contains(.present)
        guard
            Acceptance(document: document, layers: layers)
                .stands(reported, phrase, isUnread, bounds, isAfterPresent: isAfterPresent)
        else { return nil }
        relay(&reported, context)
        // "ونقلت الوكالة عن X قوله إن …، مضيفا أن": what X adds comes the same way.
        if construction.has(.same), reported.via.isEmpty, let last, !last.via.isEmpty,
            reported.source.resolver == SameClauseSpeaker.name,
            !last.construction.isClosed || !last.addressed.isEmpty
        {
            reported.via = last.via
        }
        SlotReader(document: document, layers: layers).read(&reported, bounds)
        return reported
    }

    /// "وأبلغ الصحافيين أن": behind a verb that says whom, what cannot be its subject is told.
    private func isHearer(_ phrase: SourcePhrase, _ construction: Construction) -> Bool {
        guard let verb = construction.verb, verb.verb.frames.contains(.whom), !verb.tags.contains(.participle) else {
            return false
        }
        return phrase.tokens.lowerBound == construction.cue.upperBound
            && document.isObliquePlural(phrase.tokens.lowerBound)
    }

    /// Notes who passed on what a construction reports, as far as it says so itself.
    private func relay(_ reported: inout Reported, _ context: SpeakerContext) {
        for capture in [PatternCapture.via, .through] {
            guard let outer = phrase(capture, reported.construction, context.bounds) else { continue }
            let inner = SpeakerContext(
                document: document, layers: layers, discourse: discourse, construction: reported.construction,
                phrase: outer, bounds: context.bounds, paragraph: context.paragraph, earlier: [], isSlotUnread: false)
            let source = Speakers.resolve(inner)
            if source.isFound { reported.via.append((source, verbText(reported.construction))) }
        }
        relaySlotAside(&reported, context)
        if reported.construction.captures[.via] == nil,
            reported.construction.verb?.verb.frames.contains(.relay) == true,
            !reported.construction.has(.same), reported.construction.verb?.isPassive == false,
            !isSubject(reported.construction)
        {
            relayElided(&reported, context)
        }
    }

    /// "وقال X، بحسب Y، إن": who the words between subject and content say that it came through.
    private func relaySlotAside(_ reported: inout Reported, _ context: SpeakerContext) {
        let construction = reported.construction
        let slot = construction.cue.upperBound..<max(construction.cue.upperBound, construction.tokens.upperBound)
        let quote = construction.captures[.quote] ?? 0..<0
        guard
            let first = slot.dropFirst().first(where: { index in
                document.isComma(index - 1) && layers.facts[index].phraseKinds.contains(.attribution)
                    && !quote.contains(index)
            }),
            let phrase = document.phrase(at: first, before: slot.upperBound, ClassSet(.attribution)),
            let teller = layers.source(at: phrase.last + 1, in: phrase.last + 1..<slot.upperBound)
        else { return }
        let source = Speakers.resolve(context.asking(teller))
        if source.isFound { reported.via.append((source, nil)) }
    }

    /// True where who speaks is the verb's own subject, and not whom it was heard from: "Reuters reported that".
    private func isSubject(_ construction: Construction) -> Bool {
        guard let who = construction.captures[.who] else { return false }
        return who.upperBound <= construction.cue.lowerBound
            || who.lowerBound == construction.cue.upperBound && !document.has(who.lowerBound, .preposition)
    }

    /// "ونقلت عن متحدث قوله": whoever spoke before passes on, where the verb agrees.
    private func relayElided(_ reported: inout Reported, _ context: SpeakerContext) {
        var teller = OpenSource()
        let open = context.asking(nil)
        for resolver in [SameClauseSpeaker.self, LastSpeaker.self] as [any SpeakerResolver.Type]
        where !teller.isFound { resolver.resolve(&teller, open) }
        if teller.isFound { reported.via.append((teller, verbText(reported.construction))) }
    }

    /// The source phrase that a capture holds.
    private func phrase(_ capture: PatternCapture, _ construction: Construction, _ bounds: Range<Int>) -> SourcePhrase?
    {
        guard let range = construction.captures[capture] else { return nil }
        let limits = bounds.lowerBound..<max(range.upperBound, bounds.lowerBound + 1)
        return layers.source(at: range.lowerBound, in: limits) ?? layers.source(
            at: range.lowerBound, in: limits, prefixed: true)
            ?? layers.source(at: range.lowerBound, in: bounds)
    }

    /// True where the slot between verb and content holds words that no rule read.
    private func isUnread(_ construction: Construction, _ bounds: Range<Int>) -> Bool {
        guard let slot = construction.captures[.slot], slot.lowerBound == construction.cue.upperBound else {
            return false
        }
        let words = slot.drop { index in
            document.tokens[index].kind != .word
                || document.wholeEntry(at: index, .preposition)?.tags.contains(.pronoun) == true
        }
        guard let first = words.first else { return false }
        // What hangs on the verb is no subject.
        let others = ClassSet([
            .preposition, .conjunction, .adjunct, .verb, .day, .weekday, .dayPart, .remark, .pronoun,
        ])
        let reading = document.readings(of: first).first { $0.node != 0 }
        if disagrees(first, with: construction) { return false }
        return document.tokens[first].kinds.isDisjoint(with: others) && reading?.preposition ?? 0 == 0
            && reading?.hasConjunction != true && (!layers.isBindable(first) || mayBeName(first, bounds))
    }

    /// True for a word with the article whose ending says that it is not the verb's subject: "تتذكر الشهور الأولى".
    private func disagrees(_ word: Int, with construction: Construction) -> Bool {
        guard let tags = construction.verb?.tags, document.tokens[word].shape.contains(.article),
            document.tokens[word].isUnlisted, !tags.contains(.anyGender), !tags.contains(.plural)
        else { return false }
        return document.endsFeminine(word) != tags.contains(.feminine)
    }

    /// True for an unknown word that may open with a clitic where what follows shows that it is a name: an adjective or a
    /// noun with the article that says who is meant ("اعترف كافين المحترف في الفريق").
    private func mayBeName(_ word: Int, _ bounds: Range<Int>) -> Bool {
        let next = word + 1
        guard next < bounds.upperBound, document.tokens[next].kind == .word, !document.endsAsNoun(word) else {
            return false
        }
        return document.tokens[next].shape.contains(.article)
            && document.tokens[next].kinds.isDisjoint(with: ClassSet([.weekday, .day, .adjunct]))
    }
}
