/// The resolvers that read a written phrase, in their order: those behind them in ``Speakers`` ask them, too.
enum WrittenSpeakers {
    static let order: [any SpeakerResolver.Type] = [
        AppositionSpeaker.self, AgedSpeaker.self, DescribedSpeaker.self, ExplicitSpeaker.self, UnnamedSpeaker.self,
        OfficeSpeaker.self,
    ]

    /// Whom a context's phrase means, as far as it is open.
    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        for resolver in order where !source.isFound { resolver.resolve(&source, context) }
    }
}
