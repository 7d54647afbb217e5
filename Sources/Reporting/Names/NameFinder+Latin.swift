import Language
import Text

extension NameFinder {
    static let notName = ClassSet([
        .stop, .preposition, .conjunction, .relative, .pronoun, .weekday, .month, .day, .complementizer, .dayPart,
    ])

    /// A name in the Latin script that begins at a token.
    func latinCandidate(at index: Int, before limit: Int) -> Candidate? {
        let token = document.tokens[index]
        guard token.shape.contains(.capital) else { return nil }
        if token.kinds.contains(.title), !isGiven(index) {
            // "Mr Hale": the form of address is no part of the name.
            return knownName(at: index, before: limit).flatMap { $0.last > index ? $0 : nil }
        }
        if !token.kinds.isDisjoint(with: NameFinder.notName), !isInitial(index), !isNameInside(index, limit) {
            // "The Hague", "May Said": only a known name begins with such a word.
            guard let known = knownName(at: index, before: limit) else { return articleName(at: index, before: limit) }
            if known.last == index { return token.shape.contains(.allCapitals) ? known : nil }
            // "The National Disaster Agency" is not The National.
            let runEnd = capitalRun(from: index + 1, before: limit)
            return known.last >= runEnd || !(known.last...runEnd).contains(where: isOrganizationWord) ? known : nil
        }
        // "Sh4,200": letters that a number is written with are its unit.
        if index + 1 < limit, document.tokens[index + 1].kind == .number,
            document.tokens[index + 1].shape.contains(.attached), token.end - token.start < 4
        {
            return knownName(at: index, before: limit).flatMap { $0.last > index ? $0 : nil }
        }
        let runEnd = capitalRun(from: index, before: limit)
        if isRank(index, runEnd, limit) { return nil }
        let known = knownName(at: index, before: limit)
        if let channel = channel(at: index, before: limit) { return channel }
        if runEnd > index, document.tokens[runEnd].kinds.contains(.outletWord), runEnd - index < 4,
            known == nil || known!.last < runEnd
        {
            return organization(index, runEnd, isOutlet: true)
        }
        if let body = lowercaseBody(at: index, before: limit), body.last > max(runEnd, known?.last ?? -1) {
            return body
        }
        if let body = latinBody(at: index, runEnd: runEnd, before: limit), body.last >= known?.last ?? -1,
            body.last > known?.last ?? -1 || known?.type != .place
        {
            return body
        }
        if let known, known.last > index || !isGiven(index) || known.last >= runEnd {
            return extendOutlet(known, runEnd)
        }
        if token.kinds.contains(.demonym) { return nil }
        if document.wholePhrase(at: index, before: limit, ClassSet(.role)) != nil, !isGiven(index) { return nil }
        if isGiven(index), runEnd > index { return person(index, runEnd) }
        // "La ministre des Finances Hélène Morin": what an office is over is no part of its holder's name.
        if isOverSomething(index), (index + 1..<max(index + 1, runEnd)).contains(where: isGiven) { return nil }
        if let known { return known }
        return unknownRun(index, runEnd, limit)
    }

    /// True behind an office and "of".
    private func isOverSomething(_ index: Int) -> Bool {
        let of =
            document.isDefiniteArticle(index - 1) || index > 0 && document.has(index - 1, .elided)
            ? index - 2 : index - 1
        guard of > 0, document.tokens[of].kind == .word, document.tokens[of].has(.of) else { return false }
        return document.tokens[of - 1].anyKinds.contains(.role)
    }

    /// "Channel Six", "Channel 12", "Radio 4".
    func channel(at index: Int, before limit: Int) -> Candidate? {
        guard document.tokens[index].has(.channel), index + 1 < limit,
            document.tokens[index + 1].kind == .number
                || (document.tokens[index + 1].shape.contains(.capital)
                    && NumberWords.value(folded: Folding.fold(document.text(index + 1, index + 1))) != nil)
        else { return nil }
        return knownName(at: index, before: limit)
            ?? Candidate(first: index, last: index + 1, prefix: 0, type: .organization, isOutlet: true, known: nil)
    }

    /// A word that is also a function word, within a name ("Said Haddad", "May Chidiac").
    func isNameInside(_ index: Int, _ limit: Int) -> Bool {
        isGiven(index) && index + 1 < limit && document.tokens[index + 1].shape.contains(.capital)
            && document.tokens[index + 1].kinds.isDisjoint(with: NameFinder.notName) && !isSentenceStart(index)
    }

    /// A capital with its point, or several: "A.", "J.R.R.".
    func isInitial(_ index: Int) -> Bool {
        document.tokens[index].shape.isSuperset(of: [.abbreviated, .capital])
            && document.tokens[index].isShort(document.scalars)
    }

    func isGiven(_ index: Int) -> Bool {
        document.tokens[index].kinds.contains(.given)
    }

    func isSentenceStart(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = document.tokens[index - 1]
        if before.kind == .mark { return ![0x2C, 0x60C, 0x2D, 0x28].contains(before.scalar) }
        return before.end + 1 < document.tokens[index].start && document.scalars[Int(before.end)] == 0x0A
    }

    /// The last token of a run of capitalized words: joined by hyphens, particles and initials.
    func capitalRun(from first: Int, before limit: Int) -> Int {
        var last = first
        while last + 1 < limit {
            var next = last + 1
            if document.isJoiner(next) { next += 1 }
            // "Port Workers' Union".
            if document.isMark(next, 0x27, 0x2019), document.tokens[next].shape.contains(.attached) { next += 1 }
            // The point of an initial.
            if document.isMark(next, 0x2E), document.tokens[last].end - document.tokens[last].start == 1 { next += 1 }
            guard next < limit, document.tokens[next].kind == .word else { break }
            let token = document.tokens[next]
            if token.shape.contains(.possessive) || token.has(.title) && !token.has(.given) { break }
            if token.shape.contains(.capital) {
                if !token.kinds.isDisjoint(with: NameFinder.notName), !token.kinds.contains(.given), !isInitial(next),
                    !isParticle(next, limit)
                {
                    break
                }
                last = next
                continue
            }
            let after = document.isJoiner(next + 1) ? next + 2 : next + 1
            if token.kinds.contains(.connector), after < limit,
                document.tokens[after].shape.contains(.capital)
            {
                last = after
                continue
            }
            break
        }
        return last
    }

    /// "Yvon Le Dréau": a particle with a capital and what it goes with.
    private func isParticle(_ index: Int, _ limit: Int) -> Bool {
        index + 1 < limit && document.tokens[index].kinds.contains(.connector)
            && document.tokens[index + 1].kind == .word && document.tokens[index + 1].shape.contains(.capital)
            && document.tokens[index + 1].kinds.isDisjoint(with: NameFinder.notName)
    }

    func person(_ first: Int, _ last: Int) -> Candidate {
        let given = document.wholeEntry(at: first, .given)
        var last = last
        // "Sara Haddad Reuters": a known outlet at the end is no family name.
        if last > first + 1, let known = knownName(at: last, before: last + 1), known.type != .person { last -= 1 }
        return Candidate(
            first: first, last: last, prefix: 0, type: .person, known: nil,
            gender: given.map { Gender(of: $0.tags) } ?? .unknown)
    }

    func extendOutlet(_ known: Candidate, _ runEnd: Int) -> Candidate { known }

    /// "Ministry of Health", "Velda City Council", "Israeli army", "University of Marsa Velda".
    func latinBody(at index: Int, runEnd: Int, before limit: Int) -> Candidate? {
        if document.tokens[index].kinds.contains(.demonym), index + 1 < limit {
            return bodyOfPlace(at: index, before: limit)
        }
        var last = index
        var isBody = isOrganizationWord(index)
        var position = index
        while position <= runEnd {
            if document.tokens[position].kind == .word, isOrganizationWord(position) {
                isBody = true
                last = position
            }
            position += 1
        }
        guard isBody else { return nil }
        if last == index, runEnd == index, !continuesWithOf(index, limit) { return nil }
        if last < runEnd, isOrganizationWord(index), !continuesWithOf(last, limit) {
            // "Council President Denise Orr" is somebody of the council.
            let role = (last + 1...runEnd).first { document.tokens[$0].kind == .word && document.has($0, .role) }
            last = role.map { $0 - 1 } ?? runEnd
        }
        if continuesWithOf(last, limit) {
            var next = last + 2
            if document.isDefiniteArticle(next) { next += 1 }
            guard next < limit, document.tokens[next].shape.contains(.capital) else { return organization(index, last) }
            last = capitalRun(from: next, before: limit)
            if last + 2 < limit, document.tokens[last + 1].has(.conjunction),
                document.tokens[last + 2].shape.contains(.capital), !isGiven(last + 2),
                knownName(at: last + 2, before: limit) == nil, isOrganizationWord(index)
            {
                last = capitalRun(from: last + 2, before: limit)
            }
        }
        if last == index { return nil }
        return organization(index, last)
    }

    /// A demonym and a body, capitals or not: "Israeli army", "French Foreign Ministry".
    private func bodyOfPlace(at index: Int, before limit: Int) -> Candidate? {
        var end = index + 1
        while end < limit, document.tokens[end].kind == .word, end - index < 4,
            document.tokens[end].shape.contains(.capital) || isOrganizationWord(end)
        {
            if isOrganizationWord(end) { return organization(index, end) }
            end += 1
        }
        return nil
    }

    func continuesWithOf(_ index: Int, _ limit: Int) -> Bool {
        guard index + 2 < limit, document.tokens[index + 1].has(.of) else { return false }
        let next = document.tokens[index + 2]
        return next.shape.contains(.capital)
            || (document.isDefiniteArticle(index + 2) && index + 3 < limit
                && document.tokens[index + 3].shape.contains(.capital))
    }

    func isOrganizationWord(_ index: Int) -> Bool {
        document.tokens[index].kinds.contains(.organizationWord)
    }

    func organization(_ first: Int, _ last: Int, isOutlet: Bool = false) -> Candidate {
        Candidate(
            first: first, last: last, prefix: 0, type: .organization, isOutlet: isOutlet, known: nil,
            noun: document.nounKey(last))
    }

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

    /// True for letters that stand for the words of a body's name.
    private func isInitials(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.shape.contains(.allCapitals) && (2...5).contains(token.end - token.start)
            && !token.shape.contains(.abbreviated)
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

    /// Letters between a role and the name that it belongs to: "the spokesperson, SP Gbenga Orun".
    private func isRank(_ index: Int, _ runEnd: Int, _ limit: Int) -> Bool {
        isInitials(index) && index < runEnd && document.tokens[index + 1].kind == .word
            && !document.tokens[index + 1].shape.contains(.allCapitals)
            && (roleBeside(index, index, limit) || document.isComma(index - 1) && isRole(before: index - 1))
            && !(index + 1...runEnd).contains(where: isOrganizationWord)
    }

    /// True where the words before a comma have a role, with what it is over.
    private func isRole(before comma: Int) -> Bool {
        (max(0, comma - 10)..<comma).reversed().prefix { document.tokens[$0].kind == .word }
            .contains { document.has($0, .role) || document.has($0, .source) }
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
        return (last + 1..<min(last + 10, limit)).contains {
            document.isMark($0, 0x2D, 0x2013, 0x2014) && !document.isJoiner($0)
        }
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

    func isKnownWord(_ index: Int) -> Bool {
        let kinds = document.tokens[index].kinds
        return !kinds.isDisjoint(
            with: ClassSet([.role, .source, .body, .publisher, .place, .document, .verb, .demonym, .adjunct]))
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

    /// The word right before a token; nil where another paragraph ends there.
    private func wordBefore(_ index: Int) -> Int? {
        document.opensParagraph(index) || document.tokens[index - 1].kind != .word ? nil : index - 1
    }

    func roleBeside(_ first: Int, _ last: Int, _ limit: Int) -> Bool {
        var before = first - 1
        if document.isComma(before) || document.isMark(before, 0x2E) { before -= 1 }
        return !document.opensParagraph(first) && before >= 0 && document.tokens[before].kind == .word
            && document.has(before, .role)
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

    private func place(_ first: Int, _ last: Int) -> Candidate {
        Candidate(first: first, last: last, prefix: 0, type: .place, known: nil, noun: nounBefore(first))
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
        if before.kinds.contains(.body) || before.kinds.contains(.companyNoun), !before.shape.contains(.capital) {
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
