/// The resolvers in their order. Each fills only what those before it left open.
enum Speakers {
    static let order: [any SpeakerResolver.Type] =
        [RelativeSpeaker.self] + WrittenSpeakers.order + [
            PronounSpeaker.self, HonorificSpeaker.self, TurnSpeaker.self, AnswerSpeaker.self, SameClauseSpeaker.self,
            MainSubjectSpeaker.self, LastSpeaker.self,
        ]

    static func resolve(_ context: SpeakerContext) -> OpenSource {
        if let phrase = context.phrase, Agreement.isObject(phrase, context) {
            var elided = resolve(context.asking(nil))
            if !elided.isFound,
                let last = context.discourse.last(
                    agreeing: context.agreement, paragraph: context.paragraph, reach: 1)
            {
                elided.fill(last, .ellipsis)
                elided.resolver = LastSpeaker.name
            }
            return elided
        }
        if let turn = context.document.turns[context.construction.cue.lowerBound] {
            return TurnSpeaker.source(of: turn, context)
        }
        return inOrder(context)
    }

    static func inOrder(_ context: SpeakerContext) -> OpenSource {
        var source = OpenSource()
        let leftOut = context.document.lexicon.resolversLeftOut
        for resolver in order where !source.isFound && (leftOut.isEmpty || !leftOut.contains(resolver.name)) {
            resolver.resolve(&source, context)
            if source.isFound { source.resolver = resolver.name }
        }
        return source
    }
}

extension Lexicon {
    /// The names of the resolvers that say who speaks, in their order.
    public static let resolvers: [String] = Speakers.order.map { $0.name }
}
