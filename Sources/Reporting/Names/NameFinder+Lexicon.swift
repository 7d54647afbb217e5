import Language

/// Names that the lexicon knows.
extension NameFinder {
    /// The longest known name at a token.
    func knownName(at index: Int, before limit: Int) -> Candidate? {
        guard
            document.tokens[index].anyKinds.contains(.name) || document.readingsMayContinue(index)
                || document.endsInPossessive(index, before: limit)
        else { return nil }
        let token = document.tokens[index]
        if !token.shape.contains(.clitic), !token.shape.contains(.capital) { return nil }
        for phrase in outletsFirst(document.phrases(at: index, before: limit, .name)) {
            // A preposition letter is read off only where the rest is no shorter than a name.
            if phrase.reading.preposition != 0, phrase.first == phrase.last,
                token.end - token.start < 4 || isInNamePlace(index)
            {
                continue
            }
            let name = document.known(phrase.entry)
            if isSaidShorter(phrase) || isWordLikeAcronym(phrase) || isPluralBesidePossessive(phrase) { continue }
            if phrase.last > index, let inner = withoutNoun(phrase, before: limit) { return inner }
            if phrase.entry.tags.contains(.ambiguous), !speaksFor(phrase, name) { continue }
            // "أوبك+".
            let hasPlus =
                document.isMark(phrase.last + 1, 0x2B) && document.tokens[phrase.last + 1].shape.contains(.attached)
            return Candidate(
                first: index, last: phrase.last + (hasPlus ? 1 : 0), prefix: Int(phrase.reading.prefix),
                type: name.type,
                isOutlet: name.isOutlet, known: Int(phrase.entry.value), noun: nounBefore(index))
        }
        return nil
    }

    /// "Ira-t-elle", where only "IRA" is a body: letters that stand for words are capitals all, where a sentence begins with a
    /// capital anyway.
    private func isWordLikeAcronym(_ phrase: Document.Phrase) -> Bool {
        let token = document.tokens[phrase.first]
        guard phrase.first == phrase.last, token.end - token.start <= 3, !token.shape.contains(.clitic),
            !token.shape.contains(.allCapitals), isSentenceStart(phrase.first)
        else { return false }
        let (name, word) = (Int(phrase.entry.value), document.text(phrase.first, phrase.first))
        guard document.known(name).type == .organization else { return false }
        let forms = document.lexicon.table.forms(ofName: name)
        return forms.contains(word.uppercased()) && !forms.contains(word)
    }

    /// "Amazon's": no form of "Amazons", though the apostrophe is folded away.
    private func isPluralBesidePossessive(_ phrase: Document.Phrase) -> Bool {
        guard (phrase.first...phrase.last).contains(where: { document.tokens[$0].shape.contains(.possessive) }) else {
            return false
        }
        let forms = document.lexicon.table.forms(ofName: Int(phrase.entry.value))
        return !forms.contains { $0.contains("'s") || $0.contains("’s") }
    }

    /// "حزب الله اللبناني": a form of a name that has a country's adjective behind a shorter form.
    private func isSaidShorter(_ phrase: Document.Phrase) -> Bool {
        guard phrase.last > phrase.first + 1, document.known(phrase.entry).type == .organization,
            document.tokens[phrase.last].kinds.contains(.demonym),
            document.tokens[phrase.last].shape.contains(.article)
        else { return false }
        return document.phrases(at: phrase.first, before: phrase.last, .name).contains {
            $0.last == phrase.last - 1 && $0.entry.value == phrase.entry.value
                && $0.reading.prefix == phrase.reading.prefix
        }
    }

    /// In quotation marks, and behind the noun of an outlet, an outlet comes before what else has its name: صحيفة «الشرق الأوسط».
    private func outletsFirst(_ phrases: [Document.Phrase]) -> [Document.Phrase] {
        guard phrases.count > 1, let longest = phrases.first, document.known(longest.entry).type != .organization,
            let outlet = phrases.firstIndex(where: { $0.last == longest.last && document.known($0.entry).isOutlet })
        else { return phrases }
        let isQuoted = document.isQuoteMark(longest.first - 1) && document.isQuoteMark(longest.last + 1)
        let before = longest.first - (isQuoted ? 2 : 1)
        let isPublisher =
            before >= 0 && document.tokens[before].kind == .word
            && document.tokens[before].anyKinds.contains(.publisher)
        guard isQuoted || isPublisher else { return phrases }
        return [phrases[outlet]] + phrases
    }

    /// Right after a verb of reporting or a form of address a word is a name whole, not a preposition and a name.
    private func isInNamePlace(_ index: Int) -> Bool {
        guard !document.opensParagraph(index), document.tokens[index - 1].kind == .word,
            !document.tokens[index].shape.contains(.innerArticle)
        else { return false }
        return document.tokens[index - 1].anyKinds.contains(.verb)
            && document.tokens[index - 1].kinds.isDisjoint(with: ClassSet([.role, .body, .source]))
            && document.tokens[index].isUnlisted && index + 1 < document.tokens.count
            && document.tokens[index + 1].isUnlisted
            && document.tokens[index + 1].kind == .word
    }

    /// "قناة الجزيرة", "حركة طالبان": the noun is left out where the rest is a name of the same thing.
    private func withoutNoun(_ phrase: Document.Phrase, before limit: Int) -> Candidate? {
        let kinds = document.tokens[phrase.first].anyKinds
        let key = document.nounKey(phrase.first)
        let isPlace =
            kinds.contains(.place) && !document.isNoun(key, .placeOpener) && !document.isNoun(key, .quarter)
            && !isPlural(phrase.first, .place)
        guard kinds.contains(.publisher) || isPlace || kinds.contains(.body) && document.isNoun(key, .label) else {
            return nil
        }
        let next = phrase.first + 1
        guard next < limit,
            document.phrases(at: next, before: limit, .name).contains(where: {
                $0.last == phrase.last && $0.entry.value == phrase.entry.value && $0.reading.prefix == 0
            })
        else { return nil }
        let name = document.known(phrase.entry)
        return Candidate(
            first: next, last: phrase.last, prefix: 0, type: name.type, isOutlet: name.isOutlet,
            known: Int(phrase.entry.value), noun: document.nounKey(phrase.first))
    }

    /// True where the words round a name that is a common word too show that the name is meant.
    private func speaksFor(_ phrase: Document.Phrase, _ name: (type: EntityType, isOutlet: Bool)) -> Bool {
        let isQuoted = document.isQuoteMark(phrase.first - 1) && document.isQuoteMark(phrase.last + 1)
        guard phrase.first > 0 else { return false }
        let before = isQuoted ? phrase.first - 2 : phrase.first - 1
        guard before >= 0, document.tokens[before].kind == .word else { return false }
        let kinds = document.tokens[before].anyKinds
        switch name.type {
        case .person: return kinds.contains(.role) || kinds.contains(.given)
        case .place:
            if kinds.contains(.place) { return true }
            let isBare = phrase.reading.prefix == 0 && document.tokens[phrase.first].shape.isDisjoint(with: .article)
            return isBare && !isQuoted && document.tokens[phrase.first].shape.contains(.clitic)
                && !kinds.isDisjoint(with: ClassSet([.placePreposition, .motionPreposition]))
        case .organization:
            if isQuoted, name.isOutlet, document.tokens[before].has(.preposition) || phrase.last > phrase.first {
                return true
            }
            // "الجامعات العربية": behind a noun with its article an adjective.
            let isAdjective =
                document.tokens[before].shape.contains(.article)
                && document.tokens[phrase.first].shape.contains(.article)
            if isAdjective, !isQuoted { return false }
            if !kinds.isDisjoint(with: ClassSet([.publisher, .body, .correspondent])) { return true }
            if document.has(phrase.first, .document) { return false }
            if kinds.contains(.attribution) || kinds.contains(.citing) { return name.isOutlet }
            if kinds.contains(.verb), name.isOutlet {
                return phrase.last + 1 < document.tokens.count && document.has(phrase.last + 1, .complementizer)
            }
            return false
        }
    }

    /// The noun before a name that says what it is ("حركة", "موقع", "the newspaper"), hashed without its article.
    func nounBefore(_ index: Int) -> UInt64? {
        if document.opensParagraph(index) { return nil }
        var before = index - 1
        if document.isQuoteMark(before) {
            if document.opensParagraph(before) { return nil }
            before -= 1
        }
        guard before >= 0, document.tokens[before].kind == .word else { return nil }
        let kinds = document.tokens[before].anyKinds
        guard [.body, .publisher, .place].contains(where: kinds.contains) else { return nil }
        return document.nounKey(before)
    }
}
