import Text

extension SourceReader {
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

    func readLatinHead(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
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

    func readLatinPronoun(_ index: Int, _ source: inout Source) -> Int {
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
    func lastSpeaker(_ flags: LexiconEntry.Flags, _ paragraph: Int) -> SpeakerMemory.Entry? {
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
    func lastPerson(before index: Int, _ flags: LexiconEntry.Flags) -> SpeakerMemory.Entry? {
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
    func possessed(_ mention: Mention, _ limit: Int, _ source: inout Source) -> Int? {
        var next = mention.last + 1
        guard next < limit, document.tokens[next].kind == .word else { return nil }
        let isPossessive = document.tokens[next].shape.contains(.possessive)
        if isPossessive { next += 1 }
        guard next < limit, document.tokens[next].kind == .word else { return nil }
        if !isPossessive, document.entities[mention.entity].type == .person { return nil }
        return readLatinNoun(mention.first, limit, &source, nounFrom: next)
    }

    /// Appositives and what hangs on a speaker: ", the mayor of Velda," and ", citing two officials,".
    func readLatinTail(_ limit: Int, _ source: inout Source) {
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
    func isAppositive(_ first: Int, _ last: Int) -> Bool {
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

    static let participles = Set(
        ["asked", "speaking", "identified", "writing", "known", "quoted"].map(WordKeys.key))

    func noteAppositive(_ first: Int, _ last: Int, _ source: inout Source) {
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
