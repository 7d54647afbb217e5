import Text

extension SpeechFinder {
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

    func introducer(after index: Int, _ verb: SpeechVerb, isParticiple: Bool) -> Introducer? {
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
                    position == index + 1 || document.isMark(position - 1, 0x3A) || endsSlot(position - 1, after: index)
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
    func isNear(_ noun: Introducer, _ that: Introducer) -> Bool { that.last - noun.last > 1 }

    /// "طلب عدم نشر اسمه", "اشترط عدم كشف هويته": what a source without a name asked for, no speech.
    func isAnonymity(_ index: Int) -> Bool {
        guard index + 1 < tokens.upperBound else { return false }
        return SpeechFinder.anonymityWords.contains(document.tokens[index + 1].key)
    }

    private static let anonymityWords = Set(["عدم", "كشف", "الكشف", "حجب", "إخفاء"].map(WordKeys.key))

    /// A reporting verb of another clause before any content was brought in.
    func isFiniteVerb(_ position: Int, after index: Int, hasBreak: Bool) -> Bool {
        guard let (_, entry, reading) = verbAt(position), !entry.flags.contains(.participle) else { return false }
        // A name or a noun written like a verb is none.
        let kinds = document.tokens[position].kinds
        let nouns = KindSet([.role, .source, .document, .body, .given, .bodyAdjective])
        guard kinds.isDisjoint(with: nouns), !isSubordinate(position), !isAnonymity(position),
            !SpeechFinder.negations.contains(document.tokens[position - 1].key)
        else { return false }
        return hasBreak || reading.hasConjunction || document.tokens[position - 1].kind == .mark
    }

    func colon(at position: Int) -> Introducer {
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

    func quoteIntroducer(
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
    func endsSlot(_ last: Int, after index: Int) -> Bool {
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

    func thatIntroducer(at position: Int, after index: Int, _ verb: SpeechVerb) -> Introducer? {
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
    func nounIntroducer(at position: Int, after index: Int, _ verb: SpeechVerb) -> Introducer? {
        guard !verb.nounPrepositions.isEmpty,
            SpeechFinder.nounActs.contains(verb.act) || document.isQuoteMark(position + 1)
        else { return nil }
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

    func startsAfterBeh(_ position: Int) -> Bool {
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
}
