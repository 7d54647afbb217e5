import Language

/// Tests lexical items of patterns: a token, or the tokens of a phrase of a class.
struct ItemMatcher {
    let document: Document
    /// Words of a phrase that is looked for from its end.
    private static let longestPhrase = 6

    /// What a word of a name must not be to stand for its bearer.
    private static let common = ClassSet([
        .role, .source, .body, .publisher, .title, .preposition, .conjunction, .pronoun, .complementizer, .stop,
    ])

    init(document: Document) { self.document = document }

    /// Matches an item at a token; backwards, the item ends at it. Answers the position after it.
    func match(_ pc: Int, _ index: Int, _ bounds: Range<Int>, backward: Bool) -> Int? {
        let code = document.words.code
        var at = pc + 2
        var best: Int?
        for _ in 0..<Int(code[pc + 1]) {
            let terms = at + 1..<at + 1 + Int(code[at])
            at = terms.upperBound
            guard let end = alternative(terms, index, bounds, backward) else { continue }
            if best == nil || (backward ? end < best! : end > best!) { best = end }
        }
        return best
    }

    private func alternative(_ terms: Range<Int>, _ index: Int, _ bounds: Range<Int>, _ backward: Bool) -> Int? {
        let code = document.words.code
        var kind: WordClass?
        for at in terms {
            let term = PackedTerm(word: code[at])
            if term.subject == 0, !term.isNegative {
                kind = term.kind
                break
            }
        }
        guard let kind else {
            guard holds(terms, index) else { return nil }
            return backward ? index : index + 1
        }
        if !backward { return phraseEnd(kind, terms, index, bounds.upperBound).map { $0 + 1 } }
        var first = index
        var best: Int?
        while first >= bounds.lowerBound, index - first < ItemMatcher.longestPhrase {
            if document.tokens[first].kind == .mark, !document.isJoiner(first) { break }
            if document.tokens[first].kind != .mark, phraseEnd(kind, terms, first, index + 1, exactly: index) != nil {
                best = first
            }
            first -= 1
        }
        return best
    }

    /// The last token of the longest phrase of a class at a token whose terms hold.
    private func phraseEnd(
        _ kind: WordClass, _ terms: Range<Int>, _ index: Int, _ limit: Int, exactly: Int? = nil
    ) -> Int? {
        guard document.tokens[index].kind != .mark, holds(terms, index, besides: kind), !isPersonal(index, kind) else {
            return nil
        }
        let code = document.words.code
        var wantsPrefix = false
        var wantsWhole = false
        for at in terms {
            let term = PackedTerm(word: code[at])
            guard term.subject == 3, !term.isNegative else { continue }
            if term.shape == .prefixed { wantsPrefix = true }
            if term.shape == .whole { wantsWhole = true }
        }
        // A class that the word has by its shape alone.
        if document.tokens[index].isShaped, document.tokens[index].has(kind), !wantsPrefix {
            let isTagged = terms.contains {
                PackedTerm(word: code[$0]).subject == 1 && !PackedTerm(word: code[$0]).isNegative
            }
            return isTagged || (exactly != nil && exactly != index) ? nil : index
        }
        var best: Int?
        for reading in document.readings(of: index) where reading.node != 0 {
            if (reading.preposition != 0) != wantsPrefix || wantsWhole && reading.prefix > 0 { continue }
            document.walk(reading, from: index, before: limit) { phrase in
                guard phrase.entry.kind == kind, best == nil || phrase.last > best!, holds(terms, phrase.entry) else {
                    return
                }
                if exactly == nil || phrase.last == exactly { best = phrase.last }
            }
        }
        return best
    }

    /// True for a noun that is a person's name here: "حداد" is no smith.
    private func isPersonal(_ index: Int, _ kind: WordClass) -> Bool {
        let mention = document.mentionOf[index]
        guard mention >= 0, kind == .role || kind == .source || kind == .body || kind == .publisher else {
            return false
        }
        let found = document.mentions[Int(mention)]
        return found.kind == .name && document.entities[found.entity].type == .person
    }

    /// True where the terms on tags and frames hold of an entry.
    func holds(_ terms: Range<Int>, _ entry: WordEntry) -> Bool {
        let code = document.words.code
        for at in terms {
            let term = PackedTerm(word: code[at])
            let found: Bool
            switch term.subject {
            case 1: found = entry.tags.contains(term.tag)
            case 2:
                found =
                    entry.kind == .verb
                    && document.words.verbs[Int(entry.value)].frames.contains(term.frame)
            default: continue
            }
            if found == term.isNegative { return false }
        }
        return true
    }

    /// True where the terms on shapes and classes hold of a token, but for one class that a phrase is looked up for.
    private func holds(_ terms: Range<Int>, _ index: Int, besides kind: WordClass? = nil) -> Bool {
        let code = document.words.code
        for at in terms {
            let term = PackedTerm(word: code[at])
            let found: Bool
            switch term.subject {
            case 0:
                if term.kind == kind, !term.isNegative { continue }
                found = document.tokens[index].kinds.contains(term.kind)
            case 3:
                if kind != nil, term.shape == .prefixed || term.shape == .whole { continue }
                found = shape(term.shape, index)
            default: continue
            }
            if found == term.isNegative { return false }
        }
        return true
    }

    func isBindable(_ token: Token) -> Bool {
        isUnknown(token) && token.end - token.start >= 4 && !token.shape.contains(.article)
            && document.lexicon.prepositions.contains { $0.letter(0) == token.scalar }
    }

    private func isUnknown(_ token: Token) -> Bool {
        token.kind == .word && token.anyKinds.subtracting(Token.nameParts).isEmpty
    }

    private func shape(_ shape: PatternShape, _ index: Int) -> Bool {
        let token = document.tokens[index]
        switch shape {
        case .word: return token.kind == .word
        case .number: return token.kind == .number
        case .mark: return token.kind == .mark
        case .capital: return token.shape.contains(.capital)
        case .allCapitals: return token.shape.contains(.allCapitals)
        case .article: return token.shape.contains(.article)
        case .innerArticle: return token.shape.contains(.innerArticle)
        case .attached: return token.shape.contains(.attached)
        case .quotationMark: return document.isQuoteMark(index)
        case .comma: return document.isComma(index)
        case .colon: return document.isMark(index, 0x3A)
        case .stop: return document.isMark(index, 0x2E, 0x21, 0x3F, 0x61F, 0x3B, 0x61B)
        case .dash: return document.isMark(index, 0x2D, 0x2013, 0x2014) && !document.isJoiner(index)
        case .prefixed: return document.readings(of: index).contains { $0.preposition != 0 && $0.node != 0 }
        case .whole: return true
        case .contracted: return token.shape.contains(.contracted)
        case .conjoined: return document.readings(of: index).contains { $0.hasConjunction && $0.node != 0 }
        case .named:
            let mention = document.mentionOf[index]
            return mention >= 0 && document.mentions[Int(mention)].kind == .name
        case .unknown: return isUnknown(token)
        case .again:
            return token.kind == .word && document.personWords.contains(token.key)
                && token.kinds.isDisjoint(with: ItemMatcher.common)
        case .bindable: return isBindable(token)
        case .joinedArticle:
            return token.shape.contains(.innerArticle)
                && document.lexicon.conjunctions.contains { $0.letter(0) == token.scalar }
        }
    }
}
