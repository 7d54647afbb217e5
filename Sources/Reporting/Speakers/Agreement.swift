import Language

/// Whether a noun phrase agrees with the verb before it as its subject does.
enum Agreement {
    /// True for a noun for one man behind a verb of the feminine, or for one woman behind one of the masculine: the object of
    /// a verb whose subject stands elsewhere ("وحمّلت الوزير المسؤولية").
    static func isObject(_ phrase: SourcePhrase, _ context: SpeakerContext) -> Bool {
        let document = context.document
        if isBodyObject(phrase, context) { return true }
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

    /// True for a body whose noun is feminine right behind a verb of the masculine that takes a hearer: whom the elided
    /// subject accuses or asks ("واتهم حركة التحرير بكذا").
    private static func isBodyObject(_ phrase: SourcePhrase, _ context: SpeakerContext) -> Bool {
        let (document, verb) = (context.document, context.agreement)
        guard context.construction.verb?.verb.frames.contains(.whom) == true,
            phrase.outcome == .body
                || phrase.outcome == .name, verb.contains(.masculine), !verb.contains(.plural),
            !verb.contains(.anyGender),
            let first = phrase.tokens.first, first == context.construction.cue.upperBound,
            document.tokens[first].shape.contains(.clitic), document.endsFeminine(first)
        else { return false }
        return document.tokens[first].has(.body) || document.tokens[first].has(.publisher)
    }
}
