import Language

/// A verb right behind a relative pronoun is said by whom the pronoun stands for: "فلان، الذي أكد أن …".
enum RelativeSpeaker: SpeakerResolver {
    static let name = "relative"
    /// So many tokens back the one who is meant may stand.
    private static let reach = 16

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        let document = context.document
        let isSame = context.construction.has(.same) && context.agreement.contains(.participle)
        let pronoun = isSame ? clause(before: context) : context.construction.cue.lowerBound - 1
        // What follows such a verb is no subject, but where it says what was said: "الذي طالب الوزارة بكذا".
        guard context.phrase == nil || context.construction.outcome == .object, context.construction.verb != nil,
            !context.isSlotUnread, !isResumed(context), pronoun > context.bounds.lowerBound,
            document.tokens[pronoun].kind == .word, document.has(pronoun, .relative), !document.has(pronoun, .what),
            !document.has(pronoun, .preposition)
        else { return }
        let end = document.isComma(pronoun - 1) ? pronoun - 1 : pronoun
        var found = OpenSource()
        if let phrase = context.layers.source(endingAt: end, in: context.bounds),
            [.person, .name, .unnamed, .body, .office].contains(phrase.outcome),
            !phrase.rule.options.contains(.loose)
        {
            let inner = context.asking(phrase)
            WrittenSpeakers.resolve(&found, inner)
        }
        if !found.isFound || !agrees(found, context) {
            found = OpenSource()
            if let entity = lastNamed(before: end, context) { ExplicitSpeaker.fill(&found, entity: entity, document) }
        }
        guard found.isFound, agrees(found, context) else { return }
        source = found
        source.resolved = .ellipsis
    }

    /// True where a pronoun behind the verb stands for what the relative pronoun means ("التي أعلن فيها"): it is no subject.
    private static func isResumed(_ context: SpeakerContext) -> Bool {
        let next = context.construction.cue.upperBound
        guard next < context.bounds.upperBound, !context.construction.has(.same) else { return false }
        return context.document.wholeEntry(at: next, .preposition)?.tags.contains(.pronoun) == true
    }

    /// The relative pronoun of a clause that reports already, before a participle that goes on with it: "الذي شكك في الأرقام،
    /// لافتا إلى أن".
    private static func clause(before context: SpeakerContext) -> Int {
        let document = context.document
        var index = context.construction.tokens.lowerBound - 1
        while index > context.bounds.lowerBound {
            if document.tokens[index].kind == .mark, !document.isComma(index), !document.isQuoteMark(index) {
                return -1
            }
            if document.has(index, .relative), !document.has(index, .what), !document.has(index, .preposition),
                document.entry(at: index + 1, .verb).map({ !$0.tags.contains(.participle) }) == true
            {
                return context.earlier.isEmpty ? index : -1
            }
            index -= 1
        }
        return -1
    }

    private static func agrees(_ source: OpenSource, _ context: SpeakerContext) -> Bool {
        let entry = Discourse.Entry(
            speaker: .none, gender: source.gender, isPlural: source.isPlural, nouns: source.nouns,
            paragraph: context.paragraph)
        return Discourse.agrees(entry, context.agreement)
    }

    /// The person or body named last before a token, over no stop and no verb.
    private static func lastNamed(before end: Int, _ context: SpeakerContext) -> Int? {
        let document = context.document
        var index = end - 1
        while index >= context.bounds.lowerBound, end - index <= reach {
            if let mention = context.layers.mention(at: index), mention.kind == .name {
                let entity = document.entities[mention.entity]
                if entity.type == .person { return mention.entity }
                index = mention.first
            } else if document.tokens[index].kind == .mark, !document.isComma(index), !document.isQuoteMark(index) {
                return nil
            }
            index -= 1
        }
        return nil
    }
}
