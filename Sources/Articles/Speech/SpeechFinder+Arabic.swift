import Text

extension SpeechFinder {
    private static let verbReach = 48

    /// Reporting words of an Arabic sentence in order.
    func arabicAttributions() -> [Attribution] {
        var found: [Attribution] = []
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            let token = document.tokens[index]
            guard token.kind == .word else {
                index += 1
                continue
            }
            if let skip = notSpeech(index) {
                index = skip
                continue
            }
            if let attribution = arabicAside(at: index, found) {
                found.append(attribution)
                index = attribution.last + 1
                continue
            }
            if let attribution = firstVerb(at: index, found) {
                found.append(attribution)
                index = max(index, attribution.form == .after ? attribution.last : firstToken(of: attribution)) + 1
                continue
            }
            index += 1
        }
        return found
    }

    private func firstToken(of attribution: Attribution) -> Int {
        max(attribution.last, document.firstToken(from: attribution.start) - 1)
    }

    /// Past an idiom that is no reporting ("يعتقد أن", "الجدير بالذكر أن").
    private func notSpeech(_ index: Int) -> Int? {
        document.wholePhrase(at: index, before: tokens.upperBound, KindSet(.notSpeech)).map { $0.last + 1 }
    }

    /// The attribution that the first fitting verb at a token makes; forms of several verbs are written alike.
    private func firstVerb(at index: Int, _ found: [Attribution]) -> Attribution? {
        guard verbAt(index) != nil else { return nil }
        for reading in document.readings(of: index) where reading.node != 0 && reading.preposition == 0 {
            var attribution: Attribution?
            document.lexicon.trie.forEachEntry(reading.node) { entry in
                guard attribution == nil, entry.kind == .verb else { return }
                let verb = document.lexicon.verbs[Int(entry.value)]
                if !verb.isLatin { attribution = arabicVerb(at: index, verb, entry, reading, found) }
            }
            if let attribution { return attribution }
        }
        return nil
    }

    /// The reporting verb at a token, alone or after و or ف.
    func verbAt(_ index: Int) -> (verb: SpeechVerb, entry: LexiconEntry, reading: Reading)? {
        guard document.tokens[index].anyKinds.contains(.verb) else { return nil }
        if document.mentionOf[index] >= 0 { return nil }
        if document.tokens[index].kinds.contains(.preposition) { return nil }
        if document.wholePhrase(at: index, before: tokens.upperBound, KindSet([.citing, .attribution])) != nil {
            return nil
        }
        for reading in document.readings(of: index) where reading.node != 0 && reading.preposition == 0 {
            if let entry = document.lexicon.trie.entry(reading.node, .verb) {
                let verb = document.lexicon.verbs[Int(entry.value)]
                if !verb.isLatin { return (verb, entry, reading) }
            }
        }
        return nil
    }

    // MARK: What brings the content in

    /// Where a content begins, and where the words before it end.
    struct Introducer {
        /// The token after the subject and its adjuncts.
        var slotEnd: Int
        /// The first code point of the content.
        var start: Int
        /// The end where a closing mark settles it, else nil.
        var end: Int?
        /// The last token of what brings it in.
        var last: Int
    }

    private func introducer(after index: Int, _ verb: SpeechVerb, isParticiple: Bool) -> Introducer? {
        let limit = min(tokens.upperBound, index + SpeechFinder.verbReach)
        var noun: Introducer?
        var hasBreak = false
        var position = index + 1
        while position < limit {
            let token = document.tokens[position]
            if token.kind == .mark {
                if let pair = pairs.first(where: { $0.open == position }) {
                    if let quote = quoteIntroducer(pair, after: index, verb, noun) { return quote }
                    position = pair.close + 1
                    continue
                }
                if document.isQuoteMark(position), verb.takesQuote,
                    position == index + 1 || document.isMark(position - 1, 0x3A)
                {
                    return Introducer(
                        slotEnd: position, start: Int(token.end), end: openQuotationEnd(from: position), last: position)
                }
                if token.scalar == 0x3A {
                    guard verb.takesQuote, position + 1 < tokens.upperBound else { return noun }
                    return colon(at: position)
                }
                if token.scalar == 0x61B || (isParticiple && document.isComma(position) && noun != nil) { return noun }
                hasBreak = hasBreak || document.isComma(position)
                position += 1
                continue
            }
            if token.kinds.contains(.complementizer), let that = thatIntroducer(at: position, after: index, verb) {
                return noun.map { $0.last < that.last && isNear($0, that) ? $0 : that } ?? that
            }
            if position > index + 1, isFiniteVerb(position, after: index, hasBreak: hasBreak) { return noun }
            if noun == nil { noun = nounIntroducer(at: position, after: index, verb) }
            position += 1
        }
        return noun
    }

    /// A noun content ends the search unless أن follows at once as its preposition's object.
    private func isNear(_ noun: Introducer, _ that: Introducer) -> Bool { that.last - noun.last > 1 }

    /// A reporting verb of another clause before any content was brought in.
    private func isFiniteVerb(_ position: Int, after index: Int, hasBreak: Bool) -> Bool {
        guard let (_, entry, reading) = verbAt(position), !entry.flags.contains(.participle) else { return false }
        // A name or a noun written like a verb is none.
        let kinds = document.tokens[position].kinds
        let nouns = KindSet([.role, .source, .document, .body, .given, .bodyAdjective])
        guard kinds.isDisjoint(with: nouns), !isSubordinate(position) else { return false }
        return hasBreak || reading.hasConjunction || document.tokens[position - 1].kind == .mark
    }

    private func colon(at position: Int) -> Introducer {
        let next = position + 1
        if let pair = pairs.first(where: { $0.open == next }) {
            let end = Int(document.tokens[pair.close].start)
            // More quotations joined by و, or words that go on, belong to it.
            if !goesOn(after: pair.close) {
                return Introducer(slotEnd: position, start: Int(document.tokens[next].end), end: end, last: next)
            }
            return Introducer(slotEnd: position, start: Int(document.tokens[next].start), end: nil, last: position)
        }
        if document.isQuoteMark(next) {
            return Introducer(
                slotEnd: position, start: Int(document.tokens[next].end), end: openQuotationEnd(from: next), last: next)
        }
        return Introducer(slotEnd: position, start: Int(document.tokens[position].end), end: nil, last: position)
    }

    /// True where the content goes on after a closing mark.
    func goesOn(after close: Int) -> Bool {
        var next = close + 1
        while next < tokens.upperBound, document.tokens[next].kind == .mark {
            if document.isQuoteMark(next) { return true }
            if document.isComma(next) || document.isMark(next, 0x2E, 0x3B, 0x61B) { return false }
            next += 1
        }
        guard next < tokens.upperBound else { return false }
        if document.isLatin { return false }
        // A new reporting clause does not go on with the old content.
        if verbAt(next) != nil { return false }
        return true
    }

    private func quoteIntroducer(
        _ pair: (open: Int, close: Int), after index: Int, _ verb: SpeechVerb, _ noun: Introducer?
    ) -> Introducer? {
        let before = pair.open - 1
        // بـ"…": a preposition stuck to the mark.
        if before > index - 1, document.tokens[before].kind == .word, isBareBeh(before),
            verb.nounPrepositions.contains(WordKeys.beh) || verb.thatPrepositions.contains(WordKeys.beh)
        {
            return Introducer(slotEnd: before, start: Int(document.tokens[pair.open].start), end: nil, last: before)
        }
        if isQuotedName(pair) { return nil }
        guard verb.takesQuote, pair.close - pair.open > 3, noun == nil else { return nil }
        guard pair.open - index <= 13, endsSlot(pair.open - 1, after: index) else { return nil }
        if goesOn(after: pair.close) {
            return Introducer(
                slotEnd: pair.open, start: Int(document.tokens[pair.open].start), end: nil, last: pair.open - 1)
        }
        return Introducer(
            slotEnd: pair.open, start: Int(document.tokens[pair.open].end), end: Int(document.tokens[pair.close].start),
            last: pair.open)
    }

    /// True for a token that can be the last before a quotation: a mark, the verb, the end of a subject or an adjunct.
    private func endsSlot(_ last: Int, after index: Int) -> Bool {
        if last == index || document.tokens[last].kind == .mark || document.mentionOf[last] >= 0 { return true }
        let token = document.tokens[last]
        let ends = KindSet([
            .role, .source, .body, .publisher, .document, .weekday, .day, .pronoun, .saying, .adjunct, .demonym,
        ])
        return !token.anyKinds.isDisjoint(with: ends) || token.shape.contains(.innerArticle)
            || WordKeys.indefiniteAdjectives.contains(token.key)
    }

    func isBareBeh(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.key == WordKeys.beh
    }

    private func thatIntroducer(at position: Int, after index: Int, _ verb: SpeechVerb) -> Introducer? {
        let token = document.tokens[position]
        let startsWithBeh = token.scalar == 0x628
        var slotEnd = position
        if position - 1 > index || position - 1 == index {
            let before = document.tokens[position - 1]
            if position - 1 > index, before.kind == .word {
                if before.kinds.contains(.notBeforeThat), !before.kinds.contains(.preposition) { return nil }
                if before.kinds.contains(.preposition) || before.kinds.contains(.notBeforeThat) {
                    guard verb.thatPrepositions.contains(before.key) || verb.nounPrepositions.contains(before.key)
                    else {
                        return nil
                    }
                    slotEnd = position - 1
                }
                if before.kinds.contains(.saying) { slotEnd = position - 1 }
                if before.key == WordKeys.bySaying {
                    return Introducer(slotEnd: position - 1, start: Int(token.end), end: nil, last: position)
                }
            }
        }
        if startsWithBeh {
            guard verb.takesThat || verb.thatPrepositions.contains(WordKeys.beh) else { return nil }
        } else if slotEnd == position, !verb.takesThat {
            return nil
        }
        let entry = document.lexicon.trie.entry(
            document.readings[Int(token.readings.lowerBound)].node, .complementizer)
        var start = Int(token.end)
        if entry?.flags.contains(.pronoun) == true { start = Int(token.start) + (startsWithBeh ? 1 : 0) }
        return Introducer(slotEnd: slotEnd, start: start, end: nil, last: position)
    }

    private static let nounActs: Set<SpeechAct> = [.threaten, .promise, .accuse, .warn, .ask, .deny, .announce]

    /// A content that is a noun or an infinitive: "هدد بـ…", "دعا إلى …", "نفى …".
    private func nounIntroducer(at position: Int, after index: Int, _ verb: SpeechVerb) -> Introducer? {
        guard SpeechFinder.nounActs.contains(verb.act), !verb.nounPrepositions.isEmpty else { return nil }
        let token = document.tokens[position]
        if verb.nounPrepositions.contains(token.key), position + 1 < tokens.upperBound {
            if document.tokens[position + 1].kinds.contains(.complementizer) { return nil }
            guard verb.act != .ask || token.key != WordKeys.from else { return nil }
            return Introducer(
                slotEnd: position, start: Int(document.tokens[position + 1].start), end: nil, last: position)
        }
        guard verb.nounPrepositions.contains(WordKeys.beh), token.scalar == 0x628, token.kinds.isEmpty,
            token.end - token.start > 3, document.mentionOf[position] < 0 || startsAfterBeh(position),
            document.wholePhrase(at: position, before: tokens.upperBound, KindSet(.adjunct)) == nil,
            verb.act != .accuse || position > index + 1
        else { return nil }
        return Introducer(slotEnd: position, start: Int(token.start) + 1, end: nil, last: position - 1)
    }

    private func startsAfterBeh(_ position: Int) -> Bool {
        let mention = document.mentions[Int(document.mentionOf[position])]
        return mention.start > Int(document.tokens[position].start)
    }

    /// Where a quotation without a closing mark ends: at the end of its paragraph, or, where each paragraph after it opens
    /// with a mark, at the mark that closes the last.
    func openQuotationEnd(from mark: Int) -> Int {
        let paragraph = document.sentences[sentence].paragraph
        var end = document.sentences[sentence].end
        var next = paragraph + 1
        while next < document.paragraphs.count, next - paragraph < 12 {
            let range = document.paragraphs[next].tokens
            guard let first = range.first, document.isQuoteMark(first), document.tokens[first].scalar != 0xBB else {
                break
            }
            let pairs = Quotation.pairs(
                document.scalars, in: document.paragraphs[next].start..<document.paragraphs[next].end)
            if let closed = pairs.first(where: { $0.open == document.paragraphs[next].start }) {
                let rest = document.firstToken(from: closed.close) + 1
                let isLast = !(rest..<range.upperBound).contains { document.tokens[$0].kind == .word }
                return isLast ? closed.close : end
            }
            end = document.paragraphs[next].end
            next += 1
        }
        return end
    }

    // MARK: Verbs

    private func arabicVerb(
        at index: Int, _ verb: SpeechVerb, _ entry: LexiconEntry, _ reading: Reading, _ found: [Attribution]
    ) -> Attribution? {
        let isParticiple = entry.flags.contains(.participle)
        if index > tokens.lowerBound, SpeechFinder.negations.contains(document.tokens[index - 1].key) { return nil }
        if isParticiple, !canBeParticiple(index) { return nil }
        if !isParticiple,
            document.tokens[index].kinds.contains(.role) || document.tokens[index].kinds.contains(.source),
            reading.prefix == 0
        {
            return nil
        }
        guard
            var introducer = introducer(after: index, verb, isParticiple: isParticiple)
                ?? announced(index, verb, isParticiple)
        else { return isParticiple ? nil : inverted(at: index, verb, entry, found) }
        if introducer.end == nil, introducer.start >= document.sentences[sentence].end { return nil }
        if let saying = saying(index + 1, introducer.slotEnd) { introducer.slotEnd = saying }
        var source =
            isParticiple
            ? participleSource(index, found) : subject(index, entry, reading, introducer.slotEnd, verb, found)
        if verb.isRelay { source = relayed(index, introducer.slotEnd, source) }
        if !source.isFound, source.head >= 0, !source.isAgent {
            if verb.isWeak || isParticiple || verb.act == .believe { return nil }
            source = unknownSpeaker(source, index, introducer.slotEnd)
            if !source.isFound, !source.isAgent { return nil }
        }
        let isSubordinate = isSubordinate(index)
        if isSubordinate, source.resolved != .explicit || verb.act == .believe { return nil }
        if !source.isFound, verb.isWeak || isParticiple { return nil }
        if verb.takesWhom, !isParticiple, verb.act != .accuse, verb.act != .claim {
            addressObject(&source, introducer.slotEnd)
        }
        let start = Int(document.tokens[index].start) + Int(reading.prefix)
        let verbText = document.string(start, Int(document.tokens[index].end))
        return Attribution(
            form: isParticiple ? .participle : .before, first: clauseStart(index), last: introducer.last,
            start: introducer.start, end: introducer.end ?? document.sentences[sentence].end, verb: verbText,
            lemma: verb.lemma, act: verb.act, source: source,
            splits: !isSubordinate && splits(index, reading, isParticiple, source),
            isClosed: introducer.end != nil)
    }

    /// "أعلن الجيش مقتل …", "نفى الوزير …": the object of an announcement or a denial after a subject that is known.
    private func announced(_ index: Int, _ verb: SpeechVerb, _ isParticiple: Bool) -> Introducer? {
        guard verb.takesNoun, [.announce, .deny].contains(verb.act) else { return nil }
        if isParticiple {
            guard index + 1 < tokens.upperBound, document.tokens[index + 1].kind == .word else { return nil }
            return Introducer(slotEnd: index + 1, start: Int(document.tokens[index + 1].start), end: nil, last: index)
        }
        let source = reader.readArabic(index + 1, min(index + 2, tokens.upperBound))
        guard source.isFound || reader.mention(at: index + 1) != nil || isHead(index + 1) else { return nil }
        var probe = Source()
        var next = reader.readHead(index + 1, tokens.upperBound, &probe)
        guard probe.isFound, next > index + 1 else { return nil }
        // Over appositives and time between commas.
        while next < tokens.upperBound, document.isComma(next) {
            guard let close = (next + 1..<min(next + 12, tokens.upperBound)).first(where: document.isComma) else {
                next += 1
                break
            }
            next = close
            if !document.isComma(next + 1) { next += 1; break }
        }
        while next < tokens.upperBound, let date = reader.dates.date(at: next, before: tokens.upperBound) {
            next = date.last + 1
            if document.isComma(next) { next += 1 }
        }
        guard next < tokens.upperBound, document.tokens[next].kind == .word || document.isQuoteMark(next) else {
            return nil
        }
        let token = document.tokens[next]
        if token.kinds.contains(.preposition) || token.kinds.contains(.verb) || token.kinds.contains(.conjunction) {
            return nil
        }
        guard tokens.upperBound - next > 2 else { return nil }
        return Introducer(slotEnd: next, start: Int(token.start), end: nil, last: next - 1)
    }

    private func isHead(_ index: Int) -> Bool {
        guard index < tokens.upperBound else { return false }
        return !document.tokens[index].anyKinds.isDisjoint(with: KindSet([.role, .source, .body, .publisher]))
    }

    /// A participle goes on with somebody's words only after a comma, or after a conjunction and right before its content.
    private func canBeParticiple(_ index: Int) -> Bool {
        guard index > tokens.lowerBound else { return false }
        if document.isComma(index - 1) || document.isQuoteMark(index - 1) { return true }
        let first = document.readings(of: index).first
        return first?.node == 0
            || document.tokens[index - 1].kind == .word
                && index + 1 < tokens.upperBound && document.tokens[index + 1].kinds.contains(.complementizer)
    }

    /// The token before "قوله" in what stands before the content.
    private func saying(_ first: Int, _ end: Int) -> Int? {
        (first..<max(first, end)).first { document.has($0, .saying) }
    }

    private func participleSource(_ index: Int, _ found: [Attribution]) -> Source {
        var source = Source()
        source.head = -1
        if let last = found.last(where: { $0.source.isFound && $0.form != .aside })
            ?? found.last(where: { $0.source.isFound })
        {
            source = last.source
            source.resolved = .ellipsis
            source.head = -1
            return source
        }
        return mainSubject(before: index) ?? source
    }

    /// The subject of the sentence's own verb, whatever it is: "زار الوزير البلدة، مؤكدا أن …".
    private func mainSubject(before index: Int) -> Source? {
        var first = tokens.lowerBound
        if let adjunct = document.phrase(at: first, before: index, KindSet(.adjunct), conjunctionOnly: true) {
            first = adjunct.last + 1
        }
        while first < index, document.isComma(first) { first += 1 }
        var position = first
        while position < index, position - first < 14 {
            if document.isComma(position) { break }
            if let mention = reader.mention(at: position), mention.first == position, mention.kind == .name {
                if document.entities[mention.entity].type != .place, reader.preposition(of: mention) == 0 {
                    var source = Source()
                    reader.assign(mention.entity, to: &source, .ellipsis)
                    return source
                }
                position = mention.last
            } else if isHead(position), position - first < 4 {
                var source = Source()
                if reader.readHead(position, index, &source) > position, source.isFound {
                    source.resolved = .ellipsis
                    source.head = -1
                    return source
                }
            }
            position += 1
        }
        return nil
    }

    /// Who speaks: the words after the verb, else those before it, else who spoke last.
    private func subject(
        _ index: Int, _ entry: LexiconEntry, _ reading: Reading, _ slotEnd: Int, _ verb: SpeechVerb,
        _ found: [Attribution]
    ) -> Source {
        var source =
            verb.isRelay && hasAbout(index + 1, slotEnd) != nil
            ? reader.readArabic(index + 1, hasAbout(index + 1, slotEnd)!) : reader.readArabic(index + 1, slotEnd)
        if source.isFound || source.head >= 0 {
            guard isObject(source, index, slotEnd, verb, reading, found) else { return source }
            source.speaker = .none
            source.resolved = .none
            source.head = -1
        }
        if !reading.hasConjunction || document.tokens[tokens.lowerBound].key == WordKeys.asFor,
            let before = subjectBefore(index, found)
        {
            var merged = before
            merged.date = source.date ?? before.date
            merged.addressed += source.addressed
            merged.via += source.via
            return merged
        }
        if let same = found.last(where: {
            $0.source.isFound && $0.form != .aside && SpeakerMemory.agrees($0.source, entry.flags)
        }) {
            var merged = same.source
            merged.resolved = .ellipsis
            merged.role = nil
            merged.head = -1
            merged.date = source.date
            merged.addressed = source.addressed
            merged.via = source.via
            return merged
        }
        if index > tokens.lowerBound + 2, let main = mainSubject(before: index), SpeakerMemory.agrees(main, entry.flags)
        {
            var merged = main
            merged.date = source.date
            merged.addressed = source.addressed
            merged.via = source.via
            return merged
        }
        guard depth(index) == 0,
            let last = reader.memory.last(
                agreeing: entry.flags, paragraph: document.sentences[sentence].paragraph, reach: 3)
        else { return source }
        reader.assign(last, to: &source, .ellipsis)
        source.isAgent = true
        return source
    }

    private static let transitive = Set(["اتهم", "وصف", "أبلغ", "أخبر", "حمّل", "ناشد", "حث", "حض", "نصح", "أطلع"])

    /// "واتهم إسرائيل بـ…", "وتوعد الجيش بـ…": the one noun after a verb that calls for an object, where a subject is known.
    private func isObject(
        _ source: Source, _ index: Int, _ slotEnd: Int, _ verb: SpeechVerb, _ reading: Reading, _ found: [Attribution]
    ) -> Bool {
        guard verb.takesWhom, reading.hasConjunction, source.isFound, source.head == index + 1 else { return false }
        let isAlone = !(source.headEnd..<max(source.headEnd, slotEnd)).contains { position in
            document.isComma(position) || reader.mention(at: position) != nil || isHead(position)
        }
        guard isAlone else { return false }
        if SpeechFinder.transitive.contains(verb.lemma) { return !found.isEmpty || !reader.memory.entries.isEmpty }
        return found.contains { $0.source.isFound && $0.form != .aside }
    }

    /// "لكن مسؤولا أميركيا قال", "وكان وزير …، قد أعلن": a subject that ends where the verb begins.
    private func subjectBefore(_ index: Int, _ found: [Attribution]) -> Source? {
        var starts: [Int] = []
        var first = tokens.lowerBound
        if let last = found.last { first = max(first, min(last.last + 1, index)) }
        starts.append(first)
        for position in stride(from: index - 1, to: first, by: -1) {
            if document.isComma(position) || document.isMark(position, 0x2E, 0x3A, 0x61B)
                || document.tokens[position].kinds.contains(.conjunction)
                || document.tokens[position].kinds.contains(.complementizer)
            {
                starts.append(position + 1)
            }
        }
        for start in starts {
            var position = start
            while position < index, document.tokens[position].kind == .mark || isOpening(position) { position += 1 }
            guard position < index else { continue }
            let source = reader.readArabic(position, index)
            if source.isFound, source.head == position, source.end >= index || onlyMarks(source.end, index) {
                return source
            }
        }
        return nil
    }

    private func isOpening(_ index: Int) -> Bool {
        let key = document.tokens[index].key
        return WordKeys.isPast.contains(key) || WordKeys.contrast.contains(key)
            || document.tokens[index].kinds.contains(.complementizer)
    }

    private func onlyMarks(_ from: Int, _ to: Int) -> Bool {
        (from..<max(from, to)).allSatisfy {
            document.tokens[$0].kind == .mark || document.tokens[$0].key == WordKeys.qad
        }
    }

    /// A speaker after a plain verb of saying that no list knows: the words as written, if they can be a name.
    private func unknownSpeaker(_ source: Source, _ index: Int, _ slotEnd: Int) -> Source {
        var source = source
        var end = source.head
        while end < slotEnd, document.tokens[end].kind == .word,
            document.tokens[end].kinds.isDisjoint(
                with: KindSet([.preposition, .weekday, .day, .dayPart, .adjunct, .complementizer]))
        { end += 1 }
        guard end > source.head, end - source.head <= 6 else { return source }
        let flags: LexiconEntry.Flags = []
        _ = flags
        let next = reader.readUnnamed(source.head, source.head, end, &source, count: nil)
        source.isAgent = next > source.head
        return source
    }

    /// The object of "أبلغ X Y أن": whom it was said to.
    private func addressObject(_ source: inout Source, _ slotEnd: Int) {
        guard source.isFound, source.head >= 0 else { return }
        var position = source.head
        var isFirst = true
        while position < slotEnd {
            if let mention = reader.mention(at: position), mention.first == position {
                if !isFirst, reader.preposition(of: mention) == 0, !isSame(.entity(mention.entity), source.speaker),
                    document.tokens[position - 1].kind == .word
                {
                    reader.address(.entity(mention.entity), in: &source, verb: nil)
                    return
                }
                isFirst = false
                position = mention.last
            } else if document.isComma(position) {
                isFirst = false
            }
            position += 1
            if isFirst, position > source.head, !isHead(position - 1) { isFirst = false }
        }
    }

    private static let negations = Set(["لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم", "دون"].map(WordKeys.key))
    private static let subordinators = Set(
        [
            "بعدما", "عندما", "حين", "حينما", "قبلما", "الذي", "التي", "الذين", "لأن", "إذا", "لو", "كي", "ريثما",
            "منذ", "ما", "أن",
        ]
        .map(WordKeys.key))

    /// A verb after "بعدما", "الذي" and the like belongs to the clause that it hangs on.
    private func isSubordinate(_ index: Int) -> Bool {
        index > tokens.lowerBound && SpeechFinder.subordinators.contains(document.tokens[index - 1].key)
    }

    // MARK: Relays

    private func hasAbout(_ first: Int, _ end: Int) -> Int? {
        (first..<max(first, end)).first { document.tokens[$0].key == WordKeys.about }
    }

    /// "نقل X عن Y": Y speaks, X passes on.
    private func relayed(_ index: Int, _ slotEnd: Int, _ outer: Source) -> Source {
        guard let about = hasAbout(index + 1, slotEnd) else { return outer }
        var inner = reader.readArabic(about + 1, slotEnd)
        if !inner.isFound, inner.head >= 0 {
            _ = reader.readUnnamed(inner.head, inner.head, slotEnd, &inner, count: nil)
        }
        guard inner.isFound else { return outer }
        let verb = document.text(index, index)
        let before = hasAbout(index + 1, slotEnd) == index + 1 ? nil : outer
        if let before, before.isFound {
            inner.via = before.via + [Relay(speaker: before.speaker, verb: verb)] + inner.via
        }
        inner.date = outer.date ?? inner.date
        inner.head = index + 1
        return inner
    }

    // MARK: Clauses

    /// The first token of a reporting clause: the verb, or the conjunction before it.
    func clauseStart(_ index: Int) -> Int {
        var first = index
        while first > tokens.lowerBound, document.tokens[first - 1].kind == .word,
            document.tokens[first - 1].kinds.contains(.conjunction)
                || WordKeys.isPast.contains(document.tokens[first - 1].key)
                || document.tokens[first - 1].key == WordKeys.qad
        { first -= 1 }
        return first
    }

    private func splits(_ index: Int, _ reading: Reading, _ isParticiple: Bool, _ source: Source) -> Bool {
        let first = clauseStart(index)
        if first == tokens.lowerBound { return true }
        if isParticiple { return true }
        if document.isComma(first - 1) || document.isMark(first - 1, 0x61B, 0x3B, 0x2E)
            || document.isQuoteMark(first - 1)
        {
            return true
        }
        if first < index { return true }
        return reading.hasConjunction && (source.resolved == .ellipsis || source.head > index)
    }

    /// `"…"، قال فلان`: the content stands before the verb.
    private func inverted(
        at index: Int, _ verb: SpeechVerb, _ entry: LexiconEntry, _ found: [Attribution]
    ) -> Attribution? {
        guard verb.takesQuote else { return nil }
        var before = index - 1
        while before > tokens.lowerBound,
            document.isComma(before) || document.isMark(before, 0x2D, 0x2013, 0x2014, 0x2E)
        {
            before -= 1
        }
        guard let pair = pairs.last(where: { $0.close == before }), pair.close - pair.open > 2, !isQuotedName(pair)
        else {
            return nil
        }
        if found.contains(where: {
            $0.start > Int(document.tokens[pair.open].start) && $0.start <= Int(document.tokens[pair.open].end)
        }) {
            return nil
        }
        var limit = index + 1
        while limit < tokens.upperBound, !document.isQuoteMark(limit), limit - index < 24,
            !document.isMark(limit, 0x2E, 0x3A)
        {
            limit += 1
        }
        var source = reader.readArabic(index + 1, limit)
        if !source.isFound, source.head < 0,
            let last = reader.memory.last(
                agreeing: entry.flags, paragraph: document.sentences[sentence].paragraph, reach: 3)
        {
            reader.assign(last, to: &source, .ellipsis)
        }
        guard source.isFound else { return nil }
        return Attribution(
            form: .after, first: index, last: max(index, min(limit, source.end) - 1),
            start: Int(document.tokens[pair.open].end), end: Int(document.tokens[pair.close].start),
            verb: document.text(index, index), lemma: verb.lemma, act: verb.act, source: source, isClosed: true)
    }
}
