import Text

extension SourceReader {
    private static let headKinds = KindSet([.role, .source, .body, .publisher, .document, .place])

    /// Reads the words between a verb and its content, or those before a verb, as subject, addressee, time and adjuncts.
    func readArabic(_ first: Int, _ limit: Int) -> Source {
        var source = Source()
        var index = first
        while index < limit {
            if document.tokens[index].kind == .mark {
                index += 1
                continue
            }
            if let next = skipAdjunct(index, limit, &source) {
                index = next
                continue
            }
            if !source.isFound, source.head < 0 {
                let next = readHead(index, limit, &source)
                if next > index {
                    source.head = index
                    source.headEnd = next
                    source.end = next
                    index = next
                    continue
                }
                // Words that are no agent: the subject is a thing or unknown.
                source.isAgent = false
                source.head = index
                source.end = index
                return source
            }
            index = readTail(index, limit, &source)
        }
        source.end = max(source.end, index)
        return source
    }

    // MARK: Beside the subject

    /// Time, adjuncts and addressees; nil where there is none.
    private func skipAdjunct(_ index: Int, _ limit: Int, _ source: inout Source) -> Int? {
        let token = document.tokens[index]
        if token.key == WordKeys.qad { return index + 1 }
        if let date = dates.date(at: index, before: limit) {
            source.date = source.date ?? date.day
            return date.last + 1
        }
        if document.has(index, .dayPart), index + 1 < limit, let date = dates.date(at: index + 1, before: limit) {
            source.date = source.date ?? date.day
            return date.last + 1
        }
        if let mention = mention(at: index), mention.first == index, preposition(of: mention) != 0 {
            if preposition(of: mention) == 0x644 { address(.entity(mention.entity), in: &source, verb: nil) }
            return mention.last + 1
        }
        if token.key == WordKeys.lam, document.isQuoteMark(index + 1), let mention = mention(at: index + 2),
            document.entities[mention.entity].isOutlet
        {
            address(.entity(mention.entity), in: &source, verb: nil)
            return min(limit, mention.last + 2)
        }
        if let phrase = document.wholePhrase(at: index, before: limit, KindSet(.adjunct)) {
            // "في تصريح لقناة …": to whom it was said.
            return skipGroup(phrase.last + 1, limit, &source)
        }
        if token.kinds.contains(.preposition), mention(at: index) == nil { return skipGroup(index + 1, limit, &source) }
        if isPrefixed(index), mention(at: index) == nil { return skipGroup(index, limit, &source, taken: true) }
        return nil
    }

    /// A word with ب ل ك before it that is nothing by itself ("لقناة", "بشدة").
    private func isPrefixed(_ index: Int) -> Bool {
        let token = document.tokens[index]
        guard token.kinds.isDisjoint(with: SourceReader.headKinds), !token.kinds.contains(.given) else { return false }
        if token.shape.contains(.innerArticle) {
            return document.readings(of: index).contains { $0.preposition != 0 && !$0.hasConjunction }
        }
        return document.readings(of: index).contains { reading in
            guard reading.preposition == 0x644, !reading.hasConjunction, reading.node != 0 else { return false }
            return [.publisher, .body, .source, .role].contains {
                document.lexicon.trie.entry(reading.node, $0) != nil
            }
        }
    }

    /// Over the rest of a prepositional group: to a comma, a role or a name that begins the subject.
    private func skipGroup(_ from: Int, _ limit: Int, _ source: inout Source, taken: Bool = false) -> Int {
        var index = from
        while index < limit, !document.isComma(index), !document.isMark(index, 0x3A) {
            if let mention = mention(at: index), mention.first == index {
                let isOutlet = document.entities[mention.entity].isOutlet
                if isOutlet, source.addressed.isEmpty { address(.entity(mention.entity), in: &source, verb: nil) }
                index = mention.last + 1
                continue
            }
            if document.tokens[index].kinds.contains(.weekday), let date = dates.date(at: index, before: limit) {
                source.date = source.date ?? date.day
                index = date.last + 1
                continue
            }
            if index > from, startsSubject(index, source) { return index }
            index += 1
        }
        return index
    }

    /// A definite role or a source without an article right after a group begins the subject.
    private func startsSubject(_ index: Int, _ source: Source) -> Bool {
        guard !source.isFound, source.head < 0 else { return false }
        let token = document.tokens[index]
        // "المؤتمر الصحفي": an adjective is no subject.
        if token.shape.contains(.article), token.kinds.contains(.role), !document.endsInYeh(index) {
            return !document.tokens[index - 1].kinds.contains(.role)
                && document.tokens[index - 1].shape.contains(.article)
        }
        return false
    }

    /// What follows the subject: appositives, addressees, sources cited.
    private func readTail(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        if let citing = document.wholePhrase(at: index, before: limit, KindSet(.citing)) {
            return readCited(after: citing.last + 1, limit, &source, verb: document.text(citing.first, citing.last))
        }
        if document.has(index, .role), source.role == nil, case .entity(let entity) = source.speaker,
            document.entities[entity].type == .person
        {
            let end = roleEnd(index, limit)
            noteRole(index, end, &source, person: entity)
            return end + 1
        }
        if let mention = mention(at: index), mention.first == index, case .unnamed = source.speaker {
            if index > 0, SourceReader.calledWords.contains(document.tokens[index - 1].key),
                document.entities[mention.entity].type == .person
            {
                assign(mention.entity, to: &source, .explicit)
            }
            return mention.last + 1
        }
        return index + 1
    }

    private static let calledWords = Set(
        ["يدعى", "تدعى", "اسمه", "اسمها", "واسمه", "واسمها", "يسمى"].map(WordKeys.key))

    /// The source that a publisher cites is the one who speaks; the publisher relays.
    func readCited(after index: Int, _ limit: Int, _ source: inout Source, verb: String) -> Int {
        var inner = readArabic(index, limit)
        if !inner.isFound, inner.head >= 0 { _ = readUnnamed(inner.head, inner.head, limit, &inner, count: nil) }
        guard inner.isFound else { return limit }
        let outer = source
        inner.via = outer.via + (outer.isFound ? [Relay(speaker: outer.speaker, verb: verb)] : []) + inner.via
        inner.date = outer.date ?? inner.date
        inner.head = outer.head
        source = inner
        return limit
    }

    // MARK: The subject

    /// Reads a subject's head at a token; answers the token after it, or the same where there is none.
    func readHead(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        if let mention = mention(at: index), mention.first == index {
            assign(mention.entity, to: &source, mention.kind == .nominal ? .nominal : .explicit)
            return mention.last + 1
        }
        let token = document.tokens[index]
        if token.kinds.contains(.pronoun) {
            guard let entry = memory.last(agreeing: pronounFlags(token), paragraph: Int.max / 2, reach: Int.max) else {
                return index
            }
            assign(entry, to: &source, .pronoun)
            return index + 1
        }
        if token.kind == .number || NumberWords.value(folded: folded(index)) != nil {
            return readCounted(index, limit, &source)
        }
        if isQuantifier(index), index + 1 < limit { return readUnnamed(index, index + 1, limit, &source, count: nil) }
        if document.phrase(at: index, before: limit, KindSet(.publisher), conjunctionOnly: true) != nil,
            let next = readPublisher(index, limit, &source)
        {
            return next
        }
        if document.phrase(at: index, before: limit, KindSet([.role, .source]), conjunctionOnly: true) != nil {
            return readRole(index, limit, &source)
        }
        if document.phrase(at: index, before: limit, KindSet(.body), conjunctionOnly: true) != nil {
            return readBody(index, limit, &source)
        }
        if token.kinds.contains(.document) { return readDocument(index, limit, &source) }
        if document.possessedRole(index) != nil { return readPossessed(index, limit, &source) }
        return readUnknown(index, limit, &source)
    }

    private func folded(_ index: Int) -> String {
        let token = document.tokens[index]
        return FoldedText(scalars: document.scalars[Int(token.start)..<Int(token.end)]).string
    }

    private func pronounFlags(_ token: Token) -> LexiconEntry.Flags {
        if token.key == WordKeys.key("هي") { return [.feminine] }
        if token.key == WordKeys.key("هم") || token.key == WordKeys.key("هما") { return [.plural] }
        return []
    }

    private static let quantifiers = Set(
        ["عدة", "عدد", "بعض", "أحد", "إحدى", "عشرات", "مئات", "معظم", "كلا", "كلتا"].map(WordKeys.key))
    private func isQuantifier(_ index: Int) -> Bool {
        SourceReader.quantifiers.contains(document.tokens[index].key)
    }

    private func readCounted(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        let number =
            document.tokens[index].kind == .number
            ? Int(document.tokens[index].number) : NumberWords.value(folded: folded(index))
        guard index + 1 < limit, document.tokens[index + 1].anyKinds.contains(.source) || document.has(index + 1, .role)
        else { return index }
        return readUnnamed(index, index + 1, limit, &source, count: number)
    }

    /// "موقع أكسيوس", "صحيفة …", or "الموقع" for one named before.
    private func readPublisher(_ index: Int, _ limit: Int, _ source: inout Source) -> Int? {
        guard let phrase = document.phrase(at: index, before: limit, KindSet(.publisher), conjunctionOnly: true) else {
            return nil
        }
        var next = phrase.last + 1
        if document.isQuoteMark(next) { next += 1 }
        if next < limit, let mention = mention(at: next), mention.first == next,
            document.entities[mention.entity].isOutlet
        {
            assign(mention.entity, to: &source, .explicit)
            return document.isQuoteMark(mention.last + 1) ? mention.last + 2 : mention.last + 1
        }
        if phrase.entry.flags.contains(.plural) { return readUnnamed(index, index, limit, &source, count: nil) }
        if phrase.first == phrase.last, document.tokens[index].shape.contains(.article),
            let entity = document.antecedent(noun: document.nounKey(index), among: recentEntities(before: index))
        {
            assign(entity, to: &source, .nominal)
            return index + 1
        }
        return nil
    }

    private func readBody(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        guard let phrase = document.phrase(at: index, before: limit, KindSet(.body), conjunctionOnly: true) else {
            return index
        }
        let end = phraseEnd(phrase.last, limit, inBody: true)
        if end == phrase.last, document.tokens[index].shape.contains(.article),
            let entity = document.antecedent(noun: document.nounKey(index), among: recentEntities(before: index))
        {
            assign(entity, to: &source, .nominal)
            return end + 1
        }
        let isBare = end == phrase.last && !phrase.entry.flags.contains(.definite)
        let last = isBare ? descriptionEnd(end, limit) : end
        assign(body(index, last, prefix: Int(phrase.reading.prefix)), to: &source, .explicit)
        return last + 1
    }

    /// "البيان", "بيان الوزارة": what a document says its author says.
    private func readDocument(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        var next = index + 1
        while next < limit, !document.isComma(next) {
            if let mention = mention(at: next), mention.first == next,
                document.entities[mention.entity].type == .organization
            {
                assign(mention.entity, to: &source, .explicit)
                return mention.last + 1
            }
            next += 1
        }
        let isPlural =
            document.lexicon.trie.entry(document.readings(of: index).first?.node ?? 0, .document)?
            .flags.contains(.plural) == true
        guard !isPlural, document.tokens[index].shape.contains(.article), let entry = memory.entries.last else {
            return index
        }
        assign(entry, to: &source, .nominal)
        return index + 1
    }

    /// A subject that no list knows: people in the plural, or a name.
    private func readUnknown(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        let token = document.tokens[index]
        guard token.kind == .word, token.shape.contains(.arabic), !token.kinds.contains(.stop) else { return index }
        let last = Int(token.end) - 1
        let ending = (Folding.fold(document.scalars[last - 1]), Folding.fold(document.scalars[last]))
        let isPeople = ending.1 == 0x646 && (ending.0 == 0x648 || ending.0 == 0x64A) && last - Int(token.start) > 3
        if isPeople { return readUnnamed(index, index, limit, &source, count: nil) }
        return index
    }
}
