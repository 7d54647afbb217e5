import Text

extension SourceReader {
    private static let headKinds = KindSet([.role, .source, .body, .publisher, .document])
    private static let determiners = Set(
        ["the", "a", "an", "its", "their", "his", "her", "this", "another", "one"].map(WordKeys.key))
    private static let vague = Set(
        [
            "several", "some", "many", "other", "multiple", "various", "both", "senior", "local", "unnamed",
            "anonymous", "former", "top", "government", "security", "military", "medical", "diplomatic", "western",
            "regional",
            "u.s", "us", "eu", "un", "health", "defense", "defence", "intelligence", "police", "hospital", "aid",
            "human",
            "rights", "opposition", "rebel", "industry", "market", "state", "city", "union", "company", "palace",
            "presidential",
            "judicial", "court", "rescue", "emergency", "port", "border", "tribal", "independent", "foreign",
            "familiar", "informed",
            "well", "placed", "people", "law", "enforcement", "high", "level", "ranking", "key", "chief", "more",
        ].map(WordKeys.key))

    /// Reads an English noun phrase as a source, from a token to a limit; `end` is the token after it.
    func readLatin(_ first: Int, _ limit: Int) -> Source {
        var source = Source()
        var index = first
        while index < limit, document.isComma(index) || document.isQuoteMark(index) { index += 1 }
        guard index < limit else { return source }
        source.head = index
        source.end = readLatinHead(index, limit, &source)
        if source.end <= index {
            source.isAgent = false
            source.end = index
            return source
        }
        readLatinTail(limit, &source)
        return source
    }

    private func readLatinHead(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        let token = document.tokens[index]
        guard token.kind != .mark else { return index }
        if let mention = mention(at: index), mention.first == index {
            // "Reuters correspondent", "Haddad's spokesman": the name belongs to the noun after it.
            if let next = possessed(mention, limit, &source) { return next }
            assign(mention.entity, to: &source, mention.kind == .nominal ? .nominal : .explicit)
            return mention.last + 1
        }
        if token.key == WordKeys.the, index + 1 < limit, let mention = mention(at: index + 1),
            mention.first == index + 1
        {
            return readLatinHead(index + 1, limit, &source)
        }
        if token.kinds.contains(.pronoun) { return readLatinPronoun(index, &source) }
        return readLatinNoun(index, limit, &source)
    }

    private func readLatinPronoun(_ index: Int, _ source: inout Source) -> Int {
        let key = document.tokens[index].key
        var flags: LexiconEntry.Flags = []
        if key == WordKeys.key("it") {
            let paragraph = document.paragraph(of: index)
            guard let entry = memory.entries.last, isOrganization(entry.speaker), paragraph - entry.paragraph <= 1
            else {
                return index
            }
            assign(entry, to: &source, .pronoun)
            return index + 1
        }
        if key == WordKeys.key("she") { flags = [.feminine] }
        if key == WordKeys.key("they") { flags = [.plural] }
        let paragraph = document.paragraph(of: index)
        guard
            let entry = lastSpeaker(flags, paragraph)
                ?? (flags == [.plural] ? memory.last(agreeing: [.anyGender], paragraph: paragraph, reach: 1) : nil)
                ?? lastPerson(before: index, flags)
        else {
            source.head = index
            source.resolved = .pronoun
            return index + 1
        }
        assign(entry, to: &source, .pronoun)
        return index + 1
    }

    func isOrganization(_ speaker: Speaker) -> Bool {
        guard case .entity(let entity) = speaker else { return false }
        return document.entities[entity].type == .organization
    }

    /// Who spoke last and may be "he", "she" or "they": a person, or a source without a name.
    private func lastSpeaker(_ flags: LexiconEntry.Flags, _ paragraph: Int) -> SpeakerMemory.Entry? {
        guard
            let entry = memory.last(
                agreeing: flags, paragraph: paragraph, reach: 3,
                where: { entry in
                    flags.contains(.plural) || !self.isOrganization(entry.speaker)
                })
        else { return nil }
        return entry
    }

    /// The person named last in the sentence's paragraph or the one before, whose gender does not speak against it.
    private func lastPerson(before index: Int, _ flags: LexiconEntry.Flags) -> SpeakerMemory.Entry? {
        guard !flags.contains(.plural) else { return nil }
        let paragraph = document.paragraph(of: index)
        for mention in document.mentions.reversed() where mention.last < index {
            if paragraph - document.paragraph(of: mention.first) > 1 { return nil }
            let entity = document.entities[mention.entity]
            guard entity.type == .person else { continue }
            if entity.gender == (flags.contains(.feminine) ? .masculine : .feminine) { continue }
            return SpeakerMemory.Entry(
                speaker: .entity(mention.entity), gender: entity.gender, isPlural: false, nouns: entity.nouns,
                paragraph: paragraph)
        }
        return nil
    }

    /// "Reuters correspondent …", "the ministry's spokesman", "Velda Mayor X": a noun after the name carries on.
    private func possessed(_ mention: Mention, _ limit: Int, _ source: inout Source) -> Int? {
        var next = mention.last + 1
        guard next < limit, document.tokens[next].kind == .word else { return nil }
        let isPossessive = document.tokens[next].shape.contains(.possessive)
        if isPossessive { next += 1 }
        guard next < limit, document.tokens[next].kind == .word else { return nil }
        if !isPossessive, document.entities[mention.entity].type == .person { return nil }
        return readLatinNoun(mention.first, limit, &source, nounFrom: next)
    }

    /// A noun phrase: determiner, adjectives, a role, source, body or publisher noun, and what follows it.
    private func readLatinNoun(_ index: Int, _ limit: Int, _ source: inout Source, nounFrom: Int? = nil) -> Int {
        var position = nounFrom ?? index
        var isDefinite = nounFrom != nil
        var isPartitive = false
        var count: Int?
        var phrase: Document.Phrase?
        while position < limit, position - index < 9,
            document.tokens[position].kind == .word || document.isJoiner(position)
                || document.isMark(position, 0x27, 0x2019)
        {
            if document.tokens[position].kind == .mark || document.tokens[position].shape.contains(.possessive)
                || document.isMark(position, 0x27, 0x2019)
            {
                position += 1
                continue
            }
            if let found = document.wholePhrase(
                at: position, before: limit, KindSet([.role, .source, .body, .publisher, .document]))
            {
                phrase = found
                // "police chief", "government official": the last noun is the head.
                position = found.last + 1
                continue
            }
            let key = document.tokens[position].key
            if phrase != nil, !document.has(position, .demonym) { break }
            if position + 2 < limit, number(position) != nil, document.tokens[position + 1].key == WordKeys.of,
                position == index
            {
                // "one of the people": the noun follows.
                count = number(position)
                isPartitive = true
                position += 2
                continue
            }
            if SourceReader.determiners.contains(key) {
                isDefinite = key == WordKeys.the || isDefinite
            } else if let value = number(position) {
                count = value
                if position + 2 < limit, document.tokens[position + 1].key == WordKeys.of { position += 1 }
            } else if let mention = mention(at: position), mention.first == position {
                if phrase != nil || position == index { break }
                position = mention.last
            } else if document.has(position, .verb), !SourceReader.vague.contains(key) {
                break
            } else if !(SourceReader.vague.contains(key) || document.has(position, .demonym)
                || document.tokens[position].kinds.isDisjoint(
                    with: KindSet([.preposition, .conjunction, .relative, .pronoun])))
            {
                break
            }
            position += 1
        }
        guard let phrase else { return readUnknownNoun(index, limit, &source) }
        if isPartitive {
            let last = latinDescriptionEnd(phrase.last, limit)
            noteLatinUnnamed(index, phrase, last, &source, isPlural: count != 1, isDefinite: false, count: count)
            return last + 1
        }
        return finishLatinNoun(index, phrase, limit, &source, isDefinite: isDefinite, count: count)
    }

    private static let companyNouns = Set(
        ["company", "firm", "group", "corporation", "business", "airline", "operator", "manufacturer", "club"].map(
            WordKeys.key))

    /// The organization named last in the paragraphs just before, publishers left out.
    private func lastOrganization(before index: Int) -> Int? {
        let paragraph = document.paragraph(of: index)
        var counts: [Int: Int] = [:]
        var best: Int?
        for mention in document.mentions where mention.last < index {
            let entity = document.entities[mention.entity]
            guard entity.type == .organization, !entity.isOutlet else { continue }
            counts[mention.entity, default: 0] += 1
            guard paragraph - document.paragraph(of: mention.first) <= 2 else { continue }
            // The one spoken of most; of two the later.
            if best == nil || counts[mention.entity]! >= counts[best!]! { best = mention.entity }
        }
        return best
    }

    /// "The chipmaker": a noun that no list knows, for the organization named last.
    private func readUnknownNoun(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        if document.tokens[index].key == WordKeys.the, index + 1 < limit, document.has(index + 1, .demonym),
            index + 2 >= limit || document.tokens[index + 2].kind == .mark,
            let person = document.mentions.last(where: {
                $0.last < index && document.entities[$0.entity].type == .person
            })
        {
            // "The Nigerian": the person named last.
            assign(person.entity, to: &source, .nominal)
            return index + 2
        }
        guard document.tokens[index].key == WordKeys.the, limit - index == 2, document.tokens[index + 1].kind == .word,
            document.tokens[index + 1].kinds.isEmpty, !document.tokens[index + 1].shape.contains(.capital)
        else { return index }
        let paragraph = document.paragraph(of: index)
        let organization = document.mentions.last { mention in
            mention.last < index && document.entities[mention.entity].type == .organization
                && !document.entities[mention.entity].isOutlet && paragraph - document.paragraph(of: mention.first) <= 1
        }
        guard let organization else { return index }
        assign(organization.entity, to: &source, .nominal)
        return index + 2
    }

    private func number(_ index: Int) -> Int? {
        if document.tokens[index].kind == .number { return Int(document.tokens[index].number) }
        return NumberWords.value(folded: document.text(index, index).lowercased())
    }

    private func finishLatinNoun(
        _ first: Int, _ phrase: Document.Phrase, _ limit: Int, _ source: inout Source, isDefinite: Bool, count: Int?
    ) -> Int {
        let isPlural = phrase.entry.flags.contains(.plural)
        // A person right after the role: "Mayor Lena Sato", "spokesman for the ministry Tom Reed".
        if phrase.entry.kind != .document, phrase.last + 1 < limit {
            if let mention = mention(at: phrase.last + 1), mention.first == phrase.last + 1, mention.kind == .name,
                document.entities[mention.entity].type == .person
            {
                assign(mention.entity, to: &source, .explicit)
                noteRole(first, phrase.last, &source, person: mention.entity)
                return mention.last + 1
            }
        }
        var last = phrase.last
        if !isDefinite || phrase.entry.kind != .publisher { last = latinDescriptionEnd(phrase.last, limit) }
        if phrase.entry.kind == .publisher, let mention = mention(at: phrase.last + 1),
            document.entities[mention.entity].isOutlet
        {
            assign(mention.entity, to: &source, .explicit)
            return mention.last + 1
        }
        if isDefinite, last == phrase.last, !isPlural {
            if let entity = document.antecedent(
                noun: document.nounKey(phrase.last), among: recentEntities(before: first))
            {
                assign(entity, to: &source, .nominal)
                return phrase.last + 1
            }
        }
        if isDefinite, let entry = memory.unnamed(noun: document.nounKey(phrase.last)) {
            assign(entry, to: &source, .nominal)
            return last + 1
        }
        if isDefinite, last == phrase.last, SourceReader.companyNouns.contains(document.nounKey(phrase.last)),
            let organization = lastOrganization(before: first)
        {
            assign(organization, to: &source, .nominal)
            return phrase.last + 1
        }
        if phrase.entry.kind == .body,
            isDefinite || document.tokens[first].kinds.contains(.demonym)
                || document.tokens[first].shape.contains(.capital) || !isPlural
        {
            var start = first
            while start < phrase.last, SourceReader.determiners.contains(document.tokens[start].key) { start += 1 }
            assign(body(start, last), to: &source, .explicit)
            source.isPlural = true
            return last + 1
        }
        if phrase.entry.kind == .document {
            guard let entry = memory.entries.last, isDefinite else { return first }
            assign(entry, to: &source, .nominal)
            return last + 1
        }
        noteLatinUnnamed(first, phrase, last, &source, isPlural: isPlural, isDefinite: isDefinite, count: count)
        return last + 1
    }

    private func noteLatinUnnamed(
        _ first: Int, _ phrase: Document.Phrase, _ last: Int, _ source: inout Source, isPlural: Bool, isDefinite: Bool,
        count: Int?
    ) {
        var start = first
        let articles = [WordKeys.the, WordKeys.key("a"), WordKeys.key("an")]
        while start < phrase.last, articles.contains(document.tokens[start].key) { start += 1 }
        let name = document.text(start, last)
        let folded = Folding.fold(name)
        let index =
            document.unnamed.firstIndex { Folding.fold($0.name) == folded }
            ?? document.addUnnamed(
                UnnamedSourceDescription(
                    name: name, count: count ?? (isPlural ? nil : 1),
                    nouns: [document.nounKey(phrase.last), plainNoun(phrase)],
                    gender: .unknown, isPlural: isPlural, affiliations: affiliations(first, last),
                    words: isDefinite && !isPlural ? document.titleWords(start, last) : []))
        source.speaker = .unnamed(index)
        source.resolved = .explicit
        source.isPlural = isPlural
        source.nouns = [document.nounKey(phrase.last), plainNoun(phrase)]
    }

    /// The singular of a regular plural, so that "the officials" and "an official" meet.
    private func plainNoun(_ phrase: Document.Phrase) -> UInt64 {
        let text = Folding.fold(document.text(phrase.last, phrase.last))
        return WordKeys.key(text.hasSuffix("s") ? String(text.dropLast()) : text + "s")
    }

    /// Over "of the ministry", "for the army", "in Velda", "with knowledge of the talks", "briefed on the matter".
    private func latinDescriptionEnd(_ from: Int, _ limit: Int) -> Int {
        var last = from
        while last + 1 < limit {
            let next = last + 1
            let token = document.tokens[next]
            guard token.kind == .word else {
                if document.isJoiner(next) { last = next; continue }
                break
            }
            if document.has(next, .weekday) { break }
            if token.key == WordKeys.key("to"), document.tokens[last].key != WordKeys.key("close") { break }
            if last == from,
                !(token.kinds.contains(.preposition) || token.kinds.contains(.relative)
                    || SourceReader.describing.contains(token.key))
            {
                break
            }
            if document.has(next, .verb), !SourceReader.describing.contains(token.key),
                mention(at: next) == nil, last > from
            {
                break
            }
            if document.wholePhrase(at: next, before: limit, KindSet([.adjunct, .citing])) != nil { break }
            last = next
        }
        return last == from ? from : last
    }

    private static let describing = Set(
        ["familiar", "briefed", "close", "involved", "close", "working", "informed", "aware"].map(WordKeys.key))

    /// Appositives and what hangs on a speaker: ", the mayor of Velda," and ", citing two officials,".
    private func readLatinTail(_ limit: Int, _ source: inout Source) {
        var index = source.end
        guard index < limit else { return }
        if document.tokens[index].kinds.contains(.preposition), limit - index <= 9,
            (index..<limit).allSatisfy({ document.tokens[$0].kind == .word || document.isJoiner($0) }),
            (index + 1..<limit).contains(where: { mention(at: $0) != nil || document.has($0, .body) })
        {
            // "Marco Bellini of the Couriers Alliance".
            source.end = limit
            return
        }
        if document.isComma(index), index + 1 < limit {
            if let citing = document.wholePhrase(at: index + 1, before: limit, KindSet(.citing)) {
                source.end = readLatinCited(citing, limit, &source)
                return
            }
            // Whatever stands between this comma and one right before the verb hangs on the subject.
            if document.isComma(limit - 1), limit - 1 > index + 1, limit - index <= 26,
                isAppositive(index + 1, limit - 1)
            {
                noteAppositive(index + 1, limit - 1, &source)
                source.end = limit
                return
            }
            // An appositive ends at the next comma.
            var close = index + 1
            var hasRole = false
            while close < limit, !document.isComma(close),
                document.tokens[close].kind == .word || document.isJoiner(close),
                close - index < 16
            {
                if document.has(close, .role) || document.has(close, .source) { hasRole = true }
                close += 1
            }
            if let person = mention(at: index + 1), person.first == index + 1, person.last == close - 1,
                person.kind == .name,
                document.entities[person.entity].type == .person, close == limit || document.isComma(close)
            {
                // "The rebels' spokesman, Yusuf Darwood,".
                let (first, last) = (source.head, index - 1)
                assign(person.entity, to: &source, .explicit)
                if first >= 0, last >= first { noteRole(first, last, &source, person: person.entity) }
                source.end = close < limit ? close + 1 : close
                return
            }
            if close < limit, document.isComma(close), document.tokens[index + 1].kinds.contains(.relative) {
                source.end = close + 1
                return
            }
            if hasRole, close <= limit, close == limit || document.isComma(close) {
                if case .entity(let entity) = source.speaker, document.entities[entity].type == .person {
                    noteRole(index + 1, close - 1, &source, person: entity)
                } else if let person = mention(at: close - 1), document.entities[person.entity].type == .person {
                    assign(person.entity, to: &source, .explicit)
                }
                index = close < limit ? close + 1 : close
                source.end = index
            }
        }
    }

    /// No clause of its own: no reporting verb but in a relative clause, no that-word, no quotation.
    private func isAppositive(_ first: Int, _ last: Int) -> Bool {
        let isRelative =
            document.tokens[first].kinds.contains(.relative)
            || SourceReader.participles.contains(document.tokens[first].key)
        for index in first..<last {
            if document.isQuoteMark(index) || document.isMark(index, 0x3A, 0x3B) { return false }
            let token = document.tokens[index]
            if token.kind == .word, token.kinds.contains(.verb), !isRelative, mention(at: index) == nil,
                token.kinds.isDisjoint(with: KindSet([.role, .source, .body, .document]))
            {
                return false
            }
        }
        return true
    }

    private static let participles = Set(
        ["asked", "speaking", "identified", "writing", "known", "quoted"].map(WordKeys.key))

    private func noteAppositive(_ first: Int, _ last: Int, _ source: inout Source) {
        if let person = mention(at: first), person.first == first, person.kind == .name,
            document.entities[person.entity].type == .person
        {
            if case .entity(let entity) = source.speaker, document.entities[entity].type == .person { return }
            let head = source.head
            assign(person.entity, to: &source, .explicit)
            if head >= 0, head < first - 1 { noteRole(head, first - 2, &source, person: person.entity) }
            return
        }
        guard case .entity(let entity) = source.speaker, document.entities[entity].type == .person else { return }
        let end = (first..<last).first { document.isComma($0) } ?? last
        if (first..<end).contains(where: { document.has($0, .role) || document.has($0, .source) }) {
            noteRole(first, end - 1, &source, person: entity)
        }
    }

    /// "citing two officials": they speak, the one before relays.
    func readLatinCited(_ citing: Document.Phrase, _ limit: Int, _ source: inout Source) -> Int {
        var inner = readLatin(citing.last + 1, limit)
        guard inner.isFound else { return source.end }
        let verb = document.text(citing.first, citing.last)
        inner.via = source.via + (source.isFound ? [Relay(speaker: source.speaker, verb: verb)] : []) + inner.via
        inner.date = source.date ?? inner.date
        inner.head = source.head
        source = inner
        return inner.end
    }
}

extension Document {
    /// The paragraph of a token.
    func paragraph(of token: Int) -> Int {
        var low = 0
        var high = paragraphs.count
        while low < high {
            let middle = (low + high) / 2
            if paragraphs[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return min(low, max(0, paragraphs.count - 1))
    }
}
