import Text

extension SpeechFinder {
    static let verbReach = 48

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
            if let attribution = saidSo(at: index, found) {
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

    /// "بقوله: …", "مكتفيا بالقول: …": words of saying after a verb that is none itself.
    func saidSo(at index: Int, _ found: [Attribution]) -> Attribution? {
        guard SpeechFinder.saidSoWords.contains(document.tokens[index].key), index + 1 < tokens.upperBound,
            document.isMark(index + 1, 0x3A) || document.tokens[index + 1].kinds.contains(.complementizer)
                || document.isQuoteMark(index + 1)
        else { return nil }
        var source = participleSource(index, found)
        if index > tokens.lowerBound, let mention = reader.mention(at: index - 1),
            document.entities[mention.entity].type != .place
        {
            reader.assign(mention.entity, to: &source, .explicit)
        } else if source.isFound == false, let last = reader.memory.entries.last {
            reader.assign(last, to: &source, .ellipsis)
        }
        guard source.isFound else { return nil }
        let opening: Introducer
        if document.isMark(index + 1, 0x3A) {
            guard index + 2 < tokens.upperBound else { return nil }
            opening = colon(at: index + 1)
        } else {
            opening = Introducer(
                slotEnd: index, start: Int(document.tokens[index + 1].end), end: nil, last: index + 1)
        }
        return Attribution(
            form: .participle, first: clauseOpening(index), last: opening.last, start: opening.start,
            end: opening.end ?? document.sentences[sentence].end, verb: document.text(index, index), lemma: "قال",
            act: .say,
            source: source, isClosed: opening.end != nil)
    }

    /// The comma's next token before an index: where the clause begins that says so.
    func clauseOpening(_ index: Int) -> Int {
        var first = index
        while first > tokens.lowerBound, !document.isComma(first - 1), index - first < 8 { first -= 1 }
        return first
    }

    static let saidSoWords = Set(["بقوله", "بقولها", "بقولهم", "بالقول"].map(WordKeys.key))

    func firstToken(of attribution: Attribution) -> Int {
        max(attribution.last, document.firstToken(from: attribution.start) - 1)
    }

    /// Past an idiom that is no reporting ("يعتقد أن", "الجدير بالذكر أن").
    func notSpeech(_ index: Int) -> Int? {
        document.wholePhrase(at: index, before: tokens.upperBound, KindSet(.notSpeech)).map { $0.last + 1 }
    }

    /// The attribution that the first fitting verb at a token makes; forms of several verbs are written alike.
    func firstVerb(at index: Int, _ found: [Attribution]) -> Attribution? {
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

    // MARK: Verbs

    func arabicVerb(
        at index: Int, _ verb: SpeechVerb, _ entry: LexiconEntry, _ reading: Reading, _ found: [Attribution]
    ) -> Attribution? {
        if isAnonymity(index) { return nil }
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
    func announced(_ index: Int, _ verb: SpeechVerb, _ isParticiple: Bool) -> Introducer? {
        guard verb.takesNoun, [.announce, .deny].contains(verb.act) || ["عزا", "أرجع", "استبعد"].contains(verb.lemma)
        else {
            return nil
        }
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

    /// A participle goes on with somebody's words only after a comma, or after a conjunction and right before its content.
    func canBeParticiple(_ index: Int) -> Bool {
        guard index > tokens.lowerBound else { return false }
        if document.isComma(index - 1) || document.isQuoteMark(index - 1) { return true }
        let first = document.readings(of: index).first
        return first?.node == 0
            || document.tokens[index - 1].kind == .word
                && index + 1 < tokens.upperBound && document.tokens[index + 1].kinds.contains(.complementizer)
    }

    static let negations = Set(
        ["لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم", "دون", "عدم", "بعدم", "لعدم"].map(WordKeys.key))
    static let subordinators = Set(
        [
            "بعدما", "عندما", "حين", "حينما", "قبلما", "الذي", "التي", "الذين", "لأن", "إذا", "لو", "كي", "ريثما",
            "منذ", "ما", "أن",
        ]
        .map(WordKeys.key))

    /// A verb after "بعدما", "الذي" and the like belongs to the clause that it hangs on.
    func isSubordinate(_ index: Int) -> Bool {
        index > tokens.lowerBound && SpeechFinder.subordinators.contains(document.tokens[index - 1].key)
    }

    // MARK: Relays

    func hasAbout(_ first: Int, _ end: Int) -> Int? {
        (first..<max(first, end)).first { document.tokens[$0].key == WordKeys.about }
    }

    /// "نقل X عن Y": Y speaks, X passes on.
    func relayed(_ index: Int, _ slotEnd: Int, _ outer: Source) -> Source {
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

    func splits(_ index: Int, _ reading: Reading, _ isParticiple: Bool, _ source: Source) -> Bool {
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
    func inverted(
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
