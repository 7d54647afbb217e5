import Language
import Text

extension NameFinder {
    static let functionKinds = ClassSet([
        .preposition, .conjunction, .relative, .pronoun, .stop, .complementizer, .saying, .attribution,
        .attributionClause, .weekday, .month, .day, .dayPart, .notBeforeThat, .adjunct,
    ])
    static let nounKinds = ClassSet([
        .role, .source, .body, .publisher, .place, .document, .demonym, .title, .honorific,
    ])

    // MARK: People

    /// A person whose name begins at a token: a given name and what belongs to it.
    func arabicPerson(at index: Int, before limit: Int) -> Candidate? {
        for reading in document.readings(of: index) where reading.node != 0 {
            guard reading.preposition == 0 || reading.prefix < 3 else { continue }
            let opener = document.entry(reading, at: index, .opener)
            let isOpener = opener != nil
            let given = document.entry(reading, at: index, .given)
            guard given != nil || isOpener else { continue }
            if isFunctionWord(index), !isOpener, !nameFollows(index, limit) { continue }
            if let given, given.tags.contains(.ambiguous), !isOpener, !roleBefore(index),
                phraseEnd(index, before: limit) == index,
                document.has(index, .verb) || !familyFollows(index, limit), !isCalled(index, limit),
                !isInApposition(index, limit)
            {
                continue
            }
            if document.tokens[index].has(.named), !familyFollows(index, limit) { continue }
            if opensTitle(index, limit) { continue }
            if reading.prefix > 0, !document.tokens[index].isUnlisted { continue }
            if let given, given.tags.contains(.ambiguous), reading.prefix > 0 { continue }
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
        return kinds.contains(.given) || kinds.contains(.family)
            || document.entry(at: first, .opener)?.tags.contains(.definite) == true
    }

    func roleBefore(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return roleEnding(at: document.isComma(index - 1) ? index - 2 : index - 1) != nil
    }

    /// Right behind a form of address or a verb of reporting, a given and a family name that are common words too:
    /// "د. ريم العسلي".
    private func isCalled(_ index: Int, _ limit: Int) -> Bool {
        let next = index + 1
        guard next < limit, document.tokens[next].kind == .word,
            document.wholeEntry(at: next, .family) != nil || document.wholeEntry(at: next, .given) != nil,
            document.tokens[next].kinds.isDisjoint(with: NameFinder.functionKinds)
        else { return false }
        let before = document.isMark(index - 1, 0x2E) ? index - 2 : index - 1
        guard before >= 0, document.tokens[before].kind == .word else { return false }
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

    /// How far a personal name has been read.
    private struct NameReach {
        var last: Int
        /// True where the next word belongs to the name, whatever it is.
        var isOpen: Bool
        /// Words that no list knows.
        var unknown = 0
        var longest = 5
    }

    /// The last token of a personal name that begins at a token.
    func nameEnd(from first: Int, before limit: Int, isOpen: Bool) -> Int {
        var reach = NameReach(last: phraseEnd(first, before: limit), isOpen: isOpen)
        while reach.last + 1 < limit, reach.last - first < reach.longest, extend(&reach, from: first, limit) {}
        // A connector that nothing follows is not the name's.
        while reach.last > first, document.tokens[reach.last].kinds.contains(.connector) { reach.last -= 1 }
        return reach.last
    }

    /// Takes the next word into a name; false where the name ends with it or before it.
    private func extend(_ reach: inout NameReach, from first: Int, _ limit: Int) -> Bool {
        var next = reach.last + 1
        if document.isJoiner(next) { next += 1 }
        guard next < limit, document.tokens[next].kind == .word else { return false }
        let token = document.tokens[next]
        if token.kinds.contains(.connector), next + 1 < limit, document.tokens[next + 1].kind == .word {
            (reach.isOpen, reach.last, reach.longest) = (true, next, 10)
            return true
        }
        if isFunctionWord(next) || reach.last > first && !reach.isOpen && opensRole(next, limit) { return false }
        if token.kinds.contains(.given) || token.kinds.contains(.family) {
            if token.kinds.contains(.verb) && !reach.isOpen && reach.unknown + (reach.last - first) > 0 { return false }
        } else if reach.isOpen, token.kinds.isDisjoint(with: NameFinder.functionKinds) {
            reach.unknown += 1
        } else if reach.last == first && isCommonFamilyName(next, limit)
            || token.kinds.contains(.name) && isPersonName(next)
        {
            reach.last = next
            return false
        } else if isUnknownNameWord(next),
            goesOnWith(next, from: first, last: reach.last, unknown: reach.unknown, limit)
        {
            reach.unknown += 1
            if token.shape.contains(.article) { return extend(&reach, withArticled: next, from: first, limit) }
        } else {
            return false
        }
        reach.isOpen = false
        reach.last = phraseEnd(next, before: limit)
        return true
    }

    /// After two names an article opens the next noun, but in a nisba ("الدوري"); "فاطمة الزهراء بنكيران": a name may follow.
    private func extend(_ reach: inout NameReach, withArticled next: Int, from first: Int, _ limit: Int) -> Bool {
        if reach.last == first || document.endsInYeh(next) { reach.last = next }
        guard reach.last == next, next + 1 < limit, isPlainNamePart(next + 1) else { return false }
        reach.isOpen = false
        return true
    }

    /// "نبيل القاضي", "آمنة الغربي": a family name that is a calling or an adjective too.
    private func isCommonFamilyName(_ index: Int, _ limit: Int) -> Bool {
        let token = document.tokens[index]
        guard token.shape.contains(.article) else { return false }
        if !token.kinds.isDisjoint(with: ClassSet([.role, .source])),
            token.kinds.isDisjoint(with: ClassSet([.demonym, .body, .verb])), endsName(index + 1, limit)
        {
            return true
        }
        return document.endsInYeh(index) && !token.kinds.isDisjoint(with: ClassSet([.bodyAdjective, .adjective]))
            && token.kinds.isDisjoint(with: NameFinder.functionKinds) && endsName(index + 1, limit)
    }

    /// The end of a name of several words: "حسام الدين".
    private func phraseEnd(_ first: Int, before limit: Int) -> Int {
        guard document.tokens[first].kind == .word, document.readingsMayContinue(first) else { return first }
        return document.phrase(at: first, before: limit, ClassSet([.given, .family]))?.last ?? first
    }

    func isPersonName(_ index: Int) -> Bool {
        guard
            let entry = document.wholeEntry(at: index, .name)
        else { return false }
        return document.known(entry).type == .person
    }

    /// True where an unknown word may be the next part of a name: the first unknown of a short name, or one that ends
    /// it.
    func goesOnWith(_ index: Int, from first: Int, last: Int, unknown: Int, _ limit: Int) -> Bool {
        let ends = endsName(index + 1, limit)
        if document.tokens[index].scalar == 0x648, !ends { return false }
        if last > first {
            let token = document.tokens[index]
            // "نادر الكرمي متأخرا": behind a family name with the article stands a circumstance.
            if document.tokens[last].shape.contains(.article), document.scalars[Int(token.end) - 1] == 0x627 {
                return false
            }
            if !token.kinds.isDisjoint(with: ClassSet([.finite, .verbalNoun])) || document.isAccusative(index) {
                return false
            }
            if isPlainNamePart(last) {
                return ends || document.endsInYeh(index) && (token.shape.contains(.article) || isFamilyOf(index))
            }
        }
        return unknown == 0 ? last - first < 2 || ends : unknown == 1 && ends
    }

    /// True for a word of five letters or more that ends in ي and that no list knows as an adjective: "فرنجي".
    private func isFamilyOf(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.end - token.start >= 5 && !token.isShaped
            && token.kinds.isDisjoint(with: ClassSet([.adjective, .bodyAdjective, .demonym, .role, .source]))
    }

    /// True for a word that does a sentence's work and is a name only by its letters: "علي" where ى is written so.
    func isFunctionWord(_ index: Int) -> Bool {
        !document.tokens[index].kinds.isDisjoint(with: NameFinder.functionKinds)
    }

    /// "نانسي الكرمي الأمين العام", "حمد الزين ملك البلاد": an office that is a name too, with what it is over.
    private func opensRole(_ index: Int, _ limit: Int) -> Bool {
        guard document.tokens[index].has(.role), index + 1 < limit, document.tokens[index + 1].kind == .word else {
            return false
        }
        let next = document.tokens[index + 1]
        return
            (next.shape.contains(.article) || next.kinds.contains(.demonym) || next.kinds.contains(.body)
            || next.kinds.contains(.role))
            && !next.kinds.contains(.family) && !next.kinds.contains(.given)
    }

    /// A given or family name and nothing else.
    func isPlainNamePart(_ index: Int) -> Bool {
        let kinds = document.tokens[index].kinds
        return document.tokens[index].kind == .word && kinds.isDisjoint(with: NameFinder.functionKinds)
            && (kinds.contains(.given) || kinds.contains(.family))
    }

    /// A word that no list knows and that does not look like a verb: it may be a family name.
    func isUnknownNameWord(_ index: Int) -> Bool {
        let token = document.tokens[index]
        guard token.kind == .word, token.shape.contains(.clitic), token.end - token.start >= 2 else { return false }
        guard token.kinds.isDisjoint(with: NameFinder.functionKinds.union(NameFinder.nounKinds)),
            !token.kinds.contains(.verb), !token.kinds.contains(.bodyAdjective), !token.kinds.contains(.name)
        else { return false }
        if token.shape.contains(.article) { return !looksLikeAdjective(token) }
        if token.shape.contains(.innerArticle) || document.endsInPronoun(index) { return false }
        // Words with a proclitic before a known word: "بنظيره" no, but "ومحمد" ends the name as well.
        for reading in document.readings(of: index).dropFirst() where reading.node != 0 {
            if reading.hasConjunction || reading.preposition != 0 { return false }
        }
        // Behind a preposition and before a pronoun no name stands.
        if Folding.fold(document.scalars[Int(token.end) - 1]) == 0x647,
            document.readings(of: index).contains(where: { $0.preposition != 0 })
        {
            return false
        }
        // ي and ت open present verbs.
        let first = token.scalar
        if first == 0x633, token.end - token.start >= 5 {
            let second = Folding.fold(document.scalars[Int(token.start) + 1])
            return second != 0x64A && second != 0x62A && second != 0x646
        }
        return !((first == 0x64A || first == 0x62A) && token.end - token.start >= 4)
    }

    /// "السابقة", "الأممية": what ends in ة after ال is seldom a family name.
    func looksLikeAdjective(_ token: Token) -> Bool {
        let last = Folding.fold(document.scalars[Int(token.end) - 1])
        return last == 0x647 && token.end - token.start > 5
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
            !(last > index && endsName(last + 1, limit) && document.tokens[role].shape.contains(.article))
        {
            return nil
        }
        let hasFamily = (index...last).contains {
            document.tokens[$0].kinds.contains(.given) || document.tokens[$0].kinds.contains(.family)
        }
        guard isBounded && last > index || hasFamily && last > index || (last > index && endsName(last + 1, limit))
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

    func endsName(_ index: Int, _ limit: Int) -> Bool {
        guard index < limit else { return true }
        let token = document.tokens[index]
        if token.kind == .mark { return true }
        return !token.kinds.isDisjoint(with: NameFinder.functionKinds.union(ClassSet(.verb)))
    }

    /// The role noun whose phrase ends at a token, looking back over its complements.
    func roleEnding(at index: Int) -> Int? {
        var position = index
        while position >= 0, index - position < 8, document.tokens[position].kind == .word {
            let isRole =
                document.tokens[position].anyKinds.contains(.role)
                && document.tokens[position].kinds.isDisjoint(
                    with: ClassSet([.preposition, .conjunction, .complementizer]))
            if isRole || document.isPossessedRole(position) {
                return position
            }
            let token = document.tokens[position]
            let isComplement =
                token.shape.contains(.article) || token.shape.contains(.innerArticle) || token.kinds.contains(.demonym)
                || token.anyKinds.contains(.body) || isNamedBody(position)
                || document.endsInPronoun(position) || token.kinds.contains(.link)
                || token.kinds.contains(.adjective)
            guard isComplement else { return nil }
            position -= 1
        }
        return nil
    }
}
