import Language
import Text

extension NameFinder {
    /// Finds people by one name alone, where nobody in the article has it besides: "قال السنيورة", "الأمير زيان".
    mutating func findLoneNames() {
        let count = document.mentions.count
        for index in document.tokens.indices where document.mentionOf[index] < 0 {
            if let candidate = loneName(at: index) { record(candidate) }
        }
        guard document.mentions.count > count else { return }
        sortMentions()
    }

    private func loneName(at index: Int) -> Candidate? {
        let token = document.tokens[index]
        guard token.kind == .word, token.shape.contains(.clitic), token.end - token.start >= 3 else { return nil }
        if let pair = pair(at: index) { return pair }
        guard !standsByPerson(index) else { return nil }
        return listedName(at: index) ?? unlistedSpeaker(at: index) ?? introduced(at: index)
    }

    /// A part of a longer name that was cut, or goes on in a word that no list knows, is nobody new.
    private func standsByPerson(_ index: Int) -> Bool {
        if index + 1 < document.tokens.count, isUnknownNameWord(index + 1), document.tokens[index + 1].kinds.isEmpty,
            index == 0 || !document.tokens[index - 1].anyKinds.contains(.verb)
        {
            return true
        }
        return isPerson(index - 1) && !document.readings(of: index).contains { $0.hasConjunction }
            || isPerson(index + 1) && isWhole(index + 1)
    }

    private func isPerson(_ index: Int) -> Bool {
        guard document.tokens.indices.contains(index), document.mentionOf[index] >= 0 else { return false }
        return document.entities[document.mentions[Int(document.mentionOf[index])].entity].type == .person
    }

    /// True where a name begins with its word, not behind a letter that joins it to the one before.
    private func isWhole(_ index: Int) -> Bool {
        document.mentions[Int(document.mentionOf[index])].start <= Int(document.tokens[index].start)
    }

    /// A given or family name that is no common word; one that is too, after a form of address.
    private func listedName(at index: Int) -> Candidate? {
        let token = document.tokens[index]
        for reading in document.readings(of: index) where reading.node != 0 {
            let size = Int(token.end - token.start) - Int(reading.prefix)
            if reading.prefix > 0, !token.isUnlisted || size < (reading.preposition != 0 ? 5 : 4) { continue }
            // "للإسمنت" bears the article, and is no name that begins with ل.
            if reading.preposition != 0, token.shape.contains(.contracted) { continue }
            guard
                let entry = document.entry(reading, at: index, .given)
                    ?? document.entry(reading, at: index, .family)
            else { continue }
            let isAddressed = !document.opensParagraph(index) && document.tokens[index - 1].has(.title)
            if entry.tags.contains(.ambiguous) || document.isCommon(index), !isAddressed, !isBetween(index, reading) {
                continue
            }
            if reading.prefix == 0 ? !isNothingElse(index) : opensClause(index) { continue }
            let isGiven = entry.kind == .given
            return Candidate(
                first: index, last: index, prefix: Int(reading.prefix), type: .person, known: nil,
                gender: isGiven ? Gender(of: entry.tags) : .unknown)
        }
        return nil
    }

    /// Between a verb of reporting and what was said: "وأوضح فارس أن".
    private func isBetween(_ index: Int, _ reading: Reading) -> Bool {
        guard reading.prefix == 0, !document.opensParagraph(index), index + 1 < document.tokens.count,
            !document.isCommonWhole(index)
        else { return false }
        return document.tokens[index - 1].kind == .word && document.tokens[index - 1].anyKinds.contains(.verb)
            && document.tokens[index - 1].kinds.isDisjoint(with: NameFinder.nounKinds)
            && (document.has(index + 1, .complementizer) || document.isMark(index + 1, 0x3A))
    }

    /// "وعزت الشركة": behind a conjunction a verb may stand, with its subject after it.
    private func opensClause(_ index: Int) -> Bool {
        guard index + 1 < document.tokens.count, document.tokens[index + 1].kind == .word else { return false }
        let next = document.tokens[index + 1]
        return next.shape.contains(.article) || !next.kinds.isDisjoint(with: NameFinder.nounKinds)
    }

    private func isNothingElse(_ index: Int) -> Bool {
        let others = NameFinder.functionKinds.union(NameFinder.nounKinds)
            .union(ClassSet([.verb, .name, .adjective, .bodyAdjective, .named, .connector, .opener, .verbalNoun]))
        return document.tokens[index].kinds.isDisjoint(with: others)
    }

    /// "وأكد فيرجسون أن": a word that no list knows between a verb of reporting and what was said.
    private func unlistedSpeaker(at index: Int) -> Candidate? {
        let token = document.tokens[index]
        guard !document.opensParagraph(index), index + 1 < document.tokens.count,
            document.tokens[index - 1].kind == .word,
            document.tokens[index - 1].anyKinds.contains(.verb), token.isUnlisted, token.end - token.start >= 4,
            !token.shape.contains(.article),
            token.kinds.isEmpty && (isUnknownNameWord(index) || isLongUnknown(index))
                || isForeignInNun(index) && token.end - token.start >= 6,
            document.has(index + 1, .complementizer) || document.isMark(index + 1, 0x3A)
        else { return nil }
        // A plural or a feminine noun is nobody's name.
        let last = Folding.fold(document.scalars[Int(token.end) - 1])
        let before = Folding.fold(document.scalars[Int(token.end) - 2])
        if last == 0x647 || last == 0x62A && before == 0x627 { return nil }
        return Candidate(first: index, last: index, prefix: 0, type: .person, known: nil)
    }

    /// Two words of which a list knows one: "شيفا رحماني", "برادلي كوستيك"; or none, where a verb of reporting stands before and
    /// behind the content, a comma or an office: "قال بيرنار أنغو، رئيس".
    private func pair(at index: Int) -> Candidate? {
        let (token, next) = (document.tokens[index], index + 1)
        guard next < document.tokens.count, document.mentionOf[next] < 0, document.tokens[next].kind == .word,
            token.shape.isDisjoint(with: [.article, .innerArticle]), !isPerson(index - 1)
        else { return nil }
        let limit = min(document.tokens.count, index + 8)
        let isFirst = isSureName(index)
        let isSecond = isSureName(next) && !document.tokens[next].shape.contains(.article)
        let isReported =
            index > 0 && document.tokens[index - 1].kind == .word && document.tokens[index - 1].anyKinds.contains(.verb)
        let last = nameEnd(from: isSecond ? next : index, before: limit, isOpen: false)
        if isFirst {
            guard isForeignWord(next, asSecond: true), document.tokens[next].kinds.isEmpty,
                endsName(next + 1, limit, byCommon: false)
            else { return nil }
            return Candidate(first: index, last: max(next, last), prefix: 0, type: .person, known: nil)
        }
        guard token.kinds.isEmpty, isForeignWord(index) else { return nil }
        if isSecond { return Candidate(first: index, last: last, prefix: 0, type: .person, known: nil) }
        let isFollowed =
            document.has(next + 1, .complementizer) || document.isMark(next + 1, 0x3A) || document.isComma(next + 1)
            || document.has(next + 1, .role) && !document.tokens[next + 1].shape.contains(.article)
        guard isReported, isFollowed, isForeignWord(next), document.tokens[next].kinds.isEmpty else { return nil }
        return Candidate(first: index, last: next, prefix: 0, type: .person, known: nil)
    }

    /// A listed name that is nothing else.
    private func isSureName(_ index: Int) -> Bool {
        let kinds = document.tokens[index].kinds
        return (kinds.contains(.family) || kinds.contains(.given)) && isNothingElse(index) && !isAmbiguousName(index)
    }

    private func isAmbiguousName(_ index: Int) -> Bool {
        let entry = document.wholeEntry(at: index, .family) ?? document.wholeEntry(at: index, .given)
        return entry?.tags.contains(.ambiguous) != false || document.isCommon(index)
    }

    /// A word without the letters that foreign names are not written with, of four letters or more, that no proclitic opens;
    /// but behind another name ("أندريه فالكوري") none that ends as an adjective does.
    private func isForeignWord(_ index: Int, asSecond: Bool = false) -> Bool {
        let token = document.tokens[index]
        guard token.end - token.start >= 4, isUnknownNameWord(index), !document.endsAsNoun(index),
            asSecond || !document.endsInYeh(index),
            !document.isAccusative(index), token.scalar != 0x648, token.scalar != 0x641
        else { return false }
        let native: Set<UInt32> = [0x62D, 0x639, 0x635, 0x636, 0x637, 0x638, 0x642, 0x630, 0x621, 0x626, 0x624]
        return !document.scalars[Int(token.start)..<Int(token.end)].contains { native.contains(Folding.fold($0)) }
    }

    /// A long word that no list knows, though it opens as a verb of the present does: "تروتنيف".
    private func isLongUnknown(_ index: Int) -> Bool {
        let token = document.tokens[index]
        let least = token.shape.contains(.innerArticle) ? 5 : 6
        return token.end - token.start >= least && !token.has(.finite) && !document.endsAsNoun(index)
            && document.readings(of: index).allSatisfy { $0.node == 0 }
    }

    /// "رصفت نجلا، وهي مدرسة متقاعدة،": a word that no list knows, of whom it is said right behind a comma what he does.
    private func introduced(at index: Int) -> Candidate? {
        let token = document.tokens[index]
        guard index > 0, index + 3 < document.tokens.count, document.isComma(index + 1),
            document.has(index + 2, .remark), token.isUnlisted, token.kinds.isEmpty, !token.shape.contains(.article),
            token.end - token.start >= 3, isUnknownNameWord(index)
        else { return nil }
        let callings = ClassSet([.role, .calling])
        guard !document.tokens[index + 3].kinds.isDisjoint(with: callings),
            document.tokens[index - 1].shape.isDisjoint(with: [.article, .innerArticle])
        else { return nil }
        let isFeminine = document.isFeminineRole(index + 3)
        return Candidate(
            first: index, last: index, prefix: 0, type: .person, known: nil, gender: isFeminine ? .feminine : .unknown)
    }
}
