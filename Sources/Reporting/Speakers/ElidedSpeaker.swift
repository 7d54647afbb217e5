import Language

/// A construction without a subject of its own goes on with the speaker of the sentence's construction before it.
enum SameClauseSpeaker: SpeakerResolver {
    static let name = "same-clause"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard context.phrase == nil, !context.isSlotUnread, !LastSpeaker.hasUnreadSubject(context),
            let last = context.earlier.last(where: { Discourse.agrees($0, context.agreement) })
        else { return }
        source.fill(last, .ellipsis)
    }
}

/// The subject of the sentence's own verb, whatever it is: "زار الوزير البلدة، مؤكدا أن …".
enum MainSubjectSpeaker: SpeakerResolver {
    static let name = "main-subject"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard context.phrase == nil, !context.isSlotUnread, !context.construction.has(.last),
            context.construction.has(.same) || context.agreement.contains(.participle) || isWithinClause(context)
        else { return }
        // "لكنه …": a pronoun written with the conjunction is the last speaker's.
        let front = context.bounds.lowerBound
        if let word = context.document.phrase(at: front, before: front + 2, ClassSet(.contrast), conjunctionOnly: true),
            word.entry.tags.contains(.pronoun)
        {
            return
        }
        var main = OpenSource()
        let before = context.bounds.lowerBound..<context.construction.tokens.lowerBound
        if let phrase = MainSubject.phrase(context.document, context.layers, before) {
            let inner = context.asking(phrase)
            WrittenSpeakers.resolve(&main, inner)
        }
        if !main.isFound, !MainSubject.endsInPreface(context.document, before),
            let entity = MainSubject.entity(context.document, context.layers, before)
        {
            ExplicitSpeaker.fill(&main, entity: entity, context.document)
        }
        if !main.isFound, context.opensWithTopic, let name = MainSubject.topicName(context.document, before) {
            main.fill(.person(name: name), .ellipsis)
        }
        guard main.isFound else { return }
        let entry = Discourse.Entry(
            speaker: .none, gender: main.gender, isPlural: main.isPlural, nouns: main.nouns,
            paragraph: context.paragraph)
        guard Discourse.agrees(entry, context.agreement) else { return }
        source = main
        source.resolved = .ellipsis
    }
}

extension MainSubjectSpeaker {
    /// A finite verb that neither opens the sentence nor a clause of its own.
    private static func isWithinClause(_ context: SpeakerContext) -> Bool {
        let first = context.construction.cue.lowerBound
        guard first > context.bounds.lowerBound + 2, context.construction.outcome != .around else { return false }
        // "وصفق الحاضرون حين أضاف": the subject of the clause is another's.
        return !context.document.has(context.construction.tokens.lowerBound - 1, .subordinator)
            || context.discourse.last(agreeing: context.agreement, paragraph: context.paragraph, reach: 1) == nil
    }
}

/// Where nothing names a subject, the one of the last reporting sentence, if the verb agrees with it and it is near.
enum LastSpeaker: SpeakerResolver {
    static let name = "last-speaker"
    private static let reach = 3

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard context.phrase == nil, !context.isSlotUnread, !context.construction.has(.written),
            !hasUnreadSubject(context), !isTold(context), !turnsToAnother(context), let last = last(context)
        else { return }
        source.fill(last, .ellipsis)
    }

    /// True where the sentence turns to somebody whom no rule reads: "As for the oldest member, …, he said".
    private static func turnsToAnother(_ context: SpeakerContext) -> Bool {
        guard context.opensWithTopic, context.earlier.isEmpty else { return false }
        let before = context.bounds.lowerBound..<context.construction.tokens.lowerBound
        return before.contains { context.document.isComma($0) }
            && before.dropFirst().first.map {
                !context.document.has($0, .about) && !context.document.has($0, .preposition)
            }
                ?? false
    }

    /// True for a verb in a sentence whose speaker it does not agree with: its subject is somebody whom he tells of.
    private static func isTold(_ context: SpeakerContext) -> Bool {
        guard let last = context.earlier.last, last.speaker != .none,
            [.clause, .object].contains(context.construction.outcome),
            context.construction.verb?.verb.act != .add
        else { return false }
        return !Discourse.agrees(last, context.agreement)
    }

    /// The subject that goes on: of a verb of adding whoever spoke, though another acted since.
    private static func last(_ context: SpeakerContext) -> Discourse.Entry? {
        let (tags, paragraph) = (context.agreement, context.paragraph)
        if context.construction.verb?.verb.act == .add,
            let speaker = context.discourse.last(
                agreeing: tags, paragraph: paragraph, reach: 1, where: { !$0.isActor })
        {
            return speaker
        }
        let (isLast, refersToPerson) = (context.construction.has(.last), context.refersToPerson)
        return context.discourse.last(
            agreeing: tags, paragraph: paragraph, reach: reach,
            where: {
                !(isLast && $0.isObject) && !(refersToPerson && PronounSpeaker.isBody($0.speaker, context.document))
            })
    }

    /// A word right before a verb that no conjunction is written with is its subject, though no rule reads it: nobody
    /// is
    /// better than somebody who spoke before.
    static func hasUnreadSubject(_ context: SpeakerContext) -> Bool {
        let document = context.document
        guard let verb = context.construction.verb, !verb.tags.contains(.participle), verb.reading.prefix == 0,
            document.tokens[verb.tokens.lowerBound].shape.contains(.clitic),
            context.construction.tokens.lowerBound == verb.tokens.lowerBound
        else { return false }
        // "أكد ذلك في مؤتمر أوضح فيه أن": the clause hangs on the noun before it, and whoever spoke goes on.
        let after = verb.tokens.upperBound
        if !context.earlier.isEmpty, after < context.bounds.upperBound,
            document.wholeEntry(at: after, .preposition)?.tags.contains(.pronoun) == true
        {
            return false
        }
        let before = verb.tokens.lowerBound - 1
        guard before > context.bounds.lowerBound, document.tokens[before].kind == .word else { return false }
        let others = ClassSet([
            .preposition, .conjunction, .adjunct, .verb, .day, .weekday, .dayPart, .remark, .pronoun, .particle, .past,
            .contrast, .subordinator, .relative, .negation, .complementizer, .asFor, .month,
        ])
        var first = before
        while first > context.bounds.lowerBound, document.tokens[first - 1].kind == .word { first -= 1 }
        // "غير أن الغرفة قالت": the words of contrast open no adjunct.
        if let contrast = document.phrase(at: first, before: before, ClassSet(.conjunction), conjunctionOnly: true) {
            first = contrast.last + 1
        }
        let opening = document.readings(of: first).contains { reading in
            reading.preposition != 0 && reading.node != 0
                || [WordClass.preposition, .adjunct, .subordinator].contains {
                    document.entry(reading, at: first, $0) != nil
                }
        }
        if opening || context.layers.isBindable(first) { return false }
        return document.tokens[before].kinds.isDisjoint(with: others)
            && document.tokens[before].anyKinds.isDisjoint(with: ClassSet([.verb, .particle, .past]))
            && !document.readings(of: before).contains { $0.preposition != 0 && $0.node != 0 }
            && document.mentionOf[before] < 0
    }
}
