import Language
import Text

/// A source that is only described speaks without a name.
enum UnnamedSpeaker: SpeakerResolver {
    static let name = "unnamed"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard let phrase = context.phrase, phrase.outcome == .unnamed else { return }
        if let entry = sameAgain(phrase, context) ?? textMaker(phrase, context) { return source.fill(entry, .nominal) }
        describe(&source, phrase, context.document, context.layers)
    }

    /// "The sources" alone, "cette source", "the same source": those that spoke before.
    private static func sameAgain(_ phrase: SourcePhrase, _ context: SpeakerContext) -> Discourse.Entry? {
        let document = context.document
        let first = phrase.tokens.lowerBound
        let noun = phrase.tokens.last { document.tokens[$0].kind == .word } ?? phrase.tokens.upperBound - 1
        guard noun > first else {
            return document.tokens[noun].shape.contains(.article) ? context.unnamed(noun) : nil
        }
        // "The same source": the determiner may be of several words.
        guard document.has(noun, .source),
            let determiner = document.wholePhrase(at: first, before: noun, ClassSet(.determiner)),
            determiner.last == noun - 1, determiner.entry.tags.contains(.demonstrative)
        else { return nil }
        return context.unnamed(noun)
    }

    /// "The report" is whoever made the one that was told of.
    static func textMaker(_ phrase: SourcePhrase, _ context: SpeakerContext) -> Discourse.Entry? {
        let document = context.document
        let noun = phrase.tokens.upperBound - 1
        guard document.isDefiniteArticle(phrase.tokens.lowerBound) || document.tokens[noun].shape.contains(.article),
            phrase.tokens.count <= 2
        else { return nil }
        return context.discourse.texts.maker(of: document.textKey(noun), paragraph: context.paragraph)
    }

    /// Fills a source with the description of a phrase.
    static func describe(
        _ source: inout OpenSource, _ phrase: SourcePhrase, _ document: Document, _ layers: LayerReader
    ) {
        let words = words(of: phrase, document)
        let (first, last, noun) = (words.first, words.last, words.noun)
        let tags = nounTags(noun, document)
        let number = number(of: phrase, tags, document)
        let titles =
            isOffice(phrase, words, tags, isPlural: number.isPlural, document) ? document.titleWords(first, last) : []
        if let holder = OfficeHolders(document: document).holder(titles) {
            ExplicitSpeaker.fill(&source, entity: holder, document)
            source.resolved = .nominal
            source.role = first..<last + 1
            return
        }
        let keys = keys(of: phrase, noun, document)
        source.fill(
            .unnamed(
                UnnamedSourceDescription(
                    name: ExplicitSpeaker.text(first, last, prefix: ExplicitSpeaker.prefix(first, document), document),
                    count: number.count,
                    affiliations: Affiliations.of(first...last, document, layers), nouns: keys,
                    callings: document.callings(noun),
                    gender: tags.contains(.feminine) ? .feminine : .masculine, isPlural: number.isPlural,
                    words: titles)), .explicit)
        let shown = tags.union(article(of: phrase, document))
        let isMasculine = document.tokens[noun].shape.contains(.clitic) || shown.contains(.masculine)
        source.gender = shown.contains(.feminine) ? .feminine : isMasculine ? .masculine : .unknown
        if let one = oneGender(phrase, document) { source.gender = one }
        source.isPlural = number.isPlural
        source.nouns = keys
        source.isAnybody = phrase.rule.options.contains(.anybody)
    }

    /// The words that a phrase calls somebody by, and the noun among them: what a relative clause or an aside says is no part.
    private static func words(of phrase: SourcePhrase, _ document: Document) -> (first: Int, last: Int, noun: Int) {
        var first = phrase.tokens.lowerBound
        while first < phrase.tokens.upperBound - 1,
            document.tokens[first].kind == .mark || document.has(first, .determiner) && document.isArticleWord(first)
        { first += 1 }
        // "L'un d'eux" is one of them.
        if first > phrase.tokens.lowerBound, document.tokens[first].has(.of) { first -= 1 }
        let noun = (phrase.captures[.noun] ?? phrase.captures[.role] ?? phrase.captures[.body])?.lowerBound ?? first
        var last = phrase.tokens.upperBound - 1
        let isClause = { (index: Int) in
            document.isComma(index) || document.has(index, .relative) && !document.tokens[index].shape.contains(.clitic)
        }
        if let end = (first..<last).first(where: { $0 > noun && isClause($0) }) {
            last = document.isComma(end) ? end : end - 1
        }
        while last > first, document.tokens[last].kind == .mark { last -= 1 }
        return (first, last, noun)
    }

    private static func article(of phrase: SourcePhrase, _ document: Document) -> WordTags {
        document.article(at: phrase.tokens.lowerBound)
    }

    /// How many a phrase means; "one of the officials" is one.
    private static func number(
        of phrase: SourcePhrase, _ tags: WordTags, _ document: Document
    ) -> (count: Int?, isPlural: Bool) {
        let isOneOf = one(of: phrase, document) != nil
        let isMany =
            !isOneOf && tags.contains(.plural) || article(of: phrase, document).contains(.plural)
            || tags.contains(.dual)
            || !isOneOf && phrase.rule.options.contains(.plural)
        let counted = phrase.captures[.count]
        var count = isOneOf ? 1 : counted.flatMap { document.number(at: $0.lowerBound) }
        if count == nil { count = tags.contains(.dual) ? 2 : isMany || counted != nil ? nil : 1 }
        return (count, isMany || (count ?? 1) > 1)
    }

    /// The nouns that a source goes by: "one of the officials" by "the official".
    private static func keys(of phrase: SourcePhrase, _ noun: Int, _ document: Document) -> [UInt64] {
        var keys = document.nounMeanings(noun) + [singular(noun, document)]
        if phrase.captures[.noun] == nil || document.has(noun, .quantifier),
            let counted = phrase.tokens.first(where: { $0 > noun && document.tokens[$0].anyKinds.contains(.source) })
        {
            keys += document.nounMeanings(counted)
        }
        return keys
    }

    /// True for an office that one holds.
    private static func isOffice(
        _ phrase: SourcePhrase, _ words: (first: Int, last: Int, noun: Int), _ tags: WordTags, isPlural: Bool,
        _ document: Document
    ) -> Bool {
        guard !isPlural, document.tokens[words.noun].anyKinds.contains(.role) else { return false }
        return phrase.rule.options.contains(.definite) || tags.contains(.definite)
            || document.isDefiniteArticle(phrase.tokens.lowerBound) || isConstruct(words.noun, words.last, document)
    }

    /// True for one office of one body: what follows the noun makes it definite.
    private static func isConstruct(_ noun: Int, _ last: Int, _ document: Document) -> Bool {
        guard last > noun, document.tokens[noun].shape.contains(.clitic) else { return false }
        let next = document.tokens[noun + 1]
        return next.shape.contains(.article) || document.mentionOf[noun + 1] >= 0
            || document.tokens[last].shape.contains(.article) && !next.has(.demonym) && !next.has(.adjective)
                && !next.has(.named)
    }

    /// The word that takes one of many: a quantifier that shows a gender, or the number one before a preposition.
    private static func one(of phrase: SourcePhrase, _ document: Document) -> Int? {
        let first = phrase.tokens.lowerBound
        let tags = document.entry(at: first, .quantifier)?.tags ?? []
        if !tags.isDisjoint(with: [.masculine, .feminine]) { return first }
        // The phrase may begin with it, or behind its preposition.
        return (max(0, first - 2)...min(first + 1, phrase.tokens.upperBound - 1)).first { index in
            guard document.has(index + 1, .preposition) else { return false }
            let isArticle = document.wholeEntry(at: index, .determiner)?.tags.contains(.base) == true
            return isArticle || document.number(at: index) == 1
        }
    }

    /// The gender that the word for one of many shows.
    private static func oneGender(_ phrase: SourcePhrase, _ document: Document) -> Gender? {
        guard let one = one(of: phrase, document) else { return nil }
        let tags = document.entry(at: one, .quantifier)?.tags ?? document.article(at: one)
        if tags.contains(.feminine) { return .feminine }
        return tags.contains(.masculine) ? .masculine : nil
    }

    private static func nounTags(_ noun: Int, _ document: Document) -> WordTags {
        for kind in [WordClass.source, .role, .publisher, .body] {
            if let entry = document.entry(at: noun, kind) { return entry.tags }
        }
        return []
    }

    /// The hash of a noun's other number, so that "the officials" and "an official" meet.
    private static func singular(_ noun: Int, _ document: Document) -> UInt64 {
        guard !document.tokens[noun].shape.contains(.clitic) else { return document.nounKey(noun) }
        let letters = FoldedText(
            scalars: document.scalars[Int(document.tokens[noun].start)..<Int(document.tokens[noun].end)]
        ).scalars
        return WordHash.hash(letters.last == 0x73 ? Array(letters.dropLast()) : letters + [0x73])
    }
}

/// Organizations and places that a role's words name, places by their adjectives too.
enum Affiliations {
    static func of(_ range: ClosedRange<Int>, _ document: Document, _ layers: LayerReader) -> [Int] {
        var found: [Int] = []
        for index in range {
            if let mention = layers.mention(at: index), document.entities[mention.entity].type != .person,
                mention.kind == .name
            {
                if !found.contains(mention.entity) { found.append(mention.entity) }
            } else if let entry = document.wholeEntry(at: index, .demonym),
                let entity = document.entities.firstIndex(where: { $0.known == Int(entry.value) }),
                !found.contains(entity)
            {
                found.append(entity)
            }
        }
        return found
    }
}
