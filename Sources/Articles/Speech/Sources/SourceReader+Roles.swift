import Text

extension SourceReader {
    /// Reads a role at a token: with a name a person, alone somebody named before or nobody by name.
    func readRole(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        guard let phrase = document.phrase(at: index, before: limit, KindSet([.role, .source]), conjunctionOnly: true)
        else {
            return index
        }
        let end = roleEnd(index, limit)
        // A correspondent speaks for the outlet.
        if let outlet = correspondent(index, end, limit) {
            assign(outlet.entity, to: &source, .explicit)
            source.role = document.text(index, phrase.last)
            return outlet.last + 1
        }
        if let person = personAfter(end, limit) ?? personBetweenCommas(end, limit) {
            assign(person.entity, to: &source, .explicit)
            noteRole(index, end, &source, person: person.entity)
            return person.last + 1
        }
        let isDefinite = phrase.entry.flags.contains(.definite)
        if isDefinite, end <= phrase.last,
            let entity = document.antecedent(
                noun: document.nounKey(index), among: recentEntities(before: index))
        {
            assign(entity, to: &source, .nominal)
            return end + 1
        }
        if isDefinite, let entry = memory.unnamed(noun: document.nounKey(index)) {
            assign(entry, to: &source, .nominal)
            return end + 1
        }
        if isDefinite, end == index || isAdjectives(index + 1, end),
            let last = lastNamedSpeaker(phrase.entry.flags, document.paragraph(of: index))
        {
            assign(last, to: &source, .nominal)
            return end + 1
        }
        return readUnnamed(index, index, limit, &source, count: nil)
    }

    /// "زوجته، هبة سالم", "محاميه": a role by its holder's tie to somebody.
    func readPossessed(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        if let person = personAfter(index, limit) {
            assign(person.entity, to: &source, .explicit)
            noteRole(index, index, &source, person: person.entity)
            return person.last + 1
        }
        return readUnnamed(index, index, limit, &source, count: nil)
    }

    /// "اللاعب الدولي السابق": adjectives that name nobody.
    private func isAdjectives(_ first: Int, _ last: Int) -> Bool {
        first <= last
            && (first...last).allSatisfy { index in
                document.tokens[index].shape.contains(.article) && mention(at: index) == nil
                    && document.tokens[index].kinds.isDisjoint(with: KindSet([.body, .role, .demonym]))
            }
    }

    /// The person who spoke last, for "الطبيبة" and the like, which nothing else names.
    private func lastNamedSpeaker(_ flags: LexiconEntry.Flags, _ paragraph: Int) -> SpeakerMemory.Entry? {
        guard !flags.contains(.plural), let last = memory.entries.last, paragraph - last.paragraph <= 1,
            case .entity(let entity) = last.speaker, document.entities[entity].type == .person
        else { return nil }
        let isFeminine = flags.contains(.feminine)
        if last.gender == .unknown { return isFeminine ? nil : last }
        return (last.gender == .feminine) == isFeminine ? last : nil
    }

    /// "مراسل الحرة", "مراسل وكالة …": the outlet and the last token of it.
    private func correspondent(_ index: Int, _ end: Int, _ limit: Int) -> (entity: Int, last: Int)? {
        guard SourceReader.correspondents.contains(document.nounKey(index)) else { return nil }
        var position = index + 1
        while position < limit, position - index < 5, !document.isComma(position) {
            if let mention = mention(at: position), mention.first == position,
                document.entities[mention.entity].isOutlet
            {
                return (mention.entity, mention.last)
            }
            position += 1
        }
        return nil
    }

    private static let correspondents = Set(
        ["مراسل", "مراسلة", "مراسلو", "مراسلنا", "مندوب", "موفد"].map(WordKeys.key))

    /// A person named between commas a little after a role: "القائد الميداني في صفوف المتمردين، أبو طارق، أكد".
    private func personBetweenCommas(_ end: Int, _ limit: Int) -> (entity: Int, last: Int)? {
        for comma in end + 1..<max(end + 1, min(end + 8, limit)) {
            guard document.isComma(comma) else {
                if document.tokens[comma].kind == .mark || document.has(comma, .verb) { return nil }
                continue
            }
            guard comma + 1 < limit, let mention = mention(at: comma + 1), mention.first == comma + 1,
                mention.kind == .name,
                document.entities[mention.entity].type == .person,
                mention.last + 1 >= limit || document.isComma(mention.last + 1)
            else { return nil }
            return (mention.entity, mention.last)
        }
        return nil
    }

    /// A person named right after a role, or after a comma.
    private func personAfter(_ end: Int, _ limit: Int) -> (entity: Int, last: Int)? {
        var next = end + 1
        if document.isComma(next) { next += 1 }
        if document.isQuoteMark(next) { next += 1 }
        if next < limit, mention(at: next) == nil, document.tokens[next].kinds.contains(.role), next + 1 < limit,
            mention(at: next + 1) != nil
        {
            next += 1
        }
        guard next < limit, let mention = mention(at: next), mention.first == next, mention.kind == .name,
            preposition(of: mention) == 0, document.entities[mention.entity].type == .person
        else { return nil }
        return (mention.entity, mention.last)
    }

    func noteRole(_ first: Int, _ end: Int, _ source: inout Source, person: Int) {
        guard end >= first else { return }
        let title = document.text(first, end)
        source.role = source.role ?? title
        let words = document.titleWords(first, end)
        if !words.isEmpty, !document.entities[person].titles.contains(words) {
            document.entities[person].titles.append(words)
        }
        let noun = document.roleKey(first)
        if !document.entities[person].nouns.contains(noun) { document.entities[person].nouns.append(noun) }
        for affiliation in affiliations(first, end) {
            if !document.entities[person].affiliations.contains(where: { $0.entity == affiliation }) {
                document.entities[person].affiliations.append((affiliation, title))
            }
        }
    }

    /// Organizations and places that a role's words name, places by their adjectives too.
    func affiliations(_ first: Int, _ end: Int) -> [Int] {
        var found: [Int] = []
        var index = first
        while index <= end {
            if let mention = mention(at: index), document.entities[mention.entity].type != .person {
                if !found.contains(mention.entity) { found.append(mention.entity) }
                index = mention.last + 1
                continue
            }
            if document.has(index, .demonym), let place = demonym(index), !found.contains(place) { found.append(place) }
            index += 1
        }
        return found
    }

    private func demonym(_ index: Int) -> Int? {
        guard
            let entry = document.lexicon.trie.entry(
                document.readings[Int(document.tokens[index].readings.lowerBound)].node, .demonym)
        else { return nil }
        let known = Int(entry.value)
        if let entity = document.entities.firstIndex(where: { $0.known == known }) { return entity }
        let name = document.lexicon.names[known]
        return document.add(
            Entity(type: name.type, isOutlet: name.isOutlet, known: known, name: name.form(latin: document.isLatin)))
    }

    /// The last token of a role's phrase: its complements and adjectives, up to a name.
    func roleEnd(_ first: Int, _ limit: Int) -> Int {
        guard let phrase = document.phrase(at: first, before: limit, KindSet([.role, .source]), conjunctionOnly: true)
        else { return first }
        return phraseEnd(phrase.last, limit, inBody: false)
    }

    /// The last token of a noun phrase that begins before `from`.
    func phraseEnd(_ from: Int, _ limit: Int, inBody: Bool) -> Int {
        var last = from
        while last + 1 < limit {
            let next = last + 1
            let token = document.tokens[next]
            guard token.kind == .word else {
                // A quoted name after its noun: حركة "حماس".
                if document.isQuoteMark(next), let mention = mention(at: next + 1),
                    document.isQuoteMark(mention.last + 1)
                {
                    last = mention.last + 1
                    continue
                }
                break
            }
            if let mention = mention(at: next), mention.first == next, mention.kind == .name {
                if document.entities[mention.entity].type == .person {
                    if inBody { return mention.last }
                    return last
                }
                if document.tokens[last].shape.contains(.article), document.tokens[next].shape.contains(.article),
                    !inBody
                {
                    return last
                }
                if preposition(of: mention) == 0x644, document.entities[mention.entity].isOutlet { return last }
                last = mention.last
                continue
            }
            if document.has(next, .weekday) || document.has(next, .day) { break }
            if opensAnotherPhrase(next, after: last) { break }
            if token.kinds.contains(.role) || token.kinds.contains(.body) || token.kinds.contains(.demonym)
                || token.kinds.contains(.bodyAdjective) || WordKeys.indefiniteAdjectives.contains(token.key)
            {
                last = next
                continue
            }
            if token.shape.contains(.article),
                token.kinds.isDisjoint(with: KindSet([.relative, .stop, .complementizer]))
            {
                last = next
                continue
            }
            if token.key == WordKeys.named || isLink(next, limit) {
                last = next
                continue
            }
            if canStandBeforeArticle(next, limit) || (last == from && !inBody && document.endsInPronoun(next)) {
                last = next
                continue
            }
            break
        }
        return last
    }

    /// "طالب المحافظ الحكومة": a definite noun of a body or a person after a definite noun is another phrase.
    private func opensAnotherPhrase(_ index: Int, after last: Int) -> Bool {
        let token = document.tokens[index]
        guard token.shape.contains(.article), document.tokens[last].shape.contains(.article) else { return false }
        if token.kinds.contains(.bodyAdjective) || token.kinds.contains(.demonym) { return false }
        return token.kinds.contains(.body) || token.kinds.contains(.source) || token.kinds.contains(.publisher)
    }

    /// A link goes on in a role where a definite noun, a body or a name follows: "لشؤون الأسرى", "في وزارة …".
    private func isLink(_ index: Int, _ limit: Int) -> Bool {
        let token = document.tokens[index]
        let isLink =
            WordKeys.roleLinks.contains(token.key)
            || (token.shape.contains(.innerArticle)
                && document.readings(of: index).contains { $0.preposition == 0x644 && !$0.hasConjunction }
                && token.kinds.isDisjoint(with: KindSet([.adjunct])))
        guard isLink else { return false }
        if token.shape.contains(.innerArticle) { return !isMedia(index) }
        guard index + 1 < limit, document.tokens[index + 1].kind == .word else { return false }
        let next = document.tokens[index + 1]
        if let mention = mention(at: index + 1) {
            return mention.first == index + 1 && document.entities[mention.entity].type != .person
        }
        if document.has(index + 1, .document) || next.kinds.contains(.weekday) { return false }
        return next.anyKinds.contains(.body) || (next.shape.contains(.article) && token.key != WordKeys.about)
            || next.kinds.contains(.role)
    }

    /// "للصحفيين" is whom it was said to.
    private func isMedia(_ index: Int) -> Bool {
        document.wholePhrase(at: index, before: index + 1, KindSet(.adjunct)) != nil
            || document.readings(of: index).contains {
                $0.node != 0 && document.lexicon.trie.entry($0.node, .source) != nil
            }
    }

    /// A plain noun between a role and a definite noun: "رئيس بلدية المدينة", "مدير مستشفى الشفاء".
    private func canStandBeforeArticle(_ index: Int, _ limit: Int) -> Bool {
        guard index + 1 < limit, document.tokens[index + 1].shape.contains(.article) else { return false }
        let token = document.tokens[index]
        let stops = KindSet([
            .preposition, .conjunction, .relative, .stop, .complementizer, .verb, .given, .family, .pronoun, .weekday,
            .adjunct, .attribution, .citing,
        ])
        return token.kinds.isDisjoint(with: stops) && !token.shape.contains(.innerArticle)
            && document.readings(of: index).dropFirst().allSatisfy { $0.node == 0 || $0.preposition == 0 }
    }

    // MARK: Unnamed

    /// A source without a name, described by the words from `first`; its noun stands at `noun`.
    func readUnnamed(_ first: Int, _ noun: Int, _ limit: Int, _ source: inout Source, count: Int?) -> Int {
        let phrase = document.phrase(
            at: noun, before: limit, KindSet([.source, .role, .publisher]), conjunctionOnly: true)
        let flags = phrase?.entry.flags ?? [.plural]
        var last = phraseEnd(phrase?.last ?? noun, limit, inBody: false)
        last = descriptionEnd(last, limit)
        var number = count
        if number == nil, flags.contains(.dual) { number = 2 }
        if number == nil, !flags.contains(.plural), first == noun { number = 1 }
        let start = Int(document.tokens[first].start) + conjunctionLength(first)
        let name = document.string(start, Int(document.tokens[last].end))
        let isFeminine = flags.contains(.feminine)
        let isPlural = flags.contains(.plural) || flags.contains(.dual) || (number ?? 1) > 1
        let key = document.nounKey(noun)
        // The same words again are the same source.
        let folded = Folding.fold(name)
        let index =
            document.unnamed.firstIndex { Folding.fold($0.name) == folded }
            ?? document.addUnnamed(
                UnnamedSourceDescription(
                    name: name, count: number, nouns: [key], gender: isFeminine ? .feminine : .masculine,
                    isPlural: isPlural, affiliations: affiliations(first, last),
                    words: isDescription(first, last, flags) ? document.titleWords(first, last) : []))
        source.speaker = .unnamed(index)
        source.resolved = .explicit
        source.gender = isFeminine || (isPlural && key == WordKeys.key("مصادر")) ? .feminine : .masculine
        source.isPlural = isPlural
        source.nouns = [key]
        return last + 1
    }

    /// True for one person's office, which somebody named elsewhere may hold: definite, or made so by what follows.
    private func isDescription(_ first: Int, _ last: Int, _ flags: LexiconEntry.Flags) -> Bool {
        guard !flags.contains(.plural), !flags.contains(.dual), document.tokens[first].anyKinds.contains(.role) else {
            return false
        }
        if document.tokens[first].shape.contains(.article) || document.tokens[first].shape.contains(.innerArticle) {
            return true
        }
        guard last > first else { return false }
        let next = document.tokens[first + 1]
        return next.shape.contains(.article) || document.mentionOf[first + 1] >= 0
            || (document.tokens[last].shape.contains(.article) && !next.kinds.contains(.demonym)
                && !WordKeys.indefiniteAdjectives.contains(next.key) && next.key != WordKeys.named)
    }

    private func conjunctionLength(_ index: Int) -> Int {
        guard
            let reading = document.readings(of: index).first(where: { reading in
                reading.node != 0
                    && [.source, .role, .publisher].contains { document.lexicon.trie.entry(reading.node, $0) != nil }
            }), reading.hasConjunction
        else { return 0 }
        return Int(reading.prefix)
    }

    /// Over what describes a source further: "على المناقشات", "في الوزارة", "قريبة من الحركة", "طلب عدم كشف هويته".
    func descriptionEnd(_ from: Int, _ limit: Int) -> Int {
        var last = from
        while last + 1 < limit, document.tokens[last + 1].kind == .word {
            let next = last + 1
            if document.has(next, .weekday) || document.has(next, .day) || document.has(next, .verb) { break }
            if document.wholePhrase(at: next, before: limit, KindSet([.adjunct, .citing, .dayPart])) != nil { break }
            if let mention = mention(at: next), preposition(of: mention) == 0x644 { break }
            if document.readings(of: next).contains(where: { reading in
                reading.preposition == 0x644 && reading.node != 0
                    && [.publisher, .source].contains { document.lexicon.trie.entry(reading.node, $0) != nil }
            }) {
                break
            }
            last = next
        }
        return last
    }
}
