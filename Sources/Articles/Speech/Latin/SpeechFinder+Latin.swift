import Text

extension SpeechFinder {
    static let latinNounActs: Set<SpeechAct> = [
        .threaten, .promise, .accuse, .warn, .ask, .deny, .announce, .reject,
    ]

    /// Reporting words of an English sentence in order.
    func latinAttributions() -> [Attribution] {
        var found: [Attribution] = []
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            guard document.tokens[index].kind == .word, document.mentionOf[index] < 0 else {
                index += 1
                continue
            }
            if document.wholePhrase(at: index, before: tokens.upperBound, KindSet(.attribution)) != nil,
                let attribution = accordingTo(index, found)
            {
                found.append(attribution)
                index = attribution.last + 1
                continue
            }
            if let (verb, entry, last) = latinVerb(index),
                let attribution = latinAttribution(
                    index, last, verb, entry, found)
            {
                found.append(attribution)
                index = max(
                    last + 1,
                    attribution.form == .after ? attribution.last + 1 : min(attribution.last + 1, tokens.upperBound))
                continue
            }
            index += 1
        }
        return found
    }

    func latinVerb(_ index: Int) -> (SpeechVerb, LexiconEntry, last: Int)? {
        guard document.tokens[index].kinds.contains(.verb) || document.readingsMayContinue(index),
            let phrase = document.wholePhrase(at: index, before: tokens.upperBound, KindSet(.verb))
        else { return nil }
        let verb = document.lexicon.verbs[Int(phrase.entry.value)]
        guard verb.isLatin else { return nil }
        // A noun written like a verb after a determiner or an adjective: "the report", "a claim".
        if index > tokens.lowerBound, document.tokens[index - 1].kind == .word {
            let before = document.tokens[index - 1]
            let isQuoted = verb.isRelay && SpeechFinder.passives.contains(before.key)
            if (SpeechFinder.nounMarkers.contains(before.key) && !isQuoted) || before.shape.contains(.possessive) {
                return nil
            }
            if before.kinds.contains(.preposition), !phrase.entry.flags.contains(.participle),
                before.key != WordKeys.key("as")
            {
                return nil
            }
        }
        return (verb, phrase.entry, phrase.last)
    }

    static let nounMarkers = Set(
        [
            "the", "a", "an", "this", "that", "these", "its", "his", "her", "their", "our", "my", "any", "no", "every",
            "to", "such",
            "to", "be", "been", "being", "is", "are", "was", "were", "not", "would", "could", "should", "can", "must",
            "may",
            "might", "shall", "did", "does", "do",
        ].map(WordKeys.key))

    // MARK: Verbs

    func latinAttribution(
        _ index: Int, _ verbLast: Int, _ verb: SpeechVerb, _ entry: LexiconEntry, _ found: [Attribution]
    ) -> Attribution? {
        if verb.lemma == "quote" || verb.lemma == "cite", let passive = quotedAsSaying(index, verbLast, found) {
            return passive
        }
        let isParticiple = entry.flags.contains(.participle)
        if isParticiple {
            guard index > tokens.lowerBound, document.isComma(index - 1) || document.isQuoteMark(index - 1) else {
                return nil
            }
            return latinParticiple(index, verbLast, verb, found)
        }
        if let subject = latinSubject(before: index, found) {
            return latinForward(index, verbLast, verb, subject, found)
        }
        if let inverted = latinInverted(index, verbLast, verb, found) { return inverted }
        // "X said … and warned that …": the same subject.
        guard isCoordinated(index),
            let known = found.last(where: { $0.source.isFound && $0.form == .before })?.source ?? sentenceSubject(index)
        else { return nil }
        var same = known
        same.resolved = .ellipsis
        same.addressed = []
        same.head = index
        return latinForward(index, verbLast, verb, same, found)
    }

    /// "X said [to whom] [when] [that] …"; with nothing after the verb the content stands before the subject.
    func latinForward(
        _ index: Int, _ verbLast: Int, _ verb: SpeechVerb, _ subject: Source, _ found: [Attribution]
    ) -> Attribution? {
        var source = subject
        var position = verbLast + 1
        var verb = verb
        if verb.isRelay, let saying = asSaying(position) {
            // "quoted Y as saying …": Y speaks, X passes on.
            var inner = reader.readLatin(position, saying.first)
            if inner.isFound {
                inner.via =
                    source.via + [Relay(speaker: source.speaker, verb: document.text(index, verbLast))] + inner.via
                source = inner
                position = saying.last + 1
                verb.takesThat = true
                verb.takesQuote = true
                verb.isWeak = false
            }
        } else if verb.takesWhom {
            position = readWhom(position, &source)
        } else if position < tokens.upperBound, document.tokens[position].key == WordKeys.key("to") {
            let next = readWhom(position + 1, &source)
            if next > position + 1 { position = next }
        }
        position = skipLatinAdjuncts(position, &source)
        if let later = laterOpening(position, verb) { position = later }
        let verbText = document.text(index, verbLast)
        func attribution(_ form: Attribution.Form, _ last: Int, _ start: Int, _ end: Int?, closed: Bool = false)
            -> Attribution
        {
            Attribution(
                form: form, first: latinClauseStart(source.head >= 0 ? subject.head : index), last: last, start: start,
                end: end ?? document.sentences[sentence].end, verb: verbText, lemma: verb.lemma, act: verb.act,
                source: source, splits: splitsLatin(subject.head), isClosed: closed)
        }
        let before = subject.head - 1
        let closesQuotation =
            before >= tokens.lowerBound && verb.takesQuote
            && pairs.contains { $0.close == before || (document.isComma(before) && $0.close == before - 1) }
        let isOpened =
            position < tokens.upperBound
            && (document.isMark(position, 0x3A) || document.tokens[position].kinds.contains(.complementizer))
        // `"…," she said, "…"`: what follows is the other half.
        let closesBefore =
            closesQuotation && !isOpened
            || (before >= tokens.lowerBound && verb.takesQuote && !opensContent(position) && document.isComma(before)
                && isAdjunctOnly(position))
        let endsHere =
            closesBefore || position >= tokens.upperBound || document.isMark(position, 0x2E, 0x21, 0x3F)
            || (document.isComma(position) && !(position + 1 < tokens.upperBound && document.isQuoteMark(position + 1)))
        if endsHere || document.isQuoteMark(position) && isClosing(position) {
            return latinBackward(subject.head, verb, found).map {
                attribution(.after, position - 1, $0.start, $0.end, closed: $0.closed)
            }
        }
        // "…," X said. A content before and nothing that opens one after.
        let token = document.tokens[position]
        if document.isMark(position, 0x3A) || document.isComma(position) { position += 1 }
        guard position < tokens.upperBound else { return nil }
        if document.isQuoteMark(position) {
            guard verb.takesQuote || document.isMark(position - 1, 0x3A) else { return nil }
            if let pair = pairs.first(where: { $0.open == position }), pair.close - pair.open < 4,
                isFollowed(pair.close)
            {
                return nil
            }
            return quoted(position).map { attribution(.before, position, $0.start, $0.end, closed: $0.closed) }
        }
        if document.tokens[position].kinds.contains(.complementizer) {
            guard verb.takesThat else { return nil }
            return attribution(.before, position, Int(document.tokens[position].end), nil)
        }
        if document.isMark(position - 1, 0x3A) {
            return attribution(.before, position - 1, Int(document.tokens[position - 1].end), nil)
        }
        if token.key == WordKeys.key("on"), verb.nounPrepositions.contains(token.key), verb.act == .ask,
            let infinitive = (position + 1..<min(position + 10, tokens.upperBound)).first(where: {
                document.tokens[$0].key == WordKeys.key("to")
            })
        {
            return attribution(.before, infinitive, Int(document.tokens[infinitive].start), nil)
        }
        if verb.nounPrepositions.contains(token.key),
            SpeechFinder.latinNounActs.contains(verb.act) || verb.lemma == "insist"
        {
            let isInfinitive = token.key == WordKeys.key("to")
            let start = isInfinitive ? Int(token.start) : Int(token.end)
            return attribution(.before, position, start, nil)
        }
        if let preposition = prepositionAfterObject(position, verb) {
            let isInfinitive = document.tokens[preposition].key == WordKeys.key("to")
            let start = isInfinitive ? Int(document.tokens[preposition].start) : Int(document.tokens[preposition].end)
            return attribution(.before, preposition, start, nil)
        }
        if verb.takesNoun, SpeechFinder.objectActs.contains(verb.act), token.kind == .word, source.isFound,
            !isClause(position), !isWithin(index, found), token.kinds.isDisjoint(with: KindSet(.pronoun)),
            !SpeechFinder.objectWords.contains(token.key)
        {
            var object = attribution(.before, position - 1, Int(token.start), nil)
            object.isObject = true
            return object
        }
        if verb.takesThat, !verb.isWeak, beginsClause(position) {
            return attribution(.before, position - 1, Int(document.tokens[position].start), nil)
        }
        if verb.takesNoun, SpeechFinder.objectActs.contains(verb.act), token.kind == .word, source.isFound,
            !isWithin(index, found),
            token.kinds.isDisjoint(with: KindSet(.pronoun)), !SpeechFinder.objectWords.contains(token.key)
        {
            var object = attribution(.before, position - 1, Int(token.start), nil)
            object.isObject = true
            return object
        }
        return nil
    }

    /// "X was quoted as saying by Y that …": X speaks, Y passes on.
    func quotedAsSaying(_ index: Int, _ verbLast: Int, _ found: [Attribution]) -> Attribution? {
        guard index > tokens.lowerBound, SpeechFinder.passives.contains(document.tokens[index - 1].key),
            let saying = document.wholePhrase(at: verbLast + 1, before: tokens.upperBound, KindSet(.saying)),
            var source = latinSubject(before: index - 1, found), source.isFound
        else { return nil }
        var position = saying.last + 1
        if position < tokens.upperBound, document.tokens[position].key == WordKeys.key("by") {
            var next = position + 1
            if next < tokens.upperBound, document.tokens[next].key == WordKeys.the { next += 1 }
            if let mention = reader.mention(at: next), mention.first == next {
                source.via.append(Relay(speaker: .entity(mention.entity), verb: document.text(index, saying.last)))
                position = mention.last + 1
            }
        }
        position = skipLatinAdjuncts(position, &source)
        guard position < tokens.upperBound else { return nil }
        let isThat = document.tokens[position].kinds.contains(.complementizer)
        return Attribution(
            form: .before, first: latinClauseStart(source.head), last: position,
            start: Int(
                isThat || document.isMark(position, 0x3A)
                    ? document.tokens[position].end : document.tokens[position].start),
            end: document.sentences[sentence].end, verb: document.text(index, saying.last), lemma: "quote",
            act: .report,
            source: source, splits: splitsLatin(source.head))
    }

    /// True where a finite verb follows soon: "denied it had sold the ships".
    func isClause(_ from: Int) -> Bool {
        for position in from..<min(from + 10, tokens.upperBound) {
            let token = document.tokens[position]
            if token.kind == .mark, !document.isJoiner(position) { return false }
            if SpeechFinder.finiteWords.contains(token.key) { return true }
        }
        return false
    }

    static let finiteWords = Set(
        [
            "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should", "may", "might",
            "must", "can", "did",
            "does", "do",
        ].map(WordKeys.key))
    static let passives = Set(["was", "were", "is", "been"].map(WordKeys.key))

    static let objectActs: Set<SpeechAct> = [.deny, .announce, .reject, .promise, .confirm]

    /// True for a verb after "and" or "but", an adverb between or not.
    func isCoordinated(_ index: Int) -> Bool {
        var before = index - 1
        while before > tokens.lowerBound, isAdverb(before) { before -= 1 }
        return before > tokens.lowerBound
            && (document.tokens[before].key == WordKeys.and || document.tokens[before].key == WordKeys.key("but"))
    }

    /// True within the content of an attribution found before.
    func isWithin(_ index: Int, _ found: [Attribution]) -> Bool {
        let offset = Int(document.tokens[index].start)
        return found.contains { $0.form != .after && $0.start < offset && offset < $0.end }
    }

    static let objectWords = Set(["it", "this", "that", "them", "him", "her"].map(WordKeys.key))

    /// True for a clause without that: a subject and, further on, anything; not a preposition alone.
    func beginsClause(_ index: Int) -> Bool {
        let token = document.tokens[index]
        if token.kind != .word { return token.kind == .number }
        let key = token.key
        if key == WordKeys.key("and") || key == WordKeys.key("but") || key == WordKeys.key("or") { return false }
        // One word before a comma is no clause.
        return tokens.upperBound - index > 2
            && (document.tokens[index + 1].kind == .word || document.isQuoteMark(index + 1))
    }

    /// A colon with a quotation, or a that-word, after a few words of how and where: "tweeted after the match: …".
    func laterOpening(_ from: Int, _ verb: SpeechVerb) -> Int? {
        guard from < tokens.upperBound, document.tokens[from].kinds.contains(.preposition) else { return nil }
        if verb.nounPrepositions.contains(document.tokens[from].key) { return nil }
        for position in from..<min(from + 12, tokens.upperBound) {
            if document.isMark(position, 0x3A), verb.takesQuote, document.isQuoteMark(position + 1) { return position }
            let token = document.tokens[position]
            if token.kinds.contains(.complementizer), verb.takesThat, token.key == WordKeys.key("that") {
                return position
            }
            if token.kind == .mark, !document.isJoiner(position) { return nil }
        }
        return nil
    }

    /// True where a that-word, a colon or a quotation brings a content in.
    func opensContent(_ position: Int) -> Bool {
        guard position < tokens.upperBound else { return false }
        if document.isMark(position, 0x3A) || pairs.contains(where: { $0.open == position }) { return true }
        if document.tokens[position].kinds.contains(.complementizer) { return true }
        return document.isComma(position) && pairs.contains { $0.open == position + 1 }
    }

    /// True where nothing but when, where and how follows: "…, officials said after a meeting."
    func isAdjunctOnly(_ position: Int) -> Bool {
        guard position < tokens.upperBound else { return true }
        let token = document.tokens[position]
        guard token.kinds.contains(.preposition), token.key != WordKeys.key("of") else { return false }
        return !(position..<tokens.upperBound).contains { document.tokens[$0].kinds.contains(.complementizer) }
    }

    /// True where words follow a closing mark within the sentence.
    func isFollowed(_ close: Int) -> Bool {
        close + 1 < tokens.upperBound && document.tokens[close + 1].kind == .word
    }

    func isClosing(_ index: Int) -> Bool { pairs.contains { $0.close == index } }

    func quoted(_ index: Int) -> (start: Int, end: Int?, closed: Bool)? {
        guard let pair = pairs.first(where: { $0.open == index }) else {
            return (Int(document.tokens[index].end), openQuotationEnd(from: index), true)
        }
        var next = pair.close + 1
        if next < tokens.upperBound, document.isComma(next) || document.isMark(next, 0x2E) { next += 1 }
        let before = document.tokens[pair.close - 1]
        let stops = before.kind == .mark && [0x2E, 0x2C, 0x21, 0x3F].contains(before.scalar)
        if next >= tokens.upperBound || stops || document.isMark(pair.close + 1, 0x2C, 0x2E) {
            return (Int(document.tokens[index].end), Int(document.tokens[pair.close].start), true)
        }
        return (Int(document.tokens[index].start), nil, false)
    }

    func asSaying(_ from: Int) -> (first: Int, last: Int)? {
        var position = from
        while position < min(from + 16, tokens.upperBound) {
            if let phrase = document.wholePhrase(at: position, before: tokens.upperBound, KindSet(.saying)) {
                return (phrase.first, phrase.last)
            }
            position += 1
        }
        return nil
    }

    /// "accused the council of …", "urged residents to …".
    func prepositionAfterObject(_ from: Int, _ verb: SpeechVerb) -> Int? {
        guard verb.takesWhom, !verb.nounPrepositions.isEmpty, SpeechFinder.latinNounActs.contains(verb.act) else {
            return nil
        }
        var position = from
        while position < min(from + 12, tokens.upperBound),
            document.tokens[position].kind == .word || document.isJoiner(position)
        {
            if position > from, verb.nounPrepositions.contains(document.tokens[position].key) { return position }
            position += 1
        }
        return nil
    }

    // MARK: Clauses

    func latinClauseStart(_ head: Int) -> Int {
        var first = max(head, tokens.lowerBound)
        while first > tokens.lowerBound, document.tokens[first - 1].kind == .word,
            document.tokens[first - 1].kinds.contains(.conjunction) || isAdverb(first - 1)
        { first -= 1 }
        return first
    }

    func splitsLatin(_ head: Int) -> Bool {
        let first = latinClauseStart(head)
        if first <= tokens.lowerBound { return true }
        return document.tokens[first - 1].kind == .mark && !document.isJoiner(first - 1) || first < head
    }
}
