import Language

extension NameFinder {
    // MARK: People

    /// A person whose name begins at a token: a given name and what belongs to it.
    func arabicPerson(at index: Int, before limit: Int) -> Candidate? {
        for reading in document.readings(of: index) where reading.node != 0 {
            guard reading.preposition == 0 || reading.prefix < 3 else { continue }
            let opener = document.entry(reading, at: index, .opener)
            let isOpener = opener != nil
            // "معالي الوزير" is no woman of that name.
            if document.has(index, .title), index + 1 < limit, document.tokens[index + 1].has(.role) { return nil }
            let given = document.entry(reading, at: index, .given)
            guard given != nil || isOpener else { continue }
            if isFunctionWord(index), !isOpener, !nameFollows(index, limit) { continue }
            if let given, !isOpener, given.tags.contains(.ambiguous) || document.isCommonWhole(index),
                !isMeant(index, reading, limit)
            {
                continue
            }
            if document.tokens[index].has(.named), !familyFollows(index, limit) { continue }
            if opensTitle(index, limit) || isOpener && opensCommon(index + 1, limit) { continue }
            let isJoined =
                reading.prefix > 0 && reading.hasConjunction && reading.preposition == 0 && isBehindPerson(index)
            if reading.prefix > 0, !isJoined, !document.tokens[index].isUnlisted { continue }
            if let given, given.tags.contains(.ambiguous), reading.prefix > 0, !isJoined { continue }
            let last = nameEnd(from: index, before: limit, isOpen: isOpener)
            guard last > index else { continue }
            if isOpener, last == index + 1, given == nil, !isKunya(index, last) { continue }
            var gender = given.map { Gender(of: $0.tags) } ?? .unknown
            if opener?.tags.contains(.feminine) == true { gender = .feminine }
            if opener?.tags.contains(.masculine) == true { gender = .masculine }
            return Candidate(
                first: index, last: last, prefix: Int(reading.prefix), type: .person, known: nil, gender: gender)
        }
        return nil
    }

    /// True where something speaks for a given name that is a common word too.
    private func isMeant(_ index: Int, _ reading: Reading, _ limit: Int) -> Bool {
        if roleBefore(index) || phraseEnd(index, before: limit) > index || isCalled(index, limit) { return true }
        if reading.hasConjunction, isBehindPerson(index) || isInApposition(index, limit) { return true }
        if isBylined(index) { return true }
        // "حياة لوركا" may be his life; "سهل بن حنيف" is nobody's plain.
        if index + 2 < limit, document.tokens[index + 1].has(.connector), isPlainNamePart(index + 2) { return true }
        return !document.has(index, .verb) && !document.isCommonWhole(index, asFamily: true)
            && familyFollows(index, limit)
            || isInApposition(index, limit)
    }

    /// Behind the place that a report comes from and a colon: "بيروت: سمير شمس".
    private func isBylined(_ index: Int) -> Bool {
        guard document.isMark(index - 1, 0x3A), index > 1, document.mentionOf[index - 2] >= 0 else { return false }
        return document.entities[document.mentions[Int(document.mentionOf[index - 2])].entity].type == .place
    }

    /// True for a form of address before another or before a given name: "معالي الشيخ", "السيد جاسم".
    private func opensTitle(_ index: Int, _ limit: Int) -> Bool {
        guard document.tokens[index].has(.title), index + 1 < limit else { return false }
        let next = document.tokens[index + 1]
        return next.has(.title) || next.has(.given) || next.has(.opener)
            || next.shape.contains(.article) && next.anyKinds.contains(.role)
    }

    /// "أبو مازن", "أم كامل": a name of honour is one where a name follows, not "أم الأربعة".
    func isKunya(_ first: Int, _ last: Int) -> Bool {
        let kinds = document.tokens[last].kinds
        return (kinds.contains(.given) || kinds.contains(.family)) && !document.isCommonWhole(last)
            || isGivenName(last)
            || document.entry(at: first, .opener)?.tags.contains(.definite) == true
    }

    /// Right behind a person's name, or behind one and a comma.
    private func isBehindPerson(_ index: Int) -> Bool {
        let before = document.isComma(index - 1) ? index - 2 : index - 1
        guard before >= 0, document.mentionOf[before] >= 0 else { return false }
        return document.entities[document.mentions[Int(document.mentionOf[before])].entity].type == .person
    }

    func roleBefore(_ index: Int) -> Bool {
        guard !document.opensParagraph(index) else { return false }
        return roleEnding(at: document.isComma(index - 1) ? index - 2 : index - 1) != nil
    }

    /// Right behind a form of address or a verb of reporting, a given and a family name that are common words too:
    /// "د. ريم العسلي".
    private func isCalled(_ index: Int, _ limit: Int) -> Bool {
        let next = index + 1
        guard next < limit, document.tokens[next].kind == .word,
            document.wholeEntry(at: next, .family) != nil || document.wholeEntry(at: next, .given) != nil
                || isUnknownNameWord(next) || isPlainNamePart(next),
            document.tokens[next].kinds.isDisjoint(with: NameFinder.functionKinds)
        else { return false }
        let before = document.isMark(index - 1, 0x2E) ? index - 2 : index - 1
        guard before >= 0, !document.opensParagraph(index), document.tokens[before].kind == .word else { return false }
        let kinds = document.tokens[before].anyKinds
        return kinds.contains(.title)
            || kinds.contains(.verb) && document.tokens[before].kinds.isDisjoint(with: NameFinder.nounKinds)
    }

    /// A name of two words that is a common word first, with what its bearer does behind a comma: "رنا باحميش، أستاذة".
    private func isInApposition(_ index: Int, _ limit: Int) -> Bool {
        let (next, comma, role) = (index + 1, index + 2, index + 3)
        guard role < limit, document.tokens[next].kind == .word, document.isComma(comma),
            isUnknownNameWord(next) || isPlainNamePart(next)
        else { return false }
        return document.tokens[role].anyKinds.contains(.role)
            && document.tokens[role].shape.isDisjoint(with: [.article])
            && !document.has(role, .verb)
    }

    private func nameFollows(_ index: Int, _ limit: Int) -> Bool {
        familyFollows(index, limit) || index + 1 < limit && document.tokens[index + 1].kinds.contains(.connector)
    }

    /// True where a name that is no common word follows, right away or after one that is: "جان لوك مورو".
    func familyFollows(_ index: Int, _ limit: Int) -> Bool {
        var next = index + 1
        while next < limit, next - index < 3, document.tokens[next].kind == .word,
            let reading = document.readings(of: next).first
        {
            let isLast = document.tokens[next].shape.contains(.article)
            if reading.node == 0 { return next == index + 1 && isLast && document.endsInYeh(next) }
            guard let entry = document.entry(reading, at: next, .family) ?? document.entry(reading, at: next, .given)
            else { return false }
            if !entry.tags.contains(.ambiguous) { return true }
            next += 1
        }
        return false
    }

    // MARK: Names after a word that says what they are

    /// A name that only the word before it speaks for: after a role a person, after "مدينة" a place, after "صحيفة" an
    /// outlet.
    func arabicName(after index: Int, before limit: Int) -> Candidate? {
        guard document.tokens[index].kind == .word else { return nil }
        if let candidate = placeByShape(at: index, before: limit) { return candidate }
        if let candidate = placeOrOutlet(at: index, before: limit) { return candidate }
        return personAfterRole(at: index, before: limit)
    }

    /// A person introduced by a role: "عمدة البلدة روبيرتو سالاس", "وزيرة النقل، سلمى الهادي،".
    func personAfterRole(at index: Int, before limit: Int) -> Candidate? {
        guard isUnknownNameWord(index), !document.tokens[index].shape.contains(.article) else { return nil }
        var before = index - 1
        let hasComma = document.isComma(before)
        if hasComma { before -= 1 }
        guard before >= 0, hasComma || !document.tokens[before].kinds.contains(.link),
            let role = roleEnding(at: before) ?? countryman(at: before)
        else { return nil }
        if !hasComma, let place = placeAfterRole(index, role, limit) { return place }
        let last = nameEnd(from: index, before: limit, isOpen: false)
        let isBounded = hasComma && (last + 1 >= limit || document.tokens[last + 1].kind == .mark)
        if hasComma, !isBounded { return nil }
        if !isBounded, [0x644, 0x628, 0x643, 0x648, 0x641].contains(document.tokens[index].scalar), !isGivenOnly(index),
            !(last > index && endsName(last + 1, limit, byCommon: false)
                && document.tokens[role].shape.contains(.article))
        {
            return nil
        }
        let hasFamily = (index...last).contains {
            document.tokens[$0].kinds.contains(.given) || document.tokens[$0].kinds.contains(.family)
        }
        guard
            isBounded && last > index || hasFamily && last > index
                || (last > index && endsName(last + 1, limit, byCommon: false))
        else {
            return nil
        }
        // A letter that is a preposition before a noun that another closes: "باحترام الوقت".
        let isBound = document.lexicon.prepositions.contains { $0.letter(0) == document.tokens[index].scalar }
        if isBound, !isGivenOnly(index), index < last, document.tokens[index + 1].shape.contains(.article) {
            return nil
        }
        let isFeminine = document.wholeEntry(at: role, .role)?
            .tags.contains(.feminine)
        return Candidate(
            first: index, last: last, prefix: 0, type: .person, known: nil,
            gender: isFeminine == true ? .feminine : .unknown)
    }

    /// "واليابانية آي سوغياما": an adjective of a country that stands for somebody from there.
    private func countryman(at index: Int) -> Int? {
        let token = document.tokens[index]
        guard token.anyKinds.contains(.demonym), token.shape.contains(.article) || token.shape.contains(.innerArticle)
        else { return nil }
        guard token.shape.contains(.article), index > 0 else { return index }
        let before = document.tokens[index - 1]
        return before.kind == .mark || isFunctionWord(index - 1) || before.kinds.contains(.verb) ? index : nil
    }
}
