import Language

/// Makes the statements of an article, sentence by sentence, with what was said before in mind.
final class StatementMaker {
    let document: Document
    let layers: LayerReader
    let registry: SourceRegistry
    var discourse = Discourse()
    /// Reporting words at the end of a paragraph and a colon, whose quotation opens the next.
    var pending: Reported?
    /// The end of a quotation that ran over into what follows its sentence.
    var consumedTo = 0
    /// What the form of the last statement's verb says.
    var lastForm: WordTags = []

    init(_ document: Document) {
        self.document = document
        layers = LayerReader(document)
        registry = SourceRegistry(document, layers)
    }

    /// A construction with who says it.
    struct Reported {
        var construction: Construction
        var source: OpenSource
        var via: [(source: OpenSource, verb: String?)] = []
        var addressed: [OpenSource] = []
        var date: Int?
    }

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

    // MARK: A sentence

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
        if let alone = answered(found, index, bounds) ?? (goesOn ? continued(index, bounds) : nil) {
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
        relayAsides(&reported, content)
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
        let phrase = phrase(.who, construction, bounds)
        let isUnread = phrase == nil && (construction.captures[.who] != nil || isUnread(construction, bounds))
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
            reported.source.resolver == SameClauseSpeaker.name, !last.construction.isClosed
        {
            reported.via = last.via
        }
        SlotReader(document: document, layers: layers).read(&reported, bounds)
        return reported
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

    /// True for a word with the article whose ending says that it is not the verb's subject: "تتذكر الشهور الأولى".
    private func disagrees(_ word: Int, with construction: Construction) -> Bool {
        guard let tags = construction.verb?.tags, document.tokens[word].shape.contains(.article),
            document.tokens[word].isUnlisted, !tags.contains(.anyGender), !tags.contains(.plural)
        else { return false }
        return document.endsFeminine(word) != tags.contains(.feminine)
    }

    // MARK: Asides

    /// "قال X إن …، وفق Y", "X said …, Reuters reported": one statement, passed on by Y; or, where X is a publisher, Y's and
    /// passed on by X.
    private func relayAsides(_ found: inout [Reported], _ content: ContentFinder) {
        var index = 0
        while index < found.count {
            let aside = found[index]
            if passOn(from: index, &found) { continue }
            guard aside.source.isFound, let host = host(of: aside, in: found[..<index]), found[host].source.isFound
            else {
                index += 1
                continue
            }
            let (outer, inner) = (registry.speaker(found[host].source), registry.speaker(aside.source))
            let opening = Int(document.tokens[aside.construction.tokens.lowerBound].start)
            // Words of one's own ("برأيه") within a content are a part of it.
            if !found[host].construction.isClosed, outer != inner || aside.construction.end <= opening {
                found[host].construction.end = min(found[host].construction.end, opening)
            }
            if isOutlet(outer), outer != inner {
                found[host].via =
                    found[host].via + [(found[host].source, verbText(found[host].construction))] + aside.via
                found[host].source = aside.source
            } else if outer != inner {
                found[host].via.insert(contentsOf: aside.via + [(aside.source, verbText(aside.construction))], at: 0)
            }
            found.remove(at: index)
        }
    }

    /// "وبحسب Y، قال X إن …", "According to Y, X said …": what X said, passed on by Y, who says nothing besides.
    private func passOn(from index: Int, _ found: inout [Reported]) -> Bool {
        let aside = found[index]
        guard aside.construction.outcome == .around, aside.source.isFound, index + 1 < found.count else { return false }
        let next = found[index + 1].construction
        guard next.outcome != .around, next.outcome != .before, found[index + 1].source.isFound,
            aside.construction.start >= Int(document.tokens[aside.construction.tokens.upperBound - 1].end),
            aside.construction.start <= Int(document.tokens[next.tokens.lowerBound].start),
            next.end >= aside.construction.end || found.count > index + 2,
            aside.construction.tokens.upperBound <= next.tokens.lowerBound,
            (aside.construction.tokens.upperBound..<next.tokens.lowerBound).allSatisfy({
                document.tokens[$0].kind == .mark || document.has($0, .result)
            })
        else { return false }
        let teller = registry.speaker(aside.source)
        for later in index + 1..<found.count
        where found[later].construction.end <= aside.construction.end
            && registry.speaker(found[later].source) != teller && found[later].via.isEmpty
        {
            found[later].via = aside.via + [(aside.source, verbText(aside.construction))]
        }
        found.remove(at: index)
        return true
    }

    /// The reporting words before an aside whose content it is about: those of the content that it stands round, or right
    /// before it.
    private func host(of aside: Reported, in found: ArraySlice<Reported>) -> Int? {
        let tokens = aside.construction.tokens
        switch aside.construction.outcome {
        case .around:
            return found.lastIndex { host in
                let construction = host.construction
                if construction.isClosed { return isRightBefore(tokens, construction) }
                return construction.outcome != .around
                    && construction.start < Int(document.tokens[tokens.lowerBound].start)
                    && aside.construction.start <= construction.start
            }
        case .before:
            // What a publisher reports so that another said it, it passes on.
            guard aside.construction.verb?.verb.act == .report || isOutlet(registry.speaker(aside.source)) else {
                return nil
            }
            return found.lastIndex { host in
                if host.construction.isClosed { return isRightBefore(tokens, host.construction) }
                return host.construction.outcome != .around && aside.construction.start <= host.construction.start
            }
        default: return nil
        }
    }

    /// True where nothing but a comma parts an aside from reporting words behind their content.
    private func isRightBefore(_ aside: Range<Int>, _ construction: Construction) -> Bool {
        let end = construction.tokens.upperBound
        return end <= aside.lowerBound && (end..<aside.lowerBound).allSatisfy { document.isComma($0) }
            && construction.end <= Int(document.tokens[aside.lowerBound].start)
    }

    private func isOutlet(_ speaker: Speaker) -> Bool {
        if case .entity(let entity) = speaker { document.entities[entity].isOutlet } else { false }
    }

    /// Who tells of what another said passes it on.
    private func pass(_ inner: Int, through outer: Int) {
        let (statement, teller) = (document.statements[inner], document.statements[outer])
        guard teller.speaker != .none, statement.speaker != .none, statement.speaker != teller.speaker,
            !statement.via.contains(where: { $0.speaker == teller.speaker })
        else { return }
        let before = teller.via.filter { relay in
            relay.speaker != statement.speaker && !statement.via.contains { $0.speaker == relay.speaker }
        }
        document.statements[inner].via = before + [Relay(speaker: teller.speaker, verb: teller.verb)] + statement.via
    }

    /// "He denied that the minister had promised …": nobody says that this was promised.
    private func forgetDenied() {
        let isDenied = document.statements.map { statement in
            guard let parent = statement.parent.map({ document.statements[$0] }) else { return false }
            return parent.isDeniedClause && statement.kind == .indirect && statement.speaker != parent.speaker
        }
        guard isDenied.contains(true) else { return }
        // Where each goes, or its parent where it goes nowhere. Parents come first.
        var places: [Int?] = []
        var kept: [StatementSpan] = []
        for (index, statement) in document.statements.enumerated() {
            let parent = statement.parent.flatMap { places[$0] }
            if isDenied[index] {
                places.append(parent)
                continue
            }
            places.append(kept.count)
            kept.append(statement)
            kept[kept.count - 1].parent = parent
        }
        document.statements = kept
    }

    /// A statement within another's content is quoted by it.
    private func nest() {
        document.statements.sort { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
        var open: [Int] = []
        for index in document.statements.indices {
            let statement = document.statements[index]
            while let last = open.last, document.statements[last].end < statement.end { open.removeLast() }
            document.statements[index].parent = open.last
            if let last = open.last { pass(index, through: last) }
            open.append(index)
        }
    }
}
