import Language

/// Names of bodies whose first word alone has a capital: "l'Institut de physique des volcans", "la Compagnie nationale du
/// courant (CNC)".
extension NameFinder {
    /// How many nouns joined by "of" such a name may go on with.
    private static let mostNouns = 3

    /// The name that a body's noun with a capital opens behind an article; nil where it stands alone or a capital follows.
    func lowercaseBody(at index: Int, before limit: Int) -> Candidate? {
        guard document.tokens[index].shape.contains(.capital), !document.tokens[index].shape.contains(.allCapitals),
            isOrganizationWord(index), isDefinite(index)
        else { return nil }
        var last = describedEnd(index, limit)
        var nouns = 0
        while nouns < Self.mostNouns, let noun = nounBehindOf(last, limit) {
            last =
                document.tokens[noun].shape.contains(.capital)
                ? capitalRun(from: noun, before: limit) : describedEnd(noun, limit)
            nouns += 1
        }
        return last > index ? organization(index, last) : nil
    }

    /// "Le Brise-Glace" within a sentence: an article with a capital belongs to the name that it opens.
    func articleName(at index: Int, before limit: Int) -> Candidate? {
        guard index + 1 < limit, document.isDefiniteArticle(index), !isSentenceStart(index),
            document.tokens[index - 1].kind == .word, !document.tokens[index - 1].shape.contains(.capital),
            !document.tokens[index - 1].has(.title), document.tokens[index + 1].shape.contains(.capital),
            document.tokens[index + 1].kinds.isDisjoint(with: NameFinder.notName)
        else { return nil }
        let last = capitalRun(from: index + 1, before: limit)
        let isOutlet =
            document.tokens[last].has(.outletWord) || opensOutlet(index + 1, index + 1)
            || publisherBeside(index, last, limit)
        return organization(index, last, isOutlet: isOutlet)
    }

    /// Behind a definite article, or a preposition that is written as one with it.
    private func isDefinite(_ index: Int) -> Bool {
        index > 0
            && (document.isDefiniteArticle(index - 1) || document.tokens[index - 1].has(.of)
                || document.tokens[index - 1].has(.elided))
    }

    /// The token of the adjective behind a noun, or of the noun.
    private func describedEnd(_ noun: Int, _ limit: Int) -> Int {
        let next = noun + 1
        guard next < limit, isPlainLowercase(next) || document.tokens[next].has(.demonym) else { return noun }
        guard next + 1 < limit else { return next }
        let after = document.tokens[next + 1]
        let ends = ClassSet([.of, .preposition, .conjunction, .relative, .auxiliary])
        return after.kind == .mark || !after.kinds.isDisjoint(with: ends) ? next : noun
    }

    /// The noun behind "of", or behind what a body is for, and an article.
    private func nounBehindOf(_ last: Int, _ limit: Int) -> Int? {
        guard last + 2 < limit, document.tokens[last + 1].has(.of) || isAim(last + 1, limit) else { return nil }
        var noun = last + 2
        if document.isDefiniteArticle(noun) || document.tokens[noun].has(.elided) { noun += 1 }
        guard noun < limit, document.tokens[noun].kind == .word,
            document.tokens[noun].shape.contains(.capital) || isPlainLowercase(noun)
                || !document.tokens[noun].kinds.isDisjoint(
                    with: ClassSet([.body, .source, .role, .document, .organizationWord]))
        else { return nil }
        return noun
    }

    /// A word without a capital that is no function word, no verb and no time.
    private func isPlainLowercase(_ index: Int) -> Bool {
        let token = document.tokens[index]
        let others = NameFinder.notName.union(
            ClassSet([
                .verb, .auxiliary, .determiner, .negation, .adjunct, .subordinator, .finite, .number, .of, .attribution,
                .saying,
            ]))
        return token.kind == .word && !token.shape.contains(.capital) && token.end - token.start > 2
            && token.kinds.isDisjoint(with: others)
    }
}
