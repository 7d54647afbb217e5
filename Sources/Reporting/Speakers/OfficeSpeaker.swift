import Language
import Text

/// A bare title, body or publisher noun stands for the one named before that it fits; else it is a source without a
/// name.
enum OfficeSpeaker: SpeakerResolver {
    static let name = "office"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard let phrase = context.phrase else { return }
        switch phrase.outcome {
        case .office, .body, .publisher:
            guard let range = phrase.captures[.role] ?? phrase.captures[.body] ?? phrase.captures[.noun],
                phrase.outcome != .body || ExplicitSpeaker.isBare(range, context.document)
            else { return }
            let noun = range.upperBound - 1
            let head = context.document.tokens[noun].shape.contains(.clitic) ? range.lowerBound : noun
            if let maker = UnnamedSpeaker.textMaker(phrase, context) { return source.fill(maker, .nominal) }
            if !resolveBefore(&source, phrase, head, context) { describe(&source, phrase, range, head, context) }
        case .document: resolveText(&source, phrase, context)
        default: return
        }
    }

    /// Who was named or spoke before and is meant by a noun; false where nobody is.
    private static func resolveBefore(
        _ source: inout OpenSource, _ phrase: SourcePhrase, _ head: Int, _ context: SpeakerContext
    ) -> Bool {
        let (document, first) = (context.document, phrase.tokens.lowerBound)
        let description = Description(phrase, context)
        func mayBe(_ speaker: Speaker) -> Bool {
            guard let description, let known = Known(speaker, document) else { return true }
            return !description.excludes(known, document)
        }
        func named(_ key: UInt64) -> Int? {
            antecedent(key, document, before: first).flatMap { mayBe(.entity($0)) ? $0 : nil }
        }
        if let outlet = sameKindOfOutlet(head, phrase, context) {
            fill(&source, outlet, document)
        } else if let entry = lastOutlet(head, phrase, context) {
            source.fill(entry, .nominal)
        } else if let entity = named(document.nounKey(head)) ?? otherNumber(head, document).flatMap(named) {
            fill(&source, entity, document)
        } else if let entry = context.lastSpoken(where: {
            $0.nouns.contains(document.nounKey(head)) && isSingle($0.speaker, phrase) && mayBe($0.speaker)
        }) ?? context.unnamed(head) {
            source.fill(entry, .nominal)
        } else if document.has(head, .demonym), let person = lastNamed(before: first, document) {
            fill(&source, person, document)
        } else if phrase.outcome == .office, !context.isWithinClause, !context.opensWithTopic,
            let entry = lastPerson(head, context) ?? lastUnnamed(head, context), mayBe(entry.speaker)
        {
            source.fill(entry, .nominal)
        } else if phrase.outcome != .office, let entity = lastOrganization(head, context, before: first) {
            fill(&source, entity, document)
        } else if let entry = lastBody(head, context) {
            if case .entity(let entity) = entry.speaker { document.entities[entity].type = .organization }
            source.fill(entry, .nominal)
        } else if let name = markedName(head, context, before: first) {
            source.fill(.body(name, prefix: 0), .nominal)
            source.nouns = [document.nounKey(head)]
        }
        return source.isFound
    }

    private static func fill(_ source: inout OpenSource, _ entity: Int, _ document: Document) {
        ExplicitSpeaker.fill(&source, entity: entity, document)
        source.resolved = .nominal
    }

    /// A body that only its noun names, or a source without a name.
    private static func describe(
        _ source: inout OpenSource, _ phrase: SourcePhrase, _ range: Range<Int>, _ head: Int, _ context: SpeakerContext
    ) {
        let document = context.document
        guard phrase.outcome == .body else {
            UnnamedSpeaker.describe(&source, phrase, document, context.layers)
            return
        }
        source.fill(.body(range, prefix: ExplicitSpeaker.prefix(range.lowerBound, document)), .explicit)
        source.nouns = [document.nounKey(head)]
        source.gender = ExplicitSpeaker.bodyGender(phrase, range.lowerBound, document)
    }

    /// A text speaks for who made it: whom it names, or who spoke last.
    private static func resolveText(_ source: inout OpenSource, _ phrase: SourcePhrase, _ context: SpeakerContext) {
        if let range = phrase.captures[.name], let mention = context.layers.mention(at: range.lowerBound) {
            ExplicitSpeaker.fill(&source, entity: mention.entity, context.document)
        } else if let last = documentsMaker(phrase, context) {
            source.fill(last, .nominal)
        } else if let body = documentsBody(phrase, context) {
            fill(&source, body, context.document)
        } else {
            UnnamedSpeaker.describe(&source, phrase, context.document, context.layers)
        }
        // The verb that goes on agrees with the text or with who made it.
        source.gender = .unknown
    }

    /// Whoever made a text that is only called a text: the one that the noun calls again, else who spoke last near by, in a
    /// paragraph of one who acts that one.
    private static func documentsMaker(_ phrase: SourcePhrase, _ context: SpeakerContext) -> Discourse.Entry? {
        if let noun = phrase.captures[.noun] {
            if let again = context.unnamed(noun.lowerBound) { return again }
            let key = context.document.textKey(noun.lowerBound)
            if let maker = context.discourse.texts.maker(of: key, paragraph: context.paragraph) { return maker }
        }
        if let last = context.earlier.last(where: { $0.speaker != .none }) { return last }
        let near = context.discourse.entries.last { !$0.isActor && context.paragraph - $0.paragraph <= 3 }
        guard let last = context.discourse.entries.last, context.paragraph == last.paragraph || near == nil else {
            return near
        }
        // Who only acts made no text but one of his own paragraph.
        if last.isActor, context.paragraph != last.paragraph { return near }
        return context.paragraph - last.paragraph <= 1 ? last : near
    }

    /// The organization named last just before a text that is only called a text: who made it.
    private static func documentsBody(_ phrase: SourcePhrase, _ context: SpeakerContext) -> Int? {
        let document = context.document
        guard phrase.captures[.noun] != nil else { return nil }
        let first = phrase.tokens.lowerBound
        let last = document.mentions(before: first).last { mention in
            mention.last < first && document.entities[mention.entity].type == .organization
                && context.paragraph - document.paragraph(of: mention.first) <= 1
        }
        return last?.entity
    }

    /// "الوكالة": the agency named last, near by, where another kind of publisher was named or spoke since.
    private static func sameKindOfOutlet(_ noun: Int, _ phrase: SourcePhrase, _ context: SpeakerContext) -> Int? {
        let document = context.document
        guard phrase.outcome == .publisher, document.tokens[noun].shape.contains(.clitic) else { return nil }
        let key = document.nounKey(noun)
        let first = phrase.tokens.lowerBound
        return document.mentions(before: first).last { mention in
            mention.last < first && document.entities[mention.entity].isOutlet
                && context.paragraph - document.paragraph(of: mention.first) <= 4
                && document.fits(mention.entity, key)
        }?.entity
    }

    /// "الصحيفة": the publisher that spoke last, near by, whatever others are named since.
    private static func lastOutlet(_ noun: Int, _ phrase: SourcePhrase, _ context: SpeakerContext) -> Discourse.Entry? {
        let document = context.document
        guard phrase.outcome == .publisher, document.tokens[noun].shape.contains(.clitic) else { return nil }
        return context.lastSpoken { entry in
            guard !entry.isActor, context.paragraph - entry.paragraph <= 4,
                case .entity(let entity) = entry.speaker
            else { return false }
            return document.entities[entity].isOutlet
        }
    }

    private static func isSingle(_ speaker: Speaker, _ phrase: SourcePhrase) -> Bool {
        if case .entity = speaker { true } else { false }
    }

    /// The person named last before a token, for "the Nigerian".
    private static func lastNamed(before token: Int, _ document: Document) -> Int? {
        document.mentions(before: token)
            .last { $0.last < token && $0.kind == .name && document.entities[$0.entity].type == .person }?.entity
    }

    /// The person who spoke last, for "الطبيبة" and the like, where the form speaks for nobody else; no text is one.
    private static func lastPerson(_ noun: Int, _ context: SpeakerContext) -> Discourse.Entry? {
        if context.document.callings(noun).contains(.nameless) { return nil }
        let isFeminine =
            [WordClass.role, .source].contains {
                context.document.entry(at: noun, $0)?.tags.contains(.feminine) == true
            }
            || context.document.article(at: noun - 1).contains(.feminine)
        // The form that is marked speaks for itself: the last woman who spoke, whoever spoke since.
        if isFeminine,
            let last = context.discourse.entries.last(where: { $0.gender == .feminine && !$0.isPlural }),
            context.paragraph - last.paragraph <= 3, isPerson(last.speaker, context.document)
        {
            return last
        }
        guard let last = context.discourse.entries.last, context.paragraph - last.paragraph <= 1,
            isPerson(last.speaker, context.document), !last.asks, !isOfAnotherKind(noun, last.speaker, context),
            !isOfAffair(noun, last.speaker, context)
        else { return nil }
        if last.gender == .unknown {
            let article = context.document.article(at: noun - 1)
            if article.contains(.masculine) || article.contains(.feminine) { return last }
            return isFeminine || !context.document.tokens[noun].shape.contains(.clitic) ? nil : last
        }
        return (last.gender == .feminine) == isFeminine ? last : nil
    }

    /// True where a noun that further words close ("المدعي العام") shares no kind of calling with what a person is known to be.
    private static func isOfAnotherKind(_ noun: Int, _ speaker: Speaker, _ context: SpeakerContext) -> Bool {
        guard case .entity(let person) = speaker, let phrase = context.phrase,
            phrase.tokens.contains(where: { $0 > noun && context.document.tokens[$0].shape.contains(.article) })
        else { return false }
        let document = context.document
        let (shown, known) = (document.callings(noun).special, document.entities[person].callings.special)
        return !shown.isEmpty && !known.isEmpty && shown.isDisjoint(with: known)
    }

    /// True for "the suspect" and the like, where nothing says that the person is one.
    private static func isOfAffair(_ noun: Int, _ speaker: Speaker, _ context: SpeakerContext) -> Bool {
        guard case .entity(let person) = speaker else { return false }
        let document = context.document
        return document.callings(noun).contains(.accused) && !document.entities[person].callings.contains(.accused)
    }

    private static func isPerson(_ speaker: Speaker, _ document: Document) -> Bool {
        guard case .entity(let entity) = speaker else { return false }
        return document.entities[entity].type == .person
    }

    /// "الشركة": what stands in marks most often before, where no list knows it ("مرسانا للموانئ").
    private static func markedName(_ noun: Int, _ context: SpeakerContext, before token: Int) -> Range<Int>? {
        let document = context.document
        let key = document.nounKey(noun)
        guard document.isNoun(key, .company) || document.isNoun(key, .companyNoun) || document.isNoun(key, .label)
        else {
            return nil
        }
        var counts: [UInt64: Int] = [:]
        var best: (range: Range<Int>, count: Int)?
        for pair in document.pairs(before: token) where pair.close < token && (2...5).contains(pair.close - pair.open) {
            let range = pair.open + 1..<pair.close
            let isName = range.allSatisfy { document.tokens[$0].kind == .word && !document.has($0, .verb) }
            guard isName, !document.isMark(pair.open - 1, 0x3A), document.mentionOf[pair.open + 1] < 0 else { continue }
            let first = document.tokens[range.lowerBound].key
            counts[first, default: 0] += 1
            if counts[first]! > best?.count ?? 0 { best = (range, counts[first]!) }
        }
        return best?.range
    }

    /// "The insider": the source without a name who spoke last, where the word is one for any source.
    private static func lastUnnamed(_ noun: Int, _ context: SpeakerContext) -> Discourse.Entry? {
        guard !context.document.tokens[noun].shape.contains(.clitic), context.document.has(noun, .source),
            !context.document.has(noun, .role), let last = context.discourse.entries.last,
            context.paragraph - last.paragraph <= 1, !last.isPlural
        else { return nil }
        if case .unnamed = last.speaker { return last }
        return nil
    }

    /// "The company": the organization named last in the paragraphs just before, publishers left out.
    private static func lastOrganization(_ noun: Int, _ context: SpeakerContext, before token: Int) -> Int? {
        let document = context.document
        let key = document.nounKey(noun)
        guard
            document.isNoun(key, .company) || document.isNoun(key, .companyNoun) || document.isNoun(key, .label)
                || document.tokens[noun].shape.isDisjoint(with: [.clitic, .capital]) && document.tokens[noun].isUnlisted
        else { return nil }
        if let subject = MainSubject.entity(document, context.layers, context.bounds.lowerBound..<token),
            document.entities[subject].type == .organization, !document.entities[subject].isOutlet,
            !isCalledOtherwise(subject, document)
        {
            return subject
        }
        var best: Int?
        var counts: [Int: Int] = [:]
        var isMeant: [Int: Bool] = [:]
        for mention in document.mentions(before: token) where mention.last < token && mention.kind == .name {
            let entity = mention.entity
            let mayBe =
                isMeant[entity]
                ?? (document.entities[entity].type == .organization && !document.entities[entity].isOutlet
                    && !isCalledOtherwise(entity, document))
            isMeant[entity] = mayBe
            guard mayBe else { continue }
            counts[mention.entity, default: 0] += 1
            guard context.paragraph - document.paragraph(of: mention.first) <= 3 else { continue }
            if best == nil || counts[mention.entity]! >= counts[best!]! { best = mention.entity }
        }
        return best
    }

    /// "The organization", "الصحيفة": the body that spoke or acted last, near by, for a noun that any body of its kind may go by.
    private static func lastBody(_ noun: Int, _ context: SpeakerContext) -> Discourse.Entry? {
        let document = context.document
        let key = document.nounKey(noun)
        let isPublisher = document.isNoun(key, .publisher)
        let general = document.lexicon.entry(key, .generalBody)
        guard isPublisher || general != nil else { return nil }
        let isAny = general?.tags.contains(.base) == true
        return context.lastSpoken { entry in
            guard context.paragraph - entry.paragraph <= 1, case .entity(let entity) = entry.speaker else {
                return false
            }
            let body = document.entities[entity]
            let isFirm = general != nil && (!isAny || document.isNoun(key, .company))
            if isFirm, isUnclear(body, document) { return true }
            guard body.type == .organization, !body.isOutlet || isPublisher else { return false }
            if isAny || isPublisher { return true }
            // "الاتحاد" is no name of "منظمة العفو", but "le syndicat" is one of "l'Union des métallos".
            let bearsClitics = document.tokens[noun].shape.contains(.clitic)
            let bearsOther = body.formKeys.contains { $0 != key && document.isNoun($0, .generalBody) }
            return !isCalledOtherwise(entity, document) && !(bearsClitics && bearsOther)
        }
    }

    /// True for one word that no list knows, taken for a name of somebody of whom nothing is known: "Verlinex", whom the company
    /// shows to be one.
    private static func isUnclear(_ entity: Entity, _ document: Document) -> Bool {
        guard entity.type == .person, entity.known == nil, entity.gender == .unknown, entity.nouns.isEmpty,
            entity.titles.isEmpty, entity.forms.count == 1, !entity.name.contains(" ")
        else { return false }
        return entity.formKeys.allSatisfy {
            document.lexicon.entry($0, .given) == nil && document.lexicon.entry($0, .family) == nil
        }
    }

    /// True for a body whose own name says what it is, by a noun that only such bodies go by ("ministry").
    private static func isCalledOtherwise(_ entity: Int, _ document: Document) -> Bool {
        document.entities[entity].formKeys.contains { document.isNoun($0, .body) && !document.isNoun($0, .generalBody) }
    }

    /// A body's noun in the plural, as names have it: "the airline" for "Osprey Airlines".
    private static func otherNumber(_ noun: Int, _ document: Document) -> UInt64? {
        guard !document.tokens[noun].shape.contains(.clitic), document.tokens[noun].has(.body) else { return nil }
        let token = document.tokens[noun]
        return WordHash.hash(FoldedText(scalars: document.scalars[Int(token.start)..<Int(token.end)]).scalars + [0x73])
    }

    /// The one entity named before that a noun fits; of people of one title the one who was named last with it.
    private static func antecedent(_ key: UInt64, _ document: Document, before token: Int) -> Int? {
        var seen: Set<Int> = []
        var outlet: Int?
        for mention in document.mentions(before: token).reversed() {
            guard seen.insert(mention.entity).inserted, seen.count < 200 else { continue }
            if document.fits(mention.entity, key) { return mention.entity }
            if outlet == nil, document.entities[mention.entity].isOutlet { outlet = mention.entity }
        }
        // Publishers go by any of their nouns.
        return document.isNoun(key, .publisher) ? outlet : nil
    }
}
