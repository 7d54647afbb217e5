import Language
import Text

/// A pronoun stands for the last speaker that it agrees with; "she" and "he" for people, "it" for bodies.
enum PronounSpeaker: SpeakerResolver {
    static let name = "pronoun"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard let phrase = context.phrase, phrase.outcome == .pronoun else { return }
        let document = context.document
        let index = phrase.tokens.lowerBound
        let isPersonal = document.has(index, .pronoun)
        let tags =
            document.wholePhrase(at: index, before: phrase.tokens.upperBound, ClassSet(.pronoun))?.entry.tags ?? []
        if document.has(index, .thingPronoun) {
            if let thing = thing(context, onlyLast: isPersonal),
                !isPersonal || Discourse.agrees(thing, tags) && thing.isPlural == tags.contains(.plural)
            {
                return source.fill(thing, .pronoun)
            }
            if !isPersonal { return }
        }
        // "Ce dernier": who was named last.
        if tags.contains(.demonstrative) { return person(&source, before: index, tags, context, isLast: true) }
        let isMany = tags.contains(.plural)
        if !isMany, isPersonal, !document.has(index, .thingPronoun), let name = unclearName(context) {
            return source.fill(name, .pronoun)
        }
        if !isMany, let subject = subject(before: index, tags, context) {
            ExplicitSpeaker.fill(&source, entity: subject, document)
            source.resolved = .pronoun
            return learn(.entity(subject), tags, document)
        }
        if let entry = meant(tags, isMany: isMany, mayBeThing: document.has(index, .thingPronoun), context) {
            learn(entry.speaker, tags, document)
            return source.fill(entry, .pronoun)
        }
        if !isMany { person(&source, before: index, tags, context) }
    }

    /// What "it" stands for: the body or the text that spoke or acted last, in the paragraph or the one before. Beyond the
    /// paragraph, and where the pronoun may stand for a person too, only the very last one is meant.
    private static func thing(_ context: SpeakerContext, onlyLast: Bool) -> Discourse.Entry? {
        for entry in context.discourse.entries.reversed() where context.paragraph - entry.paragraph <= 1 {
            if isThing(entry, context.document) { return entry }
            if onlyLast || entry.paragraph < context.paragraph { return nil }
        }
        return nil
    }

    /// A body, or a text that speaks for itself.
    private static func isThing(_ entry: Discourse.Entry, _ document: Document) -> Bool {
        if isBody(entry.speaker, document) { return true }
        if case .body = entry.draft?.draft { return true }
        if case .entity = entry.speaker { return false }
        return entry.nouns.contains { noun in
            [WordClass.text, .document, .body, .publisher].contains { document.isNoun(noun, $0) }
        }
    }

    /// Who spoke before and agrees: persons before all others, and of many a body too.
    private static func meant(
        _ tags: WordTags, isMany: Bool, mayBeThing: Bool, _ context: SpeakerContext
    ) -> Discourse.Entry? {
        let document = context.document
        // Whoever the article is about is meant before somebody whom it does not name.
        let hasProtagonist = context.protagonist != nil
        // "Observers said …, although they noted": who is many in the same sentence.
        if isMany, let here = context.earlier.last, here.isPlural { return here }
        // "The mayor admitted it, but he denied": one without a name in the same sentence.
        if !isMany, !mayBeThing, let here = context.earlier.last, !here.isPlural, !here.isActor, !here.asks,
            isOneUnnamed(here.speaker, document), Discourse.agrees(here, tags), !isThing(here, document)
        {
            return here
        }
        // Where a pronoun for things is a word of its own, those for persons mean no text either.
        let isNoPerson = { (entry: Discourse.Entry) in
            mayBeThing ? isBody(entry.speaker, document) : isThing(entry, document)
        }
        let person = context.discourse.last(
            agreeing: tags, paragraph: context.paragraph, reach: 2,
            where: {
                // Who asked without a name is answered by another.
                !isMany
                    && (isPerson($0.speaker, document) || $0.draft != nil && !hasProtagonist
                        || !$0.asks && isOneUnnamed($0.speaker, document) && !isThing($0, document))
            })
        // A text of the same paragraph is nearer than a person of another.
        if mayBeThing, !isMany, person.map({ $0.paragraph < context.paragraph }) ?? false,
            let text = context.discourse.last(
                agreeing: tags, paragraph: context.paragraph, reach: 0,
                where: { isThing($0, document) && !isBody($0.speaker, document) })
        {
            return text
        }
        return person
            ?? context.discourse.last(
                agreeing: tags, paragraph: context.paragraph, reach: 3,
                where: { isMany || !isNoPerson($0) && !$0.isPlural })
            ?? (isMany ? collective(context) : nil)
    }

    /// Who spoke last in the same paragraph, by a name that was taken for a body's though nothing in it says so: where pronouns
    /// for people are words of their own, one shows that it is a person's.
    private static func unclearName(_ context: SpeakerContext) -> Discourse.Entry? {
        let document = context.document
        guard let last = context.discourse.entries.last, last.paragraph == context.paragraph, !last.isPlural,
            case .entity(let entity) = last.speaker, isBody(last.speaker, document)
        else { return nil }
        let named = document.entities[entity]
        guard named.isNamed, named.known == nil, !named.isOutlet,
            named.name.contains(" "),
            !named.formKeys.union(named.nouns).contains(where: { key in
                [WordClass.body, .publisher, .bodyAdjective, .suffix].contains { document.isNoun(key, $0) }
            })
        else { return nil }
        return last
    }

    /// Whom "they" means where nobody spoke who is several: a body, else whoever spoke.
    private static func collective(_ context: SpeakerContext) -> Discourse.Entry? {
        let bodies = context.discourse.last(
            agreeing: .anyGender, paragraph: context.paragraph, reach: 1,
            where: { !isPerson($0.speaker, context.document) })
        return bodies ?? context.discourse.last(agreeing: .anyGender, paragraph: context.paragraph, reach: 1)
    }

    /// The person who is the subject of the sentence that the pronoun stands in, where it agrees and what he said follows:
    /// "Orsk has lost the vote which she called a formality".
    private static func subject(before index: Int, _ tags: WordTags, _ context: SpeakerContext) -> Int? {
        let (document, bounds) = (context.document, context.bounds)
        guard bounds.lowerBound < index, context.construction.outcome != .before,
            context.construction.outcome != .around,
            !document.tokens[index].shape.contains(.clitic),
            context.construction.captures[.quote].map({ $0.lowerBound > index }) ?? true,
            let subject = MainSubject.entity(
                document, context.layers, bounds.lowerBound..<index, peopleOnly: true),
            let mention = (bounds.lowerBound..<index).first(where: {
                context.layers.mention(at: $0)?.entity == subject
            }), context.layers.depths[mention] == context.layers.depths[index]
        else { return nil }
        return document.entities[subject].gender == (tags.contains(.feminine) ? .masculine : .feminine) ? nil : subject
    }

    /// A pronoun shows the gender of a person whose name did not.
    private static func learn(_ speaker: Speaker, _ tags: WordTags, _ document: Document) {
        guard case .entity(let entity) = speaker, document.entities[entity].type == .person else { return }
        document.entities[entity].clues.note(.pronoun, tags)
        guard document.entities[entity].gender == .unknown, !tags.contains(.plural) else { return }
        if tags.contains(.feminine) { document.entities[entity].gender = .feminine }
        if tags.contains(.masculine) { document.entities[entity].gender = .masculine }
    }

    private static func isPerson(_ speaker: Speaker, _ document: Document) -> Bool {
        guard case .entity(let entity) = speaker else { return false }
        return document.entities[entity].type == .person
    }

    /// One source without a name who may be a person.
    private static func isOneUnnamed(_ speaker: Speaker, _ document: Document) -> Bool {
        guard case .unnamed(let index) = speaker else { return false }
        return document.unnamed[index].count == 1 && !document.unnamed[index].isPlural
    }

    static func isBody(_ speaker: Speaker, _ document: Document) -> Bool {
        guard case .entity(let entity) = speaker else { return false }
        return document.entities[entity].type == .organization
    }

    /// The person named last in the sentence's paragraph or the one before, whose gender does not speak against it.
    private static func person(
        _ source: inout OpenSource, before index: Int, _ tags: WordTags, _ context: SpeakerContext,
        isLast: Bool = false
    ) {
        let document = context.document
        // Who spoke or acted since is meant before him, though he seems not to agree.
        let since = isLast ? -1 : context.discourse.entries.last { isPerson($0.speaker, document) }?.paragraph ?? -1
        for mention in document.mentions(before: index).reversed() where mention.last < index {
            let paragraph = document.paragraph(of: mention.first)
            if context.paragraph - paragraph > 1 || paragraph < since { return }
            let entity = document.entities[mention.entity]
            guard entity.type == .person, entity.gender != (tags.contains(.feminine) ? .masculine : .feminine) else {
                continue
            }
            ExplicitSpeaker.fill(&source, entity: mention.entity, document)
            source.resolved = .pronoun
            return
        }
    }
}

/// A form of address alone ("معاليه") stands for the last speaker who can bear it.
enum HonorificSpeaker: SpeakerResolver {
    static let name = "honorific"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard let phrase = context.phrase, phrase.outcome == .honorific else { return }
        if let entity = holder(phrase.tokens.lowerBound, context.document) {
            ExplicitSpeaker.fill(&source, entity: entity, context.document)
            source.resolved = .pronoun
            return
        }
        let tags = context.document.entry(at: phrase.tokens.lowerBound, .honorific)?.tags ?? .anyGender
        let entry = context.discourse.last(agreeing: tags, paragraph: context.paragraph, reach: 6) { entry in
            guard case .entity(let entity) = entry.speaker else { return false }
            return context.document.entities[entity].type == .person
        }
        if let entry { source.fill(entry, .pronoun) }
    }

    /// The person named last with the title that the form of address is made of ("معالي" for "معاليه").
    private static func holder(_ index: Int, _ document: Document) -> Int? {
        let letters = letters(index, document)
        for mention in document.mentions(before: index).reversed()
        where mention.last < index && mention.kind == .name {
            guard document.entities[mention.entity].type == .person else { continue }
            var before = mention.first - 1
            while before >= 0, mention.first - before <= 9, document.tokens[before].kind == .word,
                !document.tokens[before].has(.preposition), !document.tokens[before].has(.honorific)
            {
                if document.tokens[before].anyKinds.contains(.title) {
                    let title = self.letters(before, document)
                    let size = max(3, title.count - 1)
                    if title.count >= 3, letters.count >= size, title.prefix(size) == letters.prefix(size) {
                        return mention.entity
                    }
                }
                before -= 1
            }
        }
        return nil
    }

    private static func letters(_ index: Int, _ document: Document) -> [UInt32] {
        var start = Int(document.tokens[index].start)
        if let reading = document.readings(of: index).first(where: { reading in
            reading.node != 0
                && [WordClass.title, .honorific].contains { document.entry(reading, at: index, $0) != nil }
        }) {
            start += Int(reading.prefix)
        }
        return FoldedText(scalars: document.scalars[start..<Int(document.tokens[index].end)]).scalars
    }
}
