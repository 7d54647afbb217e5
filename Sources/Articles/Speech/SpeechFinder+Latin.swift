import Text

extension SpeechFinder {
    private static let nounActs: Set<SpeechAct> = [
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

    private func latinVerb(_ index: Int) -> (SpeechVerb, LexiconEntry, last: Int)? {
        guard document.tokens[index].kinds.contains(.verb) || document.readingsMayContinue(index),
            let phrase = document.wholePhrase(at: index, before: tokens.upperBound, KindSet(.verb))
        else { return nil }
        let verb = document.lexicon.verbs[Int(phrase.entry.value)]
        guard verb.isLatin else { return nil }
        // A noun written like a verb after a determiner or an adjective: "the report", "a claim".
        if index > tokens.lowerBound, document.tokens[index - 1].kind == .word {
            let before = document.tokens[index - 1]
            if SpeechFinder.nounMarkers.contains(before.key) || before.shape.contains(.possessive) { return nil }
            if before.kinds.contains(.preposition), !phrase.entry.flags.contains(.participle),
                before.key != WordKeys.key("as")
            {
                return nil
            }
        }
        return (verb, phrase.entry, phrase.last)
    }

    private static let nounMarkers = Set(
        [
            "the", "a", "an", "this", "that", "these", "its", "his", "her", "their", "our", "my", "any", "no", "every",
            "to", "such",
            "to", "be", "been", "being", "is", "are", "was", "were", "not", "would", "could", "should", "can", "must",
            "may",
            "might", "shall", "did", "does", "do",
        ].map(WordKeys.key))

    // MARK: Verbs

    private func latinAttribution(
        _ index: Int, _ verbLast: Int, _ verb: SpeechVerb, _ entry: LexiconEntry, _ found: [Attribution]
    ) -> Attribution? {
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
        guard index > tokens.lowerBound, document.tokens[index - 1].key == WordKeys.and || isAdverb(index - 1),
            let known = found.last(where: { $0.source.isFound && $0.form == .before })?.source ?? sentenceSubject(index)
        else { return nil }
        var same = known
        same.resolved = .ellipsis
        same.addressed = []
        same.head = index
        return latinForward(index, verbLast, verb, same, found)
    }

    /// The subject that opens a sentence: "She apologised … and said …".
    private func sentenceSubject(_ index: Int) -> Source? {
        var first = tokens.lowerBound
        while first < index, isAdverb(first) || document.isComma(first) { first += 1 }
        let source = reader.readLatin(first, index)
        guard source.isFound, source.end < index else { return nil }
        return source
    }

    /// The subject that ends right before a verb, and its first token.
    private func latinSubject(before index: Int, _ found: [Attribution]) -> Source? {
        var starts: [Int] = []
        var floor = tokens.lowerBound
        if let last = found.last {
            floor = max(floor, last.form == .after || last.form == .aside ? last.last + 1 : last.last + 1)
        }
        floor = min(floor, index)
        var end = index
        while end - 1 >= floor, isAdverb(end - 1) { end -= 1 }
        for position in stride(from: end - 1, through: floor, by: -1) {
            let token = document.tokens[position]
            let isBoundary =
                token.kind == .mark && !document.isJoiner(position)
                || token.kinds.contains(.conjunction) || token.kinds.contains(.complementizer)
                || token.key == WordKeys.key("as")
            if isBoundary { starts.append(position + 1) }
            if end - position > 40 { break }
        }
        starts.append(floor)
        for start in starts where start < end {
            var position = start
            while position < end, document.tokens[position].kind == .mark || isAdverb(position) { position += 1 }
            guard position < end else { continue }
            var source = reader.readLatin(position, end)
            if start > floor, document.tokens[start - 1].key == WordKeys.and, source.isFound,
                let both = coordinated(start - 1, end, floor)
            {
                return both
            }
            let resolvesNobody = !source.isFound && source.resolved == .pronoun
            if source.isFound, start > floor, document.isComma(start - 1), source.end + 1 == end,
                document.isComma(source.end), let person = reader.mention(at: position), person.first == position,
                person.last + 1 == source.end
            {
                // "A geologist at the university, Liv Tangen, warned".
                source.head = position
                return source
            }
            if source.isFound || resolvesNobody, source.end >= end { source.head = position; return source }
        }
        return nil
    }

    /// "rescuers and company officials": two sources that speak as one.
    private func coordinated(_ conjunction: Int, _ end: Int, _ floor: Int) -> Source? {
        var start = conjunction
        while start > floor, document.tokens[start - 1].kind == .word || document.isJoiner(start - 1) { start -= 1 }
        guard start < conjunction else { return nil }
        var source = reader.readLatin(start, conjunction)
        if !source.isFound {
            guard conjunction - start <= 3,
                (start..<conjunction).allSatisfy({ !document.tokens[$0].shape.contains(.capital) })
            else { return nil }
        } else {
            guard source.end >= conjunction, case .unnamed = source.speaker else { return nil }
        }
        let name = document.text(start, end - 1)
        source.speaker = .unnamed(
            document.addUnnamed(
                UnnamedSourceDescription(
                    name: name, count: nil, nouns: source.nouns, gender: .unknown, isPlural: true, affiliations: [])))
        source.isPlural = true
        source.head = start
        return source
    }

    private func isAdverb(_ index: Int) -> Bool {
        guard document.tokens[index].kind == .word else { return false }
        if document.has(index, .adjunct) { return true }
        let key = document.tokens[index].key
        return SpeechFinder.auxiliaries.contains(key)
    }

    private static let auxiliaries = Set(
        ["has", "have", "had", "also", "later", "earlier", "then", "repeatedly", "reportedly"].map(WordKeys.key))

    /// "X said [to whom] [when] [that] …"; with nothing after the verb the content stands before the subject.
    private func latinForward(
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
        let closesBefore =
            before >= tokens.lowerBound && verb.takesQuote && !opensContent(position)
            && (pairs.contains { $0.close == before }
                || (document.isComma(before)
                    && (pairs.contains { $0.close == before - 1 } || isAdjunctOnly(position))))
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
        if verb.nounPrepositions.contains(token.key), SpeechFinder.nounActs.contains(verb.act) || verb.lemma == "insist"
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
        if verb.takesThat, !verb.isWeak, beginsClause(position) {
            return attribution(.before, position - 1, Int(document.tokens[position].start), nil)
        }
        if verb.takesNoun, verb.act == .deny || verb.act == .announce, token.kind == .word, !isWithin(index, found),
            token.kinds.isDisjoint(with: KindSet(.pronoun)), !SpeechFinder.objectWords.contains(token.key)
        {
            return attribution(.before, position - 1, Int(token.start), nil)
        }
        return nil
    }

    /// True within the content of an attribution found before.
    private func isWithin(_ index: Int, _ found: [Attribution]) -> Bool {
        let offset = Int(document.tokens[index].start)
        return found.contains { $0.form != .after && $0.start < offset && offset < $0.end }
    }

    private static let objectWords = Set(["it", "this", "that", "them", "him", "her"].map(WordKeys.key))

    /// True for a clause without that: a subject and, further on, anything; not a preposition alone.
    private func beginsClause(_ index: Int) -> Bool {
        let token = document.tokens[index]
        if token.kind != .word { return token.kind == .number }
        let key = token.key
        if key == WordKeys.key("and") || key == WordKeys.key("but") || key == WordKeys.key("or") { return false }
        // One word before a comma is no clause.
        return tokens.upperBound - index > 2 && document.tokens[index + 1].kind == .word
    }

    /// True where a that-word, a colon or a quotation brings a content in.
    private func opensContent(_ position: Int) -> Bool {
        guard position < tokens.upperBound else { return false }
        if document.isMark(position, 0x3A) || pairs.contains(where: { $0.open == position }) { return true }
        if document.tokens[position].kinds.contains(.complementizer) { return true }
        return document.isComma(position) && pairs.contains { $0.open == position + 1 }
    }

    /// True where nothing but when, where and how follows: "…, officials said after a meeting."
    private func isAdjunctOnly(_ position: Int) -> Bool {
        guard position < tokens.upperBound else { return true }
        let token = document.tokens[position]
        guard token.kinds.contains(.preposition), token.key != WordKeys.key("of") else { return false }
        return !(position..<tokens.upperBound).contains { document.tokens[$0].kinds.contains(.complementizer) }
    }

    /// True where words follow a closing mark within the sentence.
    private func isFollowed(_ close: Int) -> Bool {
        close + 1 < tokens.upperBound && document.tokens[close + 1].kind == .word
    }

    private func isClosing(_ index: Int) -> Bool { pairs.contains { $0.close == index } }

    private func quoted(_ index: Int) -> (start: Int, end: Int?, closed: Bool)? {
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

    private func asSaying(_ from: Int) -> (first: Int, last: Int)? {
        var position = from
        while position < min(from + 16, tokens.upperBound) {
            if let phrase = document.wholePhrase(at: position, before: tokens.upperBound, KindSet(.saying)) {
                return (phrase.first, phrase.last)
            }
            position += 1
        }
        return nil
    }

    /// Whom it was said to: a name, a pronoun, "reporters".
    private func readWhom(_ index: Int, _ source: inout Source) -> Int {
        guard index < tokens.upperBound else { return index }
        if let mention = reader.mention(at: index), mention.first == index {
            reader.address(.entity(mention.entity), in: &source, verb: nil)
            return mention.last + 1
        }
        var start = index
        if document.tokens[start].key == WordKeys.the, start + 1 < tokens.upperBound {
            start += 1
            if let mention = reader.mention(at: start), mention.first == start,
                mention.kind == .name || mention.kind == .nominal
            {
                reader.address(.entity(mention.entity), in: &source, verb: nil)
                var last = mention.last
                if last + 1 < tokens.upperBound, document.has(last + 1, .publisher) || document.has(last + 1, .body) {
                    last += 1
                }
                return last + 1
            }
        }
        if let phrase = document.wholePhrase(at: index, before: tokens.upperBound, KindSet(.addressee)) {
            return phrase.last + 1
        }
        var probe = Source()
        probe = reader.readLatin(index, min(index + 6, tokens.upperBound))
        if probe.isFound, document.tokens[index].kinds.isDisjoint(with: KindSet([.complementizer, .pronoun])),
            probe.end < tokens.upperBound,
            document.tokens[probe.end].kinds.contains(.complementizer)
                || document.tokens[probe.end].key == WordKeys.of || document.tokens[probe.end].key == WordKeys.key("to")
        {
            source.addressed.append(probe.speaker)
            return probe.end
        }
        return index
    }

    /// Over time and manner after the verb: "on Tuesday", "in a statement", "late on Monday".
    func skipLatinAdjuncts(_ from: Int, _ source: inout Source) -> Int {
        var position = from
        var isMoving = true
        while isMoving, position < tokens.upperBound {
            isMoving = false
            if document.isComma(position), position + 1 < tokens.upperBound,
                document.wholePhrase(at: position + 1, before: tokens.upperBound, KindSet(.citing)) != nil
            {
                let phrase = document.wholePhrase(at: position + 1, before: tokens.upperBound, KindSet(.citing))!
                let next = reader.readLatinCited(phrase, tokens.upperBound, &source)
                if next > position + 1 {
                    position = next
                    isMoving = true
                    if document.isComma(position), position + 1 < tokens.upperBound, !document.isQuoteMark(position + 1)
                    {
                        position += 1
                    }
                    continue
                }
            }
            var next = position
            while next < tokens.upperBound,
                document.has(next, .dayPart) || document.tokens[next].key == WordKeys.key("on")
            { next += 1 }
            if let date = reader.dates.date(at: next, before: tokens.upperBound) {
                source.date = source.date ?? date.day
                position = date.last + 1
                isMoving = true
                while position < tokens.upperBound, document.has(position, .dayPart) { position += 1 }
                continue
            }
            if let phrase = document.wholePhrase(at: position, before: tokens.upperBound, KindSet(.adjunct)) {
                position = phrase.last + 1
                isMoving = true
                position = overAdjunctTail(position, &source)
            }
        }
        return position
    }

    /// "in an interview with Reuters", "in a statement to the agency".
    private func overAdjunctTail(_ index: Int, _ source: inout Source) -> Int {
        guard index + 1 < tokens.upperBound else { return index }
        let key = document.tokens[index].key
        guard
            key == WordKeys.key("with") || key == WordKeys.key("to") || key == WordKeys.key("on")
                || key == WordKeys.key("in")
        else {
            return index
        }
        var next = index + 1
        if document.tokens[next].key == WordKeys.the { next += 1 }
        guard next < tokens.upperBound, let mention = reader.mention(at: next), mention.first == next else {
            return index
        }
        if document.entities[mention.entity].isOutlet {
            reader.address(.entity(mention.entity), in: &source, verb: nil)
        }
        return mention.last + 1
    }

    /// "accused the council of …", "urged residents to …".
    private func prepositionAfterObject(_ from: Int, _ verb: SpeechVerb) -> Int? {
        guard verb.takesWhom, !verb.nounPrepositions.isEmpty, SpeechFinder.nounActs.contains(verb.act) else {
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

    // MARK: Contents before the verb

    /// The content that stands before a subject: the quotation that closes there, or the clause up to its comma.
    private func latinBackward(_ head: Int, _ verb: SpeechVerb, _ found: [Attribution]) -> (
        start: Int, end: Int, closed: Bool
    )? {
        var before = head - 1
        while before >= tokens.lowerBound, document.isComma(before) || document.isMark(before, 0x2D, 0x2013, 0x2014) {
            before -= 1
        }
        guard before >= tokens.lowerBound, before < head - 1 || document.isQuoteMark(before) else { return nil }
        if let pair = pairs.last(where: { $0.close == before }) {
            // Words before a quotation that end without a stop are part of the content.
            let lead = leadIn(pair.open, found)
            if let lead { return (lead, Int(document.tokens[pair.close].end), true) }
            return (Int(document.tokens[pair.open].end), Int(document.tokens[pair.close].start), true)
        }
        guard verb.takesThat || verb.takesQuote else { return nil }
        var start = tokens.lowerBound
        if let last = found.last { start = max(start, last.last + 1) }
        guard start < head, (start..<head).contains(where: { document.tokens[$0].kind == .word }) else { return nil }
        return (
            document.tokens[start].kind == .mark && start > tokens.lowerBound
                ? Int(document.tokens[start].end) : Int(document.tokens[start].start),
            Int(document.tokens[head].start), true
        )
    }

    private func leadIn(_ open: Int, _ found: [Attribution]) -> Int? {
        var start = tokens.lowerBound
        if let last = found.last { start = max(start, last.last + 1) }
        guard open > start, document.tokens[open - 1].kind == .word else { return nil }
        return Int(document.tokens[start].start)
    }

    /// `"…," said X`: the subject follows the verb.
    private func latinInverted(
        _ index: Int, _ verbLast: Int, _ verb: SpeechVerb, _ found: [Attribution]
    ) -> Attribution? {
        guard verb.takesQuote, index > tokens.lowerBound, document.tokens[index - 1].kind == .mark,
            document.isComma(index - 1) || document.isQuoteMark(index - 1)
                || document.isMark(index - 1, 0x2D, 0x2014, 0x2013)
        else { return nil }
        guard let content = latinBackward(index, verb, found) else { return nil }
        var limit = verbLast + 1
        while limit < tokens.upperBound, !document.isQuoteMark(limit), !document.isMark(limit, 0x2E, 0x3A, 0x3B) {
            limit += 1
        }
        var source = reader.readLatin(verbLast + 1, limit)
        guard source.isFound else { return nil }
        let next = skipLatinAdjuncts(min(source.end, limit), &source)
        return Attribution(
            form: .after, first: index, last: max(verbLast, next - 1), start: content.start, end: content.end,
            verb: document.text(index, verbLast), lemma: verb.lemma, act: verb.act, source: source,
            splits: true, isClosed: true)
    }

    private func latinParticiple(
        _ index: Int, _ verbLast: Int, _ verb: SpeechVerb, _ found: [Attribution]
    ) -> Attribution? {
        var source = Source()
        if let last = found.last(where: { $0.source.isFound }) {
            source = last.source
        } else {
            var position = tokens.lowerBound
            while position < index, isAdverb(position) || document.tokens[position].kind == .mark { position += 1 }
            source = reader.readLatin(position, index)
            guard source.isFound else { return nil }
            if case .entity(let entity) = source.speaker, document.entities[entity].type == .place { return nil }
        }
        source.resolved = .ellipsis
        source.head = index
        var position = verbLast + 1
        if verb.takesWhom { position = readWhom(position, &source) }
        position = skipLatinAdjuncts(position, &source)
        guard position < tokens.upperBound else { return nil }
        func make(_ start: Int, _ end: Int?, _ last: Int, closed: Bool = false) -> Attribution {
            Attribution(
                form: .participle, first: index, last: last, start: start, end: end ?? document.sentences[sentence].end,
                verb: document.text(index, verbLast), lemma: verb.lemma, act: verb.act, source: source, isClosed: closed
            )
        }
        if document.isMark(position, 0x3A) || document.isComma(position) { position += 1 }
        guard position < tokens.upperBound else { return nil }
        if document.isQuoteMark(position) {
            return quoted(position).map { make($0.start, $0.end, position, closed: $0.closed) }
        }
        let token = document.tokens[position]
        if token.kinds.contains(.complementizer), verb.takesThat { return make(Int(token.end), nil, position) }
        if verb.nounPrepositions.contains(token.key), SpeechFinder.nounActs.contains(verb.act) {
            return make(token.key == WordKeys.key("to") ? Int(token.start) : Int(token.end), nil, position)
        }
        if let preposition = prepositionAfterObject(position, verb) {
            let isInfinitive = document.tokens[preposition].key == WordKeys.key("to")
            return make(
                Int(isInfinitive ? document.tokens[preposition].start : document.tokens[preposition].end), nil,
                preposition)
        }
        if verb.takesThat, !verb.isWeak || verb.lemma == "add", beginsClause(position) {
            return make(Int(token.start), nil, position - 1)
        }
        return nil
    }

    // MARK: "According to"

    private func accordingTo(_ index: Int, _ found: [Attribution]) -> Attribution? {
        guard depth(index) == 0,
            let phrase = document.wholePhrase(at: index, before: tokens.upperBound, KindSet(.attribution))
        else { return nil }
        var limit = phrase.last + 1
        while limit < tokens.upperBound, !document.isMark(limit, 0x2E, 0x3B, 0x21, 0x3F), !document.isQuoteMark(limit) {
            limit += 1
        }
        var source = reader.readLatin(phrase.last + 1, limit)
        guard source.isFound else { return nil }
        let next = skipLatinAdjuncts(min(source.end, limit), &source)
        let last = max(phrase.last, next - 1)
        let span = document.sentences[sentence]
        var start = tokens.lowerBound
        while start < index, document.tokens[start].kind == .mark { start += 1 }
        var after = last + 1
        while after < tokens.upperBound, document.tokens[after].kind == .mark { after += 1 }
        let content: (Int, Int)
        if start >= index {
            content = (after < tokens.upperBound ? Int(document.tokens[after].start) : span.end, span.end)
        } else if after >= tokens.upperBound {
            content = (textStart, Int(document.tokens[index].start))
        } else {
            content =
                document.isComma(index - 1) && document.isComma(last + 1) || !document.isComma(last + 1)
                ? (textStart, span.end) : (textStart, Int(document.tokens[index].start))
        }
        return Attribution(
            form: .aside, first: index, last: last, start: content.0, end: content.1,
            verb: document.text(phrase.first, phrase.last), lemma: "according to", act: .say, source: source,
            splits: false)
    }

    // MARK: Clauses

    private func latinClauseStart(_ head: Int) -> Int {
        var first = max(head, tokens.lowerBound)
        while first > tokens.lowerBound, document.tokens[first - 1].kind == .word,
            document.tokens[first - 1].kinds.contains(.conjunction) || isAdverb(first - 1)
        { first -= 1 }
        return first
    }

    private func splitsLatin(_ head: Int) -> Bool {
        let first = latinClauseStart(head)
        if first <= tokens.lowerBound { return true }
        return document.tokens[first - 1].kind == .mark && !document.isJoiner(first - 1) || first < head
    }
}
