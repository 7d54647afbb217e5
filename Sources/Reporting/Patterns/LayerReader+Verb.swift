import Language

/// What the cue's verb takes, and what a gap may pass over.
extension LayerReader {
    /// A that-word as the cue's verb takes it, its preposition before it. The content begins where it ends, or at it
    /// where
    /// it bears a pronoun.
    func that(_ index: Int, _ bounds: Range<Int>) -> Int? {
        guard let verb = cueVerb else { return nil }
        let token = document.tokens[index]
        if let end = complementizer(index, bounds, verb) { return end }
        guard token.kind == .word, index + 1 < bounds.upperBound,
            document.words.preposition(token.key, of: verb) & 3 != 0
        else { return nil }
        let next = index + 1
        guard document.tokens[next].has(.complementizer) else { return nil }
        return next + 1
    }

    private func complementizer(_ index: Int, _ bounds: Range<Int>, _ verb: Verb) -> Int? {
        guard document.tokens[index].has(.complementizer) || document.tokens[index].anyKinds.contains(.complementizer)
        else { return nil }
        if index > 0, document.tokens[index - 1].kind == .word, isGoverned(index, verb) { return nil }
        for reading in document.readings(of: index) where !reading.hasConjunction {
            guard document.entry(reading, at: index, .complementizer) != nil else { continue }
            if reading.preposition == 0 {
                // "بأن" is listed whole: its letter counts as the verb's preposition.
                if verb.frames.contains(.that) || takesJoined(index, verb) { return index + 1 }
            } else if document.words.preposition(WordHash.hash([reading.preposition]), of: verb) & 1 != 0 {
                return index + 1
            }
        }
        return nil
    }

    /// True for a that-word that the word before it takes, not the cue's verb: "دون أن", "إلى أن" behind a verb that takes
    /// no such preposition.
    private func isGoverned(_ index: Int, _ verb: Verb) -> Bool {
        let before = document.tokens[index - 1]
        // "قال أبو علي إن": a name is no preposition.
        if mention(at: index - 1)?.kind == .name { return false }
        if before.has(.notBeforeThat) { return true }
        guard before.shape.contains(.clitic), before.has(.preposition),
            document.wholeEntry(at: index - 1, .preposition)?.tags.contains(.pronoun) == false
        else { return false }
        // "مجددا التأكيد على أن": of the noun of saying.
        if index > 1, document.has(index - 2, .saying) { return false }
        return document.words.preposition(before.key, of: verb) & 1 == 0
    }

    /// True for a that-word that opens with a letter that is a preposition of the verb.
    private func takesJoined(_ index: Int, _ verb: Verb) -> Bool {
        let token = document.tokens[index]
        guard token.shape.contains(.clitic), document.readings(of: index).contains(where: { $0.preposition != 0 })
        else {
            return false
        }
        return document.words.preposition(WordHash.hash([token.scalar]), of: verb) & 1 != 0
    }

    /// The object that is what was said: behind a preposition of the verb, or bare where the verb takes a noun. Answers
    /// the token where it begins; a preposition that is a letter of the word is taken off later.
    func object(_ index: Int, _ bounds: Range<Int>) -> Int? {
        guard let verb = cueVerb, index < bounds.upperBound else { return nil }
        let token = document.tokens[index]
        guard token.kind == .word else { return nil }
        let follows = document.words.preposition(token.key, of: verb)
        if follows & 4 != 0, pair(openingAt: index + 1) != nil { return index + 1 }
        if follows & 2 != 0, index + 1 < bounds.upperBound,
            document.tokens[index + 1].kind != .mark || document.isQuoteMark(index + 1)
        {
            return index + 1
        }
        if prefixedObject(index, verb) != nil { return index }
        guard verb.frames.contains(.noun), canBeObject(index) else { return nil }
        return index
    }

    /// The code points of a preposition of the verb that is written with a noun: 1 for "بفتح".
    func prefixedObject(_ index: Int, _ verb: Verb) -> Int? {
        let token = document.tokens[index]
        guard token.shape.contains(.clitic),
            token.kinds.isDisjoint(with: ClassSet([.adjunct, .dayPart, .attribution])),
            mention(at: index)?.start != Int(token.start)
        else { return nil }
        for reading in document.readings(of: index) where reading.preposition != 0 && !reading.hasConjunction {
            // "بقية" is a word of its own, and "قية" is none.
            if reading.node == 0, token.has(.quantifier) { continue }
            if document.words.preposition(WordHash.hash([reading.preposition]), of: verb) & 2 != 0 {
                return Int(reading.prefix)
            }
        }
        return nil
    }

    private func canBeObject(_ index: Int) -> Bool {
        let none = ClassSet([
            .preposition, .conjunction, .complementizer, .relative, .pronoun, .weekday, .day, .dayPart, .adjunct,
            .negation, .attribution, .thingPronoun, .addressee,
        ])
        // Nothing begins within a name, and nobody says a person.
        if let mention = mention(at: index), mention.kind == .name,
            mention.first < index || document.entities[mention.entity].type == .person
        {
            return false
        }
        if document.has(index, .what) { return true }
        // "نفى عدم وصول المساعدات": a noun that denies.
        if document.has(index, .negation), document.has(index, .verbalNoun) { return true }
        // "Des retards": a preposition elsewhere, an article here.
        let kinds = document.tokens[index].kinds
        return kinds.isDisjoint(with: none)
            || kinds.contains(.determiner) && kinds.without(ClassSet(.preposition)).isDisjoint(with: none)
    }

    // MARK: Gaps

    /// The token after one that a gap passes over; -1 at what ends it.
    func overGap(_ index: Int, _ lower: Int, _ upper: Int) -> Int {
        guard index >= lower, index < upper else { return -1 }
        let flags = facts[index].flags
        if flags.contains(.isMark) {
            if flags.contains(.opensPair), let pair = pair(openingAt: index) {
                return isQuotedName(pair) || pair.close - pair.open <= 4 ? min(pair.close + 1, upper) : -1
            }
            return flags.contains(.stopsGap) ? -1 : index + 1
        }
        if flags.contains(.that), that(index, lower..<upper) != nil { return -1 }
        return flags.contains(.verb) && isClauseCue(index, lower..<upper) ? -1 : index + 1
    }

    /// The position before a token that a gap passes over backwards, or -1.
    func beforeGap(_ position: Int, _ lower: Int, _ upper: Int) -> Int {
        let index = position - 1
        guard index >= lower, index < upper else { return -1 }
        let flags = facts[index].flags
        if flags.contains(.isMark) {
            if flags.contains(.closesPair), let pair = pair(closingAt: index) {
                return pair.close - pair.open <= 5 ? max(pair.open, lower) : -1
            }
            return flags.contains(.stopsGap) ? -1 : index
        }
        return flags.contains(.verb) && isClauseCue(index, lower..<upper) ? -1 : index
    }

    /// True where a verb of reporting that no name covers begins a clause of its own.
    func opensClause(_ index: Int, _ bounds: Range<Int>) -> Bool {
        let nouns = ClassSet([.role, .source, .document, .body, .given, .bodyAdjective, .preposition, .stop])
        guard document.tokens[index].kinds.isDisjoint(with: nouns) || opensJoinedClause(index) || goesOn(index, bounds)
        else { return false }
        if index + 1 < bounds.upperBound, document.has(index + 1, .anonymity) { return false }
        if isIdiom(index, bounds) { return false }
        let before = document.tokens[index - 1]
        if before.kind == .word, before.has(.subordinator) || before.has(.negation) || before.has(.relative) {
            return endsSequel(index - 1, bounds)
        }
        for reading in document.readings(of: index) where reading.preposition == 0 {
            guard let entry = document.entry(reading, at: index, .verb) else { continue }
            if entry.tags.contains(.participle) { return document.isComma(index - 1) }
            return before.kind == .mark || reading.hasConjunction || before.has(.conjunction)
        }
        return false
    }

    /// True at an idiom that reports nothing: "ردا على".
    private func isIdiom(_ index: Int, _ bounds: Range<Int>) -> Bool {
        facts[index].phraseKinds.contains(.notSpeech)
            && document.phrase(at: index, before: bounds.upperBound, ClassSet(.notSpeech), conjunctionOnly: true) != nil
    }

    /// A word behind a comma that is a conjunction and a verb, though the whole may be a name too: "، فرد الوزير".
    private func opensJoinedClause(_ index: Int) -> Bool {
        guard document.isComma(index - 1), document.tokens[index].kinds.isDisjoint(with: ClassSet([.role, .source]))
        else { return false }
        return document.readings(of: index).contains {
            $0.hasConjunction && $0.preposition == 0 && document.entry($0, at: index, .verb) != nil
        }
    }

    /// A participle behind a comma that a that-word follows, though it is a noun too: "، مضيفا أن".
    private func goesOn(_ index: Int, _ bounds: Range<Int>) -> Bool {
        guard document.isComma(index - 1), index + 1 < bounds.upperBound,
            document.tokens[index].shape.isDisjoint(with: [.article, .innerArticle]),
            document.entry(at: index, .verb)?.tags.contains(.participle) == true
        else { return false }
        return [index + 1, index + 2].contains { $0 < bounds.upperBound && document.has($0, .complementizer) }
    }

    /// True at the last word of a phrase after which the same speaker goes on.
    private func endsSequel(_ index: Int, _ bounds: Range<Int>) -> Bool {
        guard index > bounds.lowerBound else { return false }
        return document.phrase(at: index - 1, before: index + 1, ClassSet(.sequel))?.last == index
    }
}
