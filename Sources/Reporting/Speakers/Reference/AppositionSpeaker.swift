import Language

/// Who is called by an office and, over a comma, by name speaks by his name: "said the ambassador, Lucie March", "شقيقته،
/// منى الجابري، إن".
enum AppositionSpeaker: SpeakerResolver {
    static let name = "apposition"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard let phrase = context.phrase, phrase.outcome == .office || phrase.outcome == .unnamed,
            !phrase.rule.options.contains(.plural), phrase.captures[.count] == nil,
            let mention = bearer(of: phrase, context)
        else { return }
        let (entity, shown) = (mention.entity, gender(of: phrase, context.document))
        let known = context.document.entities[entity].gender
        if known != .unknown, shown != .unknown, known != shown { return }
        if known == .unknown { context.document.entities[entity].gender = shown }
        ExplicitSpeaker.fill(&source, entity: entity, context.document)
        source.role = phrase.captures[.role] ?? phrase.captures[.noun]
    }

    /// The person whose name alone stands behind a phrase, between a comma and another mark.
    private static func bearer(of phrase: SourcePhrase, _ context: SpeakerContext) -> Mention? {
        let document = context.document
        let end = context.bounds.upperBound
        guard let comma = comma(behind: phrase.tokens.upperBound, context), comma + 1 < end,
            document.isComma(comma),
            let name = context.layers.source(at: comma + 1, in: comma + 1..<end),
            name.outcome == .person || name.outcome == .name, name.captures[.role] == nil,
            let range = name.captures[.name], let mention = context.layers.mention(at: range.lowerBound),
            mention.kind == .name, mention.last < range.upperBound,
            document.entities[mention.entity].type == .person
        else { return nil }
        let next = name.tokens.upperBound
        guard next < end else { return mention }
        // "The minister, Ann Holm, and the mayor": one of several.
        let isList =
            document.isComma(next) && next + 1 < end && document.has(next + 1, .conjunction)
            && context.layers.source(at: next + 2, in: next + 2..<max(next + 2, end)) != nil
        return document.tokens[next].kind == .mark && !document.isJoiner(next) && !isList ? mention : nil
    }

    /// The comma at a token, or behind what a preposition there says of the office ("the ombudswoman for the blind, …").
    private static func comma(behind index: Int, _ context: SpeakerContext) -> Int? {
        let document = context.document
        guard index < context.bounds.upperBound, !document.isComma(index), document.has(index, .preposition) else {
            return index
        }
        let others = ClassSet([.verb, .finite, .relative, .complementizer, .conjunction])
        for next in index + 1..<max(index + 1, min(index + 7, context.bounds.upperBound)) {
            if document.isComma(next) { return next }
            guard document.tokens[next].kind == .word || document.isJoiner(next),
                document.tokens[next].kinds.isDisjoint(with: others)
            else { return nil }
        }
        return nil
    }

    /// The gender that the noun or its article shows.
    private static func gender(of phrase: SourcePhrase, _ document: Document) -> Gender {
        let article = ExplicitSpeaker.articleGender(phrase, document)
        guard article == .unknown, let noun = phrase.captures[.role] ?? phrase.captures[.noun],
            let entry = document.entry(at: noun.lowerBound, .role) ?? document.entry(at: noun.lowerBound, .source)
        else { return article }
        if entry.tags.contains(.feminine) { return .feminine }
        return entry.tags.contains(.masculine) ? .masculine : .unknown
    }
}
