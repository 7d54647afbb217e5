import Language

/// Whoever was asked answers: "وسألت الصحيفة الوزير عن كذا، فأجاب", "وسأله القاضي: «…»، فرد".
enum AnswerSpeaker: SpeakerResolver {
    static let name = "answer"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard context.phrase == nil, !context.isSlotUnread, !context.construction.has(.same),
            context.construction.verb?.tags.contains(.participle) == false,
            let question = question(context)
        else { return }
        let isOurs = question.entry.tags.contains(.plural)
        let isAsked = isPronounAsked(question, context)
        let sources = isOurs && isAsked ? [] : sources(after: question.last, context, most: isAsked ? 1 : 2)
        if sources.count > 1 {
            source = sources[1]
        } else if isAsked {
            guard let answerer = answerer(besides: sources.first, context) else { return }
            source.fill(answerer, .ellipsis)
        } else if let only = sources.first {
            if isOurs || !asks(only, context) {
                source = only
            } else if let answerer = answerer(besides: only, context) {
                source.fill(answerer, .ellipsis)
            } else {
                return
            }
        } else {
            return
        }
        source.resolved = .ellipsis
    }

    /// The form of asking before the verb, in the same sentence.
    private static func question(_ context: SpeakerContext) -> Document.Phrase? {
        let document = context.document
        for index in context.bounds.lowerBound..<context.construction.tokens.lowerBound
        where document.tokens[index].kind == .word {
            if let phrase = document.phrase(at: index, before: index + 1, ClassSet(.asking), conjunctionOnly: true) {
                return phrase
            }
        }
        return nil
    }

    /// True where a pronoun stands for who is asked, written with the verb or with a preposition behind it.
    private static func isPronounAsked(_ question: Document.Phrase, _ context: SpeakerContext) -> Bool {
        if question.entry.tags.contains(.object) { return true }
        let next = question.last + 1
        return next < context.bounds.upperBound
            && context.document.wholeEntry(at: next, .preposition)?.tags.contains(.pronoun) == true
    }

    /// The sources behind a form of asking: who asks, and who is asked.
    private static func sources(after question: Int, _ context: SpeakerContext, most: Int) -> [OpenSource] {
        let room = question..<context.construction.tokens.lowerBound
        var found: [OpenSource] = []
        var index = question + 1
        while index < room.upperBound, found.count < most {
            // What is asked about is nobody who answers.
            if context.document.has(index, .about) { return found }
            if let next = context.layers.beside(at: index, in: room), found.isEmpty {
                if let phrase = prefixed(index, room, context) { return found + [phrase] }
                index = next
                continue
            }
            // Right behind the asker an indefinite noun says what he is.
            guard let phrase = context.layers.source(at: index, in: room), phrase.outcome != .pronoun,
                found.isEmpty || phrase.outcome != .unnamed || Description(phrase, context) != nil
            else {
                return found + (prefixed(index, room, context).map { [$0] } ?? [])
            }
            var source = OpenSource()
            let inner = context.asking(phrase)
            WrittenSpeakers.resolve(&source, inner)
            guard source.isFound else { return found }
            found.append(source)
            index = phrase.tokens.upperBound
        }
        return found
    }

    /// A source behind a preposition that is a letter of the word: "اتصلت القناة بالوزير".
    private static func prefixed(_ index: Int, _ room: Range<Int>, _ context: SpeakerContext) -> OpenSource? {
        guard let phrase = context.layers.source(at: index, in: room, prefixed: true) else { return nil }
        var source = OpenSource()
        let inner = context.asking(phrase)
        WrittenSpeakers.resolve(&source, inner)
        return source.isFound ? source : nil
    }

    /// True where the one source behind a form of asking is its subject: it publishes or corresponds.
    private static func asks(_ source: OpenSource, _ context: SpeakerContext) -> Bool {
        let document = context.document
        if case .entity(let entity) = source.draft, document.entities[entity].isOutlet { return true }
        return source.nouns.contains { document.isNoun($0, .correspondent) || document.isNoun($0, .publisher) }
    }

    private static func answerer(besides asker: OpenSource?, _ context: SpeakerContext) -> Discourse.Entry? {
        if asker == nil, let person = context.protagonist, context.opensParagraph {
            let known = context.document.entities[person]
            let entry = Discourse.Entry(
                speaker: .entity(person), gender: known.gender, isPlural: false, nouns: known.nouns,
                paragraph: context.paragraph)
            if known.gender != .unknown, Discourse.agrees(entry, context.agreement) { return entry }
        }
        return context.discourse.last(agreeing: context.agreement, paragraph: context.paragraph, reach: 3) { entry in
            guard let asker else { return !entry.asks }
            if case .entity(let entity) = asker.draft, entry.speaker == .entity(entity) { return false }
            return !asker.nouns.contains { entry.nouns.contains($0) }
        }
    }
}
