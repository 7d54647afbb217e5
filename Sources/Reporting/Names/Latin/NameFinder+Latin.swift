import Language
import Text

extension NameFinder {
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
        if isOutsideName(index, limit) {
            return knownName(at: index, before: limit)
                ?? outletOf(index, capitalRun(from: index, before: limit), nil, limit)
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
        if let outlet = channel(at: index, before: limit) ?? outletOf(index, runEnd, known, limit) { return outlet }
        if runEnd > index, document.tokens[runEnd].kinds.contains(.outletWord), runEnd - index < 4,
            known == nil || known!.last < runEnd
        {
            return organization(index, runEnd, isOutlet: true)
        }
        if let body = lowercaseBody(at: index, before: limit), body.last > max(runEnd, known?.last ?? -1) {
            return body
        }
        if let body = latinBody(at: index, runEnd: runEnd, before: limit), body.last >= known?.last ?? -1,
            body.last > known?.last ?? -1 || known?.type != .place && known?.isOutlet != true
        {
            return body
        }
        if let known, known.last > index || !isGiven(index) || known.last >= runEnd { return known }
        if token.kinds.contains(.demonym) { return nil }
        if (index...runEnd).contains(where: { isFirmSign($0, before: limit) }) { return organization(index, runEnd) }
        if document.wholePhrase(at: index, before: limit, ClassSet(.role)) != nil, !isGiven(index) { return nil }
        if isGiven(index), runEnd > index { return person(index, runEnd) }
        // "La ministre des Finances Hélène Morin": what an office is over is no part of its holder's name.
        if isOverSomething(index), (index + 1..<max(index + 1, runEnd)).contains(where: isGiven) { return nil }
        if let known { return known }
        return unknownRun(index, runEnd, limit)
    }

    /// "L'ONG Secours Océan" where a sentence begins: neither the article nor the noun for what any such body is belongs to the
    /// name.
    private func isOutsideName(_ index: Int, _ limit: Int) -> Bool {
        guard index + 1 < limit, document.tokens[index + 1].shape.contains(.capital) else { return false }
        if document.has(index, .elided) { return isSentenceStart(index) }
        return document.tokens[index].has(.label) && document.tokens[index].shape.contains(.allCapitals)
    }

    /// True behind an office and "of".
    private func isOverSomething(_ index: Int) -> Bool {
        let of =
            document.isDefiniteArticle(index - 1) || index > 0 && document.has(index - 1, .elided)
            ? index - 2 : index - 1
        guard of > 0, document.tokens[of].kind == .word, document.tokens[of].has(.of) else { return false }
        return document.tokens[of - 1].anyKinds.contains(.role)
    }

    /// "Radio Severn", whatever "Severn" is alone; "Courrier des Rives", "News Agency of Nigeria"; "BBC Radio Cumbria".
    private func outletOf(_ index: Int, _ runEnd: Int, _ known: Candidate?, _ limit: Int) -> Candidate? {
        let end = outletEnd(index, runEnd, known, limit)
        return end > known?.last ?? -1 ? organization(index, end, isOutlet: true) : nil
    }

    private func outletEnd(_ index: Int, _ runEnd: Int, _ known: Candidate?, _ limit: Int) -> Int {
        if document.has(index, .channel), runEnd > index, runEnd - index < 4 { return runEnd }
        if let known, known.isOutlet, document.has(known.last + 1, .channel) {
            let isNumbered =
                runEnd == known.last + 1 && runEnd + 1 < limit
                && document.tokens[runEnd + 1].kind == .number
            return isNumbered ? runEnd + 1 : runEnd
        }
        let of = (index..<max(index, runEnd)).first { document.tokens[$0].has(.of) }
        guard opensOutlet(index, of.map { $0 - 1 } ?? runEnd) else { return -1 }
        if of != nil { return runEnd }
        guard continuesWithOf(runEnd, limit) else { return -1 }
        return capitalRun(from: document.isDefiniteArticle(runEnd + 2) ? runEnd + 3 : runEnd + 2, before: limit)
    }

    /// True for a word that publishers are called by and little else is, alone or before what a publisher is ("News Agency").
    func opensOutlet(_ first: Int, _ last: Int) -> Bool {
        guard let entry = document.wholeEntry(at: first, .outletWord), !entry.tags.contains(.ambiguous) else {
            return false
        }
        return last == first || document.has(last, .publisher)
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

    /// "Movement for Renewal", "Ligue contre le cancer": a preposition that goes on in the name of a body with what it is for.
    func isAim(_ index: Int, _ limit: Int) -> Bool {
        guard document.tokens[index].has(.aim), isOrganizationWord(index - 1),
            document.wholePhrase(at: index, before: limit, ClassSet(.adjunct)) == nil
        else { return false }
        let others = ClassSet([.weekday, .month, .pronoun, .dayPart, .day])
        return document.tokens[index + 1].kinds.isDisjoint(with: others)
    }

    func continuesWithOf(_ index: Int, _ limit: Int) -> Bool {
        guard index + 2 < limit,
            document.tokens[index + 1].has(.of) || document.has(index, .body) && isAim(index + 1, limit)
        else { return false }
        let next = document.tokens[index + 2]
        return next.shape.contains(.capital)
            || (document.isDefiniteArticle(index + 2) && index + 3 < limit
                && document.tokens[index + 3].shape.contains(.capital))
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
}
