import Language
import Text

extension NameFinder {
    func isNamedBody(_ index: Int) -> Bool {
        guard document.mentionOf[index] >= 0 else { return false }
        return document.entities[document.mentions[Int(document.mentionOf[index])].entity].type != .person
    }

    /// A body and its complement: "وزارة الصحة الأردنية", "الجيش الإسرائيلي", "جامعة القاهرة".
    func organizationPhrase(at index: Int, before limit: Int) -> Candidate? {
        guard document.tokens[index].anyKinds.contains(.body),
            let head = document.phrase(at: index, before: limit, ClassSet(.body))
        else { return nil }
        let isDefinite = head.entry.tags.contains(.definite)
        if head.entry.tags.contains(.plural), !isDefinite { return nil }
        var last = head.last
        var hasDemonym = false
        var hasComplement = false
        var canTakeNoun = !isDefinite
        var hasAdjective = false
        while last + 1 < limit, document.tokens[last + 1].kind == .word, last - index < 7 {
            let next = last + 1
            let token = document.tokens[next]
            if token.kinds.contains(.demonym), token.shape.contains(.article) {
                hasDemonym = true
                last = next
                canTakeNoun = false
                continue
            }
            if hasDemonym { break }
            if token.shape.contains(.article),
                token.kinds.contains(.bodyAdjective) || (hasComplement && token.isUnlisted && isNisba(next))
            {
                hasAdjective = hasAdjective || hasComplement
                hasComplement =
                    hasComplement || !isDefinite
                    || !(head.entry.tags.contains(.ambiguous)
                        || document.isNoun(document.nounKey(index), .plainBody))
                last = next
                canTakeNoun = false
                continue
            }
            if !isDefinite, canTakeNoun, token.shape.contains(.article), isComplementNoun(next) {
                hasComplement = true
                last = next
                canTakeNoun = false
                continue
            }
            if hasComplement, !head.entry.tags.contains(.ambiguous), token.shape.contains(.innerArticle),
                document.readings(of: next).contains(where: { $0.preposition == 0x644 && !$0.hasConjunction }),
                token.anyKinds.isDisjoint(with: NameFinder.functionKinds)
            {
                last = next
                continue
            }
            if canTakeNoun, let name = knownName(at: next, before: limit), name.prefix == 0, name.type == .place {
                return Candidate(
                    first: index, last: name.last, prefix: Int(head.reading.prefix), type: .organization, known: nil,
                    noun: document.nounKey(index))
            }
            if canTakeNoun, !token.shape.contains(.article), next + 1 < limit,
                document.tokens[next + 1].shape.contains(.article), isComplementNoun(next), isComplementNoun(next + 1)
            {
                last = next
                continue
            }
            if canTakeNoun, let end = foreignComplement(next, head, limit) {
                let last = purposeEnd(end, limit)
                if document.isNoun(document.nounKey(index), .company) {
                    return Candidate(
                        first: next, last: last, prefix: 0, type: .organization, known: nil,
                        noun: document.nounKey(index))
                }
                return Candidate(
                    first: index, last: last, prefix: Int(head.reading.prefix), type: .organization, known: nil,
                    noun: document.nounKey(index))
            }
            break
        }
        let isWeak = head.entry.tags.contains(.ambiguous) && !isAfterRole(index)
        guard hasDemonym || (hasComplement && (!isWeak || hasAdjective)), document.tokens[last].kind == .word else {
            return nil
        }
        if let common = document.phrase(at: index, before: limit, ClassSet(.commonBody)), common.last == last {
            return nil
        }
        let key = document.nounKey(index)
        if document.isNoun(key, .company), !hasDemonym, head.last == index, last > index {
            // "شركة الخليج للحفر": the noun is no part of the name.
            return Candidate(first: index + 1, last: last, prefix: 0, type: .organization, known: nil, noun: key)
        }
        return Candidate(
            first: index, last: last, prefix: Int(head.reading.prefix), type: .organization, known: nil, noun: key)
    }

    /// An adjective made with ي ("السمكية", "النقدية").
    func isNisba(_ index: Int) -> Bool {
        let end = Int(document.tokens[index].end)
        return document.endsInYeh(index)
            || (Folding.fold(document.scalars[end - 1]) == 0x647 && Folding.fold(document.scalars[end - 2]) == 0x64A)
    }

    /// "للتطوير العقاري": what a company is for.
    func purposeEnd(_ from: Int, _ limit: Int) -> Int {
        var last = from
        while last + 1 < limit, last - from < 3, document.tokens[last + 1].kind == .word {
            let token = document.tokens[last + 1]
            let isPurpose =
                token.shape.contains(.innerArticle) && token.isUnlisted
                && document.readings(of: last + 1).contains { $0.preposition == 0x644 && !$0.hasConjunction }
            guard
                isPurpose
                    || (last > from && token.shape.contains(.article)
                        && token.kinds.isDisjoint(with: NameFinder.functionKinds))
            else { break }
            last += 1
        }
        return last
    }

    /// "جامعة بولونيا", "شركة كاستور": a name that no list knows after a noun that calls for one.
    func foreignComplement(_ index: Int, _ head: Document.Phrase, _ limit: Int) -> Int? {
        let token = document.tokens[index]
        guard head.first == head.last, document.isNoun(document.nounKey(head.first), .namedBody),
            isUnknownNameWord(index),
            !token.shape.contains(.article), !document.endsInYeh(index),
            !token.kinds.contains(.adjective),
            Folding.fold(document.scalars[Int(token.end) - 1]) != 0x647, token.end - token.start > 3
        else { return nil }
        let next = index + 1
        if next < limit, document.tokens[next].kind == .word, isUnknownNameWord(next),
            !document.tokens[next].shape.contains(.article),
            endsName(next + 1, limit), !document.endsInYeh(next)
        {
            return next
        }
        return endsName(next, limit) || document.tokens[next].shape.contains(.article) ? index : nil
    }

    /// "باسم جبهة الإنقاذ", "زعيم حركة التغيير": after a role a common noun begins a name.
    func isAfterRole(_ index: Int) -> Bool {
        guard index > 0, document.tokens[index - 1].kind == .word else { return false }
        if document.tokens[index - 1].has(.named) { return true }
        return document.tokens[index - 1].anyKinds.contains(.role)
            && !document.tokens[index - 1].shape.contains(.article)
    }

    func isComplementNoun(_ index: Int) -> Bool {
        let token = document.tokens[index]
        guard token.kinds.isDisjoint(with: NameFinder.functionKinds) else { return false }
        if document.readings(of: index).contains(where: { $0.hasConjunction && $0.node != 0 }), token.isUnlisted {
            return false
        }
        return !token.kinds.contains(.verb) || token.shape.contains(.article)
    }
}
