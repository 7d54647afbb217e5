import Language

/// What words of the Latin script show, how far a run of capitals goes, and what it is when that is known.
extension NameFinder {
    static let notName = ClassSet([
        .stop, .preposition, .conjunction, .relative, .pronoun, .weekday, .month, .day, .complementizer, .dayPart,
    ])

    /// A word that is also a function word, within a name ("Said Haddad", "May Chidiac").
    func isNameInside(_ index: Int, _ limit: Int) -> Bool {
        isGiven(index) && index + 1 < limit && document.tokens[index + 1].shape.contains(.capital)
            && document.tokens[index + 1].kinds.isDisjoint(with: NameFinder.notName)
            && (!isSentenceStart(index) || isFamilyAlone(index + 1))
    }

    /// True for a family name that is no other word ("April Jones", not "May Day").
    private func isFamilyAlone(_ index: Int) -> Bool {
        document.wholeEntry(at: index, .family)?.tags.contains(.ambiguous) == false && !isKnownWord(index)
            && !isOrganizationWord(index)
    }

    /// The sign that joins the names of a firm ("Pell & Rowe"), between words; letters alone ("Q & A") are no firm's.
    func isFirmSign(_ index: Int, before limit: Int) -> Bool {
        document.isMark(index, 0x26) && index > 0 && index + 1 < limit
            && [index - 1, index + 1].allSatisfy { beside in
                let token = document.tokens[beside]
                return token.kind == .word && token.shape.contains(.capital) && token.end - token.start > 1
            }
    }

    /// A capital with its point, or several: "A.", "J.R.R.".
    func isInitial(_ index: Int) -> Bool {
        document.tokens[index].shape.isSuperset(of: [.abbreviated, .capital])
            && document.tokens[index].isShort(document.scalars)
    }

    /// True for letters that stand for the words of a body's name.
    func isInitials(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.shape.contains(.allCapitals) && (2...5).contains(token.end - token.start)
            && !token.shape.contains(.abbreviated)
    }

    func isGiven(_ index: Int) -> Bool {
        document.tokens[index].kinds.contains(.given)
    }

    func isOrganizationWord(_ index: Int) -> Bool {
        document.tokens[index].kinds.contains(.organizationWord)
    }

    func isKnownWord(_ index: Int) -> Bool {
        let kinds = document.tokens[index].kinds
        return !kinds.isDisjoint(
            with: ClassSet([.role, .source, .body, .publisher, .place, .document, .verb, .demonym, .adjunct]))
    }

    /// "Yvon Le Dréau": a particle with a capital and what it goes with.
    private func isParticle(_ index: Int, _ limit: Int) -> Bool {
        index + 1 < limit && document.tokens[index].kinds.contains(.connector)
            && document.tokens[index + 1].kind == .word && document.tokens[index + 1].shape.contains(.capital)
            && document.tokens[index + 1].kinds.isDisjoint(with: NameFinder.notName)
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
            if isFirmSign(next, before: limit) { next += 1 }
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

    /// The word right before a token; nil where another paragraph ends there.
    func wordBefore(_ index: Int) -> Int? {
        document.opensParagraph(index) || document.tokens[index - 1].kind != .word ? nil : index - 1
    }

    func roleBeside(_ first: Int, _ last: Int, _ limit: Int) -> Bool {
        var before = first - 1
        if document.isComma(before) || document.isMark(before, 0x2E) { before -= 1 }
        return !document.opensParagraph(first) && before >= 0 && document.tokens[before].kind == .word
            && document.has(before, .role)
    }

    func person(_ first: Int, _ last: Int) -> Candidate {
        let given = document.wholeEntry(at: first, .given)
        var last = last
        // "Sara Haddad Reuters": a known outlet at the end is no family name.
        if last > first + 1, let known = knownName(at: last, before: last + 1), known.type != .person { last -= 1 }
        while last > first, document.has(last, .postnominal), isInitials(last) { last -= 1 }
        return Candidate(
            first: first, last: last, prefix: 0, type: .person, known: nil,
            gender: given.map { Gender(of: $0.tags) } ?? .unknown)
    }

    func organization(_ first: Int, _ last: Int, isOutlet: Bool = false) -> Candidate {
        Candidate(
            first: first, last: last, prefix: 0, type: .organization, isOutlet: isOutlet, known: nil,
            noun: nounBefore(first) ?? document.nounKey(last))
    }

    func place(_ first: Int, _ last: Int) -> Candidate {
        Candidate(first: first, last: last, prefix: 0, type: .place, known: nil, noun: nounBefore(first))
    }
}
