import Text

extension SourceReader {
    static let determiners = Set(
        ["the", "a", "an", "its", "their", "his", "her", "this", "another", "one"].map(WordKeys.key))

    static let vague = Set(
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

    /// A noun phrase: determiner, adjectives, a role, source, body or publisher noun, and what follows it.
    func readLatinNoun(_ index: Int, _ limit: Int, _ source: inout Source, nounFrom: Int? = nil) -> Int {
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

    static let companyNouns = Set(
        ["company", "firm", "group", "corporation", "business", "airline", "operator", "manufacturer", "club"].map(
            WordKeys.key))

    /// The organization named last in the paragraphs just before, publishers left out.
    func lastOrganization(before index: Int) -> Int? {
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
    func readUnknownNoun(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
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

    func number(_ index: Int) -> Int? {
        if document.tokens[index].kind == .number { return Int(document.tokens[index].number) }
        return NumberWords.value(folded: document.text(index, index).lowercased())
    }

    func finishLatinNoun(
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

    func noteLatinUnnamed(
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
    func plainNoun(_ phrase: Document.Phrase) -> UInt64 {
        let text = Folding.fold(document.text(phrase.last, phrase.last))
        return WordKeys.key(text.hasSuffix("s") ? String(text.dropLast()) : text + "s")
    }

    /// Over "of the ministry", "for the army", "in Velda", "with knowledge of the talks", "briefed on the matter".
    func latinDescriptionEnd(_ from: Int, _ limit: Int) -> Int {
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

    static let describing = Set(
        ["familiar", "briefed", "close", "involved", "close", "working", "informed", "aware"].map(WordKeys.key))
}
