import Language

/// How far a personal name goes.
extension NameFinder {
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
        let end = phraseEnd(first, before: limit)
        // Behind "أبو جبل" a conjunction joins another name.
        let isJoined = end > first && end + 1 < limit && document.tokens[end + 1].scalar == 0x648
        var reach = NameReach(last: end, isOpen: isOpen && !isJoined)
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
            if opensCommon(next + 1, limit) { return false }
            (reach.isOpen, reach.last, reach.longest) = (true, next, 10)
            return true
        }
        if token.has(.suffix), document.has(reach.last, .given) || reach.last == first {
            reach.last = document.phrase(at: next, before: limit, ClassSet(.suffix))?.last ?? next
            return false
        }
        if isFunctionWord(next) && !(reach.isOpen && isGivenName(next))
            || reach.last > first && !reach.isOpen && opensRole(next, limit)
        {
            return false
        }
        if reach.last > first, !reach.isOpen, isPlainNamePart(reach.last), isCommonFamily(next) { return false }
        // "وقع سامي عيد اتفاقية": a noun without its article.
        if reach.last > first, !reach.isOpen, token.isUnlisted, document.endsFeminine(next),
            !token.shape.contains(.article)
        {
            return false
        }
        if token.kinds.contains(.given) || token.kinds.contains(.family) {
            if token.kinds.contains(.verb) && !reach.isOpen && reach.unknown + (reach.last - first) > 0 { return false }
        } else if reach.isOpen, token.kinds.isDisjoint(with: NameFinder.functionKinds) {
            reach.unknown += 1
        } else if reach.last == first && isCommonFamilyName(next, limit)
            || token.kinds.contains(.name) && isPersonName(next)
        {
            reach.last = next
            return false
        } else if isUnknownNameWord(next) || isForeignInNun(next),
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

    private func isCommonFamily(_ index: Int) -> Bool {
        document.isCommonWhole(index, asFamily: document.tokens[index].shape.contains(.article))
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
    func phraseEnd(_ first: Int, before limit: Int) -> Int {
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
        let ends = endsName(index + 1, limit, byCommon: !isBindable(index))
        if document.tokens[index].scalar == 0x648, !ends || last > first { return false }
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

    /// True for a word that may open with a letter that is a preposition: "لشرح".
    private func isBindable(_ index: Int) -> Bool {
        document.lexicon.prepositions.contains { $0.letter(0) == document.tokens[index].scalar }
    }

    /// A word of a foreign shape that ends as plurals of people do: "هنركسون".
    func isForeignInNun(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.isShaped && token.kinds.contains(.source) && token.end - token.start >= 5
            && token.shape.isDisjoint(with: [.article, .innerArticle]) && !document.isCommon(index)
    }

    /// True for a word of five letters or more that ends in ي and that no list knows as an adjective: "فرنجي".
    private func isFamilyOf(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.end - token.start >= 5 && !token.isShaped
            && token.kinds.isDisjoint(with: ClassSet([.adjective, .bodyAdjective, .demonym, .role, .source]))
    }

    /// "نانسي الكرمي الأمين العام", "حمد الزين ملك البلاد": an office that is a name too, with what it is over.
    func opensRole(_ index: Int, _ limit: Int) -> Bool {
        guard document.tokens[index].has(.role), index + 1 < limit, document.tokens[index + 1].kind == .word else {
            return false
        }
        let next = document.tokens[index + 1]
        return
            (next.shape.contains(.article) || next.kinds.contains(.demonym) || next.kinds.contains(.body)
            || next.kinds.contains(.role))
            && !next.kinds.contains(.family) && !next.kinds.contains(.given)
    }
}
