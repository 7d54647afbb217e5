import Language

/// Finds the constructions of a sentence: at each cue the longest match of the language's rules, then the first in the file.
struct ConstructionFinder {
    let document: Document
    let layers: LayerReader

    /// The constructions of a sentence in order.
    func constructions(in bounds: Range<Int>, language: UInt8) -> [Construction] {
        let rules = document.lexicon.rules(.construction, language: language)
        var found: [Construction] = []
        var index = bounds.lowerBound
        while index < bounds.upperBound, !document.effort.isOver {
            document.effort.spend(8)
            if let idiom = document.phrase(
                at: index, before: bounds.upperBound, ClassSet(.notSpeech), conjunctionOnly: true)
            {
                index = idiom.last + 1
                continue
            }
            let quotation = quotation(index, bounds)
            guard let best = best(at: index, rules, quotation ?? bounds, after: found.last, inside: quotation != nil)
            else {
                index += 1
                continue
            }
            found.append(best)
            if best.outcome == .line, layers.pair(openingAt: best.tokens.upperBound) == nil { break }
            index = max(best.cue.upperBound, min(best.tokens.upperBound, index + 60))
        }
        return found
    }

    /// The tokens of the quotation of more than a few words that a token stands in: what is told there is the speaker's,
    /// but for words that say who he is.
    private func quotation(_ index: Int, _ bounds: Range<Int>) -> Range<Int>? {
        guard layers.longDepths[index] > layers.longDepths[bounds.lowerBound],
            let pair = document.pairs.last(where: { $0.open < index && index < $0.close && $0.close - $0.open > 4 })
        else { return nil }
        return pair.open + 1..<min(pair.close, bounds.upperBound)
    }

    private func best(
        at index: Int, _ rules: [Rule], _ bounds: Range<Int>, after last: Construction?, inside: Bool
    ) -> Construction? {
        let token = document.tokens[index]
        guard layers.mention(at: index) == nil || token.kind == .mark else { return nil }
        var best: Construction?
        let floor = last.map { max(bounds.lowerBound, opening(after: $0)) } ?? bounds.lowerBound
        let room = min(floor, index)..<bounds.upperBound
        let verbs = token.anyKinds.contains(.verb) || token.kind == .word ? verbForms(at: index, bounds) : []
        for rule in rules where (rule.outcome == .inside) == inside {
            if rule.firstClasses.contains(.verb) ? verbs.isEmpty : !layers.mayBegin(rule, index) { continue }
            for match in matches(rule, index, verbs, room) where isBetter(match, than: best) { best = match }
        }
        return best
    }

    /// Where a later construction may begin: a comma that closes one may open the next.
    private func opening(after last: Construction) -> Int {
        let end = last.tokens.upperBound
        return end > last.cue.upperBound && document.isComma(end - 1) ? end - 1 : end
    }

    private func isBetter(_ match: Construction, than best: Construction?) -> Bool {
        guard let best else { return true }
        // Of objects behind a preposition the first is what was said.
        if isBehindPreposition(match), isBehindPreposition(best) {
            return match.tokens.upperBound < best.tokens.upperBound
        }
        return reach(match) > reach(best)
    }

    private func isBehindPreposition(_ match: Construction) -> Bool {
        match.outcome == .object && match.tokens.upperBound > match.cue.upperBound
            && document.has(match.tokens.upperBound - 1, .preposition)
    }

    /// How far a match reads from its cue on, a quotation that follows left out: what brings the content in first wins.
    private func reach(_ match: Construction) -> Int {
        if let quote = match.captures[.quote], quote.lowerBound >= match.cue.upperBound {
            // A few words in marks right after a word are part of what another rule reads.
            let isPart = quote.count <= 6 && document.tokens[quote.lowerBound - 1].kind == .word
            let end = isPart ? max(match.cue.upperBound, match.captures[.who]?.upperBound ?? 0) : quote.lowerBound
            return end - match.cue.lowerBound
        }
        return match.tokens.upperBound - match.cue.lowerBound
    }

    /// The verbs that a token may be a form of, alone or with the words after it.
    private func verbForms(at index: Int, _ bounds: Range<Int>) -> [VerbForm] {
        var forms: [VerbForm] = []
        if index > bounds.lowerBound, document.tokens[index - 1].kind == .word,
            document.tokens[index - 1].has(.negation)
        {
            return []
        }
        for reading in document.readings(of: index) where reading.node != 0 {
            document.walk(reading, from: index, before: bounds.upperBound) { phrase in
                // Behind a preposition only the present stands: "ليقول".
                guard phrase.entry.kind == .verb, reading.preposition == 0 || phrase.entry.tags.contains(.present)
                else { return }
                forms.append(
                    VerbForm(
                        verb: document.words.verbs[Int(phrase.entry.value)], tags: phrase.entry.tags,
                        reading: reading, tokens: index..<phrase.last + 1))
            }
        }
        return forms.sorted { $0.tokens.count > $1.tokens.count }
    }

    private func matches(_ rule: Rule, _ index: Int, _ verbs: [VerbForm], _ room: Range<Int>) -> [Construction] {
        if rule.firstClasses.contains(.verb) {
            return verbs.compactMap { form in
                guard cueHolds(rule, form) else { return nil }
                layers.matcher.clearCaptures()
                return match(rule, cue: form.tokens, form, room)
            }
        }
        layers.cueVerb = nil
        layers.matcher.clearCaptures()
        guard let cueEnd = layers.matcher.run(rule.cue, at: index, in: room) else { return [] }
        return match(rule, cue: index..<cueEnd, nil, room).map { [$0] } ?? []
    }

    /// True where the terms of a rule's cue hold of a verb's form.
    private func cueHolds(_ rule: Rule, _ form: VerbForm) -> Bool {
        let code = document.words.code
        guard code[rule.cue] == PatternInstruction.item.rawValue else { return true }
        var at = rule.cue + 2
        for _ in 0..<Int(code[rule.cue + 1]) {
            let terms = at + 1..<at + 1 + Int(code[at])
            at = terms.upperBound
            if holds(terms, form) { return true }
        }
        return false
    }

    private func holds(_ terms: Range<Int>, _ form: VerbForm) -> Bool {
        let code = document.words.code
        for position in terms {
            let term = PackedTerm(word: code[position])
            let found: Bool
            switch term.subject {
            case 0:
                if !term.isNegative { continue }
                found = document.tokens[form.tokens.lowerBound].kinds.contains(term.kind) && form.reading.prefix == 0
            case 1: found = form.tags.contains(term.tag)
            case 2: found = form.verb.frames.contains(term.frame)
            default:
                switch term.shape {
                case .whole: found = form.reading.prefix == 0
                case .conjoined: found = form.reading.hasConjunction
                default: found = true
                }
            }
            if found == term.isNegative { return false }
        }
        return true
    }

    private func match(
        _ rule: Rule, cue: Range<Int>, _ form: VerbForm?, _ room: Range<Int>
    ) -> Construction? {
        layers.cueVerb = form?.verb
        var first = cue.lowerBound
        if rule.backward >= 0 {
            guard let before = layers.matcher.run(rule.backward, at: cue.lowerBound, in: room, backward: true) else {
                return nil
            }
            first = before
        }
        guard let end = layers.matcher.run(rule.forward, at: cue.upperBound, in: room) else { return nil }
        return Construction(
            rule: rule, tokens: first..<end, cue: cue, verb: form, captures: layers.matcher.captures)
    }
}
