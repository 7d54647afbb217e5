import Language

/// Finds the constructions of a sentence: at each cue the longest match of the language's rules, then the first in the file.
final class ConstructionFinder {
    let document: Document
    let layers: LayerReader
    private let rules: RuleList
    /// What stands in the sentence before each of its tokens, and from it on.
    private let surroundings: Surroundings
    /// The best match at the token at hand.
    private var candidate: Candidate?

    init(document: Document, layers: LayerReader, bounds: Range<Int>, language: UInt8) {
        self.document = document
        self.layers = layers
        rules = document.lexicon.list(.construction, language: language)
        surroundings = Surroundings(bounds, layers.facts)
    }

    /// A match that may become a construction.
    private struct Candidate {
        let rule: UnsafePointer<Rule>
        let tokens: Range<Int>
        let cue: Range<Int>
        let form: VerbForm?
        let captures: Captures
        /// How far it reads; that its content stands behind a preposition.
        let reach: Int
        let isBehindPreposition: Bool
        /// Where the subject in the slot ends, if what was said is a noun.
        let subject: Int?
    }

    /// The constructions of a sentence in order.
    func constructions(in bounds: Range<Int>) -> [Construction] {
        var found: [Construction] = []
        var index = bounds.lowerBound
        var floor = index
        while index < bounds.upperBound, !document.effort.isOver {
            document.effort.spend(8)
            if let end = idiomEnd(index, bounds) {
                index = end
                continue
            }
            let quotation = quotation(index, bounds)
            guard let best = best(at: index, quotation ?? bounds, from: floor, inside: quotation != nil) else {
                index += 1
                continue
            }
            // "Refused to confirm or deny".
            if best.outcome == .object, let end = idiomEnd(best.tokens.upperBound, bounds) {
                index = end
                continue
            }
            found.append(best)
            // A clause that hangs on the subject ("X, who heads the inquiry, said") does not part it from its verb.
            if !isRelative(best) { floor = opening(after: best) }
            if best.outcome == .line, layers.pair(openingAt: best.tokens.upperBound) == nil { break }
            index = max(best.cue.upperBound, min(best.tokens.upperBound, index + 60))
        }
        return found
    }

    /// Past an idiom that reports nothing.
    private func idiomEnd(_ index: Int, _ bounds: Range<Int>) -> Int? {
        guard index < bounds.upperBound, layers.facts[index].phraseKinds.contains(.notSpeech) else { return nil }
        let idiom = document.phrase(at: index, before: bounds.upperBound, ClassSet(.notSpeech), conjunctionOnly: true)
        return idiom.map { $0.last + 1 }
    }

    /// The tokens of the quotation of more than a few words that a token stands in: what is told there is the speaker's,
    /// but for words that say who he is.
    private func quotation(_ index: Int, _ bounds: Range<Int>) -> Range<Int>? {
        guard layers.longDepths[index] > layers.longDepths[bounds.lowerBound],
            let pair = document.pairs(before: index).last(where: { index < $0.close && $0.close - $0.open > 4 })
        else { return nil }
        return pair.open + 1..<min(pair.close, bounds.upperBound)
    }

    private func best(
        at index: Int, _ bounds: Range<Int>, from floor: Int, inside: Bool
    ) -> Construction? {
        let facts = layers.facts[index]
        guard !facts.flags.contains(.mentioned) || facts.flags.contains(.isMark) else { return nil }
        let verbs = facts.phraseKinds.contains(.verb) ? verbForms(at: index, bounds) : []
        if verbs.isEmpty, let firsts = rules.firsts, !firsts.without(.verb).meets(facts.starts) { return nil }
        let room = min(max(bounds.lowerBound, floor), index)..<bounds.upperBound
        candidate = nil
        rules.forEachCue(at: facts.starts, isVerb: !verbs.isEmpty, inside: inside) { rule, isVerb in
            if isVerb {
                for form in verbs.indices where layers.matcher.cueHolds(rule.pointee.cue, verbs[form]) {
                    match(rule, cue: verbs[form].tokens, verbs[form], room, inside)
                }
            } else {
                layers.cueVerb = nil
                layers.matcher.clearCaptures()
                let end = layers.matcher.run(rule.pointee.cue, at: index, reach(room), layers)
                if end >= 0 { match(rule, cue: index..<end, nil, room, inside) }
            }
        }
        guard let found = candidate else { return nil }
        return Construction(
            rule: found.rule.pointee, tokens: found.tokens, cue: found.cue, verb: found.form,
            captures: found.captures)
    }

    private func reach(_ room: Range<Int>, isBackward: Bool = false) -> PatternMatcher.Reach {
        PatternMatcher.Reach(lower: room.lowerBound, upper: room.upperBound, isBackward: isBackward)
    }

    /// Where a later construction may begin: a comma that closes one may open the next.
    private func opening(after last: Construction) -> Int {
        let end = last.tokens.upperBound
        return end > last.cue.upperBound && document.isComma(end - 1) ? end - 1 : end
    }

    private func isRelative(_ construction: Construction) -> Bool {
        let before = construction.cue.lowerBound - 1
        return before >= 0 && construction.verb != nil && document.tokens[before].kind == .word
            && document.has(before, .relative) && !document.has(before, .what)
            && !document.tokens[before].shape.contains(.clitic)
    }

    private func isBetter(_ end: Int, _ reach: Int, _ isBehindPreposition: Bool, subject: Int?) -> Bool {
        guard let known = candidate?.reach else { return true }
        // Of noun objects of one subject the nearest is what was said.
        if let subject, let other = candidate?.subject, isNounObject(of: candidate) {
            return subject == other ? end < candidate?.tokens.upperBound ?? 0 : subject > other
        }
        // Of objects behind a preposition the first is what was said.
        if isBehindPreposition, candidate?.isBehindPreposition == true {
            return end < candidate?.tokens.upperBound ?? 0
        }
        return reach > known
    }

    /// True for a verb that takes no hearer, in scripts whose words bear clitics: what follows its subject is what was said.
    private func isNounObject(of candidate: Candidate?) -> Bool {
        guard let candidate, layers.cueVerb?.frames.contains(.whom) == false else { return false }
        return document.tokens[candidate.cue.lowerBound].shape.contains(.clitic)
    }

    /// How far a match reads from its cue on, a quotation that follows left out: what brings the content in first wins.
    private func reach(_ tokens: Range<Int>, _ cue: Range<Int>, _ captures: Captures) -> Int {
        if let quote = captures[.quote], quote.lowerBound >= cue.upperBound {
            // A few words in marks right after a word are part of what another rule reads.
            let isPart = quote.count <= 6 && document.tokens[quote.lowerBound - 1].kind == .word
            let end = isPart ? max(cue.upperBound, captures[.who]?.upperBound ?? 0) : quote.lowerBound
            return end - cue.lowerBound
        }
        return tokens.upperBound - cue.lowerBound
    }

    /// The verbs that a token may be a form of, alone or with the words after it.
    private func verbForms(at index: Int, _ bounds: Range<Int>) -> [VerbForm] {
        var forms: [VerbForm] = []
        if index > bounds.lowerBound, isBarred(by: document.tokens[index - 1]) { return [] }
        let mayAskForAnonymity = mayAskForAnonymity(index, bounds)
        for reading in document.readings(of: index) where reading.node != 0 {
            document.walk(reading, from: index, before: bounds.upperBound) { phrase in
                // Behind a preposition only the present stands: "ليقول".
                guard phrase.entry.kind == .verb, reading.preposition == 0 || phrase.entry.tags.contains(.present)
                else { return }
                let verb = document.words.verbs[Int(phrase.entry.value)]
                if mayAskForAnonymity, verb.act == .ask || verb.act == .reject || verb.act == .believe { return }
                let isPassive = isPassive(index, reading, phrase.entry.tags)
                // "نُقل عن فلان": whose words they are still follows.
                if isPassive, !verb.frames.contains(.relay) { return }
                forms.append(
                    VerbForm(
                        verb: verb, tags: phrase.entry.tags, reading: reading, tokens: index..<phrase.last + 1,
                        isPassive: isPassive))
            }
        }
        return forms.sorted { $0.tokens.count > $1.tokens.count }
    }

    /// True for a verb of the past whose first letter bears the mark of the passive ("نُقل").
    private func isPassive(_ index: Int, _ reading: Reading, _ tags: WordTags) -> Bool {
        guard tags.contains(.past), document.tokens[index].shape.contains(.clitic) else { return false }
        let mark = Int(document.tokens[index].start) + Int(reading.prefix) + 1
        return mark < Int(document.tokens[index].end) && document.scalars[mark] == 0x64F
    }

    /// True behind a word that no verb of reporting follows: one that denies, or a preposition whose object a noun is ("عن
    /// ذكر اسمه").
    private func isBarred(by before: Token) -> Bool {
        guard before.kind == .word else { return false }
        return before.has(.negation)
            || before.has(.preposition) && before.has(.link) && !before.has(.relative) && before.shape.contains(.clitic)
    }

    /// "طلب عدم ذكر اسمه": what a source asked for that is not named, no speech.
    private func mayAskForAnonymity(_ index: Int, _ bounds: Range<Int>) -> Bool {
        index + 1 < bounds.upperBound && document.tokens[index].shape.contains(.clitic)
            && layers.facts[index + 1].phraseKinds.contains(.anonymity)
    }

    /// Keeps the match of a rule at a cue where it is the best; nothing is tried where the sentence lacks what the rule
    /// needs.
    private func match(
        _ rule: UnsafePointer<Rule>, cue: Range<Int>, _ form: VerbForm?, _ room: Range<Int>, _ inside: Bool
    ) {
        guard surroundings.from(cue.upperBound).covers(rule.pointee.needs),
            inside || surroundings.before(cue.lowerBound).covers(rule.pointee.needsBefore)
        else { return }
        let matcher = layers.matcher
        if form != nil { matcher.clearCaptures() }
        layers.cueVerb = form?.verb
        var first = cue.lowerBound
        if rule.pointee.backward >= 0 {
            first = matcher.run(rule.pointee.backward, at: first, reach(room, isBackward: true), layers)
            if first < 0 { return }
        }
        let end = matcher.run(rule.pointee.forward, at: cue.upperBound, reach(room), layers)
        if end < 0 { return }
        let reach = reach(first..<end, cue, matcher.captures)
        let isBehindPreposition =
            rule.pointee.outcome == .object && end > cue.upperBound && document.has(end - 1, .preposition)
        let subject = rule.pointee.outcome == .object ? matcher.captures[.who]?.upperBound : nil
        guard isBetter(end, reach, isBehindPreposition, subject: subject) else { return }
        candidate = Candidate(
            rule: rule, tokens: first..<end, cue: cue, form: form, captures: matcher.captures, reach: reach,
            isBehindPreposition: isBehindPreposition, subject: subject)
    }
}

/// What stands in a sentence before and after each of its tokens.
private struct Surroundings {
    private let bounds: Range<Int>
    private var befores: [TokenSet]
    private var froms: [TokenSet]

    init(_ bounds: Range<Int>, _ facts: UnsafePointer<TokenFacts>) {
        self.bounds = bounds
        befores = Array(repeating: TokenSet(), count: bounds.count + 1)
        froms = befores
        for place in 0..<bounds.count {
            befores[place + 1] = befores[place]
            befores[place + 1].formUnion(facts[bounds.lowerBound + place].starts)
        }
        for place in stride(from: bounds.count - 1, through: 0, by: -1) {
            froms[place] = froms[place + 1]
            froms[place].formUnion(facts[bounds.lowerBound + place].starts)
        }
    }

    /// What stands before a token; from a token on.
    func before(_ index: Int) -> TokenSet { befores[max(0, min(index - bounds.lowerBound, bounds.count))] }
    func from(_ index: Int) -> TokenSet { froms[max(0, min(index - bounds.lowerBound, bounds.count))] }
}
