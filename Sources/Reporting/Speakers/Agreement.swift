import Language

/// Whether a noun phrase agrees with the verb before it as its subject does.
enum Agreement {
    /// True for a noun for one man behind a verb of the feminine, or for one woman behind one of the masculine: the object of
    /// a verb whose subject stands elsewhere ("وحمّلت الوزير المسؤولية").
    static func isObject(_ phrase: SourcePhrase, _ context: SpeakerContext) -> Bool {
        let document = context.document
        guard phrase.outcome == .office || phrase.outcome == .unnamed, context.construction.outcome == .object,
            phrase.tokens.lowerBound == context.construction.cue.upperBound,
            let noun = phrase.captures[.role] ?? phrase.captures[.noun],
            let entry = document.entry(at: noun.lowerBound, .role) ?? document.entry(at: noun.lowerBound, .source)
        else { return false }
        let (verb, tags) = (context.agreement, entry.tags)
        if verb.contains(.anyGender) || tags.contains(.plural) || tags.contains(.dual) { return false }
        guard document.tokens[noun.lowerBound].shape.contains(.clitic), !verb.isDisjoint(with: [.feminine, .masculine])
        else { return false }
        return verb.contains(.feminine) != tags.contains(.feminine)
    }
}
