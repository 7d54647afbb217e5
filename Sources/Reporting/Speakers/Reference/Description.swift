import Language
import Text

/// A definite noun phrase for one person, and what it says of him: "the minister", "المدرب الإسباني", "صاحب الـ34
/// عاما".
struct Description {
    /// The noun that it is built on.
    let head: Int
    /// The hash of the noun, and what its forms share.
    let nouns: [UInt64]
    let callings: Callings
    let gender: Gender
    /// The places whose adjectives it has.
    let origins: [Int]
    /// The words that say over what, without adjectives: behind the noun, and before it where words bear no clitics.
    let complement: [UInt64]
    /// True where another noun closes it ("coach of the team", "police chief"): it may be somebody new.
    let isClosed: Bool
    /// True for a noun with a pronoun ("our guide"): it means nobody who was not introduced by it.
    let isPossessed: Bool
    /// True for an adjective of a place alone ("the Briton").
    let isDemonym: Bool
    /// True behind a word that points at the one just told of ("this official").
    let isDemonstrative: Bool
    /// True where the noun stood alone before, with its article and no name: it means that one again.
    let isOwn: Bool

    init?(_ phrase: SourcePhrase, _ context: SpeakerContext) {
        let document = context.document
        switch phrase.outcome {
        case .office, .unnamed: break
        case .unknown:
            guard Description.looksDescriptive(phrase.tokens, document) else { return nil }
        case .name:
            guard let mention = context.layers.mention(at: phrase.tokens.upperBound - 1), mention.kind == .nominal,
                document.entities[mention.entity].type == .person
            else { return nil }
        default: return nil
        }
        guard !phrase.rule.options.contains(.plural), phrase.captures[.count] == nil,
            let head = Description.head(phrase, document)
        else { return nil }
        let tags = Description.tags(head, document)
        guard !tags.contains(.plural), !tags.contains(.dual), !document.has(phrase.tokens.lowerBound, .quantifier)
        else { return nil }
        let last = Description.last(phrase, head, document)
        // A name behind it says who is meant.
        if context.isIntroducing(phrase.tokens.upperBound) { return nil }
        let isClosed = Description.isClosed(head, last, document)
        isDemonstrative = document.article(at: phrase.tokens.lowerBound).contains(.demonstrative)
        guard isDemonstrative || Description.isDefinite(head, last, isClosed, phrase, document) else { return nil }
        isOwn = !isClosed && Description.stoodAlone(head, context)
        callings = document.callings(head)
        // "The insider", "المصدر": a word for those who are not named.
        if callings.contains(.nameless) { return nil }
        self.head = head
        isPossessed = tags.contains(.pronoun)
        nouns = document.nounMeanings(head)
        isDemonym = document.tokens[head].anyKinds.contains(.demonym) && callings.isEmpty
        origins = document.origins(head...max(head, last))
        let before = document.complement(before: head, from: phrase.tokens.lowerBound)
        complement = document.complement(of: head, last) + before
        self.isClosed = isClosed || !before.isEmpty
        gender = Description.gender(head, tags, phrase, document)
    }

    // MARK: Parts

    /// True where a word with its article stood in the paragraphs just before, and no name and no other noun behind it.
    private static func stoodAlone(_ head: Int, _ context: SpeakerContext) -> Bool {
        let document = context.document
        guard document.tokens[head].shape.contains(.clitic), document.isArticled(head) else { return false }
        let first = document.paragraphs[max(0, context.paragraph - 1)].tokens.lowerBound
        return (first..<head).contains { index in
            guard document.tokens[index].key == document.tokens[head].key, index > 0 else { return false }
            let before = document.tokens[index - 1]
            // Behind a noun without an article it says whose that is.
            let isVerb =
                before.kind == .word && before.anyKinds.isDisjoint(with: ClassSet([.role, .source, .body, .document]))
            return (isVerb || before.kind == .mark) && !context.isIntroducing(index + 1)
                && !isDescribed(index + 1, document)
        }
    }

    /// True for an adjective with the article, which goes on with the noun before it.
    private static func isDescribed(_ index: Int, _ document: Document) -> Bool {
        guard document.tokens[index].shape.contains(.article) else { return false }
        let adjectives = ClassSet([.adjective, .bodyAdjective, .demonym, .role])
        return !document.tokens[index].anyKinds.isDisjoint(with: adjectives)
    }

    /// The noun of the phrase: the first where what closes it follows, else the last.
    private static func head(_ phrase: SourcePhrase, _ document: Document) -> Int? {
        let captured = phrase.captures[.noun] ?? phrase.captures[.role]
        let range = captured ?? phrase.tokens
        var first = range.lowerBound
        while first < range.upperBound - 1,
            document.tokens[first].kind == .mark || document.has(first, .determiner) || document.has(first, .title)
        { first += 1 }
        guard document.tokens[first].kind != .mark else { return nil }
        if document.tokens[first].shape.contains(.clitic) { return first }
        // "The port authority's chief executive": in front of the noun stands what is its own.
        let nouns = ClassSet([.role, .source, .calling, .demonym])
        return range.first { !document.tokens[$0].anyKinds.isDisjoint(with: nouns) && $0 == range.upperBound - 1 }
            ?? range.first { !document.tokens[$0].anyKinds.isDisjoint(with: nouns) } ?? first
    }

    /// The last token that belongs to the noun: what an aside says is no part of it.
    private static func last(_ phrase: SourcePhrase, _ head: Int, _ document: Document) -> Int {
        var last = phrase.tokens.upperBound - 1
        if head < last,
            let end = (head + 1...last).first(where: { document.isComma($0) || document.has($0, .relative) })
        {
            last = end - 1
        }
        while last > head, document.tokens[last].kind == .mark { last -= 1 }
        return last
    }

    private static func tags(_ head: Int, _ document: Document) -> WordTags {
        let entries = [WordClass.role, .source, .calling].compactMap { document.entry(at: head, $0)?.tags }
        guard var tags = entries.first(where: { !$0.contains(.plural) }) ?? entries.first else { return [] }
        if entries.contains(where: { $0.contains(.feminine) && !$0.contains(.plural) }) { tags.insert(.feminine) }
        return tags
    }

    /// True for a number, also behind an article written with it.
    private static func isNumeral(_ index: Int, _ document: Document) -> Bool {
        let token = document.tokens[index]
        return token.kind == .number
            || (Int(token.start)..<Int(token.end)).contains {
                (0x30...0x39).contains(Folding.fold(document.scalars[$0]))
            }
    }

    private static func isDefinite(
        _ head: Int, _ last: Int, _ isClosed: Bool, _ phrase: SourcePhrase, _ document: Document
    ) -> Bool {
        if hasArticle(head, phrase, document) || document.isPossessedRole(head) { return true }
        guard document.tokens[head].shape.contains(.clitic), head < last else { return false }
        return isClosed || document.tokens[head + 1].shape.contains(.article)
            || (head + 1...min(last, head + 2)).contains { isNumeral($0, document) }
    }

    private static func hasArticle(_ head: Int, _ phrase: SourcePhrase, _ document: Document) -> Bool {
        let token = document.tokens[head]
        if token.shape.contains(.clitic) { return document.isArticled(head) }
        return document.isDefiniteArticle(phrase.tokens.lowerBound)
    }

    /// True where another noun closes the head: behind it without an article, or with a preposition.
    private static func isClosed(_ head: Int, _ last: Int, _ document: Document) -> Bool {
        guard last > head else { return false }
        let next = document.tokens[head + 1]
        // "The mother of three", "صاحب الـ34 عاما": a number tells nobody from another.
        if (head + 1...last).contains(where: { document.has($0, .number) || isNumeral($0, document) }) {
            return false
        }
        guard document.tokens[head].shape.contains(.clitic) else { return true }
        if document.isArticled(head) { return false }
        if next.kind == .mark { return document.isJoiner(head + 1) }
        let others = ClassSet([.preposition, .link, .named, .adjective, .demonym, .relative, .conjunction, .adjunct])
        if !next.shape.contains(.article), !next.kinds.isDisjoint(with: others) { return false }
        return next.shape.contains(.article) || document.mentionOf[head + 1] >= 0
            || head + 2 <= last
                && (document.tokens[head + 2].shape.contains(.article) || document.mentionOf[head + 2] >= 0)
    }

    /// True for a word with the article that no list knows and that looks like a participle or an adjective, not like
    /// a family name.
    private static func looksDescriptive(_ tokens: Range<Int>, _ document: Document) -> Bool {
        let token = document.tokens[tokens.lowerBound]
        guard tokens.count == 1, token.shape.contains(.article), let article = document.lexicon.articles.last,
            token.end - token.start >= 6
        else { return false }
        let first = Folding.fold(document.scalars[Int(token.start) + Int(article.size)])
        return document.endsFeminine(tokens.lowerBound) || first == 0x645 && !document.endsInYeh(tokens.lowerBound)
    }

    private static func gender(
        _ head: Int, _ tags: WordTags, _ phrase: SourcePhrase, _ document: Document
    ) -> Gender {
        if tags.contains(.feminine) { return .feminine }
        let token = document.tokens[head]
        if token.shape.contains(.clitic) {
            // An ending that no list knows shows its gender too.
            return tags.isEmpty && Folding.fold(document.scalars[Int(token.end) - 1]) == 0x647 ? .feminine : .masculine
        }
        let article = document.article(at: phrase.tokens.lowerBound)
        if article.contains(.feminine) { return .feminine }
        return tags.contains(.masculine) || article.contains(.masculine) ? .masculine : .unknown
    }
}

extension SpeakerContext {
    /// True where the phrase opens a that-clause: who is told of there is often another.
    var isWithinClause: Bool {
        guard let first = phrase?.tokens.lowerBound, first > bounds.lowerBound else { return false }
        return document.has(first - 1, .complementizer)
    }

    /// True where a person's name follows a phrase, over a comma and forms of address: the phrase introduces its
    /// bearer.
    func isIntroducing(_ end: Int) -> Bool {
        var index = end
        if index < bounds.upperBound, document.isComma(index) { index += 1 }
        let isApart = index > end
        let others = ClassSet([.verb, .preposition, .complementizer, .conjunction, .relative, .adjunct])
        let named = ClassSet([.title, .role, .adjective])
        let reach = index + 6
        while index < min(bounds.upperBound, reach), layers.mention(at: index) == nil, !document.isComma(index) {
            let kinds = document.tokens[index].kinds
            guard isApart ? kinds.isDisjoint(with: others) : !kinds.isDisjoint(with: named) else { return false }
            index += 1
        }
        guard index < bounds.upperBound, let mention = layers.mention(at: index), mention.kind == .name,
            mention.first == index, document.entities[mention.entity].type == .person
        else { return false }
        return mention.start == Int(document.tokens[index].start)
    }
}

extension Document {
    /// True for a word with the article, also behind a clitic: not "والدة", which a list knows whole.
    func isArticled(_ index: Int) -> Bool {
        tokens[index].shape.contains(.article)
            || tokens[index].shape.contains(.innerArticle) && tokens[index].isUnlisted
    }

    /// The words behind a role's noun that say over what, adjectives left out.
    func complement(of head: Int, _ last: Int) -> [UInt64] {
        guard head < last else { return [] }
        return titleWords(head + 1, last).filter { isComplementWord($0) }
    }

    /// The nouns before a role's noun that say over what ("the education minister"); none where words bear clitics.
    func complement(before head: Int, from first: Int) -> [UInt64] {
        guard first < head, !tokens[head].shape.contains(.clitic),
            !(first..<head).contains(where: { tokens[$0].kind == .number || has($0, .number) || isComma($0) })
        else { return [] }
        return titleWords(first, head - 1).filter { isComplementWord($0) }
    }

    /// A title cut into the noun that it is built on and the words that say over what. Where words bear no clitics the noun
    /// stands anywhere: one of those asked for, where the title has one.
    func parts(
        ofTitle title: [UInt64], headFirst: Bool, nouns: [UInt64]
    ) -> (head: UInt64, over: [UInt64])? {
        guard !title.isEmpty else { return nil }
        let asked = headFirst ? 0 : title.firstIndex(where: nouns.contains)
        let end = asked.map { $0 + 1 } ?? title.firstIndex { isNoun($0, .preposition) } ?? title.count
        guard end > 0 else { return nil }
        var over = title
        let head = over.remove(at: end - 1)
        return (head, over.filter(isComplementWord))
    }

    /// True for a word of a title that tells one holder from another.
    func isComplementWord(_ word: UInt64) -> Bool {
        ![WordClass.demonym, .bodyAdjective, .preposition, .link].contains { isNoun(word, $0) }
            && lexicon.entry(word, .adjective)?.tags.contains(.attributive) ?? true
    }
}
