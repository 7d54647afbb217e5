import Language
import Text

/// A source that is only described speaks without a name.
enum UnnamedSpeaker: SpeakerResolver {
    static let name = "unnamed"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard let phrase = context.phrase, phrase.outcome == .unnamed else { return }
        if let entry = sameAgain(phrase, context) { return source.fill(entry, .nominal) }
        describe(&source, phrase, context.document, context.layers)
    }

    /// "The sources" alone are those that spoke before.
    private static func sameAgain(_ phrase: SourcePhrase, _ context: SpeakerContext) -> Discourse.Entry? {
        let noun = phrase.tokens.lowerBound
        guard phrase.tokens.count == 1, context.document.tokens[noun].shape.contains(.article) else { return nil }
        return context.unnamed(noun)
    }

    /// Fills a source with the description of a phrase.
    static func describe(
        _ source: inout OpenSource, _ phrase: SourcePhrase, _ document: Document, _ layers: LayerReader
    ) {
        var first = phrase.tokens.lowerBound
        while first < phrase.tokens.upperBound - 1,
            document.tokens[first].kind == .mark || document.has(first, .determiner) && document.isArticleWord(first)
        { first += 1 }
        let noun = (phrase.captures[.noun] ?? phrase.captures[.role] ?? phrase.captures[.body])?.lowerBound ?? first
        let tags = nounTags(noun, document)
        var last = phrase.tokens.upperBound - 1
        // What a relative clause or an aside says of them is no part of what they are called.
        if let comma = (first..<last).first(where: { document.isComma($0) && $0 > noun }) { last = comma }
        while last > first, document.tokens[last].kind == .mark { last -= 1 }
        var count = phrase.captures[.count].flatMap { number($0.lowerBound, document) }
        let article = document.wholeEntry(at: phrase.tokens.lowerBound, .determiner)?.tags ?? []
        // "One of the officials" is one.
        let isOneOf = isOne(phrase.tokens.lowerBound, document)
        if isOneOf { count = 1 }
        let isMany =
            !isOneOf && tags.contains(.plural) || article.contains(.plural) || tags.contains(.dual)
            || !isOneOf && phrase.rule.options.contains(.plural)
        if count == nil { count = tags.contains(.dual) ? 2 : isMany || phrase.captures[.count] != nil ? nil : 1 }
        let isPlural = isMany || (count ?? 1) > 1
        var keys = document.nounMeanings(noun) + [singular(noun, document)]
        // "One of the officials" goes by "the official".
        if phrase.captures[.noun] == nil || document.has(noun, .quantifier),
            let counted = phrase.tokens.first(where: { $0 > noun && document.tokens[$0].anyKinds.contains(.source) })
        {
            keys += document.nounMeanings(counted)
        }
        let isDefinite =
            phrase.rule.options.contains(.definite) || tags.contains(.definite)
            || document.isDefiniteArticle(phrase.tokens.lowerBound)
        let isOffice =
            !isPlural && document.tokens[noun].anyKinds.contains(.role)
            && (isDefinite || isConstruct(noun, last, document))
        let words = isOffice ? document.titleWords(first, last) : []
        if let holder = OfficeHolders(document: document).holder(words) {
            ExplicitSpeaker.fill(&source, entity: holder, document)
            source.resolved = .nominal
            source.role = first..<last + 1
            return
        }
        source.fill(
            .unnamed(
                UnnamedSourceDescription(
                    name: ExplicitSpeaker.text(first, last, prefix: ExplicitSpeaker.prefix(first, document), document),
                    count: count,
                    affiliations: Affiliations.of(first...last, document, layers), nouns: keys,
                    callings: document.callings(noun),
                    gender: tags.contains(.feminine) ? .feminine : .masculine, isPlural: isPlural,
                    words: words)), .explicit)
        source.gender =
            tags.union(article).contains(.feminine)
            ? .feminine
            : document.tokens[noun].shape.contains(.clitic) || tags.union(article).contains(.masculine)
                ? .masculine : .unknown
        source.isPlural = isPlural
        source.nouns = keys
    }

    /// True for one office of one body: what follows the noun makes it definite.
    private static func isConstruct(_ noun: Int, _ last: Int, _ document: Document) -> Bool {
        guard last > noun, document.tokens[noun].shape.contains(.clitic) else { return false }
        let next = document.tokens[noun + 1]
        return next.shape.contains(.article) || document.mentionOf[noun + 1] >= 0
            || document.tokens[last].shape.contains(.article) && !next.has(.demonym) && !next.has(.adjective)
                && !next.has(.named)
    }

    /// True for a word that takes one of many: a quantifier that shows a gender.
    private static func isOne(_ index: Int, _ document: Document) -> Bool {
        document.entry(at: index, .quantifier).map { !$0.tags.isDisjoint(with: [.masculine, .feminine]) } ?? false
    }

    private static func nounTags(_ noun: Int, _ document: Document) -> WordTags {
        for kind in [WordClass.source, .role, .publisher, .body] {
            if let entry = document.entry(at: noun, kind) { return entry.tags }
        }
        return []
    }

    static func number(_ index: Int, _ document: Document) -> Int? {
        let token = document.tokens[index]
        if token.kind == .number { return Int(token.number) }
        return NumberWords.value(
            folded: FoldedText(scalars: document.scalars[Int(token.start)..<Int(token.end)]).string)
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

extension Document {
    /// True for an article as a word, definite or not.
    func isArticleWord(_ index: Int) -> Bool {
        guard let entry = wholeEntry(at: index, .determiner) else { return false }
        return entry.tags.contains(.definite) || entry.tags.contains(.base)
    }
}
