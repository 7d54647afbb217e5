import Language

/// Names in the Latin script that no list knows.
extension NameFinder {
    /// A run that no list knows, by its last word and by the words round it.
    func unknownRun(_ first: Int, _ runEnd: Int, _ limit: Int) -> Candidate? {
        guard let last = unknownEnd(first, runEnd, limit) else { return nil }
        let count = (first...last).count { document.tokens[$0].kind == .word }
        if isDateline(first, last, limit) || !datelines.isEmpty && datelines.contains(words(first, last)) {
            return Candidate(first: first, last: last, prefix: 0, type: .place, known: nil)
        }
        if count > 1, document.tokens[last].has(.outletWord) || document.has(first, .channel) {
            return organization(first, last, isOutlet: true)
        }
        if publisherBeside(first, last, limit) { return organization(first, last, isOutlet: true) }
        let before = wordBefore(first).map { document.tokens[$0] }
        if let place = unknownPlace(first, last, before: before, count: count, limit) { return place }
        if roleBeside(first, last, limit), count <= 4 { return person(first, last) }
        if isQuotedTitle(first, last) { return nil }
        // "MPA Nadia Haral": letters before a name in full are what its bearer is.
        if count > 2, isInitials(first), isGiven(first + 1) || count == 3 && isPersonal(first + 1, last) { return nil }
        if count > 1, (first...last).contains(where: isInitials) { return organization(first, last) }
        if document.isComma(last + 1), last + 2 < limit, document.tokens[last + 2].has(.relative), count >= 2 {
            // "Who" stands for people alone, "which" for none.
            let isPerson = document.wholeEntry(at: last + 2, .relative)?.tags.contains(.anyGender) == true
            return isPerson ? person(first, last) : organization(first, last)
        }
        return count == 1 ? unknownWord(first, limit) : unknownWords(first, last, count, limit)
    }

    /// The last token of an unknown run: a name known later in it is found on its own; nil where it holds a role, which
    /// begins something else ("Education Minister Sofia …").
    private func unknownEnd(_ first: Int, _ runEnd: Int, _ limit: Int) -> Int? {
        var last = runEnd
        var position = first + 1
        while position <= runEnd {
            if let known = knownName(at: position, before: limit), known.type != .person { last = position - 1; break }
            position += 1
        }
        for position in first + 1..<max(first + 1, last + 1) where document.tokens[position].kind == .word {
            if document.has(position, .role), !isGiven(position) { return nil }
        }
        while last > first, document.tokens[last].kind == .mark { last -= 1 }
        return last
    }

    /// Several unknown words: a person, but behind an article or with a word between that joins nouns.
    private func unknownWords(_ first: Int, _ last: Int, _ count: Int, _ limit: Int) -> Candidate? {
        let isStart = isSentenceStart(first)
        // "Assizes of X", where the word between joins nouns, is none of a person.
        if !isGiven(first), (first...last).contains(where: { document.tokens[$0].has(.of) }) {
            return isStart ? nil : organization(first, last)
        }
        guard count <= 4 else { return nil }
        if first > 0, document.isDefiniteArticle(first - 1) { return organization(first, last) }
        let isSpeaker = last + 1 < limit && speechAfter(last + 1, limit)
        if isSpeaker || !isStart || document.isComma(last + 1) { return person(first, last) }
        return isKnownWord(first) ? nil : person(first, last)
    }

    /// True where none of some words says that they are the name of a body, an outlet or a place.
    private func isPersonal(_ first: Int, _ last: Int) -> Bool {
        (first...last).allSatisfy { index in
            document.tokens[index].kind == .word && !isInitials(index) && !isKnownWord(index)
                && document.tokens[index].kinds.isDisjoint(
                    with: ClassSet([.organizationWord, .outletWord, .placeWord, .placeOpener, .demonym, .body, .name]))
        }
    }

    /// One unknown word: a given name that stands alone, a speaker, a family name.
    private func unknownWord(_ index: Int, _ limit: Int) -> Candidate? {
        let isStart = isSentenceStart(index)
        let token = document.tokens[index]
        if isStandingGiven(index, isStart) { return person(index, index) }
        // "C'est" is no name.
        guard !isKnownWord(index), !document.has(index, .elided) else { return nil }
        // "la MOO", "the IRC": letters behind an article are a body's.
        if token.shape.contains(.allCapitals), (3...6).contains(token.end - token.start), !isStart,
            document.isDefiniteArticle(index - 1) || document.has(index - 1, .elided),
            !document.tokens[index - 1].shape.contains(.allCapitals)
        {
            return organization(index, index)
        }
        let isSpeaker = index + 1 < limit && speechAfter(index + 1, limit)
        if isSpeaker, token.kinds.contains(.family) || !isStart {
            return token.shape.contains(.allCapitals) ? organization(index, index) : person(index, index)
        }
        return token.kinds.contains(.family) && !isStart ? person(index, index) : nil
    }

    /// A given name alone ("Titouan, 9 ans"), which is nothing else.
    func isStandingGiven(_ index: Int, _ isStart: Bool) -> Bool {
        guard let entry = document.wholeEntry(at: index, .given), !entry.tags.contains(.ambiguous),
            !document.tokens[index].shape.contains(.allCapitals), !isKnownWord(index),
            document.tokens[index].kinds.isDisjoint(with: NameFinder.notName)
        else { return false }
        return !isStart || document.isComma(index + 1)
    }

    /// "The Long Bench" in quotation marks: a title of a work.
    func isQuotedTitle(_ first: Int, _ last: Int) -> Bool {
        var open = first - 1
        if open >= 0, document.isDefiniteArticle(open) { open -= 1 }
        let close = document.isComma(last + 1) ? last + 2 : last + 1
        return document.isQuoteMark(open) && document.isQuoteMark(close)
    }

    /// "MARSA VELDA, June 3 (Reuters) -" at the front of a paragraph: capitals, then a dash.
    func isDateline(_ first: Int, _ last: Int, _ limit: Int) -> Bool {
        guard isSentenceStart(first),
            (first...last).allSatisfy({
                document.tokens[$0].kind == .mark || document.tokens[$0].shape.contains(.allCapitals)
            })
        else { return false }
        return (last + 1..<min(last + 10, limit)).contains(where: document.isDash)
    }

    /// The words of the place that a paragraph's dateline names.
    func datelinePlace(_ tokens: Range<Int>) -> [UInt64]? {
        let first = tokens.lowerBound
        guard !tokens.isEmpty, document.tokens[first].shape.isSuperset(of: [.capital, .allCapitals]) else { return nil }
        let last = capitalRun(from: first, before: tokens.upperBound)
        return isDateline(first, last, tokens.upperBound) ? words(first, last) : nil
    }

    private func words(_ first: Int, _ last: Int) -> [UInt64] {
        (first...last).filter { document.tokens[$0].kind != .mark }.map { document.tokens[$0].key }
    }

    func speechAfter(_ index: Int, _ limit: Int) -> Bool {
        let kinds = document.tokens[index].kinds
        return kinds.contains(.verb) && document.tokens[index].kind == .word
    }

    func publisherBeside(_ first: Int, _ last: Int, _ limit: Int) -> Bool {
        if last + 1 < limit, document.wholePhrase(at: last + 1, before: limit, ClassSet(.publisher)) != nil,
            document.tokens[last + 1].kind == .word
        {
            return true
        }
        return wordBefore(first).map { document.has($0, .publisher) } ?? false
    }

    /// A place by its own words, or by the words round it.
    private func unknownPlace(_ first: Int, _ last: Int, before: Token?, count: Int, _ limit: Int) -> Candidate? {
        if count > 1, document.tokens[last].kinds.contains(.placeWord) { return place(first, last) }
        if count > 1, document.tokens[first].kinds.contains(.placeOpener) { return place(first, last) }
        // "Plaine-aux-Tamarins".
        let isJoined = (first..<last).contains { index in
            document.isJoiner(index) && document.isJoiner(index + 2) && document.tokens[index + 1].has(.connector)
                && !document.tokens[index + 1].shape.contains(.capital)
        }
        if isJoined { return place(first, last) }
        if last + 1 < limit, document.tokens[last + 1].kind == .word, document.has(last + 1, .place),
            !document.tokens[last + 1].shape.contains(.capital), count <= 2
        {
            return place(first, last)
        }
        return before.flatMap { namedByWordBefore(first, last, $0, count: count, limit) }
    }

    /// True for a word of the name of a person of the article.
    private func isNamedPerson(_ index: Int) -> Bool {
        document.entities.contains { $0.type == .person && $0.formKeys.contains(document.tokens[index].key) }
    }

    /// A place, or an organization, by the word before it: "in Velda", "an analyst at Nordea".
    private func namedByWordBefore(_ first: Int, _ last: Int, _ before: Token, count: Int, _ limit: Int) -> Candidate? {
        if before.has(.of), first > 1,
            document.has(first - 2, .place) || document.tokens[first - 2].kinds.contains(.peopleOf)
        {
            return place(first, last)
        }
        if before.kinds.contains(.body) || before.kinds.contains(.companyNoun),
            !before.shape.contains(.capital) || before.has(.label) && before.shape.contains(.allCapitals)
        {
            return organization(first, last)
        }
        if before.kinds.contains(.place), !before.kinds.contains(.publisher) { return place(first, last) }
        // "A spokesperson for Karam", who is somebody named before.
        if before.has(.link), count == 1, isNamedPerson(first) { return nil }
        if before.has(.link),
            first > 1,
            document.tokens[first - 2].kind == .word, document.has(first - 2, .role) || document.has(first - 2, .source)
        {
            return organization(first, last)
        }
        if before.kinds.contains(.placePreposition), count <= 3 {
            return place(first, last)
        }
        if before.kinds.contains(.motionPreposition), !before.has(.of), count == 1,
            last + 1 >= limit || document.tokens[last + 1].kind == .mark
                || !document.tokens[last + 1].kinds.isDisjoint(with: NameFinder.notName)
        {
            return before.has(.by) || before.has(.link) ? nil : place(first, last)
        }
        return nil
    }
}
