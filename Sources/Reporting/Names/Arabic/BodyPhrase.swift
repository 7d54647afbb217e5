import Language
import Text

/// Reads an organization's name from its noun on: "وزارة التربية والتعليم", "هيئة أنابيب الجنوب", "معهد كارل لأبحاث الرئة",
/// "الاتحاد العام للمزارعين".
struct BodyPhrase {
    private let finder: NameFinder
    private let head: Document.Phrase
    private let limit: Int
    private let isDefinite: Bool
    private(set) var last: Int
    private var hasDemonym = false
    /// A noun or name closes the noun of the body.
    private var hasComplement = false
    private var hasAdjective = false
    private var hasPurpose = false
    private var hasPair = false
    /// Nouns without an article between the body's and the one that closes it.
    private var hasChain = false
    /// The complement is a name that no list knows.
    private var isForeign = false
    /// The complement is the name of a place or a person.
    private var isNamed = false
    private var document: Document { finder.document }
    /// The body's noun without its article and what is written before it.
    private var noun: UInt64 {
        let isBare = document.tokens[head.first].shape.isDisjoint(with: [.article, .innerArticle])
        return isBare ? head.reading.key : document.nounKey(head.first)
    }

    /// No name of a body has more words.
    private static let longest = 10

    init?(_ finder: NameFinder, at index: Int, before limit: Int) {
        guard finder.document.tokens[index].anyKinds.contains(.body),
            let head = finder.document.phrase(at: index, before: limit, ClassSet(.body))
        else { return nil }
        (self.finder, self.head, self.limit, last) = (finder, head, limit, head.last)
        isDefinite = head.entry.tags.contains(.definite)
        if head.entry.tags.contains(.plural) { return nil }
        if head.entry.tags.contains(.ambiguous), isPartOfRole { return nil }
    }

    /// "وزير الخارجية الروسي": what the office is over says which office it is, and the adjective is the holder's.
    private var isPartOfRole: Bool {
        guard head.first > 0, head.reading.prefix == 0,
            let role = document.phrase(at: head.first - 1, before: limit, ClassSet(.role))
        else { return false }
        return role.last >= head.last && document.tokens[head.first].shape.contains(.article)
    }

    /// "الحكومة المصرية": a body that every country has is described by the country's adjective, not named.
    private var isOfAnyCountry: Bool {
        hasDemonym && !hasComplement && document.isNoun(noun, .commonBody)
    }

    /// The organization that the phrase names, or nil where it only describes one.
    mutating func candidate() -> NameFinder.Candidate? {
        while last + 1 < limit, document.tokens[last + 1].kind == .word, last - head.first < BodyPhrase.longest,
            let end = step(last + 1)
        { last = end }
        guard hasDemonym || hasComplement && isTold, document.tokens[last].kind == .word, !isOfAnyCountry else {
            return nil
        }
        if let common = document.phrase(at: head.first, before: limit, ClassSet(.commonBody)), common.last == last {
            return nil
        }
        let key = noun
        // "شركة كاستور": before a foreign name the noun is no part of it.
        let isApart = isForeign && !hasPurpose && document.isNoun(key, .company) && last > head.last
        return NameFinder.Candidate(
            first: isApart ? head.last + 1 : head.first, last: last, prefix: isApart ? 0 : Int(head.reading.prefix),
            type: .organization, known: nil, noun: key)
    }

    /// A noun that is a common word too ("لجنة", "مركز") names a body only where more speaks for it.
    private var isTold: Bool {
        guard head.entry.tags.contains(.ambiguous), !finder.isAfterRole(head.first) else { return true }
        if hasAdjective || hasPurpose || hasPair || isNamed { return true }
        return hasChain && (isSubject || finder.abbreviation(after: last) != nil)
    }

    /// Right behind a verb of reporting.
    private var isSubject: Bool {
        head.first > 0 && document.tokens[head.first - 1].kind == .word
            && document.tokens[head.first - 1].anyKinds.contains(.verb) && head.reading.prefix == 0
    }

    // MARK: Steps

    /// The end of the part that begins at a token, or nil where the name does not go on.
    private mutating func step(_ next: Int) -> Int? {
        let token = document.tokens[next]
        if token.kinds.contains(.demonym), token.shape.contains(.article) {
            // "نادي مورفال الفرنسي": behind a name of its own the country's adjective tells where it is.
            if isForeign && !hasPurpose { return nil }
            hasDemonym = true
            return next
        }
        if let end = purpose(next) { return end }
        if hasDemonym || hasPurpose { return nil }
        return adjective(next) ?? pair(next) ?? (hasComplement || isDefinite ? nil : complement(next))
    }

    private mutating func adjective(_ next: Int) -> Int? {
        let token = document.tokens[next]
        guard token.shape.contains(.article) else { return nil }
        if isNamed, !agrees(next) { return nil }
        let isNisba = hasComplement && token.isUnlisted && finder.isNisba(next)
        let isShaped = isNamed && token.isShaped && token.kinds.contains(.adjective)
        if token.kinds.contains(.bodyAdjective) || isNisba || isShaped {
            hasAdjective = hasAdjective || hasComplement
            let isCommon =
                head.entry.tags.contains(.ambiguous) || document.isNoun(noun, .plainBody)
            hasComplement = hasComplement || !isDefinite || !isCommon
            return next
        }
        // "الجمعية المهنية لمنتجي البناء": what the body is for makes a name of any adjective.
        guard isDefinite, last == head.last, !head.entry.tags.contains(.plural),
            token.isUnlisted || token.kinds.contains(.adjective),
            finder.isNisba(next) || !head.entry.tags.contains(.ambiguous), purposeEnd(next + 1) != nil
        else { return nil }
        hasComplement = true
        return next
    }

    /// An adjective behind the name of a place or person is the body's: both are feminine or neither.
    private func agrees(_ index: Int) -> Bool {
        let token = document.tokens[index]
        let isFeminine = Folding.fold(document.scalars[Int(token.end) - 1]) == 0x647
        return isFeminine == (Folding.fold(document.scalars[Int(document.tokens[head.first].end) - 1]) == 0x647)
    }

    /// "وزارة التربية والتعليم": a second noun with its article, of no person and no body.
    private mutating func pair(_ next: Int) -> Int? {
        let token = document.tokens[next]
        guard hasComplement, !isNamed, last > head.last, document.tokens[last].shape.contains(.article),
            token.shape.contains(.innerArticle), document.mentionOf[next] < 0,
            document.readings(of: next).contains(where: { $0.hasConjunction && $0.preposition == 0 }),
            !document.readings(of: next).contains(where: { $0.preposition != 0 && $0.node != 0 })
        else { return nil }
        let others = NameFinder.functionKinds.without(ClassSet(.stop)).union(NameFinder.nounKinds)
            .union(ClassSet([.given, .family, .name]))
        guard token.anyKinds.isDisjoint(with: others) else { return nil }
        hasPair = true
        return next
    }

    private mutating func complement(_ next: Int) -> Int? {
        let token = document.tokens[next]
        if let name = finder.knownName(at: next, before: limit), name.prefix == 0 {
            if name.type == .place, !token.shape.contains(.article) || name.last > next {
                (hasComplement, isNamed) = (true, true)
                return name.last
            }
            if name.type != .place, !token.shape.contains(.article) { return nil }
        }
        if token.shape.contains(.article), isNoun(next) {
            hasComplement = true
            return next
        }
        if let end = person(next) {
            (hasComplement, isNamed) = (true, true)
            return end
        }
        if let end = chain(next) {
            (hasComplement, hasChain) = (true, true)
            return end
        }
        guard let end = finder.foreignComplement(next, head, limit) ?? namedFor(next) else { return nil }
        (hasComplement, isForeign) = (true, true)
        return end
    }

    /// "مؤسسة محمود الكرمي", "مستشفى الملك حسين": a person's name whose given name is no common word.
    private func person(_ next: Int) -> Int? {
        guard document.isNoun(noun, .namedBody), !finder.isAfterRole(head.first),
            finder.isPlainNamePart(next), document.wholeEntry(at: next, .given)?.tags.contains(.ambiguous) == false
        else { return nil }
        let last = finder.nameEnd(from: next, before: limit, isOpen: false)
        return last > next ? last : nil
    }

    /// One or two nouns without an article before the one that closes them: "أنابيب الجنوب", "طوارئ أم الزيتون".
    private func chain(_ next: Int) -> Int? {
        var index = next
        while index - next < 2, index + 1 < limit, document.tokens[index + 1].kind == .word {
            let token = document.tokens[index]
            guard !token.shape.contains(.article), isLink(index) else { return nil }
            let following = document.tokens[index + 1]
            if following.shape.contains(.article) {
                return isNoun(index + 1) && !following.kinds.contains(.demonym) ? index + 1 : nil
            }
            index += 1
            if let name = finder.knownName(at: index, before: limit), name.type == .place, name.prefix == 0,
                document.tokens[index - 1].isUnlisted || document.tokens[index - 1].has(.organizationWord)
            {
                return name.last
            }
        }
        return nil
    }

    /// A noun without an article that another may close: none that looks like a verb, with a pronoun or behind a letter that is
    /// a preposition.
    private func isLink(_ index: Int) -> Bool {
        let token = document.tokens[index]
        if token.has(.organizationWord) || token.has(.opener) { return true }
        if document.endsInPronoun(index) || finder.isVerbLike(index) && !token.anyKinds.contains(.verbalNoun) {
            return false
        }
        let isBound = token.isUnlisted && document.readings(of: index).contains { $0.preposition != 0 && $0.node != 0 }
        return !isBound && isNoun(index)
    }

    /// "شركة منار للإنشاءات": what it is for shows that the word before is its name.
    private func namedFor(_ next: Int) -> Int? {
        let key = noun
        guard head.first == head.last, document.isNoun(key, .namedBody) || document.isNoun(key, .companyNoun),
            !document.tokens[next].shape.contains(.article),
            !document.tokens[next].kinds.contains(.adjective) || finder.isGivenOnly(next),
            finder.isUnknownNameWord(next) || finder.isGivenOnly(next)
        else { return nil }
        if purposeEnd(next + 1) != nil { return next }
        guard next + 1 < limit, document.tokens[next + 1].kind == .word, purposeEnd(next + 2) != nil,
            finder.isUnknownNameWord(next + 1) || finder.isGivenOnly(next + 1)
        else { return nil }
        return next + 1
    }

    /// A noun that may close a body's: no function word and no verb.
    private func isNoun(_ index: Int) -> Bool {
        let token = document.tokens[index]
        guard token.shape.contains(.article) else { return finder.isComplementNoun(index) }
        let others = NameFinder.functionKinds.without(ClassSet(.stop))
            .union(ClassSet([.weekdayPast, .weekdayFuture]))
        return token.kinds.isDisjoint(with: others)
    }

    // MARK: What it is for

    private mutating func purpose(_ next: Int) -> Int? {
        guard !hasPurpose, hasComplement || hasDemonym, let end = purposeEnd(next) else { return nil }
        let token = document.tokens[next]
        // Behind a name that is whole already only a noun with its article goes on: "لدعم" opens the clause's own.
        let isWhole = hasComplement && !isForeign && !isDefinite || isNamed
        if isWhole, head.entry.tags.contains(.ambiguous) || !token.shape.contains(.innerArticle) { return nil }
        if hasDemonym, !isDefinite || document.isNoun(noun, .plainBody) && isAction(next) {
            return nil
        }
        hasPurpose = true
        return end
    }

    private func isAction(_ index: Int) -> Bool {
        document.tokens[index].anyKinds.contains(.verbalNoun) || document.tokens[index].anyKinds.contains(.verb)
    }

    /// "للتطوير العقاري", "لحقوق الإنسان": the end of what a body is for, a noun behind ل that an article closes.
    private func purposeEnd(_ next: Int) -> Int? {
        guard next < limit, document.tokens[next].kind == .word else { return nil }
        let token = document.tokens[next]
        var others = ClassSet([
            .adjunct, .addressee, .publisher, .weekday, .day, .complementizer, .relative, .pronoun, .document, .title,
            .honorific,
        ])
        // "للحديد" bears the article, whoever is called حديد.
        if !token.shape.contains(.contracted) { others.formUnion(ClassSet([.given, .family, .name])) }
        guard token.isUnlisted || token.kinds.isDisjoint(with: NameFinder.functionKinds),
            token.anyKinds.isDisjoint(with: others),
            document.readings(of: next).contains(where: { $0.preposition == 0x644 && !$0.hasConjunction }),
            // "ليقدم" is a verb.
            document.scalars[Int(token.start) + 1] != 0x64A
        else { return nil }
        var last = next
        if !token.shape.contains(.innerArticle) {
            var close = next + 1
            while close < limit, close - next < 2, document.tokens[close].kind == .word,
                !document.tokens[close].shape.contains(.article), isNoun(close)
            { close += 1 }
            guard close < limit, document.tokens[close].kind == .word,
                document.tokens[close].shape.contains(.article), isNoun(close)
            else { return nil }
            last = close
        }
        return purposeTail(last)
    }

    private func purposeTail(_ from: Int) -> Int {
        var last = from
        while last + 1 < limit, last - from < 3, document.tokens[last + 1].kind == .word {
            let token = document.tokens[last + 1]
            let isMore =
                token.shape.contains(.article) && token.isUnlisted || token.kinds.contains(.bodyAdjective)
            let isPair =
                token.shape.contains(.innerArticle) && token.anyKinds.isDisjoint(with: NameFinder.nounKinds)
                && document.readings(of: last + 1).contains { $0.hasConjunction && $0.preposition == 0 }
                && !document.readings(of: last + 1).contains { $0.preposition != 0 && $0.node != 0 }
            guard isMore && token.shape.contains(.article) || isPair else { break }
            last += 1
        }
        return last
    }
}

extension NameFinder {
    /// A body and its complement: "وزارة الصحة الأردنية", "الجيش الإسرائيلي", "جامعة القاهرة".
    func organizationPhrase(at index: Int, before limit: Int) -> Candidate? {
        var phrase = BodyPhrase(self, at: index, before: limit)
        return phrase?.candidate()
    }
}
