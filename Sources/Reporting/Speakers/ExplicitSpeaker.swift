import Language
import Text

/// A name written in the slot speaks.
enum ExplicitSpeaker: SpeakerResolver {
    static let name = "explicit"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard let phrase = context.phrase else { return }
        let document = context.document
        switch phrase.outcome {
        case .person, .name:
            guard let range = phrase.captures[.name] else { return }
            source.role = phrase.captures[.role]
            if let mention = mention(in: range, context) {
                fill(&source, mention, range, phrase, context)
            } else if phrase.outcome == .name {
                source.fill(.body(range, prefix: 0), .explicit)
            } else {
                source.fill(.person(name: range), .explicit)
                source.gender = gender(of: range, document)
                if source.gender == .unknown { source.gender = articleGender(phrase, document) }
            }
            if let role = source.role { source.nouns.append(document.roleKey(role.lowerBound)) }
        case .body:
            guard let range = phrase.captures[.body] else { return }
            if isBare(range, document) { return }
            if isIndefinitePlural(range, document) {
                return UnnamedSpeaker.describe(&source, phrase, document, context.layers)
            }
            if let whole = wholeName(around: range, context) { return fill(&source, entity: whole, document) }
            source.fill(.body(range, prefix: prefix(range.lowerBound, document)), .explicit)
            source.gender = bodyGender(phrase, range.lowerBound, document)
            source.nouns = [document.nounKey(range.lowerBound)]
        case .unknown:
            guard let range = phrase.captures[.name] else { return }
            source.fill(.person(name: range), .explicit)
        default: return
        }
    }

    /// Fills a source with a name that is known, and with what the phrase around it shows.
    private static func fill(
        _ source: inout OpenSource, _ mention: Mention, _ range: Range<Int>, _ phrase: SourcePhrase,
        _ context: SpeakerContext
    ) {
        let document = context.document
        fill(&source, entity: mention.entity, document)
        if let shown = verbGender(phrase, context) { source.gender = shown }
        if source.gender == .unknown { source.gender = articleGender(phrase, document) }
        if phrase.outcome == .person {
            source.isPlural = phrase.rule.options.contains(.plural)
            if mention.last + 1 < range.upperBound { source.fullName = mention.first..<range.upperBound }
        } else {
            source.isPlural = document.article(at: phrase.tokens.lowerBound).contains(.plural)
        }
    }

    /// The mention that fills a captured name, its first where there are several.
    private static func mention(in range: Range<Int>, _ context: SpeakerContext) -> Mention? {
        for index in range {
            if let mention = context.layers.mention(at: index), mention.first >= range.lowerBound,
                mention.last < range.upperBound
            {
                // Words beside the mention are of the name too: the mention is not the whole.
                let isWhole = mention.last - mention.first + 1 >= range.count - 1 || context.phrase?.outcome == .name
                return isWhole ? mention : nil
            }
        }
        return nil
    }

    /// True for a noun of bodies in the plural that nothing makes definite: "aid groups", not "the armed forces".
    private static func isIndefinitePlural(_ range: Range<Int>, _ document: Document) -> Bool {
        let last = range.upperBound - 1
        let token = document.tokens[last]
        guard !token.shape.contains(.clitic), !token.shape.contains(.capital), document.mentionOf[last] < 0,
            document.entry(at: last, .body)?.tags.contains(.plural) == true
        else { return false }
        return !document.has(range.lowerBound, .determiner) && !document.has(range.lowerBound - 1, .determiner)
    }

    /// The name that a phrase is the end of ("the Teachers' Union").
    private static func wholeName(around range: Range<Int>, _ context: SpeakerContext) -> Int? {
        guard let mention = context.layers.mention(at: range.lowerBound), mention.first < range.lowerBound,
            mention.last == range.upperBound - 1, mention.kind == .name
        else { return nil }
        return mention.entity
    }

    static func fill(_ source: inout OpenSource, entity: Int, _ document: Document) {
        source.fill(.entity(entity), .explicit)
        let known = document.entities[entity]
        source.gender = known.type == .organization ? document.bodyGender(entity) : known.gender
        source.nouns = document.entities[entity].nouns
    }

    private static func gender(of range: Range<Int>, _ document: Document) -> Gender {
        guard let given = document.entry(at: range.lowerBound, .given) else { return .unknown }
        return given.tags.contains(.feminine) ? .feminine : given.tags.contains(.masculine) ? .masculine : .unknown
    }

    /// The gender that a verb shows of the one person who follows it as its subject: "وقال نور الدين" is said by a man.
    private static func verbGender(_ phrase: SourcePhrase, _ context: SpeakerContext) -> Gender? {
        guard phrase.outcome == .person, let verb = context.construction.verb, !verb.tags.contains(.participle),
            context.construction.captures[.via] == nil,
            context.construction.captures[.who]?.lowerBound == phrase.tokens.lowerBound,
            phrase.tokens.lowerBound >= context.construction.cue.upperBound,
            verb.tags.isDisjoint(with: [.plural, .dual, .anyGender]), !verb.isPassive
        else { return nil }
        return verb.tags.contains(.feminine) ? .feminine : verb.tags.contains(.masculine) ? .masculine : nil
    }

    /// The gender that a form of address shows, or the article before a noun.
    static func articleGender(_ phrase: SourcePhrase, _ document: Document) -> Gender {
        let title = phrase.tokens.lazy.compactMap { document.wholeEntry(at: $0, .title)?.tags }
            .first { $0.contains(.feminine) || $0.contains(.masculine) }
        let tags = title ?? document.article(at: phrase.tokens.lowerBound)
        return tags.contains(.feminine) ? .feminine : tags.contains(.masculine) ? .masculine : .unknown
    }

    /// The gender of a body that is only described: that of an article before it, or of its noun's ending.
    static func bodyGender(_ phrase: SourcePhrase, _ noun: Int, _ document: Document) -> Gender {
        let gender = articleGender(phrase, document)
        guard gender == .unknown, document.tokens[noun].shape.contains(.clitic),
            let entry = document.entry(at: noun, .body)
        else { return gender }
        return document.endsFeminine(noun) || !entry.tags.isDisjoint(with: [.plural, .feminine])
            ? .feminine : .masculine
    }

    /// A definite noun alone stands for one named before.
    static func isBare(_ range: Range<Int>, _ document: Document) -> Bool {
        let first = document.isDefiniteArticle(range.lowerBound) ? range.lowerBound + 1 : range.lowerBound
        guard range.upperBound - first == 1 else { return false }
        return first > range.lowerBound || document.isDefiniteArticle(first - 1)
            || document.tokens[first].shape.contains(.article)
            || document.tokens[first].shape.contains(.innerArticle)
    }

    /// A phrase's text without the clitics before its noun, its article restored where it is written as one with them.
    static func text(_ first: Int, _ last: Int, prefix: Int, _ document: Document) -> String {
        let token = document.tokens[first]
        guard prefix > 0, token.shape.contains(.contracted), !isNoun(from: Int(token.start) + prefix, first, document),
            let contraction = document.lexicon.articles.first(where: { $0.restores != 0 }),
            let article = document.lexicon.articles.first(where: { $0.restores == 0 })
        else { return document.clean(Int(token.start) + prefix, Int(document.tokens[last].end)) }
        let letters = (0..<Int(article.size)).compactMap { Unicode.Scalar(article.letter($0)) }
        let conjunction = prefix - 1
        return letters.map { String($0) }.joined()
            + document.clean(Int(token.start) + conjunction + Int(contraction.size), Int(document.tokens[last].end))
    }

    private static let nounKinds: [WordClass] = [.body, .source, .role, .publisher, .document]

    /// True where what stands behind clitics is a noun as it is written: "للجنة" holds "لجنة", not "الجنة".
    private static func isNoun(from start: Int, _ index: Int, _ document: Document) -> Bool {
        let rest = FoldedText(scalars: document.scalars[start..<Int(document.tokens[index].end)]).scalars
        let key = WordHash.hash(rest)
        return nounKinds.contains { document.lexicon.entry(key, $0) != nil }
    }

    /// The code points of clitics before a phrase's noun.
    static func prefix(_ index: Int, _ document: Document) -> Int {
        guard document.tokens[index].isUnlisted, document.tokens[index].shape.contains(.clitic) else { return 0 }
        let kinds = nounKinds
        for reading in document.readings(of: index) where reading.prefix > 0 && reading.node != 0 {
            if kinds.contains(where: { document.entry(reading, at: index, $0) != nil }) { return Int(reading.prefix) }
        }
        return 0
    }
}
