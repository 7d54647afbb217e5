import Language
import Text

extension NameFinder {
    /// "حي الزيتون", "ملعب الميناء الكبير": the noun is a part of the name.
    func quarter(at index: Int, before limit: Int) -> Candidate? {
        for reading in document.readings(of: index) where document.entry(reading, at: index, .quarter) != nil {
            guard index + 1 < limit, isArticled(index + 1) || isGivenOnly(index + 1),
                document.tokens[index + 1].shape.contains(.article)
            else { return nil }
            let hasAdjective =
                index + 2 < limit && document.tokens[index + 2].shape.contains(.article)
                && document.has(index + 2, .bodyAdjective)
            return Candidate(
                first: index, last: hasAdjective ? index + 2 : index + 1, prefix: Int(reading.prefix), type: .place,
                known: nil)
        }
        return nil
    }

    /// "في تالورا": a word that no list knows and that ends in alef, after في.
    func foreignPlace(at index: Int, before limit: Int) -> Candidate? {
        let token = document.tokens[index]
        guard index > 0, document.tokens[index - 1].has(.placePreposition), token.isUnlisted, token.kind == .word,
            !token.shape.contains(.innerArticle),
            !token.shape.contains(.article), token.end - token.start >= 4, !document.endsInPronoun(index),
            !document.isCommon(index)
        else { return nil }
        let end = Int(token.end)
        let letters = document.scalars[(end - 3)..<end].map(Folding.fold)
        guard letters[2] == 0x627, letters[1] != 0x647, letters[1] != 0x646 || letters[0] == 0x64A,
            !(letters[0] == 0x627 && letters[1] == 0x64A)
        else {
            return nil
        }
        return Candidate(first: index, last: index, prefix: 0, type: .place, known: nil)
    }

    /// "تل الرمان", "عين الزيتون", "وادي النخيل": a word that opens names of places, and a noun with an article.
    func placeByShape(at index: Int, before limit: Int) -> Candidate? {
        if let quarter = quarter(at: index, before: limit) { return quarter }
        if let foreign = foreignPlace(at: index, before: limit) { return foreign }
        for reading in document.readings(of: index) where document.entry(reading, at: index, .placeOpener) != nil {
            guard index + 1 < limit, document.tokens[index + 1].shape.contains(.article),
                isUnknownNameWord(index + 1, mayBeCommon: true)
                    || isGivenOnly(index + 1)
            else { return nil }
            return Candidate(
                first: index, last: index + 1, prefix: Int(reading.prefix), type: .place, known: nil,
                noun: nounBefore(index))
        }
        return nil
    }

    /// A name in quotation marks after the noun that says what it is: صحيفة "النيل اليوم".
    func quotedName(at index: Int, before limit: Int) -> Candidate? {
        placeOrOutlet(at: index, before: limit) ?? addressedOutlet(at: index, before: limit)
    }

    /// «وقال فلان لـ"المرسى" إن»: what stands in marks right behind a bare preposition after a verb of reporting was told it.
    private func addressedOutlet(at index: Int, before limit: Int) -> Candidate? {
        let preposition = index - 2
        guard preposition > 0, document.isQuoteMark(index - 1), document.tokens[preposition].kind == .word,
            document.entry(at: preposition, .preposition)?.tags.contains(.dative) == true,
            let close = closingMark(after: index, before: limit), (1...3).contains(close - index),
            (index..<close).allSatisfy({ document.tokens[$0].kind == .word && !document.has($0, .complementizer) }),
            (max(0, preposition - 12)..<preposition).contains(where: { document.tokens[$0].anyKinds.contains(.verb) })
        else { return nil }
        return Candidate(first: index, last: close - 1, prefix: 0, type: .organization, isOutlet: true, known: nil)
    }

    func placeOrOutlet(at index: Int, before limit: Int) -> Candidate? {
        var before = index - 1
        let isQuoted = document.isQuoteMark(before)
        if isQuoted { before = nounBeforeMarks(before - 1) }
        guard before >= 0, document.tokens[before].kind == .word,
            !document.tokens[before].shape.contains(.article)
                || isQuoted && document.tokens[before].anyKinds.contains(.publisher),
            isQuoted || !document.tokens[before].shape.contains(.innerArticle)
        else { return nil }
        let kinds = document.tokens[before].anyKinds
        let isPublisher = kinds.contains(.publisher)
        let isPlace = kinds.contains(.place) && !isPublisher
        guard isPublisher || isPlace || (isQuoted && kinds.contains(.body)) else { return nil }
        if isPlace, isPlural(before, .place) { return nil }
        // "شبكات التوزيع" are nobody's.
        if isPublisher, !isQuoted, isPlural(before, .publisher) { return nil }
        if !isQuoted, document.endsInPossessor(before) { return nil }
        let key = document.nounKey(before)
        if isPlace, !isQuoted, document.isNoun(key, .weakPlace) { return nil }
        var last = index
        if isQuoted {
            guard let close = closingMark(after: index, before: limit), close - index <= 4 else { return nil }
            last = close - 1
        } else {
            guard
                isUnknownNameWord(index, mayBeCommon: true) || isGivenOnly(index) || isArticled(index)
                    || isVerbLike(index) || isPublisher,
                !document.tokens[index].kinds.contains(.notPlaceAdjective), !endsInYeh(index)
            else { return nil }
            if isPublisher, document.tokens[index].shape.contains(.article), document.isNoun(key, .weakPublisher) {
                return nil
            }
            last = isPublisher ? outletEnd(index, limit) : placeEnd(index, limit)
            if isPublisher, last == index, !isUnknownNameWord(index), !isArticled(index) { return nil }
            if isPlace, last == index, document.isCommon(index), document.isAmbiguousPlace(before) { return nil }
            if isPublisher, let whole = withNoun(before, last, limit) { return whole }
        }
        return Candidate(
            first: index, last: last, prefix: 0, type: isPlace ? .place : .organization, isOutlet: isPublisher,
            known: nil,
            noun: key)
    }

    /// The publisher's noun with its article over adjectives before a name in marks: "الصحيفة المحلية «المرفأ»"; or the word
    /// right before.
    private func nounBeforeMarks(_ index: Int) -> Int {
        var noun = index
        while noun > 0, index - noun < 2, document.tokens[noun].shape.contains(.article),
            !document.tokens[noun].anyKinds.contains(.publisher)
        { noun -= 1 }
        return noun >= 0 && document.tokens[noun].anyKinds.contains(.publisher) ? noun : index
    }

    /// "إذاعة صوت الجبل", "وكالة سنابل للأنباء": of a station or agency that no list knows the noun is a part of the name.
    private func withNoun(_ noun: Int, _ last: Int, _ limit: Int) -> Candidate? {
        let key = document.nounKey(noun)
        guard document.isNoun(key, .channel) || document.isNoun(key, .agency), document.mentionOf[noun] < 0,
            document.tokens[noun].shape.contains(.clitic)
        else { return nil }
        var last = last
        while last + 1 < limit, document.tokens[last + 1].kind == .word,
            document.tokens[last + 1].has(.outletDescription) && document.tokens[last + 1].shape.contains(.article)
                || document.tokens[last + 1].has(.agency) && document.tokens[last + 1].shape.contains(.innerArticle)
        { last += 1 }
        let isBare = last == noun + 1 && !document.tokens[last].shape.contains(.article)
        if isBare, !document.isNoun(key, .channel) { return nil }
        let prefix = document.readings(of: noun).first { document.entry($0, at: noun, .publisher) != nil }?.prefix ?? 0
        return Candidate(
            first: noun, last: last, prefix: Int(prefix), type: .organization, isOutlet: true, known: nil, noun: key)
    }

    func placeEnd(_ index: Int, _ limit: Int) -> Int {
        let next = index + 1
        guard next < limit, document.tokens[next].kind == .word, !document.tokens[index].shape.contains(.article) else {
            return index
        }
        if document.tokens[next].shape.contains(.article), isUnknownNameWord(next) { return next }
        return (isUnknownNameWord(next) || isGivenOnly(next)) && endsName(next + 1, limit) ? next : index
    }

    /// "المرفأ الجديد", "أرقام الطاقة", "الرافدين الأولى": the words of an outlet's name after its noun.
    func outletEnd(_ index: Int, _ limit: Int) -> Int {
        var last = index
        while last + 1 < limit, last - index < 2 {
            let token = document.tokens[last + 1]
            guard token.kind == .word, token.shape.contains(.article), !token.kinds.contains(.demonym),
                token.kinds.isDisjoint(with: NameFinder.functionKinds),
                !token.kinds.contains(.outletDescription)
            else { break }
            last += 1
        }
        return last
    }

    /// An adjective after a noun without an article ("ساحلية", "محلية").
    func endsInYeh(_ index: Int) -> Bool {
        let token = document.tokens[index]
        guard !token.shape.contains(.article), token.end - token.start > 4 else { return false }
        let scalars = document.scalars
        return Folding.fold(scalars[Int(token.end) - 1]) == 0x647 && Folding.fold(scalars[Int(token.end) - 2]) == 0x64A
    }

    func closingMark(after index: Int, before limit: Int) -> Int? {
        (index..<limit).first { document.isQuoteMark($0) }
    }

    /// "رئيس أرندال فيكتور …", "محافظ وادي النخيل": the unknown word right after a ruler is what he rules.
    func placeAfterRole(_ index: Int, _ role: Int, _ limit: Int) -> Candidate? {
        guard role == index - 1, !document.tokens[role].shape.contains(.article),
            document.isNoun(document.nounKey(role), .ruler), !isGivenOnly(index), index + 1 < limit
        else { return nil }
        let next = document.tokens[index + 1]
        let isFollowed =
            next.kind == .mark || next.kinds.contains(.given)
            || !next.kinds.isDisjoint(with: NameFinder.functionKinds) || next.kinds.contains(.verb)
        guard isFollowed else { return nil }
        return Candidate(first: index, last: index, prefix: 0, type: .place, known: nil)
    }
}
