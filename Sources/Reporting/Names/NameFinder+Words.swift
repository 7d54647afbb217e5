import Language
import Text

/// What a word shows by itself and by the mark beside it: whether it may be a name, or a part of one.
extension NameFinder {
    static let functionKinds = ClassSet([
        .preposition, .conjunction, .relative, .pronoun, .stop, .complementizer, .saying, .attribution,
        .attributionClause, .weekday, .month, .day, .dayPart, .notBeforeThat, .adjunct,
    ])
    static let nounKinds = ClassSet([
        .role, .source, .body, .publisher, .place, .document, .demonym, .title, .honorific,
    ])

    /// True for a word that does a sentence's work and is a name only by its letters: "علي" where ى is written so.
    func isFunctionWord(_ index: Int) -> Bool {
        !document.tokens[index].kinds.isDisjoint(with: NameFinder.functionKinds)
    }

    /// A given name, also one that only its last letter tells from a preposition: "علي", not "على".
    func isGivenName(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.kinds.contains(.given)
            && (!isFunctionWord(index) || document.scalars[Int(token.end) - 1] == 0x64A)
    }

    func isGivenOnly(_ index: Int) -> Bool {
        let kinds = document.tokens[index].kinds
        return (kinds.contains(.given) || kinds.contains(.family)) && kinds.isDisjoint(with: NameFinder.functionKinds)
    }

    /// A given or family name and nothing else.
    func isPlainNamePart(_ index: Int) -> Bool {
        let kinds = document.tokens[index].kinds
        return document.tokens[index].kind == .word && kinds.isDisjoint(with: NameFinder.functionKinds)
            && (kinds.contains(.given) || kinds.contains(.family))
    }

    /// A word that no list knows and that does not look like a verb: it may be a family name.
    func isUnknownNameWord(_ index: Int, mayBeCommon: Bool = false) -> Bool {
        let token = document.tokens[index]
        guard token.kind == .word, token.shape.contains(.clitic), token.end - token.start >= 2 else { return false }
        guard token.kinds.isDisjoint(with: NameFinder.functionKinds.union(NameFinder.nounKinds)),
            token.kinds.isDisjoint(with: ClassSet([.verb, .bodyAdjective, .name, .numeral]))
        else { return false }
        if !mayBeCommon, document.isCommon(index, asFamily: token.shape.contains(.article)) { return false }
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
        guard first == 0x64A || first == 0x62A, token.end - token.start >= 4 else { return true }
        return token.end - token.start >= 7 && !token.has(.finite) && !document.endsAsNoun(index)
            && !endsAsPlural(index)
    }

    /// Ends as verbs and nouns of many or two do ("يتحدثون", "تعتبران").
    private func endsAsPlural(_ index: Int) -> Bool {
        let end = Int(document.tokens[index].end)
        let (last, before) = (document.scalars[end - 1], document.scalars[end - 2])
        if last == 0x646 { return before == 0x648 || before == 0x627 || before == 0x64A }
        return last == 0x627 && (before == 0x648 || before == 0x646)
    }

    /// "السابقة", "الأممية": what ends in ة after ال is seldom a family name.
    func looksLikeAdjective(_ token: Token) -> Bool {
        let last = Folding.fold(document.scalars[Int(token.end) - 1])
        return last == 0x647 && token.end - token.start > 5
    }

    /// "تاغزوت" begins like a verb, but after "بلدة" it is none.
    func isVerbLike(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.kind == .word && token.isUnlisted && !token.shape.contains(.innerArticle)
            && token.end - token.start > 3
            && (token.scalar == 0x62A || token.scalar == 0x64A || token.scalar == 0x633)
    }

    func isPlural(_ index: Int, _ kind: WordClass) -> Bool {
        document.readings(of: index).contains { reading in
            reading.node != 0 && document.entry(reading, at: index, kind)?.tags.contains(.plural) == true
        }
    }

    /// After a noun without an article one with it is its complement: "بلدة الحمرة".
    func isArticled(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.shape.contains(.article)
            && token.kinds.isDisjoint(with: NameFinder.functionKinds.union(NameFinder.nounKinds))
    }

    /// Behind "ابن" or "أبو" a common word: "ابن عمه".
    func opensCommon(_ next: Int, _ limit: Int) -> Bool {
        next < limit && !document.tokens[next].shape.contains(.article) && document.isCommonWhole(next)
            && !isPlainNamePart(next)
    }

    func endsName(_ index: Int, _ limit: Int, byCommon: Bool = true) -> Bool {
        guard index < limit else { return true }
        let token = document.tokens[index]
        if token.kind == .mark || byCommon && document.isCommonWhole(index) { return true }
        if token.has(.role), !token.shape.contains(.article), token.kinds.isDisjoint(with: ClassSet([.given, .family]))
        {
            return true
        }
        return !token.kinds.isDisjoint(with: NameFinder.functionKinds.union(ClassSet(.verb)))
    }

    /// A word that does a sentence's work stands for nobody: "على" is not علي, and علي after a verb alone is where no ى is
    /// written.
    func mayStandForName(_ index: Int, _ reading: Reading) -> Bool {
        guard reading.prefix == 0, document.tokens[index].shape.contains(.clitic), isFunctionWord(index) else {
            return true
        }
        return !document.tokens[index].shape.contains(.exact) && index > 0
            && document.tokens[index - 1].anyKinds.contains(.verb)
    }

    func isSentenceStart(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = document.tokens[index - 1]
        if before.kind == .mark { return ![0x2C, 0x60C, 0x2D, 0x28].contains(before.scalar) }
        return before.end + 1 < document.tokens[index].start && document.scalars[Int(before.end)] == 0x0A
    }
}
